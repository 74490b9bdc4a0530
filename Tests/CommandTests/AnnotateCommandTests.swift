import Foundation
import TestSupport
import Testing

/// `yusuan annotate` as its users run it, looked at with openpyxl.
@Suite struct AnnotateCommandTests {
  static let book = "Samples/workbooks/jincheng-2025.xlsx"

  static func python(_ script: String, _ arguments: [String]) throws -> ProcessResult {
    try ProcessResult.run("/usr/bin/env", ["python3", Project.path("Tests/CommandTests/\(script).py")] + arguments)
  }

  @Test(arguments: [
    "workbooks/jincheng-2025", "traps/absolute-targets-and-prefixes", "traps/no-references",
    "traps/inflated-used-range",
    "traps/number-format-wan-yuan", "traps/cells-out-of-order",
  ])
  func onlyWhatIsMarkedChanges(name: String) throws {
    let folder = try TemporaryFolder()
    let result = try Self.python("check-annotated", [CommandTests.program, folder.path, "Samples/\(name).xlsx"])
    #expect(result.status == 0, "\(String(decoding: result.output, as: UTF8.self))\(result.error)")
    #expect(String(decoding: result.output, as: UTF8.self).hasSuffix(" 0 mistakes\n"))
  }

  /// Hundreds are made and looked at by hand (`Documentation/annotate.md`).
  @Test func messyWorkbooksKeepWhatTheyHold() throws {
    let folder = try TemporaryFolder()
    let made = folder.path + "/messy"
    let sources = [
      Self.book, "Samples/workbooks/from-csv.xlsx", "Tests/YusuanConversionTests/Fixtures/invented-bureau/bureau.xlsx",
    ]
    #expect(try Self.python("make-messy", [made, "4"] + sources).status == 0)
    let paths = (0..<3).map { "\(made)/4-\($0).xlsx" }
    let result = try Self.python("check-annotated", [CommandTests.program, folder.path] + paths)
    #expect(result.status == 0, "\(String(decoding: result.output, as: UTF8.self))\(result.error)")
  }

  @Test func tickedMendsAreMadeAndListed() throws {
    let folder = try TemporaryFolder()
    let (first, ticked, mended) = (folder.path + "/1.xlsx", folder.path + "/2.xlsx", folder.path + "/3.xlsx")
    _ = try CommandTests.run("annotate", "Samples/traps/codes-as-numbers.xlsx", "-o", first)
    #expect(try CommandTests.run("annotate", first, "--apply", "-o", mended).status == 1)
    #expect(try Self.python("tick", [first, ticked]).status == 0)
    let result = try CommandTests.run("annotate", ticked, "--apply", "-o", mended)
    #expect(result.status == 0 && result.error.isEmpty)
    #expect(
      String(decoding: result.output, as: UTF8.self) == """
        \(ticked) › 工作表“表3” › A7（第 7 行第 1 列）：信息：以数值存的编码：“208”改为“208（文本）” [Y0149]
        \(ticked) › 工作表“表3” › A8（第 8 行第 1 列）：信息：以数值存的编码：“20805”改为“20805（文本）” [Y0149]
        \(mended)：3 处发现，5 个单元格已标注

        """)
    let cells = String(decoding: try CommandTests.run("cells", mended).output, as: UTF8.self)
    #expect(cells.contains("表3,A7,text,208,,") && cells.contains("表3,A8,text,20805,,"))
    #expect(!cells.contains("检查结果"))
  }

  /// What could not be read is not blank, so no rule fails on it.
  @Test func textIsAnnotatedAsItIsPrinted() throws {
    let folder = try TemporaryFolder()
    let output = folder.path + "/out.xlsx"
    let input = "Samples/damaged/letter-in-amount.csv"
    let result = try CommandTests.run("annotate", input, "-o", output)
    #expect(result.status == 0)
    #expect(result.error == "\(input)：警告：输入不是 .xlsx 工作簿（csv），标注在 --to xlsx 的工作簿里 [Y0147]\n")
    let script = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      print(*sorted(row[8] for row in book["检查结果"].iter_rows(min_row=4, values_only=True) if row[8]))
      """
    let listed = try ProcessResult.run("/usr/bin/env", ["python3", "-c", script, output]).output
    #expect(String(decoding: listed, as: UTF8.self) == "C14 C7 C9 Y0012\n")
  }

  @Test func whatCannotBeAnnotatedIsSaid() throws {
    let folder = try TemporaryFolder()
    let output = folder.path + "/out.xlsx"
    let missing = try CommandTests.run("annotate", "nothere.xlsx", "-o", output)
    #expect(missing.status == 1 && missing.error.contains("Y0050"))
    let unticked = try CommandTests.run("annotate", Self.book, "--apply", "-o", output)
    #expect(unticked.status == 1)
    #expect(unticked.error == "\(Self.book)：错误：检查结果里没有勾选任何改正 [Y0152]\n")
    let english = try CommandTests.run("annotate", Self.book, "--apply", "-o", output, language: "en_US.UTF-8")
    #expect(english.error == "\(Self.book): error: no mend is ticked in the sheet of findings [Y0152]\n")
    #expect(!FileManager.default.fileExists(atPath: output))
    #expect(try CommandTests.run("annotate", Self.book).status == 2)
  }
}
