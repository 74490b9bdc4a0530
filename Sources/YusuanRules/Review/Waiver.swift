public import YusuanFindings
internal import YusuanModel
internal import YusuanXML

/// A finding that somebody has looked at and lets stand (豁免), with the reason.
public struct Waiver: Sendable, Hashable {
  /// The id of the finding, or nil if it is for all findings of ``rule``.
  public var finding: String?
  /// The id of the rule, or nil if it is for one finding.
  public var rule: String?
  /// The unit for which it holds, or nil for every unit.
  public var unit: String?
  /// The fiscal year for which it holds, or nil for every year.
  public var year: Int?
  /// Why the finding may stand.
  public var reason: String
  /// Who says so.
  public var by: String
  /// The day on which it was said, such as `2025-03-01`.
  public var date: String
  /// The last day on which it holds, or nil if it does not end.
  public var until: String?
  /// Where it stands.
  public var location: Location

  init(_ node: XMLNode, _ location: Location) {
    (finding, rule, unit) = (node["finding"], node["rule"], node["unit"])
    year = node["year"].flatMap { Int($0) }
    (reason, by, date, until) = (node["reason"] ?? "", node["by"] ?? "", node["date"] ?? "", node["until"])
    self.location = location
  }

  /// Whether it holds for the finding with the id `id` in `report`.
  func covers(_ other: Finding, _ id: String, in report: CheckReport) -> Bool {
    if let finding, finding != id { return false }
    if let rule, rule != other.rule { return false }
    if let year, year != report.fiscalYear { return false }
    if let unit, FoldedText(unit) != FoldedText(report.unitName ?? "") { return false }
    return true
  }
}

/// The waivers of a file (豁免清单), judged on one day.
public struct WaiverList: Sendable {
  /// Those that hold.
  public let valid: [Waiver]
  /// Those whose last day is past.
  public let expired: [Waiver]

  static let namespace = "urn:yusuan:waivers:1"

  /// The waivers written in `bytes`, on the day `today`, such as `2026-03-01`. Checked against `Schemas/waivers.xsd`.
  ///
  /// Throws `.xmlMalformed` or `.xmlRefused` if it is not XML, `.waiversWrong` if it is no file of waivers, and otherwise its
  /// first mistake with the others attached.
  public init(_ bytes: [UInt8], input: String, today: String) throws(Diagnostic) {
    let root = try XMLNode.parse(bytes, input: input)
    let mistakes = Mistakes()
    let notes = FileMistakes(bytes, input: input, addingTo: mistakes)
    guard root.name == "waivers", root.namespace == Self.namespace else {
      throw Diagnostic(
        .waiversWrong, at: notes.location(of: root),
        [.expected: "waivers (\(Self.namespace))", .found: "\(root.name) (\(root.namespace))"])
    }
    if let grammar = try XMLGrammar.waivers() { notes.check(root, by: grammar) }
    for node in root.children where node["finding"] == nil && node["rule"] == nil {
      notes.note(.partMissing, node, [.label: "waiver", .expected: "@finding, @rule"])
    }
    if let mistake = Diagnostic(mistakes.all) { throw mistake }
    let waivers = root.children.map { Waiver($0, notes.location(of: $0)) }
    // Days in this form are in the order of their texts.
    valid = waivers.filter { $0.until.map { $0 >= today } ?? true }
    expired = waivers.filter { $0.until.map { $0 < today } ?? false }
  }
}
