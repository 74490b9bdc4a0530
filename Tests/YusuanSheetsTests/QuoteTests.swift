import Testing
import YusuanFindings
import YusuanSheets

/// A stray quote swallows no figure in silence, and what a name may hold is no stray quote.
@Suite struct QuoteTests {
  struct Stray: CustomTestStringConvertible {
    var trap: String
    var text: String
    var rows: [[String]]
    var chinese: [String]
    var testDescription: String { trap }
  }

  private static func said(_ place: String, _ label: String) -> String {
    "t.csv › \(place)：错误：从“\(label)”起的引号之内有分隔符和数字，像是漏了或多了引号，按普通字符读取 [Y0047]"
  }

  static let strays: [Stray] = [
    Stray(
      trap: "a quote before a name, an inch sign two rows below",
      text: "项目,合计,本年\n\"互联网+,10.00,10.00\n平台,20.00,20.00\n大屏55\",30.00,30.00\n",
      rows: [
        ["A=项目", "B=合计", "C=本年"], ["A=\"互联网+", "B=10.00", "C=10.00"], ["A=平台", "B=20.00", "C=20.00"],
        ["A=大屏55\"", "B=30.00", "C=30.00"],
      ], chinese: [said("第 2–4 行 › A2（第 2 行第 1 列）", "互联网+")]),
    Stray(
      trap: "two columns, the next row ends the quote", text: "项目,合计\n\"甲,10.00\n乙\",20.00\n",
      rows: [["A=项目", "B=合计"], ["A=\"甲", "B=10.00"], ["A=乙\"", "B=20.00"]],
      chinese: [said("第 2–3 行 › A2（第 2 行第 1 列）", "甲")]),
    Stray(
      trap: "a whole row in one quote", text: "项目,合计,本年\n\"甲,10.00,20.00\"\n乙,1,2\n",
      rows: [["A=项目", "B=合计", "C=本年"], ["A=\"甲", "B=10.00", "C=20.00\""], ["A=乙", "B=1", "C=2"]],
      chinese: [said("第 2 行 › A2（第 2 行第 1 列）", "甲")]),
    Stray(
      trap: "in a later column, with line ends of Windows", text: "208,甲,\"合计,1.00\r\n209,乙\",2,3\r\n",
      rows: [["A=208", "B=甲", "C=\"合计", "D=1.00"], ["A=209", "B=乙\"", "C=2", "D=3"]],
      chinese: [said("第 1–2 行 › C1（第 1 行第 3 列）", "合计")]),
    Stray(
      trap: "a note with a line break before it", text: "项目,备注,合计\n甲,\"第一行\n乙,说明,2.50\n丙\",3,4\n",
      rows: [
        ["A=项目", "B=备注", "C=合计"], ["A=甲", "B=\"第一行"], ["A=乙", "B=说明", "C=2.50"], ["A=丙\"", "B=3", "C=4"],
      ], chinese: [said("第 2–4 行 › B2（第 2 行第 2 列）", "第一行")]),
  ]

  @Test(arguments: strays)
  func isTold(stray: Stray) throws {
    var options = DelimitedReader.Options()
    options.delimiter = 0x2C
    let found = try Collector.read(Array(stray.text.utf8), options)
    #expect(found.lines.map(\.cells) == stray.rows)
    #expect(found.findings.map(Wording(.zh).line) == stray.chinese)
  }

  static let fields: [(trap: String, text: String, rows: [[String]])] = [
    ("a line break in a name", "项目,合计\n\"设备\n购置\",1\n", [["A=项目", "B=合计"], ["A=设备\n购置", "B=1"]]),
    ("commas in a name", "项目,合计\n\"车辆,设备\n,家具\",1\n", [["A=项目", "B=合计"], ["A=车辆,设备\n,家具", "B=1"]]),
    ("a figure with groups", "项目,合计\n甲,\"1,234,567.00\"\n", [["A=项目", "B=合计"], ["A=甲", "B=1,234,567.00"]]),
    (
      "two figures with groups", "项目,合计\n甲,\"1,234.00\n2,345.00\"\n",
      [["A=项目", "B=合计"], ["A=甲", "B=1,234.00\n2,345.00"]]
    ),
    (
      "a note with figures in its words", "项目,备注\n甲,\"共1,234,567元,其中\n电脑10台,打印机5台\"\n",
      [["A=项目", "B=备注"], ["A=甲", "B=共1,234,567元,其中\n电脑10台,打印机5台"]]
    ),
    ("a name with a comma and a number at the end of the line", "项目\n\"设备,10\"\n", [["A=项目"], ["A=设备,10"]]),
    ("a blank before and behind", "a, \"b,c\" ,d\n", [["A=a", "B=b,c", "C=d"]]),
    ("blanks and no quotes", " a , b\n", [["A= a ", "B= b"]]),
    ("quotes within that are not written twice", "\"2025年\"三公\"经费表\",b\n", [["A=2025年\"三公\"经费表", "B=b"]]),
    ("words in quotes at both ends", "\"三公\"经费和\"会议费\",b\n", [["A=\"三公\"经费和\"会议费\"", "B=b"]]),
    ("a quote at both ends of a word, and behind it one", "\"a\"\"\",b\n", [["A=a\"", "B=b"]]),
  ]

  @Test(arguments: fields)
  func whatAFieldMayHoldIsNotStray(trap: String, text: String, rows: [[String]]) throws {
    var options = DelimitedReader.Options()
    options.delimiter = 0x2C
    let found = try Collector.read(Array(text.utf8), options)
    #expect(found.lines.map(\.cells) == rows, "\(trap)")
    #expect(found.findings == [])
  }
}
