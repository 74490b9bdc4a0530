public import YusuanFindings
internal import YusuanProfiles
internal import YusuanXML

/// A classification: codes and their names in one version (科目代码表), read from `Schemas/codes/`.
public final class CodeList: Sendable {
  /// The stable id that rules use, such as `functional`.
  public let id: String
  /// The version, such as `2025`.
  public let version: String
  /// Id and version, such as `functional 2025`.
  let edition: String
  /// The name for people, by language.
  public let names: Translated
  /// The names of each code. The valid name comes first, then further spellings.
  private let titles: CodeTable<[String]>
  /// The codes with a given folded name.
  private let codes: [[Unicode.Scalar]: [CodeNumber]]
  /// The codes with a given name as the list prints it. This needs no folding.
  private let printed: [Spelling: [CodeNumber]]
  /// The former names of codes of which it is known when they were seen.
  private let former: [CodeNumber: [FormerName]]

  /// How many codes there are.
  public var count: Int { titles.entries.count }

  static let namespace = "urn:yusuan:codes:1"

  /// Loads the list written in `bytes` and checks it against `Schemas/codes.xsd`.
  ///
  /// Throws `.xmlMalformed` or `.xmlRefused` if it is not XML, `.codesWrong` if it is no code list, and otherwise its
  /// first mistake with the others attached.
  public static func load(_ bytes: [UInt8], input: String) throws(Diagnostic) -> CodeList {
    try loadWhole(bytes, input: input).list
  }

  /// The same, with all that the list says of each code. Throws as ``load(_:input:)``.
  public static func loadWhole(
    _ bytes: [UInt8], input: String
  ) throws(Diagnostic) -> (list: CodeList, entries: [CodeEntry]) {
    let mistakes = Mistakes()
    let (list, root) = try read(RuleSet.File(bytes: bytes, name: input), mistakes)
    if let mistake = Diagnostic(mistakes.all) { throw mistake }
    return (list, CodeEntry.read(root))
  }

  /// Loads the list in `file` and adds its mistakes to `mistakes`. A built-in list is not checked against its schema.
  static func load(_ file: RuleSet.File, _ mistakes: Mistakes) throws(Diagnostic) -> CodeList {
    try read(file, mistakes).list
  }

  private static func read(
    _ file: RuleSet.File, _ mistakes: Mistakes
  ) throws(Diagnostic) -> (list: CodeList, root: XMLNode) {
    let root = try XMLNode.parse(file.bytes, input: file.name)
    let notes = FileMistakes(file.bytes, input: file.name, addingTo: mistakes)
    guard root.name == "codes", root.namespace == namespace else {
      throw Diagnostic(
        .codesWrong, at: notes.location(of: root),
        [.expected: "codes (\(namespace))", .found: "\(root.name) (\(root.namespace))"])
    }
    if !file.isBuiltIn, let grammar = try XMLGrammar.codes() { notes.check(root, by: grammar) }
    return (CodeList(root, notes), root)
  }

  private init(_ root: XMLNode, _ notes: FileMistakes) {
    let nodes = root.children.filter { $0.name == "code" }
    notes.noteRepeats(of: "value", in: nodes, label: "code/@value")
    for node in nodes.flatMap({ [$0] + $0.children }) where node["source"] == nil {
      guard let year = ["from", "until"].first(where: { node[$0] != nil }) else { continue }
      notes.note(.partMissing, node, attribute: year, [.label: "\(node.name)/@\(year)", .expected: "@source"])
    }
    var titles: [CodeTable<[String]>.Entry] = []
    var seen: Set<CodeNumber> = []
    var codes: [[Unicode.Scalar]: [CodeNumber]] = [:]
    var folded: [Spelling: [Unicode.Scalar]] = [:]
    titles.reserveCapacity(root.children.count)
    seen.reserveCapacity(root.children.count)
    codes.reserveCapacity(root.children.count)
    folded.reserveCapacity(root.children.count)
    var names = Translated()
    var former: [CodeNumber: [FormerName]] = [:]
    for node in root.children {
      if node.name == "name", let language = node["lang"].flatMap(Language.init(rawValue:)) {
        names[language] = node.text
      }
      guard node.name == "code", let value = node["value"], let title = node["name"] else { continue }
      guard let code = CodeNumber(value), seen.insert(code).inserted else { continue }
      let spellings = [title] + node.children.map { $0["name"] ?? $0.text }
      for node in node.children where node.name == "former" {
        former[code, default: []].append(FormerName(node))
      }
      titles.append(CodeTable.Entry(code: code, value: spellings))
      for spelling in spellings {
        let name = RowKey.name(spelling)
        codes[name, default: []].append(code)
        folded[Spelling(spelling)] = name
      }
    }
    (id, version) = (root["id"] ?? "", root["version"] ?? "")
    edition = "\(id) \(version)"
    (self.titles, self.codes, self.names, self.former) = (CodeTable(titles), codes, names, former)
    printed = folded.mapValues { codes[$0] ?? [] }
  }

  /// The codes and their valid names, in ascending order.
  public var entries: [(String, String)] { titles.entries.map { ($0.code.text, $0.value.first ?? "") } }

  /// The valid name of `code`, or nil if the list does not have it.
  func title(_ code: CodeNumber) -> String? { titles[code]?.first }

  /// Whether the list has `code`.
  func contains(_ code: CodeNumber) -> Bool { titles.place(of: code) != nil }

  /// Whether `name` is one of the names of `code`.
  func knows(_ code: CodeNumber, as name: String) -> Bool {
    title(code) == name || codes(named: name).contains(code)
  }

  /// Whether `name` is a former name of `code` that was last seen before `year`. Such a name is out of date.
  func isFormer(_ code: CodeNumber, as name: String, in year: Int) -> Bool {
    guard let known = former[code] else { return false }
    let folded = RowKey.name(name)
    return known.contains { RowKey.name($0.name) == folded && ($0.lastYear ?? year) < year }
  }

  /// The codes named `name`.
  func codes(named name: String) -> [CodeNumber] { printed[Spelling(name)] ?? codes[RowKey.name(name)] ?? [] }
}
