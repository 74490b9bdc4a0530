/// The findings of a report as a reader wants them (发现的整理): without those that are known or waived, and by their causes.
public struct FindingReview: Sendable {
  /// A finding with its id.
  public struct Item: Sendable {
    /// The finding.
    public var finding: Finding
    /// Its id.
    public var id: String
    /// The id of the first finding of its cause, or nil if it is the first itself.
    public var cause: String?
    /// The waiver that lets it stand, or nil if there is none.
    public var waiver: Waiver?

    /// `finding` of `report`, alone.
    public init(_ finding: Finding, of report: CheckReport) { (self.finding, id) = (finding, finding.id(in: report)) }

    fileprivate init(_ finding: Finding, _ id: String, _ waiver: Waiver? = nil) {
      (self.finding, self.id, self.waiver) = (finding, id, waiver)
    }
  }

  /// The report.
  public let report: CheckReport
  /// The findings to be shown, in the order of the rules.
  public let shown: [Item]
  /// The findings that are waived, in the order of the rules.
  public let waived: [Item]
  /// How many findings the earlier report has, too.
  public let known: Int
  /// The ids of all findings.
  public let ids: Set<String>
  private let followers: [String: [Item]]

  /// The findings of `report`: without those in `baseline`, and with `waivers` set apart.
  public init(_ report: CheckReport, baseline: Set<String> = [], waivers: [Waiver] = []) {
    self.report = report
    var (open, waived, known): ([Item], [Item], Int) = ([], [], 0)
    var ids: Set<String> = []
    for finding in report.findings {
      let id = finding.id(in: report)
      ids.insert(id)
      if baseline.contains(id) {
        known += 1
      } else if let waiver = waivers.first(where: { $0.covers(finding, id, in: report) }) {
        waived.append(Item(finding, id, waiver))
      } else {
        open.append(Item(finding, id))
      }
    }
    let causes = Causes(open.map(\.finding))
    for index in open.indices { open[index].cause = causes.head(of: index).map { open[$0].id } }
    followers = Dictionary(grouping: open.filter { $0.cause != nil }) { $0.cause ?? "" }
    self.ids = ids
    (shown, self.waived, self.known) = (open, waived, known)
  }

  /// The findings that have the cause of `item`, without it.
  public func followers(of item: Item) -> [Item] { followers[item.id] ?? [] }
}
