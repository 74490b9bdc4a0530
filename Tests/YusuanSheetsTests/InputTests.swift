import Glibc
import TestSupport
import Testing
import YusuanFindings
import YusuanSheets

/// Inputs are known by their content, and folders are read in a fixed order.
@Suite struct InputTests {
  @Test(arguments: [
    ("text", "a,b\n", InputFormat.text), ("a brace that is no disclosure", "{a},b\n", .text),
    ("one disclosure", "{\n  \"format\": \"budget-disclosure/1\"", .json), ("an array", "[{\"format\": 1}]", .json),
    ("lines", "{\"format\": 1}\n{\"format\": 2}\n", .jsonLines), ("a mark", "\u{FEFF}{\n \"format\": 1}", .json),
    ("XML", "<?xml version=\"1.0\"?><disclosure xmlns=\"urn:yusuan:disclosure:2\">", .disclosureXML),
    ("XML of form 1", "<?xml version=\"1.0\"?><disclosure xmlns=\"urn:yusuan:disclosure:1\">", .disclosureXML),
  ])
  func sniffs(trap: String, text: String, format: InputFormat) throws {
    #expect(try InputFormat.sniff(ByteSource(name: "t", memory: Array(text.utf8))) == format, "\(trap)")
  }

  @Test(arguments: [
    (
      "binary .xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] as [UInt8],
      "t.xlsx：错误：文件是二进制工作簿（.xls 或 .et），不能直接读取：请用表格软件打开并另存为 .xlsx 或 CSV [Y0054]"
    ),
    ("PDF", Array("%PDF-1.7".utf8), "t.xlsx：错误：文件是PDF 文档，不能直接读取：请取得电子表格，或将其中文字复制为文本文件 [Y0054]"),
    ("nothing", [], "t.xlsx：错误：文件没有内容 [Y0051]"),
  ])
  func refuses(trap: String, bytes: [UInt8], message: String) {
    let finding = #expect(throws: Diagnostic.self) { try InputFormat.sniff(ByteSource(name: "t.xlsx", memory: bytes)) }
    #expect(finding.map(Wording(.zh).line) == message, "\(trap)")
  }

  @Test func readsFoldersByNameAndNumber() throws {
    let folder = try TemporaryFolder()
    for name in ["表10.csv", "表2.csv", "b/x.csv", ".hidden", "~$a.xlsx"] { _ = try folder.write([0x61], as: name) }
    let list = InputList([folder.path, "-", "nothere"])
    #expect(
      list.paths.map { $0.replacing(folder.path, with: "") } == ["/b/x.csv", "/表2.csv", "/表10.csv", "-", "nothere"])
    #expect(list.findings.map(\.code) == [.fileSkipped, .fileSkipped])
    let empty = try TemporaryFolder()
    #expect(InputList([empty.path]).findings.map(\.code) == [.folderWithoutInput])
  }

  @Test func aFolderOrAMissingFileIsNoInput() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path, folder.path + "/nothere"] {
      let finding = #expect(throws: Diagnostic.self) { try ByteSource(path: path) }
      #expect(finding?.code == .fileUnreadable)
    }
  }

  @Test func aFileThatChangesIsReported() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Array("a,b\n".utf8), as: "t.csv")
    let kept = try ByteSource(path: path)
    #expect(throws: Never.self) { try kept.checkUnchanged() }
    let handle = try #require(fopen(path, "a"))
    fputs("e\n", handle)
    fclose(handle)
    let finding = #expect(throws: Diagnostic.self) { try kept.checkUnchanged() }
    #expect(finding?.code == .fileChanged)
  }
}
