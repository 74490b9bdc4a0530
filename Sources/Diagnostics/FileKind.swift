/// What a file is that cannot be read (不能读取的文件); the raw value is the fact of a `.formatRefused` finding.
public enum FileKind: String, Sendable, Hashable, CaseIterable {
  case binaryWorkbook = "xls"
  case encryptedWorkbook = "encrypted"
  case openDocument = "ods"
  case pdf
  case rtf
  case gzip
  case sevenZip = "7z"
  case rar
  case picture
  case program
  case encryptedArchive = "encrypted zip"
  case archiveWithRepeatedNames = "repeated names"
  case archiveWithoutWorksheets = "zip"

  /// The kind in words.
  func words(_ language: Language) -> String {
    switch (self, language) {
    case (.binaryWorkbook, .zh): "二进制工作簿（.xls 或 .et）"
    case (.binaryWorkbook, .en): "a binary workbook (.xls or .et)"
    case (.encryptedWorkbook, .zh): "加密的工作簿"
    case (.encryptedWorkbook, .en): "an encrypted workbook"
    case (.openDocument, .zh): "OpenDocument 文件（.ods）"
    case (.openDocument, .en): "an OpenDocument file (.ods)"
    case (.pdf, .zh): "PDF 文档"
    case (.pdf, .en): "a PDF document"
    case (.rtf, .zh): "RTF 文档"
    case (.rtf, .en): "an RTF document"
    case (.gzip, .zh), (.sevenZip, .zh), (.rar, .zh): "\(rawValue) 压缩文件"
    case (.gzip, .en), (.sevenZip, .en), (.rar, .en): "a \(rawValue) archive"
    case (.picture, .zh): "图片"
    case (.picture, .en): "a picture"
    case (.program, .zh): "程序"
    case (.program, .en): "a program"
    case (.encryptedArchive, .zh): "加密的压缩文件"
    case (.encryptedArchive, .en): "an encrypted archive"
    case (.archiveWithRepeatedNames, .zh): "有重名的压缩文件"
    case (.archiveWithRepeatedNames, .en): "an archive with a name twice"
    case (.archiveWithoutWorksheets, .zh): "没有工作表的压缩文件"
    case (.archiveWithoutWorksheets, .en): "an archive without worksheets"
    }
  }

  /// What to do with such a file.
  func advice(_ language: Language) -> String {
    switch (self, language) {
    case (.encryptedWorkbook, .zh), (.encryptedArchive, .zh): "请用表格软件打开，取消密码后另存为 .xlsx"
    case (.encryptedWorkbook, .en), (.encryptedArchive, .en):
      "open it in a spreadsheet program and save it as .xlsx without a password"
    case (.gzip, .zh), (.sevenZip, .zh), (.rar, .zh), (.archiveWithoutWorksheets, .zh): "请先解压"
    case (.gzip, .en), (.sevenZip, .en), (.rar, .en), (.archiveWithoutWorksheets, .en): "unpack it first"
    case (.pdf, .zh), (.picture, .zh): "请取得电子表格，或将其中文字复制为文本文件"
    case (.pdf, .en), (.picture, .en): "get the spreadsheet, or copy its text into a text file"
    case (_, .zh): "请用表格软件打开并另存为 .xlsx 或 CSV"
    case (_, .en): "open it in a spreadsheet program and save it as .xlsx or CSV"
    }
  }
}

extension Diagnostic {
  /// The finding that the input at `location` is a file of `kind`, which cannot be read.
  public static func refused(_ kind: FileKind, at location: Location) -> Diagnostic {
    Diagnostic(.formatRefused, at: location, [.name: kind.rawValue])
  }
}
