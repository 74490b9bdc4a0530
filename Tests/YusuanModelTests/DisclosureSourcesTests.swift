import Testing
import YusuanFindings
import YusuanModel

/// Where figures stood, kept beside the content.
@Suite struct DisclosureSourcesTests {
  private let first = SourceSheet(input: "a.xlsx", name: "表1", digest: "00")
  private let second = SourceSheet(input: "a.xlsx", name: "表1(续)", digest: "00")

  private func panel() -> PanelSource {
    var panel = PanelSource()
    panel.append(sheet: first, row: 6, line: 0, columns: [2, 4])
    panel.append(sheet: first, row: 7, line: 0, columns: [])
    panel.append(sheet: second, row: 3, line: 0, columns: [5])
    return panel
  }

  @Test(arguments: [
    (0, 0, "a.xlsx", "表1", 6, 2), (0, 1, "a.xlsx", "表1", 6, 4), (2, 0, "a.xlsx", "表1(续)", 3, 5),
  ])
  func aValueHasItsCell(row: Int, value: Int, input: String, sheet: String, line: Int, column: Int) {
    let expected = Location(input: input, sheet: sheet, cell: CellPosition(row: line, column: column))
    #expect(panel().location(row: row, value: value) == expected)
  }

  @Test(arguments: [(0, 2), (1, 0), (2, 1), (3, 0), (-1, 0)])
  func whatIsNotThereHasNoPlace(row: Int, value: Int) {
    #expect(panel().location(row: row, value: value) == nil)
    #expect(panel().column(row: row, value: value) == nil)
  }

  @Test func delimitedTextHasLines() {
    var panel = PanelSource()
    panel.append(sheet: SourceSheet(input: "b.csv", name: nil), row: 9, line: 12, columns: [3])
    #expect(
      panel.location(row: 0, value: 0)
        == Location(input: "b.csv", line: 12, cell: CellPosition(row: 9, column: 3)))
  }

  @Test func whatHasNoSheetHasNoPlaceButAColumn() {
    var panel = PanelSource()
    panel.append(sheet: nil, row: 0, line: 0, columns: [3])
    #expect(panel.location(row: 0, value: 0) == nil)
    #expect(panel.column(row: 0, value: 0) == 3)
    #expect(panel.origin(row: 0) == Origin())
    #expect(panel.origin(row: 1) == Origin())
  }

  @Test func rowsOfAContinuedTableComeBehind() {
    var whole = PanelSource()
    whole.append(sheet: first, row: 6, line: 0, columns: [2, 4])
    var rest = PanelSource()
    rest.append(sheet: first, row: 7, line: 0, columns: [])
    rest.append(sheet: second, row: 3, line: 0, columns: [5])
    whole.append(rest)
    #expect(whole == panel())
    #expect(whole.rows.map(\.row) == [6, 7, 3])
  }

  @Test func sheetsAreEqualByWhatTheyName() {
    #expect(first == SourceSheet(input: "a.xlsx", name: "表1", digest: "00"))
    #expect(first != second)
    #expect(first != SourceSheet(input: "a.xlsx", name: "表1", digest: "01"))
    #expect(Set([first, SourceSheet(input: "a.xlsx", name: "表1", digest: "00")]).count == 1)
  }

  @Test func tablesAndPanelsAreCountedAsInTheDisclosure() {
    var sources = DisclosureSources()
    var table = TableSource()
    table.panels = [PanelSource(), panel()]
    sources.tables = [TableSource(), table]
    #expect(sources.location(table: 1, panel: 1, row: 2, value: 0)?.cell == CellPosition(row: 3, column: 5))
    for (table, panel) in [(0, 0), (1, 2), (2, 0), (-1, 0), (1, -1)] {
      #expect(sources.location(table: table, panel: panel, row: 2, value: 0) == nil)
    }
  }

  @Test func contentIsComparedWithoutPlaces() {
    let disclosure = Disclosure(profile: "p", unitName: "甲", fiscalYear: 2025, amountUnit: .yuan)
    var sources = DisclosureSources()
    sources.tables = [TableSource()]
    let (bare, placed) = (Document(disclosure), Document(disclosure, sources: sources))
    #expect(bare.disclosure == placed.disclosure && bare.sources != placed.sources)
  }
}
