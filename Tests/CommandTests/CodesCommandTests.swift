import TestSupport
import Testing

/// `yusuan codes`.
@Suite struct CodesCommandTests {
  @Test func listsAreListed() throws {
    let found = try CommandTests.run("codes", "--lang", "zh")
    #expect(
      Self.text(found) == "functional\t2025\t196\t支出功能分类科目\neconomic\t2025\t74\t部门预算支出经济分类科目\n")
  }

  @Test(
    arguments: [
      ("2080599", "zh", "2080599\t其他行政事业单位养老支出\t社会保障和就业支出 › 行政事业单位养老支出\t见于 上海2024、上海2025、上海2026\n"),
      (
        "事业单位 离退休支出", "zh", ""
      ),
      (
        "医疗卫生与计划", "en",
        "210\t卫生健康支出\t\tseen in 上海2024, 上海2025, 上海2026, 山西2025; formerly 医疗卫生与计划生育支出; formerly 医疗卫生支出\n"
      ),
      ("维修(护)费", "zh", "30213\t维修（护）费\t商品和服务支出\t见于 上海2024、上海2025、上海2026、江苏2017、江苏2018、江苏2019\n"),
    ])
  func aCodeIsFoundByDigitsAndByNames(text: String, language: String, expected: String) throws {
    let found = try CommandTests.run("codes", "search", text, "--lang", language)
    #expect(Self.text(found) == expected)
    #expect(found.status == (expected.isEmpty ? 1 : 0))
  }

  @Test func jsonHasAllThatIsKnown() throws {
    let found = try CommandTests.run("codes", "search", "30311", "--format", "json")
    #expect(
      Self.text(found) == """
        {
          "format": "codes/1",
          "lists": [
            {
              "list": "economic",
              "version": "2025",
              "codes": [
                {"code": "30311", "name": "代缴社会保险费", "above": ["对个人和家庭的补助"], "seen": ["上海2024"], "formerNames": [{"name": "住房公积金", "seen": ["江苏2017"]}]}
              ]
            }
          ]
        }

        """)
  }

  /// A replacement lacks a code, renames one and has one more; a year without its source is a mistake.
  @Test func aReplacementIsComparedAndItsMistakesHavePlaces() throws {
    let folder = try TemporaryFolder()
    let text = """
      <codes xmlns="urn:yusuan:codes:1" id="economic" version="2026">
        <code value="301" name="工资和福利支出" from="2026" source="某号文件"/>
        <code value="309" name="新的一类"/>
      </codes>
      """
    let file = try folder.write(Array(text.utf8), as: "codes.xml")
    let compared = try CommandTests.run("codes", "check", file, "--lang", "zh")
    #expect(compared.status == 0)
    let lines = Self.text(compared).split(separator: "\n")
    #expect(lines.first == "改名\t301\t工资福利支出 → 工资和福利支出")
    #expect(lines.contains("缺少\t30101\t基本工资") && lines.contains("新增\t309\t新的一类"))
    #expect(lines.last == "economic\t2026\t2\t")
    #expect(lines.count == 73 + 1 + 1 + 1)

    let wrong = text.replacing(" source=\"某号文件\"", with: " seen=\"去年\"")
    let mistaken = try CommandTests.run(
      "codes", "check", try folder.write(Array(wrong.utf8), as: "wrong.xml"), "--lang", "zh")
    #expect(mistaken.status == 3)
    let found = String(decoding: mistaken.error.utf8, as: UTF8.self).replacing(folder.path + "/", with: "")
    #expect(
      found == """
        wrong.xml › 第 2 行第 36 列：错误：code/@from 缺少 @source [Y0118]
        wrong.xml › 第 2 行第 48 列：错误：code/@seen 不能是“去年”，应为地方加四位年份，以空格分开，如 上海2025 上海2026 [Y0119]

        """)
  }

  private static func text(_ result: ProcessResult) -> String { String(decoding: result.output, as: UTF8.self) }
}
