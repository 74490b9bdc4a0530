/// What a file is that cannot be read (不能读取的文件); the raw value is the fact of a `.formatRefused` finding.
public enum FileKind: String, Sendable, Hashable, CaseIterable {
  // Spreadsheets of other forms.
  case binaryWorkbook = "xls"
  case oldBinaryWorkbook = "biff"
  case binaryOpenWorkbook = "xlsb"
  case encryptedWorkbook = "encrypted"
  case openDocument = "ods"
  case uniformOffice = "uof"
  case numbers
  case lotus = "wk1"
  case sylk
  case dif
  case dbf
  // Documents.
  case pdf
  case rtf
  case ofd
  case word
  case powerPoint = "pptx"
  case xps
  case postScript = "ps"
  case electronicBook = "epub"
  case picture
  // Pages and messages.
  case webArchive = "mhtml"
  case webPage = "html"
  case webPageFrames = "frameset"
  case mail = "eml"
  case otherJSON = "json"
  case otherXML = "xml"
  // Archives.
  case gzip
  case sevenZip = "7z"
  case rar
  case bzip2
  case xz
  case zstd
  case lz4
  case compress = "Z"
  case lzh
  case cabinet = "cab"
  case tar
  case encryptedArchive = "encrypted zip"
  case splitArchive = "split zip"
  case archiveWithRepeatedNames = "repeated names"
  case archiveWithoutWorksheets = "zip"
  // Everything else.
  case database
  case columnStore = "parquet"
  case program
  case lockFile = "lock"
  case shortcut = "lnk"
  case folderSettings = "folder settings"
  case sound = "media"

  /// What the kind is called.
  public var phrase: Phrase {
    switch self {
    case .binaryWorkbook: Phrase(zh: "二进制工作簿（.xls 或 .et）", en: "a binary workbook (.xls or .et)")
    case .oldBinaryWorkbook: Phrase(zh: "Excel 5.0/97 以前的二进制工作簿（BIFF）", en: "a binary workbook of Excel 2 to 5 (BIFF)")
    case .binaryOpenWorkbook: Phrase(zh: "二进制工作簿（.xlsb）", en: "a binary workbook (.xlsb)")
    case .encryptedWorkbook: Phrase(zh: "加密的工作簿", en: "an encrypted workbook")
    case .openDocument: Phrase(zh: "OpenDocument 文件（.ods）", en: "an OpenDocument file (.ods)")
    case .uniformOffice: Phrase(zh: "标文通文件（UOF）", en: "a document of the Uniform Office Format (UOF)")
    case .numbers: Phrase(zh: "Numbers 表格（.numbers）", en: "a Numbers spreadsheet (.numbers)")
    case .lotus: Phrase(zh: "Lotus 1-2-3 工作表", en: "a worksheet of Lotus 1-2-3")
    case .sylk: Phrase(zh: "SYLK 工作表（.slk）", en: "a SYLK worksheet (.slk)")
    case .dif: Phrase(zh: "DIF 工作表（.dif）", en: "a DIF worksheet (.dif)")
    case .dbf: Phrase(zh: "dBASE/FoxPro 数据表（.dbf）", en: "a dBASE or FoxPro table (.dbf)")
    case .pdf: Phrase(zh: "PDF 文档", en: "a PDF document")
    case .rtf: Phrase(zh: "RTF 文档", en: "an RTF document")
    case .ofd: Phrase(zh: "OFD 版式文档", en: "an OFD document")
    case .word: Phrase(zh: "Word 文档", en: "a Word document")
    case .powerPoint: Phrase(zh: "PowerPoint 演示文稿（.pptx）", en: "a PowerPoint presentation (.pptx)")
    case .xps: Phrase(zh: "XPS 文档", en: "an XPS document")
    case .postScript: Phrase(zh: "PostScript 文档", en: "a PostScript document")
    case .electronicBook: Phrase(zh: "电子书（EPUB）", en: "an electronic book (EPUB)")
    case .picture: Phrase(zh: "图片", en: "a picture")
    case .webArchive: Phrase(zh: "单个文件网页（MHTML，网页档案）", en: "a web archive (MHTML)")
    case .webPage: Phrase(zh: "没有表格的 HTML 网页（如登录页或出错页）", en: "a web page (HTML) without a table, such as a login page")
    case .webPageFrames:
      Phrase(
        zh: "框架网页，各工作表在旁边的 .files 文件夹里（sheet001.htm 等）",
        en: "a web page of frames whose sheets are other files (sheet001.htm in its .files folder)")
    case .mail: Phrase(zh: "电子邮件", en: "a mail message")
    case .otherJSON: Phrase(zh: "不是本程序所写的 JSON", en: "JSON that this program did not write")
    case .otherXML: Phrase(zh: "另一种 XML 文件", en: "XML of another kind")
    case .gzip, .sevenZip, .rar, .bzip2, .xz, .zstd, .lz4, .compress, .lzh, .cabinet, .tar: archivePhrase
    case .encryptedArchive: Phrase(zh: "加密的压缩文件", en: "an encrypted archive")
    case .splitArchive: Phrase(zh: "分卷压缩文件的一卷", en: "a part of a split archive")
    case .archiveWithRepeatedNames: Phrase(zh: "有重名的压缩文件", en: "an archive with a name twice")
    case .archiveWithoutWorksheets: Phrase(zh: "没有工作表的压缩文件", en: "an archive without worksheets")
    case .database: Phrase(zh: "数据库文件（SQLite 或 Access）", en: "a database (SQLite or Access)")
    case .columnStore: Phrase(zh: "列存数据文件（Parquet 或 Arrow）", en: "a column store (Parquet or Arrow)")
    case .program: Phrase(zh: "程序", en: "a program")
    case .lockFile: Phrase(zh: "打开工作簿时留下的临时锁文件（~$）", en: "the temporary lock file beside an open workbook (~$)")
    case .shortcut: Phrase(zh: "快捷方式", en: "a shortcut")
    case .folderSettings: Phrase(zh: "系统记录文件夹设置的文件", en: "a file of folder settings that the system keeps")
    case .sound: Phrase(zh: "音频或视频", en: "sound or video")
    }
  }

