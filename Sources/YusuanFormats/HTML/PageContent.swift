internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// What the parts of a page have in common (网页内容): the grids of a disclosure, its findings by number, and which cells they
/// mark.
struct PageContent {
  /// How many findings a page shows. The bound holds for any input; a page that leaves some out says so.
  static let findingLimit = 5_000

  let printout: Printout
  let language: Language
  let prefix: String
  /// The grids of the tables. Nil for a table that the profile does not have.
  let grids: [PrintedGrid?]
  /// The findings that are shown. The first one has the number 1.
  let findings: ArraySlice<PrintedFinding>
  let charts: [PrintedChart]
  /// The numbers of the findings about each printed cell.
  private var marks: [CellPlace: [Int]] = [:]
  /// The numbers of the findings about a table and none of its printed cells.
  private var tableMarks: [Int: [Int]] = [:]
  /// Cells that a chart names.
  private var drawn: Set<CellPlace> = []
  /// Whether the inputs are told apart by their names without folders.
  private let hasShortNames: Bool

  init(_ printout: Printout, _ options: PageOptions) {
    self.printout = printout
    language = options.language
    prefix = options.anchorPrefix
    let document = printout.document
    grids = document.disclosure.tables.indices.map {
      PrintedGrid(tableAt: $0, of: document, profile: printout.profile, in: options.amountUnit)
    }
    let inputs = Set(document.sources.tables.compactMap(\.title.sheet?.input))
    hasShortNames = Set(inputs.map(Self.shortName)).count == inputs.count
    findings = printout.findings.prefix(Self.findingLimit)
    charts = PrintedChart.all(of: document, printout.profile)
    for (index, finding) in findings.enumerated() {
      let cells = finding.cells.filter(isPrinted)
      for cell in cells { marks[cell, default: []].append(index + 1) }
      if cells.isEmpty, let table = finding.table { tableMarks[table, default: []].append(index + 1) }
    }
    drawn = Set(charts.flatMap { $0.points.map(\.cell) }.filter(isPrinted))
  }

  var document: Document { printout.document }
  var disclosure: Disclosure { printout.document.disclosure }

  /// Whether the page prints the cell.
  func isPrinted(_ cell: CellPlace) -> Bool {
    guard let grid = grids[cell.table], let panel = grid.table.panel(grid.layout.panels[cell.panel].id) else {
      return false
    }
    return panel.rows.indices.contains(cell.row) && grid.column(of: cell) != nil
  }

  /// The numbers of the findings about the cell.
  func marks(of cell: CellPlace) -> [Int] { marks[cell] ?? [] }

  /// The numbers of the findings about the table at `index` and none of its printed cells.
  func marks(ofTable index: Int) -> [Int] { tableMarks[index] ?? [] }

  /// The gravest severity of the findings with these numbers. Nil if there are none.
  func severity(_ numbers: [Int]) -> Severity? { numbers.map { findings[$0 - 1].severity }.max() }

  // MARK: Anchors

  /// The anchor of a cell, if something leads to it.
  func anchor(ofNamed cell: CellPlace) -> String? {
    marks[cell] != nil || drawn.contains(cell) ? anchor(cell) : nil
  }

  func anchor(_ cell: CellPlace) -> String {
    "\(prefix)c\(cell.table + 1)-\(cell.panel + 1)-\(cell.row + 1)-\(cell.column + 1)"
  }

  func anchor(table index: Int) -> String { "\(prefix)t\(index + 1)" }

  func anchor(finding number: Int) -> String { "\(prefix)f\(number)" }

  func anchor(part: String) -> String { prefix + part }

  /// What names a part of the page: the element `id`, and where several disclosures stand on it, the disclosure.
  func names(_ id: String) -> String { prefix.isEmpty ? id : "\(id) \(anchor(part: "name"))" }

  // MARK: Places

  /// A place in short: the input without its folder, the sheet, and the cell or the line. The folders of whoever wrote the
  /// page are nobody's business, and another folder gives the same page.
  func place(_ location: Location) -> String {
    var steps = [hasShortNames ? Self.shortName(location.input) : location.input]
    if let sheet = location.sheet { steps.append(words("工作表“\(sheet)”", "sheet “\(sheet)”")) }
    if let line = location.line { steps.append(words("第 \(line) 行", "line \(line)")) }
    if let cell = location.cell, cell.row > 0 { steps.append(cell.a1) }
    return steps.joined(separator: " › ") + Wording(language).hidden(location)
  }

  private static func shortName(_ input: String) -> String {
    input.split(separator: "/").last.map(String.init) ?? input
  }

  // MARK: Words

  /// The words of `phrase` in the page's language.
  func words(_ phrase: Phrase) -> String { phrase[language] }

  /// The words for Chinese or English readers.
  func words(_ chinese: String, _ english: String) -> String { language == .zh ? chinese : english }

  /// The words for a severity, with a sign: colour is not all that tells them apart.
  func badge(_ severity: Severity) -> String {
    let sign =
      switch severity {
      case .error: "✖"
      case .warning: "▲"
      case .info: "ℹ"
      }
    return sign + " " + Wording(language).severity(severity)
  }

  /// The unit and year of the disclosure. A department is marked as one, because its own unit may have the same name.
  var name: String {
    let unit = disclosure.unitName ?? words("未知单位", "unknown unit")
    let level = disclosure.unitLevel == .department ? words("（部门）", " (department)") : ""
    return unit + level + (disclosure.fiscalYear.map { words(" \($0)年", " \($0)") } ?? "")
  }

  /// The unit in which amounts of findings and charts are shown.
  func unit(ofTable index: Int?) -> AmountUnit { index.flatMap { grids[$0]?.amountUnit } ?? disclosure.amountUnit }
}
