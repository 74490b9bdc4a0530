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
    ("SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>预算</text></svg>", .svg),
    ("SVG with a declaration", "<?xml version=\"1.0\"?>\n<!-- x -->\n<svg:svg/>", .svg),
    ("Stata from 13 on", "<stata_dta><header><release>118</release>", .stata),
    ("a mailbox", "From a@b Mon Jan  1 00:00:00 2025\nFrom: a@b\nSubject: 预算\n\n见附件\n", .mail),
    ("a calendar", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", .mail), ("LaTeX", "\\documentclass{article}\n", .latex),
    ("SQL", "-- MySQL dump 10.13\n--\nINSERT INTO t VALUES (1,2);\n", .sqlDump),
    ("SQL of Navicat", "/*\n Navicat Premium Data Transfer\n*/\n", .sqlDump), ("a script", "#!/bin/sh\n", .program),
    ("a port file of SPSS", String(repeating: " ", count: 40) + "ASCII SPSS PORT FILE\n", .spss),
    ("a transport file of SAS", "HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!0000\n", .sas),
    ("uuencode", "begin 644 预算.xls\nM1234\n", .uuencode),
    ("a file of 绿盾", "%TSD-Header-###%xxxx", .protectedFile),
  ]

  @Test(arguments: texts)
  func textsAreKnown(trap: String, text: String, kind: FileKind) throws {
    #expect(try Self.kind(Array(text.utf8)) == kind, "\(trap)")
  }

  @Test(arguments: [
    ("[附件1]2025年预算,1\n"), ("{Y}年,1\n"), ("<说明>,1\n"), ("From: 甲\n单位：万元\n"), ("ID,名称\n1,甲\n"), ("BM,名称\n"),
    ("[1]注,2\n"), ("{\"甲\",1}\n"), ("MIME-Version\n"), ("项目: 1\n金额: 2\n\n"),
    ("ORC项目,1\n"), ("CAJ,1\n"), ("KDH 项目,1\n"), ("BZh,1\n"), ("ID3,1\n"), ("科,-lh-,1\n"), ("PAR1,1\n"), ("MZ,1\n"),
    ("RX,1 EMF,1\n"), ("1234ftyp,1\n"), ("From 甲\n单位：万元\n"), ("AC10,1\n"), ("begin,1\n"), ("--,1\n"),
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
    ("a part of a split archive", #"PK\07\08PK\03\04"#, .splitArchive), ("GIF", "GIF89a", .gif),
    ("TIFF", "II*", .tiff),
    ("a bitmap", #"BM\36\00\01\00\00\00\00\00\36"#, .bitmap), ("WebP", "RIFF1234WEBP", .webP),
    ("SQLite", "SQLite format 3", .sqlite), ("Access", #"\00\01\00\00Standard Jet DB"#, .access),
    ("Parquet", "PAR1", .parquet), ("a program", #"MZ\90"#, .program),
    ("a shortcut", #"L\00\00\00\01\14\02"#, .shortcut),
    ("AppleDouble", #"\00\05\16\07\00\02"#, .folderSettings),
    ("Word", #"\D0\CF\11\E0\A1\B1\1A\E1W\00o\00r\00d\00D\00o\00c\00u\00m\00e\00n\00t"#, .word),
    ("CAJ", #"CAJ\00"#, .academicPaper), ("KDH", #"KDH 2.00\00"#, .academicPaper), ("NH", #"HN\00\00"#, .academicPaper),
    ("CEB", #"Founder CEB 3.0\00"#, .founderDocument), ("DjVu", "AT&TFORM", .djvu), ("CHM", #"ITSF\03"#, .helpFile),
    ("MOBI", String(repeating: "a", count: 60) + "BOOKMOBI", .mobileBook), ("AutoCAD", #"AC1027\00"#, .drawing),
    ("JPEG", #"\FF\D8\FF\E0"#, .jpeg), ("PNG", #"\89PNG"#, .png), ("HEIC", #"\00\00\00\18ftypheic"#, .heif),
    ("AVIF", #"\00\00\00\18ftypavif"#, .avif), ("JPEG 2000", #"\00\00\00\0CjP  "#, .jpeg2000),
    ("PSD", "8BPS", .photoshop),
    ("ICO", #"\00\00\01\00\01"#, .icon), ("WMF", #"\D7\CD\C6\9A"#, .metafile),
    ("a TIFF of Motorola", #"MM\00*"#, .tiff),
    ("EMF", #"\01"# + String(repeating: #"\00"#, count: 39) + " EMF", .metafile),
    ("MP4", #"\00\00\00\20ftypisom"#, .mpeg4), ("QuickTime", #"\00\00\00\20ftypqt  "#, .mpeg4),
    ("AVI", "RIFF1234AVI ", .avi), ("WAV", "RIFF1234WAVE", .wave), ("Matroska", #"\1A\45\DF\A3"#, .matroska),
    ("WMV", #"\30\26\B2\75\8E\66\CF\11"#, .windowsMedia), ("FLV", #"FLV\01"#, .flashVideo), ("Ogg", "OggS", .ogg),
    ("FLAC", "fLaC", .flac), ("AMR", "#!AMR", .amr), ("MP3 with tags", #"ID3\03"#, .mp3),
    ("MP3", #"\FF\FB\90\44"#, .mp3),
    ("MPEG", #"\00\00\01\BA"#, .mpeg), ("MIDI", "MThd", .midi), ("RealMedia", ".RMF", .realMedia),
    ("LZMA", #"\5D\00\00\80\00\FF\FF\FF\FF\FF\FF\FF\FF"#, .lzma), ("LZMA of a size", #"\5D\00\00\80\00\10\27"#, .lzma),
    ("lzip", #"LZIP\01"#, .lzip), ("lzop", #"\89LZO\00"#, .lzop), ("7z", #"7z\BC\AF\27\1C"#, .sevenZip),
    ("RAR", #"Rar!\1A\07"#, .rar), ("gzip", #"\1F\8B\08"#, .gzip), ("ARJ", #"\60\EA"#, .arj),
    ("ACE", "1234567**ACE**", .ace), ("cpio", "070701", .cpio), ("a Debian package", "!<arch>\n", .ar),
    ("RPM", #"\ED\AB\EE\DB"#, .rpm), ("XAR", "xar!", .xar), ("StuffIt", "SIT!", .stuffIt), ("WIM", #"MSWIM\00"#, .wim),
    ("a disc", String(repeating: #"\00"#, count: 32_768) + #"\01CD001"#, .iso),
    ("DuckDB", "12345678DUCK", .duckDB), ("Oracle", #"\03\03iEXPORT:V11"#, .oracleDump),
    ("Access 2007", #"\00\01\00\00Standard ACE DB"#, .access),
    ("Arrow", "ARROW1", .arrow), ("Feather", "FEA1", .arrow), ("ORC", #"ORC\0A"#, .orc), ("Avro", #"Obj\01"#, .avro),
    ("HDF5", #"\89HDF\0D\0A\1A\0A"#, .hdf5), ("NetCDF", #"CDF\01"#, .netCDF),
    ("MATLAB", "MATLAB 5.0 MAT-file", .matlab),
    ("NumPy", #"\93NUMPY\01"#, .numPy), ("R", "RDX3\nX\n", .rData), ("pickle", #"\80\04\95"#, .pickle),
    ("SPSS", "$FL2@(#) SPSS", .spss), ("SPSS, packed", "$FL3@(#)", .spss),
    ("Stata", #"\72\02\01\00"# + String(repeating: #"\00"#, count: 80), .stata),
    ("SAS", String(repeating: #"\00"#, count: 12) + #"\C2\EA\81\60\B3\14\11\CF"#, .sas),
    ("Shapefile", #"\00\00\27\0A"#, .shapefile), ("a file of 亿赛通", #"b\14#e\91\00\00\00E-SafeNet"#, .protectedFile),
    ("Outlook's mailbox", "!BDN", .outlookStore), ("winmail.dat", #"\78\9F\3E\22"#, .attachmentsOfOutlook),
    ("ELF", #"\7FELF"#, .program), ("Mach-O", #"\CF\FA\ED\FE"#, .program), ("WebAssembly", #"\00asm"#, .program),
    ("TrueType", #"\00\01\00\00\00"#, .font), ("WOFF", "wOF2", .font),
    ("a web archive of Safari", "bplist00_WebMainResource", .webArchive),
    ("a property list", "bplist00", .folderSettings),
    ("Quattro Pro", #"\00\00\02\00\01\10"#, .quattroPro), ("Works", #"\FF\00\02\00\04\04"#, .lotus),
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

  /// A compound file: its header, `count` sectors of noise, and a directory of `names`.
  static func compound(_ names: [String], after count: Int) -> [UInt8] {
    var bytes = Self.bytes(#"\D0\CF\11\E0\A1\B1\1A\E1"#)
    bytes += [UInt8](repeating: 0, count: 512 - bytes.count)
    bytes[30] = 9
    for place in 0..<4 { bytes[48 + place] = UInt8(truncatingIfNeeded: count >> (8 * place)) }
    bytes += [UInt8](repeating: 0x41, count: count * 512)
    for name in ["Root Entry"] + names {
      let text = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      bytes += text + [UInt8](repeating: 0, count: 128 - text.count)
    }
    return bytes
  }

  @Test(arguments: [
    (["Workbook"], FileKind.binaryWorkbook), (["Book"], .binaryWorkbook), (["ETExtData", "Workbook"], .binaryWorkbook),
    (["WordDocument", "1Table"], .word), (["PowerPoint Document"], .powerPoint), (["VisioDocument"], .visio),
    (["FileHeader", "\u{5}HwpSummaryInformation"], .hangul), (["__nameid_version1.0"], .outlookMessage),
    (["EncryptedPackage"], .encryptedWorkbook), (["Catalog", "256_1"], .folderSettings), (["Props14"], .projectPlan),
    (["SummaryInformation"], .compoundFile), (["WorkbookOfMine"], .compoundFile),
  ])
  func compoundFilesAreKnownByTheirDirectoryWhereverItStands(names: [String], kind: FileKind) throws {
    for count in [0, 3, 300] { #expect(try Self.kind(Self.compound(names, after: count)) == kind, "\(names) \(count)") }
  }

  @Test func aCompoundFileWhoseDirectoryIsLostIsTakenForAWorkbook() throws {
    var bytes = Self.compound(["WordDocument"], after: 300)
    bytes.removeLast(bytes.count - 60_000)
    #expect(try Self.kind(bytes) == .binaryWorkbook)
    #expect(try Self.kind(Array(bytes.prefix(8))) == .binaryWorkbook)
  }

  @Test(arguments: FileKind.allCases) func everyKindHasANameAndAnAdviceInBothLanguages(kind: FileKind) {
    let line = { (language: Language) in Wording(language).line(.refused(kind, at: Location(input: "t"))) }
    #expect(line(.zh).hasPrefix("t：错误：文件是") && line(.zh).hasSuffix(" [Y0054]") && !line(.zh).contains("{"))
    #expect(line(.en).hasPrefix("t: error: the file is ") && !line(.en).contains("{"))
    #expect(line(.zh).contains("请") && line(.zh).unicodeScalars.contains { $0.value > 0x4E00 })
    // English words have no Chinese in them.
    #expect(!line(.en).unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
  }

  @Test func aLockFileIsKnown() throws {
    var bytes: [UInt8] = [5] + Array("admin".utf8)
    bytes += [UInt8](repeating: 0x20, count: 55 - bytes.count) + [5, 0]
    bytes += [UInt8](repeating: 0x20, count: 165 - bytes.count)
    #expect(try Self.kind(bytes, name: "~$表3.xlsx") == .lockFile)
  }

  @Test(arguments: [
    ("word/document.xml", FileKind.word), ("ppt/presentation.xml", .powerPoint), ("OFD.xml", .ofd),
    ("Index/Document.iwa", .appleDocument), ("xl/workbook.bin", .binaryOpenWorkbook), ("FixedDocSeq.fdseq", .xps),
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
    #expect(said(.jpeg, .zh) == "表3.xls：错误：文件是图片（JPEG），不能直接读取：请取得电子表格，或将其中文字复制为文本文件 [Y0054]")
    #expect(
      said(.protectedFile, .zh)
        == "表3.xls：错误：文件是由文档加密系统（如亿赛通、绿盾）加密的文件，不能直接读取：请在装有该系统的电脑上解密后再转换 [Y0054]")
    #expect(
      said(.spss, .en)
        == "表3.xls: error: the file is a data file of SPSS (.sav) and cannot be read as it is: export it as .xlsx or CSV with its own program [Y0054]"
    )
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
