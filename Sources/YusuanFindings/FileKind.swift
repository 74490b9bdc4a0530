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

  /// What the kind is called in Chinese and in English.
  private var names: (zh: String, en: String) {
    switch self {
    case .binaryWorkbook: ("二进制工作簿（.xls 或 .et）", "a binary workbook (.xls or .et)")
    case .oldBinaryWorkbook: ("Excel 5.0/97 以前的二进制工作簿（BIFF）", "a binary workbook of Excel 2 to 5 (BIFF)")
    case .binaryOpenWorkbook: ("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)")
    case .encryptedWorkbook: ("加密的工作簿", "an encrypted workbook")
    case .openDocument: ("OpenDocument 文件（.ods）", "an OpenDocument file (.ods)")
    case .uniformOffice: ("标文通文件（UOF）", "a document of the Uniform Office Format (UOF)")
    case .numbers: ("Numbers 表格（.numbers）", "a Numbers spreadsheet (.numbers)")
    case .lotus: ("Lotus 1-2-3 工作表", "a worksheet of Lotus 1-2-3")
    case .sylk: ("SYLK 工作表（.slk）", "a SYLK worksheet (.slk)")
    case .dif: ("DIF 工作表（.dif）", "a DIF worksheet (.dif)")
    case .dbf: ("dBASE/FoxPro 数据表（.dbf）", "a dBASE or FoxPro table (.dbf)")
    case .pdf: ("PDF 文档", "a PDF document")
    case .rtf: ("RTF 文档", "an RTF document")
    case .ofd: ("OFD 版式文档", "an OFD document")
    case .word: ("Word 文档", "a Word document")
    case .powerPoint: ("PowerPoint 演示文稿（.pptx）", "a PowerPoint presentation (.pptx)")
    case .xps: ("XPS 文档", "an XPS document")
    case .postScript: ("PostScript 文档", "a PostScript document")
    case .electronicBook: ("电子书（EPUB）", "an electronic book (EPUB)")
    case .picture: ("图片", "a picture")
    case .webArchive: ("单个文件网页（MHTML，网页档案）", "a web archive (MHTML)")
    case .webPage: ("没有表格的 HTML 网页（如登录页或出错页）", "a web page (HTML) without a table, such as a login page")
    case .webPageFrames:
      (
        "框架网页，各工作表在旁边的 .files 文件夹里（sheet001.htm 等）",
        "a web page of frames whose sheets are other files (sheet001.htm in its .files folder)"
      )
    case .mail: ("电子邮件", "a mail message")
    case .otherJSON: ("不是本程序所写的 JSON", "JSON that this program did not write")
    case .otherXML: ("另一种 XML 文件", "XML of another kind")
    case .gzip, .sevenZip, .rar, .bzip2, .xz, .zstd, .lz4, .compress, .lzh, .cabinet, .tar: archiveNames
    case .encryptedArchive: ("加密的压缩文件", "an encrypted archive")
    case .splitArchive: ("分卷压缩文件的一卷", "a part of a split archive")
    case .archiveWithRepeatedNames: ("有重名的压缩文件", "an archive with a name twice")
    case .archiveWithoutWorksheets: ("没有工作表的压缩文件", "an archive without worksheets")
    case .database: ("数据库文件（SQLite 或 Access）", "a database (SQLite or Access)")
    case .columnStore: ("列存数据文件（Parquet 或 Arrow）", "a column store (Parquet or Arrow)")
    case .program: ("程序", "a program")
    case .lockFile: ("打开工作簿时留下的临时锁文件（~$）", "the temporary lock file beside an open workbook (~$)")
    case .shortcut: ("快捷方式", "a shortcut")
    case .folderSettings: ("系统记录文件夹设置的文件", "a file of folder settings that the system keeps")
    case .sound: ("音频或视频", "sound or video")
    }
  }

  private var archiveNames: (zh: String, en: String) {
    switch self {
    case .zstd: ("zstd（Zstandard）压缩文件", "a zstd (Zstandard) archive")
    case .bzip2: ("bzip2（.bz2）压缩文件", "a bzip2 archive (.bz2)")
    default: ("\(rawValue) 压缩文件", "a \(rawValue) archive")
    }
  }

  /// What to do with such a file, in Chinese and in English.
  private var advices: (zh: String, en: String) {
    switch self {
    case .encryptedWorkbook, .encryptedArchive:
      ("请用表格软件打开，取消密码后另存为 .xlsx", "open it in a spreadsheet program and save it as .xlsx without a password")
    case .gzip, .sevenZip, .rar, .bzip2, .xz, .zstd, .lz4, .compress, .lzh, .cabinet, .tar, .archiveWithoutWorksheets:
      ("请先解压", "unpack it first")
    case .splitArchive: ("请取得全部分卷并解压", "get all parts and unpack them")
    case .pdf, .ofd, .xps, .postScript, .electronicBook, .picture:
      ("请取得电子表格，或将其中文字复制为文本文件", "get the spreadsheet, or copy its text into a text file")
    case .word, .powerPoint, .rtf:
      ("请将其中表格复制到表格软件，另存为 .xlsx", "copy its tables into a spreadsheet program and save them as .xlsx")
    case .webPage: ("请登录后重新下载，核对下载的是否为表格", "sign in, download it again, and check that it is the table")
    case .webPageFrames:
      (
        "请用表格软件打开并另存为 .xlsx，或直接转换其 .files 文件夹里的网页",
        "open it in a spreadsheet program and save it as .xlsx, or convert the pages in its .files folder"
      )
    case .mail: ("请取出邮件的附件", "take the attachment out of it")
    case .otherJSON, .otherXML: ("请核对下载是否成功，取得表格本身", "check that the download succeeded, and get the table itself")
    case .dbf, .database, .columnStore: ("请用相应软件导出为 .xlsx 或 CSV", "export it as .xlsx or CSV with its own program")
    case .lockFile: ("请转换去掉“~$”的同名文件", "convert the file of that name without ~$")
    case .shortcut: ("请转换它所指的文件", "convert the file it points to")
    case .program, .folderSettings, .sound: ("它不是表格，请勿作为输入", "it is no table: leave it out")
    default: ("请用表格软件打开并另存为 .xlsx 或 CSV", "open it in a spreadsheet program and save it as .xlsx or CSV")
    }
  }

  /// The kind in words.
  func words(_ language: Language) -> String { language == .zh ? names.zh : names.en }

  /// What to do with such a file.
  func advice(_ language: Language) -> String { language == .zh ? advices.zh : advices.en }
}

extension Diagnostic {
  /// The finding that the input at `location` is a file of `kind`, which cannot be read.
  public static func refused(_ kind: FileKind, at location: Location) -> Diagnostic {
    Diagnostic(.formatRefused, at: location, [.name: kind.rawValue])
  }
}
