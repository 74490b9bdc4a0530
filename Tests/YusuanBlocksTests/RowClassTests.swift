import Testing
@testable import YusuanBlocks

/// What a row is by its cells alone.
@Suite struct RowClassTests {
  @Test(arguments: [
    // Figures, with or without words; a mark for none beside words is no figure.
    ("合计 1.00", RowClass.figures), ("· · 1.00", .figures), ("208 社会保障", .figures), ("合计 -", .labels), ("- -", .labels),
    // Words.
    ("项目 合计", .labels), ("合计", .lone),
    // What stands on every page and means nothing.
    ("第2页", .furniture), ("第2页 表3", .furniture), ("第2页 合计", .labels),
    ("本页小计 7.00", .pageTotal), ("3 本页小计 7.00", .pageTotal), ("合计 本页小计 7.00", .figures),
    // Below a table.
    ("注:本表无数据", .note), ("注:本表 无数据", .note), ("注:甲 乙 丙 丁", .labels), ("填报人:甲 审核人:乙", .signature),
    // A title alone, and with what stands around titles.
    ("收入总表", .title), ("表1 收入总表", .title), ("续表 收入总表 单位:万元", .title), ("收入总表 支出总表", .title),
    ("收入总表 3", .figures), ("收入总表 2", .figures),
    // A line of a title's shape; in several cells, if each is.
    ("资产情况表", .titleLike), ("资产情况表 单位:万元", .titleLike), ("单位名称 资产情况表", .meta), ("资产情况表 合计", .labels),
    ("示范区2025年部门预算", .titleLike),
    // Whose table it is, and its unit: told in a cell, or announced before one.
    ("单位:万元", .meta), ("单位名称:甲中心 单位:万元", .meta), ("单位名称 甲中心", .meta), ("单位名称 甲 乙", .labels),
    ("甲 单位名称", .labels), ("单位:万元 1 2 3", .figures),
    // Running text.
    ("本单位没有此项支出。详见说明", .sentence), ("本单位没有此项支出。详见说明 甲", .sentence),
    ("甲 本单位没有此项支出。详见说明", .labels), ("本单位没有此项支出。详见说明 1", .figures),
  ])
  func rowClass(drawn: String, expected: RowClass) { #expect(Drawing.rowClass(drawn) == expected, "\(drawn)") }

  /// What the sink knows as a header is one, though it has the shape of a title or announces a name.
  @Test(arguments: [("单位名称 合计", RowClass.labels), ("资产情况表 收入汇总表", .labels), ("资产情况表", .lone)])
  func aKnownHeader(drawn: String, expected: RowClass) {
    #expect(Drawing.rowClass(drawn, isHeader: true) == expected)
  }

  @Test(arguments: [
    ("1 2 3", true), ("· 1 2", true), ("1 2 4", false), ("1", false), ("0 1 2", false), ("1 2 3.0", false),
    ("1 2 甲", false), ("栏次 1 2 3", true), ("栏次 · 1 2", true), ("栏次 1", false), ("栏次 2 3", false), ("合计 1 2", false),
  ])
  func columnNumbers(drawn: String, expected: Bool) { #expect(Drawing(drawn).rows[0].isColumnNumbers == expected) }
}
