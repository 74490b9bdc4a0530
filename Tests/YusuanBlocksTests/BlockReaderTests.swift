import Testing
@testable import YusuanBlocks

/// Where tables begin and end: each case is a table as it is drawn, and what is told of it, a line an event.
@Suite struct BlockReaderTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var drawn: String
    var told: String
    var knowledge = Probe.Knowledge()

    init(_ name: String, _ drawn: String, _ told: String, _ knowledge: Probe.Knowledge = Probe.Knowledge()) {
      (testDescription, self.drawn, self.told, self.knowledge) = (name, drawn, told, knowledge)
    }
  }

  // MARK: Lines and headers

  static let heads = [
    Case(
      "lines, header, body, note",
      """
      收入总表
      单位:万元
      项目 合计 基本
      甲 1.00 1.00
      乙 2.00
      注:不含结转
      """,
      """
      above 收入总表
      above 单位:万元
      header 项目 合计 基本
      row 甲 1.00 1.00
      row 乙 2.00
      note 注:不含结转
      end
      """),
    Case(
      "a header of two rows, and column numbers below it",
      """
      支出总表
      项目 · 合计
      编码 名称 ·
      1 2 3
      208 社保 7.00
      """,
      """
      above 支出总表
      header 项目 · 合计
      header 编码 名称 ·
      header 1 2 3
      row 208 社保 7.00
      end
      """.replacing("名称 ·", with: "名称")),
    Case(
      "two column numbers are figures: they may be a row",
      """
      项目 合计
      1 2
      甲 7.00
      """,
      """
      header 项目 合计
      again 1 2
      row 甲 7.00
      end
      """),
    Case(
      "the row of numbers 1, 2 of a body that began is a row",
      """
      项目 合计
      甲 7.00
      1 2
      """,
      """
      header 项目 合计
      row 甲 7.00
      row 1 2
      end
      """),
    Case(
      "a header without a body",
      """
      收入总表
      项目 合计
      支出总表
      项目 合计
      注:本表无数据
      """,
      """
      above 收入总表
      header 项目 合计
      end
      above 支出总表
      header 项目 合计
      note 注:本表无数据
      end
      """),
    Case(
      "figures without a header",
      """
      债务总表
      甲 1.00
      """,
      """
      above 债务总表
      no header
      row 甲 1.00
      end
      """),
    Case(
      "a lone word between the title and the header is a line",
      """
      收入总表
      草案
      项目 合计
      甲 1.00
      """,
      """
      above 收入总表
      above 草案
      header 项目 合计
      row 甲 1.00
      end
      """),
    Case(
      "a page number between the header's rows",
      """
      项目 · 合计
      第2页
      编码 名称 金额
      208 社保 7.00
      """,
      """
      outside furniture: 第2页
      header 项目 · 合计
      header 编码 名称 金额
      row 208 社保 7.00
      end
      """),
    Case(
      "rows of a body without figures below a header are no header",
      """
      项目 合计
      甲
      乙 1.00
      """,
      """
      header 项目 合计
      row? 甲
      row 乙 1.00
      end
      """),
    Case(
      "titles above each other: the last lines stand above the table",
      """
      收入总表
      支出总表
      项目 合计
      甲 1.00
      """,
      """
      above 收入总表
      above 支出总表
      header 项目 合计
      row 甲 1.00
      end
      """),
    Case(
      "running text before, more of it than lines are kept",
      (1...14).map { "说明\($0)" }.joined(separator: "\n") + "\n项目 合计\n甲 1.00",
      "outside lone: 说明1\noutside lone: 说明2\n" + (3...14).map { "above 说明\($0)\n" }.joined()
        + "header 项目 合计\nrow 甲 1.00\nend"),
    Case("lines alone", "甲\n第1页\n单位:万元", "outside furniture: 第1页\noutside lone: 甲\noutside meta: 单位:万元"),
    Case("nothing", "", ""),
  ]

  // MARK: The body

  static let bodies = [
    Case(
      "words between rows with figures belong, behind a blank row in doubt",
      """
      项目 合计
      甲 1.00
      基本支出类
      乙 2.00

      其他类
      丙 3.00
      """,
      """
      header 项目 合计
      row 甲 1.00
      row? 基本支出类
      row 乙 2.00
      row?? 其他类
      row 丙 3.00
      end
      """),
    Case(
      "blank rows between rows of one table",
      """
      项目 合计
      甲 1.00


      乙 2.00
      """,
      """
      header 项目 合计
      row 甲 1.00
      row 乙 2.00
      end
      """),
    Case(
      "a word that is known is a row at once",
      """
      项目 合计
      甲 1.00
      公务接待费
      第1页
      资产情况表
      """,
      """
      header 项目 合计
      row 甲 1.00
      row 公务接待费
      furniture 第1页
      row 资产情况表
      end
      """, Probe.Knowledge(rows: ["公务接待费", "资产情况表"])),
    Case(
      "the sum of a page, a note and a stamp within",
      """
      项目 合计
      甲 1.00
      本页小计 1.00
      第1页
      承前页 1.00
      注:见后
      乙 2.00
      """,
      """
      header 项目 合计
      row 甲 1.00
      pageTotal 本页小计 1.00
      furniture 第1页
      pageTotal 承前页 1.00
      note 注:见后
      row 乙 2.00
      end
      """),
    Case(
      "names right below a list belong, those behind a blank row do not",
      """
      项目 合计
      甲 1.00
      乙
      丙
      """,
      """
      header 项目 合计
      row 甲 1.00
      row? 乙
      row? 丙
      end
      """, Probe.Knowledge(isList: true)),
    Case(
      "words behind a blank row below a list",
      """
      项目 合计
      甲 1.00

      乙
      丙
      """,
      """
      header 项目 合计
      row 甲 1.00
      end
      outside lone: 乙
      outside lone: 丙
      """, Probe.Knowledge(isList: true)),
    Case(
      "a single word right below any table belongs, two do not",
      """
      项目 合计
      甲 1.00
      乙
      丙
      """,
      """
      header 项目 合计
      row 甲 1.00
      end
      outside lone: 乙
      outside lone: 丙
      """),
    Case(
      "a single word right below",
      """
      项目 合计
      甲 1.00
      乙
      """,
      """
      header 项目 合计
      row 甲 1.00
      row? 乙
      end
      """),
    Case(
      "a figure typed with letters is a row, not a header",
      """
      项目 合计 基本
      甲 1.00 2.00
      乙 l.00
      丙 3.00
      """,
      """
      header 项目 合计 基本
      row 甲 1.00 2.00
      row? 乙 l.00
      row 丙 3.00
      end
      """),
  ]

  // MARK: Where a block ends

  static let ends = [
    Case(
      "a sentence ends the table, whatever follows",
      """
      项目 合计
      甲 1.00
      本单位没有此项支出,详见说明。
      乙 2.00
      """,
      """
      header 项目 合计
      row 甲 1.00
      end
      above 本单位没有此项支出,详见说明。
      no header
      row 乙 2.00
      end
      """),
    Case(
      "a title ends the table",
      """
      收入总表
      项目 合计
      甲 1.00
      支出总表
      项目 合计
      乙 2.00
      """,
      """
      above 收入总表
      header 项目 合计
      row 甲 1.00
      end
      above 支出总表
      header 项目 合计
      row 乙 2.00
      end
      """),
    Case(
      "a line like a title and figures below it, without a header",
      """
      项目 合计
      甲 1.00
      资产情况表
      乙 2.00
      """,
      """
      header 项目 合计
      row 甲 1.00
      end
      above 资产情况表
      no header
      row 乙 2.00
      end
      """),
    Case(
      "a unit line begins the next table",
      """
      项目 合计
      甲 1.00
      单位:元
      项目 金额
      乙 2.00
      """,
      """
      header 项目 合计
      row 甲 1.00
      end
      above 单位:元
      header 项目 金额
      row 乙 2.00
      end
      """),
    Case(
      "a unit below the last row, which the sink knows as that of the table",
      """
      项目 合计
      甲 1.00
      单位:元
      其他事项
      """,
      """
      header 项目 合计
      row 甲 1.00
      end
      outside lone: 其他事项
      """, Probe.Knowledge(claimsUnit: true)),
    Case(
      "a header alone begins the next table, without a blank row",
      """
      项目 合计 基本
      甲 1.00 2.00
      项目 名称 备注
      乙 丙 丁
      戊 己 3.00
      """,
      """
      header 项目 合计 基本
      row 甲 1.00 2.00
      end
      header 项目 名称 备注
      row? 乙 丙 丁
      row 戊 己 3.00
      end
      """),
    Case(
      "a header with one word where figures stood begins one behind a blank row",
      """
      项目 合计
      甲 1.00

      名称 金额
      乙 2.00
      """,
      """
      header 项目 合计
      row 甲 1.00
      end
      header 名称 金额
      row 乙 2.00
      end
      """),
    Case(
      "figures where words stood begin another table",
      """
      编码 名称 合计
      208 社保 1.00
      · 5.00
      """,
      """
      header 编码 名称 合计
      row 208 社保 1.00
      row · 5.00
      end
      """),
    Case(
      "figures where words stood, behind a blank row",
      """
      编码 名称 合计
      208 社保 1.00

      · 5.00
      """,
      """
      header 编码 名称 合计
      row 208 社保 1.00
      end
      no header
      row · 5.00
      end
      """),
    Case(
      "figures where words stood, in a row with more",
      """
      编码 名称 合计
      208 社保 1.00
      甲 5.00
      """,
      """
      header 编码 名称 合计
      row 208 社保 1.00
      end
      no header
      row 甲 5.00
      end
      """),
    Case(
      "a header of two columns below a lone line",
      """
      项目 合计
      甲 1.00
      资产
      名称 原值
      乙 2.00
      """,
      """
      header 项目 合计
      row 甲 1.00
      end
      above 资产
      header 名称 原值
      row 乙 2.00
      end
      """),
    Case(
      "a header of two columns whose labels are known",
      """
      项目 合计
      甲 1.00
      名称 金额
      乙 2.00
      """,
      """
      header 项目 合计
      row 甲 1.00
      end
      header 名称 金额
      row 乙 2.00
      end
      """),
    Case(
      "a header of two columns with a label of the one above",
      """
      项目 合计
      甲 1.00
      项目 决算
      乙 2.00
      """,
      """
      header 项目 合计
      row 甲 1.00
      end
      header 项目 决算
      row 乙 2.00
      end
      """),
  ]

  // MARK: The header again

  static let pages = [
    Case(
      "the header again, below a page number and the unit",
      """
      收入总表
      项目 合计
      甲 1.00
      第1页
      单位:万元
      项目 合计
      乙 2.00
      """,
      """
      above 收入总表
      header 项目 合计
      row 甲 1.00
      furniture 第1页
      again 单位:万元
      again 项目 合计
      row 乙 2.00
      end
      """),
    Case(
      "the header again below a title is a table of its own: whoever joins tables knows",
      """
      收入总表
      项目 合计
      甲 1.00
      续表
      收入总表
      项目 合计
      乙 2.00
      """,
      """
      above 收入总表
      header 项目 合计
      row 甲 1.00
      furniture 续表
      end
      above 收入总表
      header 项目 合计
      row 乙 2.00
      end
      """),
    Case(
      "the header again behind words in doubt is another table",
      """
      项目 合计
      甲 1.00
      其他收入类

      项目 合计
      乙 2.00
      """,
      """
      header 项目 合计
      row 甲 1.00
      end
      above 其他收入类
      header 项目 合计
      row 乙 2.00
      end
      """),
  ]

  @Test(arguments: heads + bodies + ends + pages)
  func told(_ example: Case) { #expect(Probe.read(example.drawn, example.knowledge) == example.told) }

  // MARK: Limits

  /// Rows that wait are never more than the limit, so that memory stays flat.
  @Test func heldRowsHaveALimit() {
    let words = (0..<200).map { "词\($0)" }.joined(separator: "\n")
    let log = Probe.read("项目 合计\n甲 1.00\n\(words)\n乙 2.00").split(separator: "\n").map(String.init)
    #expect(log.count(where: { $0.hasPrefix("row? ") }) == 200)
    #expect(log.last == "end" && log[log.count - 2] == "row 乙 2.00")
  }

  @Test func aHeaderHasALimit() {
    let rows = (0..<BlockReader.longestHeld + 1).map { "词\($0) 词" }.joined(separator: "\n")
    let log = Probe.read("收入总表\n\(rows)\n项目 合计\n甲 1.00").split(separator: "\n").map(String.init)
    #expect(log.prefix(2) == ["above 收入总表", "no header"])
    #expect(log.suffix(4) == ["end", "header 项目 合计", "row 甲 1.00", "end"])
  }

  /// Words behind a line that parts tables, more than are held: no table follows, and the block ends.
  @Test func wordsBelowATitleEndTheBlock() {
    let words = (0..<100).map { "词\($0)" }.joined(separator: "\n")
    let log = Probe.read("项目 合计\n甲 1.00\n资产情况表\n\(words)").split(separator: "\n").map(String.init)
    #expect(log.prefix(3) == ["header 项目 合计", "row 甲 1.00", "end"])
    #expect(log.count(where: { $0.hasPrefix("outside ") }) == 101)
  }
}
