import TestSupport
import Testing
import YusuanFindings
import YusuanPlatform

/// Findings are said in words, places and reasons in both languages.
@Suite struct WordingTests {
  @Test(arguments: [
    (Phrase.notWholeArchive, "not a whole zip archive", "不是完整的 zip 压缩文件"),
    (.compressionMethod(12), "compression method 12", "不支持第 12 号压缩方法"),
    (.bytesInstead(9_249, of: 9_253), "9249 bytes for 9253", "解压后有 9249 字节，应有 9253 字节"),
    (.hiddenCells(3), "hidden: 3 cells", "已隐藏，3 个单元格"), (.depthBeyond(64), "depth > 64", "层数超过 64"),
    (.noPart("xl/worksheets/sheet2.xml"), "no part xl/worksheets/sheet2.xml", "没有部分 xl/worksheets/sheet2.xml"),
    (.noRelationship("“表3”"), "no relationship for the sheet “表3”", "没有这个工作表的关系：“表3”"),
    (.system(SystemError(13)), "Permission denied", "没有权限"),
    (.system(SystemError(95)), "Operation not supported", "Operation not supported"),
    (.syntax(76), "a start tag and its end tag differ", "开始标签与结束标签不一致"),
    (.syntax(9_999), "a syntax error (number 9999 of libxml2)", "语法错误（libxml2 错误号 9999）"),
  ])
  func reasonsAreSaidInBothLanguages(reason: Phrase, english: String, chinese: String) {
    let finding = Diagnostic(.fileUnreadable, at: Location(input: "a.xlsx"), because: reason)
    #expect(Wording(.zh).line(finding) == "a.xlsx：错误：无法读取：\(chinese) [Y0050]")
    #expect(Wording(.en).line(finding) == "a.xlsx: error: cannot be read: \(english) [Y0050]")
    #expect(finding.facts[.reason] == english)
  }

  @Test func aFactThatIsMissingIsSaidToBeNothing() {
    let finding = Diagnostic(.fileUnreadable, at: Location(input: "a.xlsx"))
    #expect(Wording(.zh).line(finding) == "a.xlsx：错误：无法读取：（无） [Y0050]")
    #expect(Wording(.en).line(finding) == "a.xlsx: error: cannot be read: nothing [Y0050]")
  }

  @Test(arguments: [
    (Location(input: "a.csv"), "a.csv", "a.csv"),
    (Location(input: "a.csv", line: 3), "a.csv › 第 3 行", "a.csv › line 3"),
    (Location(input: "a.csv", line: 3, lastLine: 9), "a.csv › 第 3–9 行", "a.csv › lines 3–9"),
    (
      Location(input: "a.xlsx", part: "xl/worksheets/sheet1.xml", sheet: "表3 ", cell: CellPosition(row: 7, column: 28)),
      "a.xlsx › xl/worksheets/sheet1.xml › 工作表“表3 ” › AB7（第 7 行第 28 列）",
      "a.xlsx › xl/worksheets/sheet1.xml › sheet “表3 ” › AB7 (row 7, column 28)"
    ),
  ])
  func placesAreSaidFromTheFileDownToTheCell(location: Location, chinese: String, english: String) {
    #expect(Wording(.zh).location(location) == chinese)
    #expect(Wording(.en).location(location) == english)
  }

  @Test(arguments: [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")])
  func columnsHaveLetters(column: Int, letters: String) {
    #expect(CellPosition.letters(ofColumn: column) == letters)
  }
}
