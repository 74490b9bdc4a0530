public import YusuanFindings
internal import YusuanProfiles
internal import YusuanXML

/// A classification: codes and their names in one version (科目代码表), read from `Schemas/codes/`.
public final class CodeList: Sendable {
  /// The stable id that rules name, such as `functional`.
  public let id: String
  /// The version, such as `2025`.
  public let version: String
  /// Id and version, such as `functional 2025`.
  let edition: String
  /// The name for people, by language.
  public let names: Translated
  /// The names of each code, the valid one first, further spellings behind it.
  private let titles: CodeTable<[String]>
  /// The codes that bear a folded name.
  private let codes: [[Unicode.Scalar]: [CodeNumber]]
  /// The same for names as the list prints them, which need no folding.
  private let printed: [Spelling: [CodeNumber]]

  /// How many codes there are.
  public var count: Int { titles.entries.count }

  /// The list written in `bytes`, checked against `Schemas/codes.xsd`.
  ///
  /// Throws `.xmlMalformed` or `.xmlRefused` for what is no XML, `.codesWrong` with the line for what is no list.
  public static func load(_ bytes: [UInt8], input: String) throws(Diagnostic) -> CodeList {
    try read(bytes, input: input, schema: SchemaFile.named("codes.xsd"))
  }

  /// The list that a profile brings along: one inside the program is by its schema already.
  static func load(_ companion: ProfileCompanion) throws(Diagnostic) -> CodeList {
    let schema = companion.isBuiltIn ? nil : SchemaFile.named("codes.xsd")
    return try read(companion.bytes, input: companion.name, schema: schema)
  }

  private static func read(
    _ bytes: [UInt8], input: String, schema: SchemaFile?
  ) throws(Diagnostic) -> CodeList {
    let root = try XMLNode.parse(bytes, input: input)
    if let schema, let first = try XMLSchema(schema.bytes, name: schema.name).validate(bytes, input: input).first {
      throw Diagnostic(
        .codesWrong, at: first.location, [.expected: schema.name, .found: first.facts[.reason] ?? ""])
    }
    return try CodeList(root, input: input)
  }

  private init(_ root: XMLNode, input: String) throws(Diagnostic) {
    var titles: [CodeTable<[String]>.Entry] = []
    var seen: Set<CodeNumber> = []
    var codes: [[Unicode.Scalar]: [CodeNumber]] = [:]
    var folded: [Spelling: [Unicode.Scalar]] = [:]
    titles.reserveCapacity(root.children.count)
    seen.reserveCapacity(root.children.count)
    codes.reserveCapacity(root.children.count)
    folded.reserveCapacity(root.children.count)
    var names = Translated()
    for node in root.children {
      if node.name == "name", let language = node["lang"].flatMap(Language.init(rawValue:)) {
        names[language] = node.text
      }
      guard node.name == "code", let value = node["value"], let title = node["name"] else { continue }
      guard let code = CodeNumber(value), seen.insert(code).inserted else {
        throw Diagnostic(
          .codesWrong, at: Location(input: input, line: node.line), [.expected: "each code once", .found: value])
      }
      let spellings = [title] + node.children.map(\.text)
      titles.append(CodeTable.Entry(code: code, value: spellings))
      for spelling in spellings {
        let name = RowKey.name(spelling)
        codes[name, default: []].append(code)
        folded[Spelling(spelling)] = name
      }
    }
    (id, version) = (root["id"] ?? "", root["version"] ?? "")
    edition = "\(id) \(version)"
    (self.titles, self.codes, self.names) = (CodeTable(titles), codes, names)
    printed = folded.mapValues { codes[$0] ?? [] }
  }

  /// The valid name of `code`, or nil where the list does not have it.
  func title(_ code: CodeNumber) -> String? { titles[code]?.first }

  /// Whether the list has `code`.
  func contains(_ code: CodeNumber) -> Bool { titles.place(of: code) != nil }

  /// Whether `name` is one of the names of `code`.
  func knows(_ code: CodeNumber, as name: String) -> Bool {
    title(code) == name || codes(named: name).contains(code)
  }

  /// The codes that bear a name.
  func codes(named name: String) -> [CodeNumber] { printed[Spelling(name)] ?? codes[RowKey.name(name)] ?? [] }
}

extension ProfileCompanion {
  /// The file is one inside the program, byte for byte; its tests check it against its schema.
  var isBuiltIn: Bool { SchemaFile.named(name)?.bytes == bytes }
}
