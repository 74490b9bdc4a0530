import Testing
import YusuanConversion
import YusuanFindings

/// What `inspect` lists is bounded; what is not listed is counted and said (列出的上限).
@Suite struct ListLimitTests {
  private static func read(_ text: String, limit: Int) throws -> Converting.Result {
    try Converting.read(text: text, ProfileSet()) {
      $0.listsTexts = true
      $0.listLimit = limit
    }
  }

  static let texts: [(trap: String, text: String, lists: Int)] = [
    ("words", (0..<9).map { "字\($0)\n\n\n" }.joined(), 9),
    ("titles", String(repeating: "2025年预算支出总表\n", count: 9), 9),
    ("empty tables", String(repeating: "2025年预算支出总表\n注：本表无数据\n", count: 9), 9),
    ("unknown tables", (0..<9).map { "2025年别的表\($0)\n甲,乙,丙\na,1,2\nb,3,4\n\n" }.joined(), 9),
  ]

  @Test(arguments: texts) func listsAreBoundedAndTheRestIsCounted(trap: String, text: String, lists: Int) throws {
    let all = try Self.read(text, limit: 1_000)
    let some = try Self.read(text, limit: 2)
    let counts = { (found: Converting.Result) in
      let conversion = found.conversion
      return [
        conversion.tables.count, conversion.outside.count, conversion.strangers.count, conversion.texts.count,
      ]
    }
    #expect(counts(all).max() ?? 0 >= lists)
    #expect(all.conversion.unlisted == 0)
    #expect(counts(some) == counts(all).map { min($0, 2) })
    #expect(some.conversion.unlisted == counts(all).reduce(0) { $0 + max($1 - 2, 0) })
    let folder = /yusuan-[0-9A-F-]+/
    #expect(some.words.map { $0.replacing(folder, with: "") } == all.words.map { $0.replacing(folder, with: "") })
    #expect(some.conversion.summary.ledger == all.conversion.summary.ledger)
    let left = some.conversion.unlisted
    let said = Inspection(some.conversion, some.documents, language: .zh).text
    #expect(said.contains("另有 \(left) 项未列出：每类至多列出 2 项\n"))
    #expect(
      Inspection(some.conversion, some.documents, language: .en).text
        .contains("\(left) more are not listed: at most 2 of a kind are\n"))
    #expect(!Inspection(all.conversion, all.documents, language: .zh).text.contains("未列出"))
  }
}
