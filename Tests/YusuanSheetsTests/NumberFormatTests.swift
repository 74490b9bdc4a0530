import Testing
@testable import YusuanSheets

/// What number formats show (ECMA-376 part 1, 18.8.31): a number divided, a money unit, or no amount.
@Suite struct NumberFormatTests {
  struct Case: CustomTestStringConvertible {
    var code: String
    var shown: ShownNumber
    var testDescription: String { code }

    init(_ code: String, _ places: Int = 0, _ unit: Int? = nil) {
      self.code = code
      shown = ShownNumber(places: places, unit: unit)
    }

    init(_ code: String, _ misfit: ShownNumber.Misfit) {
      self.code = code
      shown = ShownNumber(misfit)
    }
  }

  static let asStored = [
    "", "General", "general", "G/通用格式", "@", "0", "0.00", "#,##0", "#,##0.00_ ", "#,##0.00_);(#,##0.00)",
    "0.00_);[Red]\\(0.00\\)", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "\"￥\"#,##0.00;\"￥\"\\-#,##0.00",
    "[$¥-804]#,##0.00", "[$￥-zh-CN]#,##0.00", "#,##0.00\"，\"", "0.00E+00", "# ?/?", "??/??", "0.00;[Red]0.00",
    "0.0\"0\"",
    "0\".00\"", "[DBNum1]General", "\"合计：\"0.00", "#,##0.00;-#,##0.00;;", "0,000.00", "000", "#,##0.00 \"\"",
    "RMB 0.00",
    "\"人民币\"0.00", "0!,000", "0\"，\"0000", "[黑色]0.00", "+0.00;-0.00",
  ].map { Case($0) }

  static let scaled = [
    Case("#,##0.00,", 3), Case("0!.0,", 4), Case("0!.0", 1), Case("0\\.00", 2), Case("0\".\"0000", 4),
    Case("0.00,,", 6),
    Case("0,.00", 3), Case("#,##0,;-#,##0,", 3), Case("0．0000", 4),
    Case("_ * #,##0.00,_ ;_ * \\-#,##0.00,_ ;_ * \"-\"??_ ;_ @_ ", 3), Case("[=0]\"-\";0!.0,", 4),
    Case("0\".\"0,\"万\"", 4, 4), Case("0!.0,\"万元\"", 4, 4), Case("0.00,,\"亿\"", 6, 8), Case("0,千元", 3, 3),
  ]

  static let units = [
    Case("0.00元", 0, 0), Case("#,##0.00\"（元）\"", 0, 0), Case("0.00\"千元\"", 0, 3), Case("\"万元\"0.00", 0, 4),
    Case("0.00\"十万元\"", 0, 5), Case("0.00\"百万元\"", 0, 6), Case("0.00\" 千万元\"", 0, 7), Case("0.00\"亿元\"", 0, 8),
    Case("0.00\"萬圓\"", 0, 4), Case("0.00\"元整\"", 0, 0), Case("\"人民币\"0.00\"元\"", 0, 0), Case("¥0.00万", 0, 4),
    Case("General\"万元\"", 0, 4),
  ]

  static let misfits = [
    Case("0%", .percentage), Case("0.00\"%\"", .percentage), Case("0.0％", .percentage), Case("0‰", .percentage),
    Case("[$$-409]#,##0.00", .otherCurrency), Case("[$€-2] 0.00", .otherCurrency), Case("[$￥-411]0", .otherCurrency),
    Case("\"$\"#,##0.00", .otherCurrency), Case("0.00\"美元\"", .otherCurrency), Case("0.00\"万美元\"", .otherCurrency),
    Case("\"US$\"0", .otherCurrency), Case("0.00\"港币\"", .otherCurrency), Case("0.00\"元/人\"", .otherWords),
    Case("0.00\"元每人\"", .otherWords), Case("0\"人\"", .countWord), Case("0\"个\"", .countWord),
    Case("\"元\"0\"万元\"", .otherWords), Case("0\"角\"", .otherWords), Case("0\"000\"", .magnified),
    Case("0!0!0!0", .magnified), Case("\"1\"0", .furtherDigits), Case("0\"5\"", .furtherDigits),
    Case("000-0000", .partedDigits), Case("0\".\"0\".\"0", .partedDigits), Case("0!,0", .partedDigits),
    Case("0\"万\"0000", .partedDigits), Case("\"无\"", .notShown), Case(";;;", .notShown),
    Case("\"\"", .notShown), Case("_ ", .notShown), Case("* ", .notShown),
  ]

  @Test(arguments: asStored + scaled + units + misfits)
  func everyNumberIsShownSo(format: Case) {
    #expect(NumberFormat(format.code).look == NumberFormat.Look(shown: format.shown))
  }

  @Test(arguments: [
    "yyyy-mm-dd", "[h]:mm", "mm:ss.0", "yyyy\"年\"m\"月\"", "[$-804]yyyy/m/d;@", "h:mm AM/PM", "上午/下午h\"时\"", "[ss]", "d",
    "e",
  ])
  func datesAndTimesAreNoNumbers(code: String) {
    #expect(NumberFormat(code).look == NumberFormat.Look(isDate: true))
  }

  static let varied: [(code: String, looks: [(Double, ShownNumber)])] = [
    (
      "[>=10000]0!.0,\"万元\";0\"元\"",
      [
        (1_286_000, ShownNumber(places: 4, unit: 4)), (10_000, ShownNumber(places: 4, unit: 4)),
        (9_999.5, ShownNumber(places: 0, unit: 0)), (-5, ShownNumber(places: 0, unit: 0)), (0, ShownNumber()),
      ]
    ),
    ("0.00,;0.00", [(5, ShownNumber(places: 3)), (-5, ShownNumber())]),
    ("0.00;;", [(5, ShownNumber()), (-5, ShownNumber(.notShown)), (0, ShownNumber())]),
    ("-0.00", [(5, ShownNumber(.otherSign)), (-5, ShownNumber())]),
    ("(0.00)", [(5, ShownNumber(.otherSign)), (-5, ShownNumber())]),
    ("0.00;+0.00", [(5, ShownNumber()), (-5, ShownNumber(.otherSign))]),
    ("[>100]0;[<-100]0.0;\"小\"", [(101, ShownNumber()), (-101, ShownNumber()), (5, ShownNumber(.notShown))]),
  ]

  @Test(arguments: varied)
  func someFormatsDependOnTheNumber(code: String, looks: [(Double, ShownNumber)]) {
    let format = NumberFormat(code)
    #expect(format.look == nil)
    for (value, shown) in looks { #expect(format.look(of: value) == NumberFormat.Look(shown: shown), "\(value)") }
  }

  @Test func aCellOfAVariedFormatIsLookedAtByItsNumber() throws {
    let styles =
      "<numFmts><numFmt numFmtId='170' formatCode='[&gt;=10000]0!.0,\"万元\";0\"元\"'/></numFmts><cellXfs><xf numFmtId='170'/></cellXfs>"
    let rows = "<row><c s='0'><v>12860</v></c><c s='0'><v>12.5</v></c><c s='0'><v>x</v></c></row>"
    #expect(
      try Workbooks.cells(rows, styles: styles) == [
        "A1 number 12860 [÷10^4] [10^4元]", "B1 number 12.5 [10^0元]", "C1 number x",
      ])
  }

  @Test func aReasonIsSaidForEveryMisfit() {
    // Two are words that are no money unit: one of them is a word for a count.
    #expect(Set(ShownNumber.Misfit.allCases.map(\.reason)).count == ShownNumber.Misfit.allCases.count - 1)
  }
}
