import Testing
import YusuanFindings
import YusuanProfiles
@testable import YusuanRecognition

/// Titles with nothing below them: lists of contents of any length, empty tables, tables that are missing (只有标题).
@Suite struct BareTitleTests {
  /// Counts what the recogniser keeps of titles while rows come.
  @Test(arguments: [2, 10, 10_000])
  func aListOfAnyLengthKeepsOneTitle(count: Int) throws {
    let tables = TableRecogniser(
      LabelCache([try #require(try Profile.builtIn("shanxi-unit"))]), options: .init(), output: Probe())
    weak var first: TableBuilder?
    for _ in 0..<count {
      let scheme = tables.vocabulary.tables[0]
      let title = TableBuilder(
        scheme, title: nil, place: tables.place, location: Location(input: "1.csv"), year: nil)
      title.ledger.use(.title)
      if first == nil, tables.bareTitles.countBefore == 0 { first = title }
      tables.readBareTitle(title)
    }
    #expect(first == nil)
    #expect(tables.bareTitles.countBefore == count - 1)
    #expect(tables.bareTitles.ledgerBefore[.outside] == count - 1)
  }

  static let title = "2025年预算支出总表"

  @Test(arguments: [
    (2, [], 2, 0), (1_000, [], 1_000, 0),
    (1, ["1.csv › 第 1 行 › A1（第 1 行第 1 列）：错误：2025年预算支出总表：标题之下没有表头和数据 [Y0023]"], 0, 1),
  ])
  func aListOfContentsIsTextAndASingleTitleIsNot(
    count: Int, said: [String], outside: Int, diagnosed: Int
  ) throws {
    let probe = try Probe.read(String(repeating: Self.title + "\n", count: count))
    #expect(probe.words() == said)
    #expect(probe.ledger[.outside] == outside)
    #expect(probe.ledger.diagnosed == diagnosed)
  }

  @Test func titlesWithANoteAreEmptyTablesWhereverTheyStandInTheRun() throws {
    let text = "\(Self.title)\n2025年一般公共预算支出预算表（不含上年结转）\n注：本表无数据\n\(Self.title)\n注：本表无数据\n"
    let probe = try Probe.read(text)
    #expect(probe.disclosures.flatMap(\.tables).map(\.number) == ["3", "5"])
    #expect(probe.ledger[.outside] == 1)
    #expect(probe.ledger.diagnosed == 0)
  }
}
