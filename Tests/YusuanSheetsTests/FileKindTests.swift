import Testing
import TestSupport
import YusuanFindings
import YusuanSheets

/// A file that cannot be read is called by its name, with what to do.
@Suite struct FileKindTests {
  /// What `bytes` are refused as; nil where they are not.
  static func kind(_ bytes: [UInt8], name: String = "t.xls") throws -> FileKind? {
    do throws(Diagnostic) {
      let source = ByteSource(name: name, memory: bytes)
      let format = try InputFormat.sniff(source)
      if format == .xlsx { try XLSXReader.zipped(source).read(into: Collector()) }
      return nil
    } catch {
      return error.code == .formatRefused ? error.facts[.name].flatMap(FileKind.init) : nil
    }
  }

  static let texts: [(trap: String, text: String, kind: FileKind)] = [
    (
      "a web archive", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n<html>",
      .webArchive
    ),
    (
      "a web archive, its type folded",
      "From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\nContent-Type:\n\tmultipart/related;\n\n", .webArchive
    ),
    ("mail", "Received: from x\r\nFrom: a@b\r\nContent-Type: multipart/mixed\r\n\r\n", .mail),
    ("mail without MIME", "From: a\nTo: b\nSubject: 预算\n\n附件", .mail), ("SYLK", "ID;PWXL;N;E\r\nC;Y1;X1;K1\r\n", .sylk),
    ("DIF", "TABLE\r\n0,1\r\n\"EXCEL\"\r\n", .dif), ("an object", "{\"code\": 500, \"data\": null}", .otherJSON),
    ("an array of objects", "\u{FEFF}[ {\"项目\": 1} ]", .otherJSON), ("an empty object", "{}\n", .otherJSON),
    (
      "a flat OpenDocument",
      "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><table:table/>",
      .openDocument
    ), ("UOF", "<?xml version=\"1.0\"?><uof:UOF xmlns:uof=\"http://schemas.uof.org/cn/2003/uof\"/>", .uniformOffice),
    ("XML of others", "<?xml version=\"1.0\"?><rows><meta/><table><td>1</td></table></rows>", .otherXML),
    ("a login page", "<html><head><title>登录</title></head><body><form><input></form></body></html>", .webPage),
    ("an error page", "<!DOCTYPE html>\n<div>502 Bad Gateway</div>", .webPage),
    ("frames", "<html><frameset><frame src=\"表.files/sheet001.htm\"></frameset></html>", .webPageFrames),
    (
      "frames of Excel",
      "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><xml><x:WorksheetSource HRef=\"a.files/sheet001.htm\"/></xml></html>",
      .webPageFrames
    ), ("an Internet shortcut", "[InternetShortcut]\r\nURL=http://x\r\n", .shortcut),
    ("desktop.ini", "[.ShellClassInfo]\r\nIconFile=x\r\n", .folderSettings),
    ("PostScript", "%!PS-Adobe-3.0\n", .postScript),
  ]

  @Test(arguments: texts)
  func textsAreKnown(trap: String, text: String, kind: FileKind) throws {
    #expect(try Self.kind(Array(text.utf8)) == kind, "\(trap)")
  }

  @Test(arguments: [
    ("[附件1]2025年预算,1\n"), ("{Y}年,1\n"), ("<说明>,1\n"), ("From: 甲\n单位：万元\n"), ("ID,名称\n1,甲\n"), ("BM,名称\n"),
    ("[1]注,2\n"), ("{\"甲\",1}\n"), ("MIME-Version\n"), ("项目: 1\n金额: 2\n\n"),
  ])
  func tablesAreNotTakenForThem(text: String) throws {
    #expect(try InputFormat.sniff(ByteSource(name: "t", memory: Array(text.utf8))) == .text)
  }

  @Test(arguments: [
    (
      "a page whose table comes late",
      "<html><head><style>\(String(repeating: "x", count: 300_000))</style></head><table><tr><td>1</td>"
    ),
    ("capitals", "<HTML><TABLE><TR><TD>1</TD></TR></TABLE></HTML>"),
    ("a comment first", "<!-- <rows> --><table><tr><td>1"),
    ("XHTML", "<?xml version=\"1.0\"?><!DOCTYPE html><html><table><tr><td>1"),
  ])
  func pagesWithTablesAreRead(trap: String, text: String) throws {
    #expect(try InputFormat.sniff(ByteSource(name: "t", memory: Array(text.utf8))) == .html, "\(trap)")
  }

  /// Bytes as ASCII, those in hexadecimal digits behind `\`; followed by zeros, so that there are enough.
  static func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == 0x5C {
        bytes.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes + [UInt8](repeating: 0, count: 64)
  }