  private var archivePhrase: Phrase {
    switch self {
    case .zstd: Phrase(zh: "zstd（Zstandard）压缩文件", en: "a zstd (Zstandard) archive")
    case .bzip2: Phrase(zh: "bzip2（.bz2）压缩文件", en: "a bzip2 archive (.bz2)")
    default: Phrase(zh: "\(rawValue) 压缩文件", en: "a \(rawValue) archive")
    }
  }

  /// What to do with such a file.
  public var advice: Phrase {
    switch self {
    case .encryptedWorkbook, .encryptedArchive:
      Phrase(
        zh: "请用表格软件打开，取消密码后另存为 .xlsx", en: "open it in a spreadsheet program and save it as .xlsx without a password")
    case .gzip, .sevenZip, .rar, .bzip2, .xz, .zstd, .lz4, .compress, .lzh, .cabinet, .tar, .archiveWithoutWorksheets:
      Phrase(zh: "请先解压", en: "unpack it first")
    case .splitArchive: Phrase(zh: "请取得全部分卷并解压", en: "get all parts and unpack them")
    case .pdf, .ofd, .xps, .postScript, .electronicBook, .picture:
      Phrase(zh: "请取得电子表格，或将其中文字复制为文本文件", en: "get the spreadsheet, or copy its text into a text file")
    case .word, .powerPoint, .rtf:
      Phrase(zh: "请将其中表格复制到表格软件，另存为 .xlsx", en: "copy its tables into a spreadsheet program and save them as .xlsx")
    case .webPage: Phrase(zh: "请登录后重新下载，核对下载的是否为表格", en: "sign in, download it again, and check that it is the table")
    case .webPageFrames:
      Phrase(
        zh: "请用表格软件打开并另存为 .xlsx，或直接转换其 .files 文件夹里的网页",
        en: "open it in a spreadsheet program and save it as .xlsx, or convert the pages in its .files folder")
    case .mail: Phrase(zh: "请取出邮件的附件", en: "take the attachment out of it")
    case .otherJSON, .otherXML:
      Phrase(zh: "请核对下载是否成功，取得表格本身", en: "check that the download succeeded, and get the table itself")
    case .dbf, .database, .columnStore:
      Phrase(zh: "请用相应软件导出为 .xlsx 或 CSV", en: "export it as .xlsx or CSV with its own program")
    case .lockFile: Phrase(zh: "请转换去掉“~$”的同名文件", en: "convert the file of that name without ~$")
    case .shortcut: Phrase(zh: "请转换它所指的文件", en: "convert the file it points to")
    case .program, .folderSettings, .sound: Phrase(zh: "它不是表格，请勿作为输入", en: "it is no table: leave it out")
    default: Phrase(zh: "请用表格软件打开并另存为 .xlsx 或 CSV", en: "open it in a spreadsheet program and save it as .xlsx or CSV")
    }
  }
}

extension Diagnostic {
  /// The finding that the input at `location` is a file of `kind`, which cannot be read.
  public static func refused(_ kind: FileKind, at location: Location) -> Diagnostic {
    var finding = Diagnostic(.formatRefused, at: location, [.name: kind.rawValue])
    finding.phrases = [.name: kind.phrase, .expected: kind.advice]
    return finding
  }
}
