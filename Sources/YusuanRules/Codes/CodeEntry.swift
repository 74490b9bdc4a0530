internal import YusuanXML

/// A code of a list with all that the list says of it (科目代码表中的一条).
public struct CodeEntry: Sendable, Hashable {
  /// The digits.
  public var code: String
  /// The valid name (现名).
  public var name: String
  /// The valid name, written otherwise.
  public var spellings: [String]
  /// The names that the code had before (旧名).
  public var formerNames: [FormerName]
  /// When it was in use.
  public var time: CodeTime

  /// The entries of the list whose root is `root`, in ascending order of their codes.
  static func read(_ root: XMLNode) -> [CodeEntry] {
    root.children.filter { $0.name == "code" }.map(CodeEntry.init).sorted { $0.code < $1.code }
  }

  private init(_ node: XMLNode) {
    code = node["value"] ?? ""
    name = node["name"] ?? ""
    spellings = node.children.filter { $0.name == "spelling" }.map(\.text)
    formerNames = node.children.filter { $0.name == "former" }.map(FormerName.init)
    time = CodeTime(node)
  }
}

/// A name that a code had before (旧名).
public struct FormerName: Sendable, Hashable {
  /// The name.
  public var name: String
  /// When it was in use.
  public var time: CodeTime

  init(_ node: XMLNode) { (name, time) = (node["name"] ?? "", CodeTime(node)) }

  /// The last year in which it is known to have been in use, or nil if nothing is known.
  var lastYear: Int? { time.until ?? time.seen.compactMap { Int($0.suffix(4)) }.max() }
}

/// When a code or a name was in use, as far as it is known (使用年份).
public struct CodeTime: Sendable, Hashable {
  /// The published budgets in which it stood, each a place and a year, such as `上海2025`.
  public var seen: [String]
  /// The first year, by ``source``, or nil if no document says it.
  public var from: Int?
  /// The last year, by ``source``, or nil if no document says it.
  public var until: Int?
  /// The document that names the years.
  public var source: String?

  init(_ node: XMLNode) {
    seen = node["seen"].map { $0.split(separator: " ").map(String.init) } ?? []
    from = node["from"].flatMap { Int($0) }
    until = node["until"].flatMap { Int($0) }
    source = node["source"]
  }
}
