import Testing
@testable import YusuanModel
@testable import YusuanProfiles

/// The paths of rows: the ids or codes down to the row, each once in its panel.
@Suite struct RowPathsTests {
  private static let functions = OpenRows.codes(kind: .function, lengths: [3, 5, 7])
  private static let projects = OpenRows.list(kind: .project, level: 2)

  private func panel(_ open: OpenRows?, fixed paths: [String] = []) -> PanelLayout {
    let rows = paths.map { path in
      RowLayout(
        id: path, path: path, kind: .item, label: Label(path), carriesUnitName: false, spellings: [], level: nil,
        code: nil, isRequired: false, beside: nil)
    }
    return PanelLayout(id: "only", label: nil, columns: [], rows: rows, openRows: open, openRowsIndex: 0)
  }

  /// The paths of the rows of a list, by their labels.
  private func paths(_ labels: [String], fixed: [String] = []) -> [String] {
    var paths = RowPaths(panel(Self.projects, fixed: fixed))
    return labels.map { paths.path(fixed: nil, code: nil, item: $0, kind: .project) }
  }

  @Test func aFixedRowHasThePathOfTheProfile() {
    var paths = RowPaths(panel(nil))
    for path in ["carryover/generalPublicBudget", "generalPublicBudget"] {
      #expect(paths.path(fixed: path, code: nil, item: "一、一般公共预算", kind: .item) == path)
    }
  }

  @Test(arguments: [
    ("208", "208"), ("20805", "208/20805"), ("2080505", "208/20805/2080505"), ("20", "20"), ("2080", "208/2080"),
    ("208050501", "208/20805/2080505/208050501"),
  ])
  func aCodeHasThoseAboveItByTheirLengths(code: String, path: String) {
    var paths = RowPaths(panel(Self.functions))
    #expect(paths.path(fixed: nil, code: code, item: "名称", kind: .function) == path)
    #expect(paths.path(fixed: nil, code: code, item: "另一名称", kind: .function) == path + "#2")
  }

  @Test func codesOfAListStandAlone() {
    var paths = RowPaths(panel(Self.projects))
    #expect(paths.path(fixed: nil, code: "20805", item: "甲", kind: .project) == "20805")
  }

  @Test(arguments: [
    (["水/电费", "业务费"], ["水／电费", "业务费"]), (["", ""], ["project", "project#2"]),
    (["业务费", "业务费", "业务费#2", "业务费"], ["业务费", "业务费#2", "业务费#2#2", "业务费#3"]),
  ])
  func aRowOfAListHasItsLabelAndACounterWhereThatStandsThere(labels: [String], paths: [String]) {
    #expect(self.paths(labels) == paths)
  }

  @Test func theCounterStandsForOneRowAlone() {
    let labels = ["甲", "甲#2", "甲", "甲#2", "甲", "甲#2#2"]
    #expect(Set(paths(labels)).count == labels.count)
  }

  @Test func thePathsOfFixedRowsAreKeptForThem() {
    #expect(paths(["total", "Total", "total"], fixed: ["total"]) == ["total#2", "Total", "total#3"])
  }

  @Test func rowsOfJoinedPartsGetTheirPathsAnew() {
    var rows = ["total", "甲", "甲", "total"].map { BudgetRow(kind: .project, path: $0, item: $0) }
    rows[0].id = "total"
    rows[3].id = "total"
    var paths = RowPaths(panel(Self.projects, fixed: ["total"]))
    paths.repath(&rows)
    #expect(rows.map(\.path) == ["total", "甲", "甲#2", "total#2"])
    #expect(rows.map(\.id) == ["total", nil, nil, nil])
  }
}
