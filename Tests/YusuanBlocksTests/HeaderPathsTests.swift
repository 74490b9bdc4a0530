import Testing
@testable import YusuanBlocks

/// The labels above each column.
@Suite struct HeaderPathsTests {
  /// The paths of a header that is drawn, each as its column and labels.
  private func paths(_ text: String) -> [String] {
    let rows = Drawing(text).rows
    return HeaderPaths(rows.map { $0.cells.map(\.column) }).all.map { path in
      let labels = path.steps.map { step in
        let cell = rows[step.row].cells[step.index]
        #expect(cell.column == step.column)
        return String(decoding: rows[step.row].bytes[cell.range], as: UTF8.self)
      }
      return "\(path.column) " + labels.joined(separator: "›")
    }
  }

  @Test func aLabelSpansTheBlankCellsToItsRight() {
    #expect(
      paths(
        """
        项目 · 预算数 · ·
        编码 名称 合计 基本 项目支出
        """) == ["1 项目›编码", "2 项目›名称", "3 预算数›合计", "4 预算数›基本", "5 预算数›项目支出"])
  }

  @Test func aLabelOverSeveralRowsIsItsColumn() {
    #expect(
      paths(
        """
        名称 合计 财政拨款 · 其他
        · · 一般 基金 ·
        """) == ["1 名称", "2 合计", "3 财政拨款›一般", "4 财政拨款›基金", "5 其他"])
  }

  @Test func aLabelSpansNoFurtherThanTheOneAbove() {
    #expect(
      paths(
        """
        收入 · 支出 ·
        本年 · · ·
        甲 乙 丙 丁
        """) == ["1 收入›本年›甲", "2 收入›本年›乙", "3 支出›丙", "4 支出›丁"])
  }

  @Test func nothingSpansTheColumnsToItsLeft() {
    #expect(
      paths(
        """
        · 收入 ·
        项目 合计 基本
        """) == ["1 项目", "2 收入›合计", "3 收入›基本"])
  }

  @Test func aRowWithoutLabelsAboveAColumnIsPassedOver() {
    #expect(paths("甲 · ·\n· 乙 ·\n· · 丙") == ["1 甲", "2 甲›乙", "3 甲›乙›丙"])
    #expect(HeaderPaths([]).all.isEmpty)
    #expect(HeaderPaths([[], []]).all.isEmpty)
  }

  /// The cost grows with the columns, not with their square: each row is looked at once a column.
  @Test func aHeaderOfManyColumnsIsReadInOnePass() {
    let columns = Array(1...400_000)
    let paths = HeaderPaths([[1], columns.filter { $0 % 2 == 1 }, columns])
    #expect(paths.all.count == 400_000)
    #expect(paths.examinedCells == 1_200_000)
    #expect(paths.all.last?.steps.map(\.column) == [1, 399_999, 400_000])
  }
}