  static let beginnings: [(trap: String, text: String, kind: FileKind)] = [
    ("BIFF 5", #"\09\08\08\00\00\05"#, .oldBinaryWorkbook), ("BIFF 2", #"\09\00\04\00\02\00"#, .oldBinaryWorkbook),
    ("Lotus", #"\00\00\02\00\06\04"#, .lotus), ("bzip2", "BZh91AY&SY", .bzip2), ("zstd", #"\28\B5\2F\FD"#, .zstd),
    ("xz", #"\FD7zXZ"#, .xz), ("lz4", #"\04\22\4D\18"#, .lz4), ("compress", #"\1F\9D\90"#, .compress),
    ("LZH", "!!-lh5-", .lzh), ("cabinet", "MSCF", .cabinet),
    ("tar", String(repeating: "a", count: 257) + "ustar  ", .tar),
    ("an empty archive", #"PK\05\06"#, .archiveWithoutWorksheets),
    ("a part of a split archive", #"PK\07\08PK\03\04"#, .splitArchive), ("GIF", "GIF89a", .picture),
    ("TIFF", "II*", .picture),
    ("a bitmap", #"BM\36\00\01\00\00\00\00\00\36"#, .picture), ("WebP", "RIFF1234WEBP", .picture),
    ("SQLite", "SQLite format 3", .database), ("Access", #"\00\01\00\00Standard Jet DB"#, .database),
    ("Parquet", "PAR1", .columnStore), ("a program", #"MZ\90"#, .program),
    ("a shortcut", #"L\00\00\00\01\14\02"#, .shortcut),
    ("AppleDouble", #"\00\05\16\07\00\02"#, .folderSettings),
    ("Word", #"\D0\CF\11\E0\A1\B1\1A\E1W\00o\00r\00d\00D\00o\00c\00u\00m\00e\00n\00t"#, .word),
    (
      "dBASE",
      #"\03\7C\01\0C"# + String(repeating: #"\00"#, count: 28) + "KMBM" + String(repeating: #"\00"#, count: 7) + "C"
        + String(repeating: #"\00"#, count: 20) + #"\0D"#, .dbf
    ),
  ]

  @Test(arguments: beginnings)
  func beginningsAreKnown(trap: String, text: String, kind: FileKind) throws {
    #expect(try Self.kind(Self.bytes(text)) == kind, "\(trap)")
  }

  @Test func aLockFileIsKnown() throws {
    var bytes: [UInt8] = [5] + Array("admin".utf8)
    bytes += [UInt8](repeating: 0x20, count: 55 - bytes.count) + [5, 0]
    bytes += [UInt8](repeating: 0x20, count: 165 - bytes.count)
    #expect(try Self.kind(bytes, name: "~$表3.xlsx") == .lockFile)
  }

  @Test(arguments: [
    ("word/document.xml", FileKind.word), ("ppt/presentation.xml", .powerPoint), ("OFD.xml", .ofd),
    ("Index/Document.iwa", .numbers), ("xl/workbook.bin", .binaryOpenWorkbook), ("FixedDocSeq.fdseq", .xps),
    ("META-INF/container.xml", .electronicBook), ("AndroidManifest.xml", .program),
    ("表3.xlsx", .archiveWithoutWorksheets),
  ])
  func archivesAreKnownByTheirParts(part: String, kind: FileKind) throws {
    #expect(try Self.kind(PythonArchive.bytes("z.writestr('\(part)', '1')")) == kind)
  }

  @Test func theyAreSaidWithWhatToDo() {
    let said = { (kind: FileKind, language: Language) in
      Wording(language).line(.refused(kind, at: Location(input: "表3.xls")))
    }
    #expect(said(.sylk, .zh) == "表3.xls：错误：文件是SYLK 工作表（.slk），不能直接读取：请用表格软件打开并另存为 .xlsx 或 CSV [Y0054]")
    #expect(said(.ofd, .zh) == "表3.xls：错误：文件是OFD 版式文档，不能直接读取：请取得电子表格，或将其中文字复制为文本文件 [Y0054]")
    #expect(said(.webPage, .zh) == "表3.xls：错误：文件是没有表格的 HTML 网页（如登录页或出错页），不能直接读取：请登录后重新下载，核对下载的是否为表格 [Y0054]")
    #expect(said(.lockFile, .zh) == "表3.xls：错误：文件是打开工作簿时留下的临时锁文件（~$），不能直接读取：请转换去掉“~$”的同名文件 [Y0054]")
    #expect(
      said(.zstd, .en)
        == "表3.xls: error: the file is a zstd (Zstandard) archive and cannot be read as it is: unpack it first [Y0054]")
    #expect(
      said(.mail, .en)
        == "表3.xls: error: the file is a mail message and cannot be read as it is: take the attachment out of it [Y0054]"
    )
  }

  @Test func archivesWithBackslashesOrBlankLinesBeforeThemAreRead() throws {
    let parts = """
      z.writestr('xl\\\\workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="表3" r:id="a"/></sheets></workbook>')
      z.writestr('xl\\\\_rels\\\\workbook.xml.rels', '<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
      z.writestr('xl\\\\worksheets\\\\sheet1.xml', '<worksheet><sheetData><row><c t="inlineStr"><is><t>合计</t></is></c></row></sheetData></worksheet>')
      """
    let bytes = try PythonArchive.bytes(parts)
    for before in ["", "\r\n\r\n", "\n", "  \n"] {
      let source = ByteSource(name: "t.xlsx", memory: Array(before.utf8) + bytes)
      #expect(try InputFormat.sniff(source) == .xlsx)
      let found = Collector()
      try XLSXReader.zipped(source).read(into: found)
      #expect(found.lines.map(\.cells) == [["A=合计"]])
    }
  }
}
