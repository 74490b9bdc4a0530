import Foundation
import TestSupport
import Testing

/// `yusuan profiles new` on the command line (起草版式).
@Suite struct ProfileNewTests {
  static let bureau = "Tests/YusuanConversionTests/Fixtures/invented-bureau/bureau.csv"
  static let kinds = "Tests/YusuanDraftingTests/Fixtures/every-kind.csv"

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func helpIsComplete() throws {
    let result = try ProcessResult.run(
      CommandTests.program, ["profiles", "new", "--help"], environment: ["COLUMNS": "100"])
    Golden.expect(result.output, "Tests/CommandTests/Expected/help-profiles-new.txt")
  }

  /// A folder gets the profile and its rules; the same file converted by it gives all of its figures, and its rules hold.
  @Test(arguments: [("zh", "15 张表，288 个数，83 条勾稽关系，0 处待定\n"), ("en", "15 tables, 288 values, 83 ties, 0 to decide\n")])
  func aFolderIsWrittenThatReadsTheSameFile(language: String, summary: String) throws {
    let folder = try TemporaryFolder()
    let made = try CommandTests.run("profiles", "new", Self.bureau, "-o", folder.path + "/mine", "--lang", language)
    #expect(made.status == 0 && made.error == "")
    #expect(Self.text(made.output) == summary)
    #expect(folder.files == ["mine", "mine/profile.xml", "mine/rules.xml"])
    let long = try CommandTests.run(
      "convert", Self.bureau, "--profile", folder.path + "/mine", "--to", "long", "--strict")
    #expect(long.status == 0 && long.error == "")
    #expect(Self.text(long.output).split(separator: "\n").count == 289)
    #expect(try CommandTests.run("check", Self.bureau, "--profile", folder.path + "/mine").status == 0)
    let listed = try CommandTests.run("profiles", "--check", folder.path + "/mine", "--lang", "en")
    #expect(Self.text(listed.output).hasPrefix("mine\tmine\tunit\t2025\ttables 01,02,03,04,05-1,05-2,06,"))
  }

  /// A file gets its rules beside it, is called like the file, and what is open in it is told with its line.
  @Test func aFileGetsItsRulesBesideIt() throws {
    let folder = try TemporaryFolder()
    let made = try CommandTests.run("profiles", "new", Self.kinds, "-o", folder.path + "/water.xml")
    #expect(made.status == 0)
    #expect(made.error.hasSuffix("设备台账：没有印出金额单位，按万元读取 [Y0033]\n"))
    #expect(folder.files == ["water-rules.xml", "water.xml"])
    let checked = try CommandTests.run("profiles", "check", folder.path + "/water.xml")
    #expect(checked.status == 0)
    var told = Self.text(checked.output).replacing(folder.path + "/", with: "").split(separator: "\n").map(String.init)
    #expect(told.count == 12)
    #expect(told.popLast()?.hasSuffix("，11 处待定") == true)
    #expect(told.first == "water.xml › 第 2 行：警告：profile“water”待定：name? [Y0136]")
    #expect(told.last == "water.xml › 第 44 行：警告：column“折旧情况”待定：id? [Y0136]")
  }

  /// Without an output the profile is printed; it names no rules, which have no file.
  @Test func withoutAnOutputTheProfileIsPrinted() throws {
    let printed = try CommandTests.run("profiles", "new", Self.kinds, "--name", "water")
    #expect(printed.status == 0)
    let text = Self.text(printed.output)
    #expect(text.contains("id=\"water\"") && !text.contains("<rules"))
  }

  /// A draft that was corrected is never written over.
  @Test(arguments: [("mine/", "mine/profile.xml"), ("mine.xml", "mine-rules.xml")])
  func whatIsThereIsNotWrittenOver(output: String, there: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([0x3C], as: there)
    let made = try CommandTests.run("profiles", "new", Self.bureau, "-o", folder.path + "/" + output)
    #expect(made.status == 1)
    #expect(made.error == "\(path)：错误：不写到此处：已有同名文件 [Y0070]\n")
    #expect(FileManager.default.contents(atPath: path) == Data([0x3C]))
  }

  @Test(
    arguments: [
      (["profiles", "new"], 2), (["profiles", "new", "-"], 2), (["profiles", "new", bureau, "--name", "我"], 2),
      (["profiles", "new", "nothere.csv"], 1), (["profiles", "new", "Package.swift"], 1),
      (["profiles", "new", kinds], 0),
      (["profiles", "new", kinds, "-o", "-"], 0), (["profiles", "list"], 0),
    ] as [([String], Int32)])
  func exitsWithTheDocumentedStatus(arguments: [String], status: Int32) throws {
    let result = try ProcessResult.run(CommandTests.program, arguments, environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(result.status == status, "\(result.error)")
  }
}
