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

  static let namespace = "urn:yusuan:codes:1"

  /// The list written in `bytes`, checked for what `Schemas/codes.xsd` asks for.
  ///
  /// Throws `.xmlMalformed` or `.xmlRefused` for what is no XML, `.codesWrong` for what is no list, and the first of its other
  /// mistakes, with the rest as its further ones.
  public static func load(_ bytes: [UInt8], input: String) throws(Diagnostic) -> CodeList {
    let mistakes = Mistakes()
    let list = try load(RuleSet.File(bytes: bytes, name: input), mistakes)
    if let mistake = Diagnostic(mistakes.all) { throw mistake }
    return list
  }

  /// The list that `file` holds, whose mistakes are added to `mistakes`; one inside the program is by its schema already.
  static func load(_ file: RuleSet.File, _ mistakes: Mistakes) throws(Diagnostic) -> CodeList {
    let root = try XMLNode.parse(file.bytes, input: file.name)
    let notes = FileMistakes(file.bytes, input: file.name, addingTo: mistakes)
    guard root.name == "codes", root.namespace == namespace else {
      throw Diagnostic(
        .codesWrong, at: notes.location(of: root),
        [.expected: "codes (\(namespace))", .found: "\(root.name) (\(root.namespace))"])
    }
    if !file.isBuiltIn, let grammar = try XMLGrammar.codes() { notes.check(root, by: grammar) }
    return CodeList(root, notes)
  }

  private init(_ root: XMLNode, _ notes: FileMistakes) {
    notes.noteRepeats(of: "value", in: root.children.filter { $0.name == "code" }, label: "code/@value")
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
      guard let code = CodeNumber(value), seen.insert(code).inserted else { continue }
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

  /// The codes and their valid names, in rising order.
  public var entries: [(String, String)] { titles.entries.map { ($0.code.text, $0.value.first ?? "") } }

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
