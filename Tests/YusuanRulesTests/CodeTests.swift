import Testing
@testable import YusuanRules

/// Codes as numbers (科目编码的数值).
@Suite struct CodeTests {
  @Test(arguments: ["2", "208", "20805", "2080505", "000", "999999999999", "1234567890123456"])
  func aNumberIsItsCode(code: String) throws {
    let number = try #require(CodeNumber(code))
    #expect(number.text == code)
    #expect(number.count == code.count)
    for count in 1...code.count { #expect(number.prefix(count).text == String(code.prefix(count))) }
    #expect(number.prefix(16) == number)
  }

  @Test(arguments: ["", "20a", "２０８", "-1", "12345678901234567"])
  func whatIsNoCodeHasNoNumber(text: String) { #expect(CodeNumber(text) == nil) }

  @Test func numbersAreInTheOrderOfCodesAndStandAboveThemAlike() throws {
    let codes = ["0", "00", "01", "1", "20", "208", "2080", "20805", "2080505", "20899", "209", "9", "99"]
    for (a, b) in codes.flatMap({ a in codes.map { (a, $0) } }) {
      let (first, second) = (try #require(CodeNumber(a)), try #require(CodeNumber(b)))
      #expect((first < second) == (a < b), "\(a) \(b)")
      #expect(first.isAbove(second) == (a != b && b.hasPrefix(a)), "\(a) \(b)")
    }
  }
}
