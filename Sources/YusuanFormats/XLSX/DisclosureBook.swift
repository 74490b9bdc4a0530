internal import YusuanFindings
internal import YusuanModel
internal import YusuanXLSXWriter

/// A workbook with the tables of disclosures.
///
/// | sheet | holds |
/// |---|---|
/// | `表1 预算收支总表`, … | a table as it is printed |
/// | `图表` | the charts of the profile, over cells that point to the tables |
/// | `检查结果` | what rules and reading found, with links to the cells |
///
/// With several disclosures each name begins with the unit's, and the first sheet, 目录, leads to all of them.
struct DisclosureBook {
  private(set) var workbook = XLSXWorkbook()
  private let options: FormOptions
  private let isShared: Bool
  private var names = XLSXSheetNames()
  private var contents: ContentsSheet?
  /// How many disclosures there are so far.
  private var count = 0

  /// An empty workbook. `isShared` says that there are several disclosures.
  init(_ options: FormOptions, isShared: Bool) {
    self.options = options
    self.isShared = isShared
    if isShared {
      let list = ContentsSheet(names.name(options.language == .zh ? "目录" : "Contents"))
      workbook.sheets = [list.sheet]
      workbook.definedNames = [OwnSheets.contents.definedName(of: list.sheet.name, number: 1)]
      contents = list
    }
  }

  /// Adds a disclosure. Throws `.canonicalWrong` if the profile has no place for one of its figures, and
  /// `.worksheetTooSmall`.
  mutating func add(_ printout: Printout) throws(Diagnostic) {
    count += 1
    let (document, profile) = (printout.document, printout.profile)
    let disclosure = document.disclosure
    try LayoutCSVWriter(profile: profile).checkPlaces(in: disclosure, input: disclosure.unitName ?? "-")
    if workbook.title.isEmpty { workbook.title = title(disclosure) }
    let unit = isShared ? disclosure.unitName ?? "" : ""
    // Information, such as that rounding explains a difference, would hide what matters.
    let findings = printout.findings.filter { $0.severity != .info }
    let context = TableSheet.Context(
      sums: SumFormulas(printout.sums), marks: FindingMarks(findings, language: options.language),
      language: options.language)
    var tables: [Int: TableSheet] = [:]
    for index in disclosure.tables.indices {
      guard let grid = PrintedGrid(tableAt: index, of: document, profile: profile, in: options.amountUnit) else {
        continue
      }
      let name = names.name(SheetTitle.text(disclosure.tables[index], unit: unit))
      tables[index] = try TableSheet(grid, name: name, context)
    }
    var sheets = tables.sorted { $0.key < $1.key }.map(\.value.sheet)
    let charts = ChartSheet(printout, tables, options.language)
    if !charts.isEmpty {
      let name = names.name(SheetTitle.text(options.language == .zh ? "图表" : "Charts", unit: unit))
      sheets.append(charts.sheet(name))
      workbook.definedNames.append(OwnSheets.charts.definedName(of: name, number: count))
    }
    if !findings.isEmpty {
      let name = names.name(SheetTitle.text(options.language == .zh ? "检查结果" : "Findings", unit: unit))
      sheets.append(FindingSheet(findings, of: disclosure, tables, name: name, options).sheet)
      workbook.definedNames.append(OwnSheets.findings.definedName(of: name, number: count))
    }
    workbook.sheets += sheets
    let heading = title(disclosure)
    contents?.add(heading, sheets: sheets.map(\.name))
    if let contents { workbook.sheets[0] = contents.sheet }
  }

  private func title(_ disclosure: Disclosure) -> String {
    [disclosure.unitName, disclosure.fiscalYear.map { "\($0)年" }].compactMap { $0 }.joined(separator: " ")
  }
}
