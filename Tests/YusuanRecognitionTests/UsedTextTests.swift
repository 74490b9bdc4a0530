import Testing
import YusuanFindings
import YusuanSheets
@testable import YusuanModel
@testable import YusuanProfiles
@testable import YusuanRecognition

/// What is used and in no result is listed with its place and why, and amounts in it are told (表外文字中的金额).
@Suite struct UsedTextTests {
  /// Keeps what is used and in no result, as `A5 loose 500.00 另有…`.
  private final class Listing: RecognitionSink {
    var lines: [String] = []
    var findings: [Diagnostic] = []
    var ledger = Ledger()

    func receive(_ table: RecognisedTable) { ledger.add(table.ledger) }
    func receive(_ block: OutsideBlock) {}
    func receive(_ block: UnknownBlock) {}
    func receive(_ passage: Passage) {}
    func receive(_ finding: Diagnostic) { findings.append(finding) }
    func receive(_ ledger: Ledger) { self.ledger.add(ledger) }
    func receive(_ text: UsedText) {
      let parts = [text.location.cell?.a1 ?? "", String(describing: text.reason), text.amount ?? "-", text.text]
      lines.append(parts.joined(separator: " "))
    }
  }

  private func read(_ text: String, isStrict: Bool = false) throws -> Listing {
    let listing = Listing()
    var options = Recogniser.Options()
    (options.listsTexts, options.refusesAmountsInText) = (true, isStrict)
    let profile = try #require(try Profile.builtIn("shanxi-unit"))
    let recogniser = Recogniser(LabelCache([profile]), options: options, output: listing)
    try DelimitedReader(ByteSource(name: "1.csv", memory: Array(text.utf8))).read(into: recogniser)
    return listing
  }

  private static let table = DirtyFormTests.clean

  @Test(arguments: [
    ("loose words", "预算公开\n", ["A1 loose - 预算公开"]),
    ("a loose amount", "\"上级专项资金1,234.56万元\"\n", ["A1 loose 1,234.56万元 上级专项资金1,234.56万元"]),
    ("a figure alone", "另有\n\n128.60\n\n", ["A1 loose - 另有", "A3 words 128.60 128.60"]),
    (
      "a narrative part", "第一部分 概况\n本单位收入684.04万元，支出684.04万元。\n",
      ["A1 narrative - 第一部分 概况", "A2 narrative - 本单位收入684.04万元，支出684.04万元。"]
    ),
    ("a sentence without a heading", "另有预备费8.00万元，不在表内。\n", ["A1 loose 8.00万元 另有预备费8.00万元，不在表内。"]),
    ("a number of a page", "第 1 页\n", ["A1 page - 第 1 页"]),
    ("text beside the unit", "单位：千元,拟稿12.00元\n", ["B1 besideUnit 12.00元 拟稿12.00元"]),
    ("a form", "某项目支出绩效目标表\n项目资金,12.00\n", ["A1 form - 某项目支出绩效目标表", "A2 form - 项目资金", "B2 form - 12.00"]),
  ])
  func whatStandsAboveATableIsListed(trap: String, lines: String, expected: [String]) throws {
    let listing = try read(lines + Self.table)
    #expect(listing.lines == expected, "\(trap)")
    let amounts = expected.count { !$0.contains(" - ") }
    #expect(listing.findings.count { $0.code == .figureInText } == amounts, "\(trap)")
    #expect(listing.ledger.read == listing.ledger.used + listing.ledger.diagnosed)
  }

  @Test func whatStandsInAndBelowATableIsListed() throws {
    let text =
      Self.table.replacing("合计,,684.04", with: "1,2,3,4,5\n合计,,684.04")
      + "科目编码,科目名称,合计,基本支出,项目支出\n填报人：张三,日期：2025.02.14,经费12.50万元\n"
    let listing = try read(text)
    #expect(
      listing.lines == [
        "A6 columnNumbers - 1", "B6 columnNumbers - 2", "C6 columnNumbers - 3", "D6 columnNumbers - 4",
        "E6 columnNumbers - 5", "A10 printedAgain - 科目编码", "B10 printedAgain - 科目名称", "C10 printedAgain - 合计",
        "D10 printedAgain - 基本支出", "E10 printedAgain - 项目支出", "A11 signature - 填报人：张三",
        "B11 signature - 日期：2025.02.14", "C11 signature 12.50万元 经费12.50万元",
      ])
  }

  @Test func anAmountIsInformationAndAnErrorWhereItIsRefused() throws {
    let text = "\"专项资金1,234.56万元\"\n" + Self.table
    let finding = try #require(try read(text).findings.first { $0.code == .figureInText })
    #expect(finding.severity == .info)
    #expect(
      Wording(.zh).line(finding) == "1.csv › 第 1 行 › A1（第 1 行第 1 列）：信息：“1,234.56万元”在表格之外（表外文字），不在结果中 [Y0101]")
    let refused = try #require(try read(text, isStrict: true).findings.first { $0.code == .figureInText })
    #expect(
      Wording(.en).line(refused)
        == "1.csv › line 1 › A1 (row 1, column 1): error: “1,234.56万元” stands outside the tables (text outside the tables) and is not in the result [Y0101]"
    )
  }

  @Test(
    arguments: [
      ("共1,234,567", "1,234,567"), ("共1,234.5", "1,234.5"), ("余额12.40", "12.40"), ("300元", "300元"),
      ("3.5万元", "3.5万元"), ("2亿元", "2亿元"), ("¥5", "5"), ("2025年1,000人", "1,000"), ("１２．４０", "12.40"),
      ("2025", nil), ("2025年2月", nil), ("2025.02", nil), ("2025.02.14", nil), ("第3页", nil), ("12.50%", nil),
      ("3.14‰", nil), ("V1.20", nil), ("1.1", nil), ("单位:万元", nil), ("0351-2345678", nil), ("1,2,3", nil),
      ("0,123", nil), ("12,34", nil), ("二、", nil), ("", nil), ("第十四条", nil), ("单价100万(含)", nil),
    ] as [(String, String?)])
  func amountsAreTold(text: String, amount: String?) {
    #expect(AmountInText.first(FoldedText(text).scalars[...]) == amount)
  }

  @Test(arguments: [("12.5", "12.5"), ("2025.02", nil), ("12", nil), ("1.2.3", nil)] as [(String, String?)])
  func aFigureAloneMayHaveOtherDecimals(text: String, amount: String?) {
    #expect(AmountInText.figure(FoldedText(text).scalars[...]) == amount)
  }
}
