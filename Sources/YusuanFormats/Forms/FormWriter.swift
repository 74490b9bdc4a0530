public import YusuanFindings
internal import YusuanJSON
public import YusuanModel
public import YusuanProfiles
public import YusuanSheets

/// What writes disclosures in one form (输出形式的写出器): one type, one file and one line in ``OutputForm/allCases`` a form.
public protocol FormWriter: Sendable {
  /// The name on the command line, such as `json`.
  var name: String { get }
  /// What it is, in a few words of English for `--help`; empty where the name says it.
  var summary: String { get }
  /// The schema of what is written, below `Schemas/`; nil where there is none.
  var schema: String? { get }
  /// The extension of its files, without the dot.
  var fileExtension: String { get }
  /// Extensions of file names that mean this form.
  var knownExtensions: [String] { get }
  /// The file that a batch writes for all its inputs, such as `facts.csv`; nil where each disclosure has files of its own.
  var mergedName: String? { get }
  /// Each record is one figure with all that belongs to it, so that a disclosure may come in parts.
  var recordsAreFacts: Bool { get }
  /// A disclosure is a folder of files, one a table.
  var writesFolders: Bool { get }
  /// It says where each figure stood.
  func saysSources(_ options: FormOptions) -> Bool

  /// All of `printouts` as one text. Throws `.textNotEncodable`, and `.canonicalWrong` for a figure that the profile has no
  /// place for.
  func text(_ printouts: [Printout], _ options: FormOptions) throws(Diagnostic) -> [UInt8]
  /// The files of `printouts` in a folder, by their paths in it; `names` are theirs, without extension. Throws as
  /// ``text(_:_:)``.
  func files(_ printouts: [Printout], names: [String], _ options: FormOptions) throws(Diagnostic) -> [FormFile]
  /// What appends disclosures to one file as they come.
  func appender(_ options: FormOptions) -> any FormAppender
}

/// Writes disclosures one after another, so that memory stays flat (追加写出).
public protocol FormAppender {
  /// What the file begins with. Throws `.textNotEncodable`.
  func head() throws(Diagnostic) -> [UInt8]
  /// Appends `printout`, its amounts in `unit` where the form has one unit a file, and gives what is to be written. Throws
  /// as ``FormWriter/text(_:_:)``.
  mutating func append(_ printout: Printout, in unit: AmountUnit) throws(Diagnostic) -> [UInt8]
}

/// A disclosure on its way out (待写出的公开文件).
public struct Printout {
  /// The disclosure.
  public var document: Document
  /// The profile it was read by.
  public var profile: Profile
  /// Writes what the rules found, for the forms that have a place for it; nil where nothing was checked.
  public var checks: JSONWriter.Checks?

  /// `document`, which was read by `profile`, with what rules found.
  public init(_ document: Document, _ profile: Profile, checks: JSONWriter.Checks? = nil) {
    self.document = document
    self.profile = profile
    self.checks = checks
  }
}

/// A file of a disclosure (输出文件).
public struct FormFile {
  /// Its path below the folder.
  public var path: String
  /// Its bytes.
  public var bytes: [UInt8]
}

/// How forms are written (写出选项).
public struct FormOptions: Sendable {
  /// The money unit to write in; nil for each disclosure's own.
  public var amountUnit: AmountUnit?
  /// How CSV is laid out.
  public var style = CSVStyle()
  /// The encoding of CSV; JSON and XML are always UTF-8.
  public var encoding = TextEncoding.utf8
  /// CSV begins with a byte-order mark.
  public var writesMark = false
  /// No field of CSV is a formula for a spreadsheet program.
  public var isSafe = false
  /// JSON gets the member `sources`: where each figure stood.
  public var writesSources = false

  /// The defaults.
  public init() {}

  /// CSV that is `text`, in the encoding asked for; with a byte-order mark where it is asked for and this is the `start` of a
  /// file. Throws `.textNotEncodable`.
  func encoded(_ text: [UInt8], start: Bool = true) throws(Diagnostic) -> [UInt8] {
    let text = isSafe ? CSVSafety.protected(text) : text
    guard let encoded = TextEncoder(encoding, mark: false).encode(text) else {
      throw Diagnostic(.textNotEncodable, at: Location(input: "-"), [.name: encoding.rawValue])
    }
    return writesMark && start ? encoding.mark + encoded : encoded
  }
}

/// What most forms have in common.
extension FormWriter {
  public var knownExtensions: [String] { [fileExtension] }
  public var summary: String { "" }
  public var schema: String? { nil }
  public var mergedName: String? { nil }
  public var recordsAreFacts: Bool { false }
  public var writesFolders: Bool { false }
  public func saysSources(_ options: FormOptions) -> Bool { false }

  /// One file a disclosure.
  public func files(
    _ printouts: [Printout], names: [String], _ options: FormOptions
  ) throws(Diagnostic) -> [FormFile] {
    var files: [FormFile] = []
    for (printout, name) in zip(printouts, names) {
      files.append(FormFile(path: "\(name).\(fileExtension)", bytes: try text([printout], options)))
    }
    return files
  }

  /// The text of each disclosure behind the other.
  public func appender(_ options: FormOptions) -> any FormAppender { TextAppender(writer: self, options: options) }
}

/// Appends each disclosure as a text of its own.
private struct TextAppender: FormAppender {
  let writer: any FormWriter
  let options: FormOptions

  func head() throws(Diagnostic) -> [UInt8] { [] }

  func append(_ printout: Printout, in unit: AmountUnit) throws(Diagnostic) -> [UInt8] {
    try writer.text([printout], options)
  }
}
