public import Diagnostics
internal import LibXML

extension Layout {
  /// The layout inside the program that has the id `id`, or nil.
  public static func builtIn(_ id: String) throws(Diagnostic) -> Layout? {
    guard let file = SchemaFile.named("layouts/\(id).xml") else { return nil }
    return try read(file.bytes, input: file.name)
  }

  /// The ids of the layouts inside the program.
  public static var builtInIDs: [String] {
    SchemaFile.names(in: "layouts/").map { String($0.dropFirst("layouts/".count).dropLast(4)) }
  }

  /// The layout used where none is asked for.
  public static let defaultID = "shanxi-unit-2025"

  /// The layout written in `bytes`, checked against `Schemas/layout.xsd` and then for what a schema cannot say.
  ///
  /// Throws `.xmlMalformed` or `.xmlRefused` for what is no XML, `.layoutWrong` with the line for what is no layout.
  public static func load(_ bytes: [UInt8], input: String) throws(Diagnostic) -> Layout {
    try read(bytes, input: input, checkingSchema: true)
  }

  private static func read(_ bytes: [UInt8], input: String, checkingSchema: Bool = false) throws(Diagnostic) -> Layout {
    let root = try XMLNode.parse(bytes, input: input)
    if checkingSchema { try check(bytes, input: input) }
    let loader = LayoutLoader(input: input)
    return try loader.layout(root)
  }

  private static func check(_ bytes: [UInt8], input: String) throws(Diagnostic) {
    guard let file = SchemaFile.named("layout.xsd") else { return }
    let findings = try XMLSchema(file.bytes, name: file.name).validate(bytes, input: input)
    guard let first = findings.first else { return }
    throw Diagnostic(
      .layoutWrong, at: first.location, [.expected: file.name, .found: first.facts[.reason] ?? ""])
  }
}

/// Turns the elements of a layout file into a ``Layout``; every refusal names the line.
struct LayoutLoader {
  static let namespace = "urn:yusuan:layout:1"

  let input: String

  init(input: String) { self.input = input }

  func layout(_ root: XMLNode) throws(Diagnostic) -> Layout {
    guard root.name == "layout", root.namespace == Self.namespace else {
      throw wrong(root, expected: "layout (\(Self.namespace))", found: root.name)
    }
    var words = LayoutWords()
    var tables: [TableLayout] = []
    var names: [String: String] = [:]
    for child in root.children {
      switch child.name {
      case "name": names[try attribute("lang", of: child)] = child.text
      case "words": words = try self.words(child)
      case "table": tables.append(try table(child))
      default: throw wrong(child, expected: "name, words, table", found: child.name)
      }
    }
    try refuseRepeats(tables.map { String($0.number) }, what: "table", at: root)
    try refuseRepeats(tables.map(\.id), what: "table", at: root)
    let id = try attribute("id", of: root)
    return Layout(
      id: id, chineseName: names["zh"] ?? id, englishName: names["en"] ?? id,
      amountUnit: try amountUnit("amountUnit", of: root), words: words, tables: tables.sorted { $0.number < $1.number })
  }

  private func words(_ node: XMLNode) throws(Diagnostic) -> LayoutWords {
    var words = LayoutWords()
    for child in node.children {
      let label = Label(child.text)
      switch child.name {
      case "unitName": words.unitName.append(label)
      case "amountUnitLabel": words.amountUnit.append(label)
      case "amountUnit": words.amountUnits.append(AmountUnitWord(word: label, unit: try amountUnit("unit", of: child)))
      case "printLabel": words.printLabels.append(label)
      case "continuation": words.continuations.append(label)
      case "watermark": words.watermarks.append(label)
      case "note": words.notes.append(label)
      case "emptyNote": words.emptyNotes.append(label)
      case "signature": words.signatures.append(label)
      case "codePart": words.codeParts.append(label)
      case "otherTable": words.otherTables.append(label)
      default: throw wrong(child, expected: "a word of the layout", found: child.name)
      }
    }
    return words
  }

  // MARK: What every part needs

  func attribute(_ name: String, of node: XMLNode) throws(Diagnostic) -> String {
    guard let value = node[name], !value.isEmpty else { throw wrong(node, expected: "@\(name)", found: node.name) }
    return value
  }

  func amountUnit(_ name: String, of node: XMLNode) throws(Diagnostic) -> AmountUnit {
    try value(name, of: node, AmountUnit.init(rawValue:), expected: "元, 万元")
  }

  func value<Value>(
    _ name: String, of node: XMLNode, _ convert: (String) -> Value?, expected: @autoclosure () -> String
  ) throws(Diagnostic) -> Value {
    let text = try attribute(name, of: node)
    guard let value = convert(text) else { throw wrong(node, expected: "@\(name) = \(expected())", found: text) }
    return value
  }

  func refuseRepeats(_ names: [String], what: String, at node: XMLNode) throws(Diagnostic) {
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted {
      throw wrong(node, expected: "each \(what) once", found: name)
    }
  }

  func wrong(_ node: XMLNode, expected: String, found: String) -> Diagnostic {
    Diagnostic(
      .layoutWrong, at: Location(input: input, line: node.line), [.expected: expected, .found: found])
  }
}
