public import YusuanFindings
internal import YusuanModel
internal import YusuanPlatform
internal import YusuanProfiles
public import YusuanRules
internal import YusuanSheets

/// A code list as a person looks into it (可查阅的科目代码表).
public struct CodeCatalogue: Sendable {
  /// How many bytes a file may have.
  private static let limit = 4 << 20

  /// The list.
  public let list: CodeList
  /// Its codes in ascending order.
  public let entries: [CodeEntry]
  private let places: [String: Int]

  /// The list named `choice`: the id of one inside the program, or a file.
  ///
  /// Throws `.nameUnknown` if there is none of this name, `.fileUnreadable`, and the errors of ``CodeList/load(_:input:)``.
  public init(_ choice: String) throws(Diagnostic) {
    if choice.contains("/") || choice.contains(".") {
      try self.init(ByteSource(path: choice).readAll(limit: Self.limit), input: choice)
    } else {
      try self.init(Self.file(choice), input: "codes/\(choice).xml")
    }
  }

  private init(_ bytes: [UInt8], input: String) throws(Diagnostic) {
    (list, entries) = try CodeList.loadWhole(bytes, input: input)
    places = Dictionary(entries.enumerated().map { ($0.element.code, $0.offset) }) { first, _ in first }
  }

  /// The ids of the lists inside the program.
  public static var builtIn: [String] {
    SchemaFile.names(in: "codes/").map { String($0.dropFirst("codes/".count).prefix { $0 != "." }) }
  }

  /// The file of the list `id` inside the program. Throws `.nameUnknown`.
  public static func file(_ id: String) throws(Diagnostic) -> [UInt8] {
    if let file = SchemaFile.named("codes/\(id).xml"), builtIn.contains(id) { return file.bytes }
    throw Diagnostic(
      .nameUnknown, at: Location(input: id), because: .codeList,
      [.found: id, .expected: builtIn.joined(separator: ", ")])
  }

  /// The codes that begin with `text`, if it is digits; else those that have it in a name, present or former. Blanks, width
  /// and brackets make no difference.
  public func entries(matching text: String) -> [CodeEntry] {
    if text.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) {
      return entries.filter { $0.code.hasPrefix(text) }
    }
    let wanted = FoldedText(text).scalars
    guard !wanted.isEmpty else { return [] }
    return entries.filter { entry in
      let names = [entry.name] + entry.spellings + entry.formerNames.map(\.name)
      return names.contains { Self.holds(FoldedText($0).scalars, wanted) }
    }
  }

  private static func holds(_ text: [Unicode.Scalar], _ wanted: [Unicode.Scalar]) -> Bool {
    guard text.count >= wanted.count else { return false }
    return (0...(text.count - wanted.count)).contains { text[$0..<($0 + wanted.count)].elementsEqual(wanted) }
  }

  /// The names of the codes above `entry`, the highest first.
  public func names(above entry: CodeEntry) -> [String] {
    (1..<max(entry.code.count, 1)).compactMap { places[String(entry.code.prefix($0))].map { entries[$0].name } }
  }

  /// The entry of `code`, or nil if there is none.
  public subscript(_ code: String) -> CodeEntry? { places[code].map { entries[$0] } }

  // MARK: Two lists

  /// What differs in a replacement (与现有代码表的差异).
  public enum Difference: Sendable, Hashable {
    /// A code that only the replacement has.
    case added(CodeEntry)
    /// A code that the replacement does not have.
    case missing(CodeEntry)
    /// A code with another name in the replacement.
    case renamed(CodeEntry, to: String)
  }

  /// What differs in `replacement`, in ascending order of the codes.
  public func differences(in replacement: CodeCatalogue) -> [Difference] {
    var differences: [(String, Difference)] = entries.compactMap { entry in
      guard let other = replacement[entry.code] else { return (entry.code, .missing(entry)) }
      return other.name == entry.name ? nil : (entry.code, .renamed(entry, to: other.name))
    }
    differences += replacement.entries.filter { self[$0.code] == nil }.map { ($0.code, .added($0)) }
    return differences.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
