public import YusuanFindings
public import YusuanProfiles
internal import YusuanXML

/// A rule as written in its file, for comparing profiles (规则的文字).
public struct RuleText: Sendable, Hashable {
  /// The rule's id.
  public let id: String
  /// The severity of a failure.
  public let severity: Severity
  /// Its Chinese title.
  public let title: String
  /// Its title, explanation and expectation in both languages.
  public let words: String
  /// Each formula, statement or other part on one line, as in XML but without quotes. Examples are not included.
  public let parts: [String]

  /// The switched-on rules of `profile`, in their order. Throws the errors of reading them.
  public static func all(of profile: Profile) throws(Diagnostic) -> [RuleText] {
    let mistakes = Mistakes()
    let files = RuleSet.read(profile.companions.filter { $0.kind == .rules }.map(RuleSet.File.init), mistakes)
    if let mistake = Diagnostic(mistakes.all) { throw mistake }
    return RuleSet.merge(files.filter { $0.isFor(profile) }).written.map { RuleText($0.id, $0.node) }
  }

  private static let wordElements = ["title", "explanation", "expected"]

  private init(_ id: String, _ node: XMLNode) {
    self.id = id
    severity = node["severity"].flatMap(Severity.init(rawValue:)) ?? .error
    title = node.children.first { $0.name == "title" && $0["lang"] == "zh" }?.text ?? id
    words = node.children.filter { Self.wordElements.contains($0.name) }.map(Self.line).joined(separator: " ")
    parts = node.children.filter { !Self.wordElements.contains($0.name) && $0.name != "example" }.map(Self.line)
  }

  private static func line(_ node: XMLNode) -> String {
    let text = node.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let attributes = node.attributes.map { " \($0.name)=\($0.value)" }.joined()
    let inner = node.children.map(line)
    return "<\(node.name)\(attributes)>" + ([text] + inner).filter { !$0.isEmpty }.joined(separator: " ")
  }
}
