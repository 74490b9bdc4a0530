import Testing
@testable import YusuanBlocks

/// Tables beside each other: the events of each behind the first have a bar before them.
@Suite struct ColumnRegionsTests {
  @Test func aBlankColumnPartsTables() {
    let told = Probe.read(
      """
      单位:万元
      项目 合计 · 名称 金额
      甲 1.00 · 乙 2.00
      丙 3.00
      · · · 丁 4.00
      """)
    #expect(
      told == """
        hears 单位:万元
        │1 hears 单位:万元
        above 单位:万元
        header 项目 合计
        row 甲 1.00
        │1 header · · · 名称 金额
        │1 row · · · 乙 2.00
        row 丙 3.00
        │1 row · · · 丁 4.00
        end
        │1 end
        """)
  }

  @Test func titlesBesideEachOtherPartTables() {
    let told = Probe.read(
      """
      收入总表 · 支出总表 ·
      项目 合计 项目 合计
      甲 1.00 乙 2.00
      """)
    #expect(
      told == """
        above 收入总表
        header 项目 合计
        row 甲 1.00
        │1 above · · 支出总表
        │1 header · · 项目 合计
        │1 row · · 乙 2.00
        end
        │1 end
        """)
  }

  @Test func aHeadThatIsKnownAsAWholeIsOneTable() {
    let told = Probe.read(
      """
      项目 合计 · 名称 金额
      甲 1.00 · 乙 2.00
      """, Probe.Knowledge(heads: ["项目 合计 · 名称 金额"]))
    #expect(told == "header 项目 合计 · 名称 金额\nrow 甲 1.00 · 乙 2.00\nend")
  }

  @Test(arguments: [
    // A single column is a remark.
    "项目 合计 · 备注\n甲 1.00 · 乙",
    // A part without a label in the first row of the header is no table.
    "项目 合计\n名称 金额 · 编码 基本\n甲 1.00 · 乙 2.00",
    // Nine parts.
    Array(repeating: "项目 合计", count: 9).joined(separator: " · ") + "\n"
      + Array(repeating: "甲 1.00", count: 9).joined(separator: " · "),
  ])
  func oneTable(drawn: String) { #expect(!Probe.read(drawn).contains("│")) }

  @Test func aLineOverAllOfThemEndsThem() {
    let told = Probe.read(
      """
      项目 合计 · 名称 金额
      甲 1.00 · 乙 2.00
      资产情况表
      项目 合计
      丙 3.00
      """)
    #expect(
      told == """
        header 项目 合计
        row 甲 1.00
        │1 header · · · 名称 金额
        │1 row · · · 乙 2.00
        end
        │1 end
        above 资产情况表
        header 项目 合计
        row 丙 3.00
        end
        """)
  }

  @Test func somethingInTheGapEndsThem() {
    let told = Probe.read(
      """
      项目 合计 · 名称 金额
      甲 1.00 · 乙 2.00
      丙 3.00 4.00
      """)
    #expect(told.hasSuffix("end\n│1 end\nno header\nrow 丙 3.00 4.00\nend"))
  }

  @Test func moreTitlesThanTablesBesideEachOtherAreOneLine() {
    let titles = Array(repeating: "资产情况表", count: 9).joined(separator: " ")
    #expect(Probe.read("\(titles)\n项目 合计\n甲 1.00") == "above \(titles)\nheader 项目 合计\nrow 甲 1.00\nend")
  }

  /// Rows wait as long as one of the tables waits for a row with figures.
  @Test func rowsWaitInEachOfThem() {
    let rows = Drawing("项目 合计 · 名称 金额\n甲 1.00 · 乙 2.00\n· · · 丁\n丙 3.00 · 戊 4.00").rows
    let reader = BlockReader(Probe.silent)
    var waits: [Bool] = []
    for row in rows {
      reader.receive(row)
      waits.append(reader.holdsRows)
    }
    #expect(waits == [true, false, true, false])
  }
}
