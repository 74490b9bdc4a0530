import Testing
import YusuanFindings
import YusuanSheets

/// What programs add that write tables they hold as frames is told, and no part of the table.
@Suite struct FrameTests {
  static let table = [["表3", "", ""], ["单位：万元", "", ""], ["项目", "合计", "本年"], ["208", "1", "2"], ["209", "3", ""]]

  static func text(_ head: String?, first: Int = 0, quoted: Bool = false) -> String {
    let rows = table.enumerated().map { index, row in
      let number = quoted ? "\"\(index + first)\"" : String(index + first)
      return ([number] + row).joined(separator: ",")
    }
    return ((head.map { [$0] } ?? []) + rows).joined(separator: "\n") + "\n"
  }

  @Test(arguments: [
    ("numbers for names", text(",0,1,2"), "0, 1, …, 4"), ("no header", text(nil), "0, 1, …, 4"),
    ("names made up", text(",Unnamed: 0,Unnamed: 1,Unnamed: 2"), "0, 1, …, 4"),
    ("reset_index", text("index,0,1,2"), "0, 1, …, 4"),
    ("of R", text("\"\",\"V1\",\"V2\",\"V3\"", first: 1, quoted: true), "1, 2, …, 5"),
    ("written twice", text("Unnamed: 0,0,1,2"), "0, 1, …, 4"),
  ])
  func indexIsTold(trap: String, text: String, numbers: String) throws {
    let found = try Collector.read(Array(text.utf8))
    let cells = Self.table.map { row in
      zip(["B", "C", "D"], row).filter { !$0.1.isEmpty }.map { "\($0)=\($1)" }
    }
    #expect(found.lines.map(\.cells) == cells, "\(trap)")
    #expect(
      found.findings.map(Wording(.zh).line) == ["t.csv：警告：首列是程序写出的行索引（\(numbers)），不读取 [Y0048]"], "\(trap)")
  }

  @Test(arguments: [
    ("a title as a name stays", ",2025年预算支出总表,Unnamed: 1\n0,甲,1\n1,乙,2\n2,丙,3\n3,丁,4\n", "B=2025年预算支出总表"),
    ("serial numbers of the table", "序号,项目,合计\n1,甲,1\n2,乙,2\n3,丙,3\n4,丁,4\n", "A=序号"),
    ("serial numbers below a blank name", ",项目,合计\n1,甲,1\n2,乙,2\n3,丙,3\n4,丁,4\n", "B=项目"),
    ("a gap", ",0,1\n0,甲,1\n1,乙,2\n3,丙,3\n4,丁,4\n", "B=0"), ("three rows", ",0,1\n0,甲,1\n1,乙,2\n2,丙,3\n", "B=0"),
  ])
  func whatIsNoIndexStays(trap: String, text: String, first: String) throws {
    let found = try Collector.read(Array(text.utf8))
    #expect(found.lines.first?.cells.first == first, "\(trap)")
    let isIndex = trap.hasPrefix("a title")
    #expect(found.findings.map(\.code) == (isIndex ? [.indexColumn] : []), "\(trap)")
    if !isIndex { #expect(found.lines[1].cells.first?.hasPrefix("A=") == true, "\(trap)") }
  }

  @Test func wordsForMissingValuesAreBlankAndCounted() throws {
    let found = try Collector.read(Array("合计,nan,128.60\n208,NaN,nan\nnano,NANA,None\n<NA>,N/A,\"NA\"\n".utf8))
    #expect(found.lines.map(\.cells) == [["A=合计", "C=128.60"], ["A=208"], ["A=nano", "B=NANA"], []])
    #expect(
      found.findings.map(Wording(.zh).line) == [
        "t.csv › 第 1 行 › B1（第 1 行第 2 列）：警告：有 2 个单元格是程序写出的缺失值“nan”，按空白读取 [Y0049]",
        "t.csv › 第 2 行 › B2（第 2 行第 2 列）：警告：有 1 个单元格是程序写出的缺失值“NaN”，按空白读取 [Y0049]",
        "t.csv › 第 3 行 › C3（第 3 行第 3 列）：警告：有 1 个单元格是程序写出的缺失值“None”，按空白读取 [Y0049]",
        "t.csv › 第 4 行 › A4（第 4 行第 1 列）：警告：有 1 个单元格是程序写出的缺失值“<NA>”，按空白读取 [Y0049]",
        "t.csv › 第 4 行 › B4（第 4 行第 2 列）：警告：有 1 个单元格是程序写出的缺失值“N/A”，按空白读取 [Y0049]",
        "t.csv › 第 4 行 › C4（第 4 行第 3 列）：警告：有 1 个单元格是程序写出的缺失值“NA”，按空白读取 [Y0049]",
      ])
  }

  @Test(arguments: ["^", "#", "~", "\u{1F}", "，", "｜", "、"])
  func delimitersThatAreNotReadAreNamed(sign: String) throws {
    let text = "表3,,\n项目,合计,本年\n208,1.00,2\n209,3.00,4\n210,5,6\n".replacing(",", with: sign)
    let found = try Collector.read(Array(text.utf8))
    let name = sign == "\u{1F}" ? "\\x1f" : sign
    #expect(found.findings.map(Wording(.zh).line) == ["t.csv：警告：各列像是以“\(name)”分隔 [Y0058]"])
  }

  @Test func blanksThatSeparateColumnsAreNamed() throws {
    let text = "项目编码    名称        合计\n208      甲        1.00\n20805    乙        2.00\n2080505  丙      3.00\n"
    #expect(try Collector.read(Array(text.utf8)).findings.map(\.facts) == [[.found: "空格"]])
  }

  @Test(arguments: ["甲，乙，丙\n一段文字，说明\n其中：一、二、三\n", "a#b\nc#d\ne#f\n", "表3,,\n208,1,2\n209,#,#\n210,#,#\n211,#,#\n"])
  func proseAndTablesHaveNone(text: String) throws {
    #expect(try Collector.read(Array(text.utf8)).findings == [])
  }
}
