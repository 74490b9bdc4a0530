import Testing

@testable import YusuanXLSXWriter

@Suite struct XLSXTextTests {
  @Test(arguments: [
    ("合计", 4), ("208", 3), ("因公出国（境）费", 16), ("第一行\n二", 6), ("①公务", 6), ("“三公”", 8), ("", 0), ("a\u{0301}", 1),
  ])
  func chineseCharactersAreTwiceAsWide(text: String, width: Int) { #expect(XLSXText.width(text) == width) }

  @Test(arguments: [("合计", 4, 1), ("合计数", 4, 2), ("一\n二", 10, 2), ("", 10, 1), ("合", 1, 1)])
  func linesAreCounted(text: String, room: Int, lines: Int) { #expect(XLSXText.lines(text, in: room) == lines) }

  @Test(arguments: [
    ("0", true), ("0.00", true), ("684.04", true), ("-123456789012.345", true), ("1234567890123456", false),
    ("1234567890123450", false), ("92233720368547758.07", false), ("9000000000000.00", true),
    ("88908633112038.90", false), ("0.000001", true),
  ])
  func fifteenDigitsAreExact(text: String, isExact: Bool) { #expect(XLSXValue.isExact(text) == isExact) }

  @Test func sheetNamesAreAsExcelAllowsThem() {
    var names = XLSXSheetNames()
    #expect(names.name("表1 收支/总表") == "表1 收支_总表")
    #expect(names.name("表1 收支:总表") == "表1 收支_总表(2)")
    #expect(names.name("'ab'") == "ab")
    #expect(names.name("AB") == "AB(2)")
    #expect(names.name("") == "表")
    #expect(names.name("History") == "History(2)")
    #expect(names.name(String(repeating: "长", count: 40)) == String(repeating: "长", count: 31))
    #expect(names.name(String(repeating: "长", count: 40)) == String(repeating: "长", count: 28) + "(2)")
    #expect(XLSXSheetNames.quoted("it's") == "'it''s'")
  }
}
