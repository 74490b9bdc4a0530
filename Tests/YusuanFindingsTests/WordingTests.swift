import TestSupport
import Testing
import YusuanFindings
import YusuanJSON

/// Every kind of finding has its words in both languages, and the page that lists them is right.
@Suite struct WordingTests {
  @Test(arguments: Code.allCases)
  func bothLanguagesNameTheSameFacts(code: Code) {
    let facts = Language.allCases.map { language -> Set<String> in
      let template = Wording(language).template(code)
      #expect(!Wording(language).title(code).isEmpty)
      #expect(!Wording(language).advice(code).isEmpty)
      return Set(template.matches(of: /\{([a-z]+)\}/).map { String($0.1) })
    }
    #expect(facts[0] == facts[1])
    #expect(facts[0].isSubset(of: Set(Diagnostic.Fact.allCases.map(\.rawValue))))
  }

  @Test func thePageOfCodesIsRight() {
    var lines: [String] = []
    for code in Code.allCases {
      let (zh, en) = (Wording(.zh), Wording(.en))
      lines.append(
        "| \(code.rawValue) | \(code.severity.rawValue) | \(zh.title(code)) | \(en.title(code)) | \(zh.template(code)) | \(en.template(code)) | \(zh.advice(code)) | \(en.advice(code)) |"
      )
    }
    let head = """
      # Diagnostics (诊断)

      Every finding has a stable code, which never changes its meaning. Its text form is one line:

      ```
      file › line 12 › C7 (row 7, column 3): error: expected an amount in 万元, found “abc” [Y0012]
      ```

      With `--diagnostics json` each finding is one line of JSON on standard error:
      `type` (`diagnostic`), `code`, `severity` (`info`, `warning`, `error`), `title`, `message`, `input`, and where they are
      known `part`, `sheet`, `line`, `lastLine`, `cell` (A1), `row`, `column`; `facts` (an object of texts: the words in
      braces below), and `cells`: how many non-blank cells this finding accounts for, because they are not in the result.
      With `--summary` a last line of `type` `summary` follows: `cells` (`read` = `used` + `diagnosed`; `roles`; `residues`),
      `inputs` (`read`, `failed`) and `findings` by severity.

      | code | severity | 名称 | name | 消息 | message | 处理 | what to do |
      |---|---|---|---|---|---|---|---|

      """
    Golden.expect(Array((head + lines.joined(separator: "\n") + "\n").utf8), "Documentation/diagnostics.md")
  }

  @Test(arguments: [
    ("not a whole zip archive", "不是完整的 zip 压缩文件"), ("compression method 12", "不支持第 12 号压缩方法"),
    ("9249 bytes for 9253", "解压后有 9249 字节，应有 9253 字节"), ("hidden: 3 cells", "已隐藏，3 个单元格"),
    ("depth > 64", "层数超过 64"), ("no part xl/worksheets/sheet2.xml", "没有部分 xl/worksheets/sheet2.xml"),
    ("no relationship for the sheet “表3”", "没有这个工作表的关系：“表3”"), ("Permission denied", "没有权限"),
    ("error parsing attribute name", "error parsing attribute name"), ("", "（无）"), ("#", "#"), ("7", "7"),
  ])
  func reasonsAreSaidInChineseWhereThereAreWords(reason: String, words: String) {
    let finding = Diagnostic(.fileUnreadable, at: Location(input: "a.xlsx"), [.reason: reason])
    #expect(Wording(.zh).line(finding) == "a.xlsx：错误：无法读取：\(words) [Y0050]")
    let english = reason.isEmpty ? "nothing" : reason
    #expect(Wording(.en).line(finding) == "a.xlsx: error: cannot be read: \(english) [Y0050]")
    #expect(finding.facts[.reason] == reason)
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

  @Test(arguments: [
    ("", #""""#), ("a\"\\\n\t\r\u{1}\u{1F}中", #""a\"\\\n\t\r\u0001\u001f中""#), ("基本支出预算", #""基本支出预算""#),
    ("12345678\"", #""12345678\"""#), ("1234567\\12345678", #""1234567\\12345678""#),
    ("\u{7F}\u{80}", "\"\u{7F}\u{80}\""),
  ])
  func jsonTextIsEscaped(text: String, json: String) {
    var output = JSONOutput(isPretty: false)
    output.string(text)
    #expect(output.text == json)
  }

  @Test func jsonGrowsBeyondItsFirstRoom() {
    var output = JSONOutput(isPretty: false)
    output.list(Array(repeating: String(repeating: "预算", count: 99), count: 99)) { $0.string($1) }
    #expect(output.bytes.count == 99 * (6 * 99 + 2) + 98 * 2 + 2)
  }
}
