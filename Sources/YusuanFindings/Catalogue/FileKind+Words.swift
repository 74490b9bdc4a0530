extension FileKind {
  /// What the kind is called.
  public var phrase: Phrase {
    if let own = ownPhrase { return own }
    return switch family {
    case .picture: Phrase(zh: "图片（\(rawValue)）", en: "a picture (\(rawValue))")
    case .media: Phrase(zh: "音频或视频（\(rawValue)）", en: "sound or video (\(rawValue))")
    case .archive: Phrase(zh: "\(rawValue) 压缩文件", en: "a \(rawValue) archive")
    case .data: Phrase(zh: "\(rawValue) 数据文件", en: "a data file of \(rawValue)")
    case .spreadsheet, .document, .pages, .message, .other: Phrase(zh: "\(rawValue) 文件", en: "a file of \(rawValue)")
    }
  }

  /// The words of a kind that its family and its raw value do not say.
  private var ownPhrase: Phrase? {
    switch self {
    case .binaryWorkbook: Phrase(zh: "二进制工作簿（.xls 或 .et）", en: "a binary workbook (.xls or .et)")
    case .oldBinaryWorkbook: Phrase(zh: "Excel 5.0/97 以前的二进制工作簿（BIFF）", en: "a binary workbook of Excel 2 to 5 (BIFF)")
    case .binaryOpenWorkbook: Phrase(zh: "二进制工作簿（.xlsb）", en: "a binary workbook (.xlsb)")
    case .encryptedWorkbook: Phrase(zh: "加密的工作簿", en: "an encrypted workbook")
    case .openDocument: Phrase(zh: "OpenDocument 文件（.ods）", en: "an OpenDocument file (.ods)")
    case .uniformOffice: Phrase(zh: "标文通文件（UOF）", en: "a document of the Uniform Office Format (UOF)")
    case .appleDocument:
      Phrase(zh: "苹果 iWork 文件（Numbers、Pages 或 Keynote）", en: "a document of Apple iWork (Numbers, Pages or Keynote)")
    case .lotus: Phrase(zh: "Lotus 1-2-3 工作表", en: "a worksheet of Lotus 1-2-3")
    case .quattroPro: Phrase(zh: "Quattro Pro 工作簿", en: "a workbook of Quattro Pro")
    case .sylk: Phrase(zh: "SYLK 工作表（.slk）", en: "a SYLK worksheet (.slk)")
    case .dif: Phrase(zh: "DIF 工作表（.dif）", en: "a DIF worksheet (.dif)")
    default: documentPhrase ?? messagePhrase ?? dataPhrase ?? archivePhrase
    }
  }

  private var documentPhrase: Phrase? {
    switch self {
    case .pdf: Phrase(zh: "PDF 文档", en: "a PDF document")
    case .rtf: Phrase(zh: "RTF 文档", en: "an RTF document")
    case .ofd: Phrase(zh: "OFD 版式文档", en: "an OFD document")
    case .word: Phrase(zh: "Word 或 WPS 文字文档", en: "a Word or WPS Writer document")
    case .powerPoint: Phrase(zh: "PowerPoint 演示文稿（.pptx）", en: "a PowerPoint presentation (.pptx)")
    case .xps: Phrase(zh: "XPS 文档", en: "an XPS document")
    case .postScript: Phrase(zh: "PostScript 文档", en: "a PostScript document")
    case .electronicBook: Phrase(zh: "电子书（EPUB）", en: "an electronic book (EPUB)")
    case .mobileBook: Phrase(zh: "电子书（MOBI）", en: "an electronic book (MOBI)")
    case .academicPaper: Phrase(zh: "中国知网文献（CAJ、KDH 或 NH）", en: "a paper of CNKI (CAJ, KDH or NH)")
    case .founderDocument: Phrase(zh: "方正电子文档（CEB）", en: "a Founder document (CEB)")
    case .djvu: Phrase(zh: "DjVu 扫描文档", en: "a scanned document (DjVu)")
    case .helpFile: Phrase(zh: "Windows 帮助文件（.chm）", en: "a help file of Windows (.chm)")
    case .hangul: Phrase(zh: "韩文 Hangul 文档（.hwp）", en: "a Hangul document (.hwp)")
    case .visio: Phrase(zh: "Visio 绘图（.vsd）", en: "a Visio drawing (.vsd)")
    case .projectPlan: Phrase(zh: "Project 项目计划（.mpp）", en: "a plan of Microsoft Project (.mpp)")
    case .mindMap: Phrase(zh: "思维导图（XMind）", en: "a mind map (XMind)")
    case .drawing: Phrase(zh: "AutoCAD 图纸（.dwg）", en: "an AutoCAD drawing (.dwg)")
    case .latex: Phrase(zh: "LaTeX 源文件", en: "a source of LaTeX")
    case .compoundFile: Phrase(zh: "OLE 复合文档，其中没有工作簿", en: "a compound file (OLE) without a workbook")
    default: nil
    }
  }

  private var messagePhrase: Phrase? {
    switch self {
    case .webArchive: Phrase(zh: "单个文件网页（MHTML，网页档案）", en: "a web archive (MHTML)")
    case .webPage: Phrase(zh: "没有表格的 HTML 网页（如登录页或出错页）", en: "a web page (HTML) without a table, such as a login page")
    case .webPageFrames:
      Phrase(
        zh: "框架网页，各工作表在旁边的 .files 文件夹里（sheet001.htm 等）",
        en: "a web page of frames whose sheets are other files (sheet001.htm in its .files folder)")
    case .mail: Phrase(zh: "电子邮件", en: "a mail message")
    case .outlookMessage: Phrase(zh: "Outlook 电子邮件（.msg）", en: "a mail message of Outlook (.msg)")
    case .outlookStore: Phrase(zh: "Outlook 邮箱文件（.pst）", en: "a mailbox of Outlook (.pst)")
    case .attachmentsOfOutlook:
      Phrase(zh: "Outlook 的附件包（winmail.dat）", en: "the attachments of an Outlook message (winmail.dat)")
    case .otherJSON: Phrase(zh: "不是本程序所写的 JSON", en: "JSON that this program did not write")
    case .otherXML: Phrase(zh: "另一种 XML 文件", en: "XML of another kind")
    default: nil
    }
  }

  private var dataPhrase: Phrase? {
    switch self {
    case .dbf: Phrase(zh: "dBASE/FoxPro 数据表（.dbf）", en: "a dBASE or FoxPro table (.dbf)")
    case .sqlite, .access, .duckDB: Phrase(zh: "\(rawValue) 数据库文件", en: "a database of \(rawValue)")
    case .oracleDump: Phrase(zh: "Oracle 导出文件（.dmp）", en: "an export of Oracle (.dmp)")
    case .sqlDump: Phrase(zh: "数据库的 SQL 导出文件", en: "a database written as SQL")
    case .parquet, .arrow, .orc: Phrase(zh: "列存数据文件（\(rawValue)）", en: "a column store (\(rawValue))")
    case .spss: Phrase(zh: "SPSS 数据文件（.sav）", en: "a data file of SPSS (.sav)")
    case .stata: Phrase(zh: "Stata 数据文件（.dta）", en: "a data file of Stata (.dta)")
    case .pickle: Phrase(zh: "Python 数据文件（pickle）", en: "a data file of Python (pickle)")
    case .shapefile: Phrase(zh: "地图数据文件（Shapefile）", en: "a file of map data (Shapefile)")
    case .protectedFile:
      Phrase(zh: "由文档加密系统（如亿赛通、绿盾）加密的文件", en: "a file that a document protection system has encrypted")
    case .program: Phrase(zh: "程序", en: "a program")
    case .font: Phrase(zh: "字体", en: "a font")
    case .lockFile: Phrase(zh: "打开工作簿时留下的临时锁文件（~$）", en: "the temporary lock file beside an open workbook (~$)")
    case .shortcut: Phrase(zh: "快捷方式", en: "a shortcut")
    case .folderSettings: Phrase(zh: "系统记录文件夹设置的文件", en: "a file of folder settings that the system keeps")
    default: nil
    }
  }

  private var archivePhrase: Phrase? {
    switch self {
    case .encryptedArchive: Phrase(zh: "加密的压缩文件", en: "an encrypted archive")
    case .splitArchive: Phrase(zh: "分卷压缩文件的一卷", en: "a part of a split archive")
    case .archiveWithRepeatedNames: Phrase(zh: "有重名的压缩文件", en: "an archive with a name twice")
    case .archiveWithoutWorksheets: Phrase(zh: "没有工作表的压缩文件", en: "an archive without worksheets")
    case .zstd: Phrase(zh: "zstd（Zstandard）压缩文件", en: "a zstd (Zstandard) archive")
    case .bzip2: Phrase(zh: "bzip2（.bz2）压缩文件", en: "a bzip2 archive (.bz2)")
    case .lzip: Phrase(zh: "lzip（.lz）压缩文件", en: "a lzip archive (.lz)")
    case .ar: Phrase(zh: "ar 归档文件（如 .deb）", en: "an ar archive (such as .deb)")
    case .rpm: Phrase(zh: "RPM 软件包", en: "an RPM package")
    case .iso: Phrase(zh: "光盘映像（ISO 9660）", en: "an image of a disc (ISO 9660)")
    case .uuencode: Phrase(zh: "uuencode 编码的文件", en: "a file encoded by uuencode")
    default: nil
    }
  }

  /// What to do with such a file.
  public var advice: Phrase {
    switch self {
    case .encryptedWorkbook, .encryptedArchive:
      Phrase(
        zh: "请用表格软件打开，取消密码后另存为 .xlsx", en: "open it in a spreadsheet program and save it as .xlsx without a password")
    case .splitArchive: Phrase(zh: "请取得全部分卷并解压", en: "get all parts and unpack them")
    case .archiveWithRepeatedNames: Self.saveAsWorkbook
    case .webPage: Phrase(zh: "请登录后重新下载，核对下载的是否为表格", en: "sign in, download it again, and check that it is the table")
    case .webPageFrames:
      Phrase(
        zh: "请用表格软件打开并另存为 .xlsx，或直接转换其 .files 文件夹里的网页",
        en: "open it in a spreadsheet program and save it as .xlsx, or convert the pages in its .files folder")
    case .webArchive: Self.saveAsWorkbook
    case .mail, .outlookMessage, .attachmentsOfOutlook: Phrase(zh: "请取出邮件的附件", en: "take the attachment out of it")
    case .outlookStore: Phrase(zh: "请在 Outlook 里取出邮件的附件", en: "take the attachments out of it with Outlook")
    case .otherJSON, .otherXML:
      Phrase(zh: "请核对下载是否成功，取得表格本身", en: "check that the download succeeded, and get the table itself")
    case .protectedFile:
      Phrase(zh: "请在装有该系统的电脑上解密后再转换", en: "decrypt it on a computer that has the system, then convert it")
    case .lockFile: Phrase(zh: "请转换去掉“~$”的同名文件", en: "convert the file of that name without ~$")
    case .shortcut: Phrase(zh: "请转换它所指的文件", en: "convert the file it points to")
    case .compoundFile:
      Phrase(zh: "请用建立它的程序打开，将其中表格另存为 .xlsx", en: "open it in its own program and save its tables as .xlsx")
    default: familyAdvice
    }
  }

  private static let saveAsWorkbook = Phrase(
    zh: "请用表格软件打开并另存为 .xlsx 或 CSV", en: "open it in a spreadsheet program and save it as .xlsx or CSV")

  private var familyAdvice: Phrase {
    switch family {
    case .spreadsheet, .message: Self.saveAsWorkbook
    case .document:
      Phrase(zh: "请将其中表格复制到表格软件，另存为 .xlsx", en: "copy its tables into a spreadsheet program and save them as .xlsx")
    case .pages, .picture:
      Phrase(zh: "请取得电子表格，或将其中文字复制为文本文件", en: "get the spreadsheet, or copy its text into a text file")
    case .archive: Phrase(zh: "请先解压", en: "unpack it first")
    case .data: Phrase(zh: "请用相应软件导出为 .xlsx 或 CSV", en: "export it as .xlsx or CSV with its own program")
    case .media, .other: Phrase(zh: "它不是表格，请勿作为输入", en: "it is no table: leave it out")
    }
  }
}
