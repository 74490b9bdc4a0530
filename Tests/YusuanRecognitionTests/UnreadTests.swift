import Testing
import YusuanModel
@testable import YusuanRecognition

/// Which cells of a row could not be read is kept beside what could (读不出的单元格).
@Suite struct UnreadTests {
  private static let head = "2025年预算支出总表\n单位：万元\n科目编码,科目名称,合计,基本支出,项目支出\n"

  @Test(arguments: [
    ("合计,,6.84x,4.43,2.41", ["total"], false), ("合计,,6.84,,2.41", [], false),
    ("合计,,#REF!,4..3,—", ["total", "basic"], false),
    ("20-8x,社会保障和就业支出,6.84,4.43,2.41", [], true), (",,6.84,4.43,2.41", [], true), (",,,,", [], false),
  ])
  func anUnreadCellIsNoBlank(row: String, unread: [String], isIncomplete: Bool) throws {
    let probe = try Probe.read(Self.head + row + "\n208,社会保障和就业支出,1.00,1.00,")
    let panel = try #require(probe.disclosures.first?.tables.first?.panels.first)
    #expect(panel.rows.flatMap(\.unread) == unread)
    #expect(panel.isIncomplete == isIncomplete)
  }

  @Test func whereTheUnitIsUnknownNoFigureIsRead() throws {
    let probe = try Probe.read(Self.head.replacing("万元", with: "美元") + "合计,,6.84,4.43,")
    let row = try #require(probe.disclosures.first?.tables.first?.panels.first?.rows.first)
    #expect(row.amounts == [] && row.unread == ["total", "basic"])
  }

  @Test func aDecimalCommaMakesItsLikeUnread() throws {
    let table = Self.head.replacing(",", with: ";") + "合计;;7,250;0,350;\n208;社会保障和就业支出;7,250;;"
    let rows = try #require(try Probe.read(table).disclosures.first?.tables.first?.panels.first?.rows)
    #expect(rows.map { $0.unread.sorted() } == [["basic", "total"], ["total"]])
  }
}
