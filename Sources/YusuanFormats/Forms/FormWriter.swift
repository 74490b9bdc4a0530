public import YusuanFindings
internal import YusuanJSON
public import YusuanModel
public import YusuanProfiles
public import YusuanSheets

/// Writes disclosures in one form (输出形式的写出器). Each form has one type in one file, and one line in
/// ``OutputForm/allCases``.
public protocol FormWriter: Sendable {
  /// The name on the command line, such as `json`.
  var name: String { get }
  /// A few English words for `--help`. Empty if the name is enough.
  var summary: String { get }
  /// The schema of the output, below `Schemas/`. Nil if there is none.
  var schema: String? { get }
  /// The extension of its files, without the dot.
  var fileExtension: String { get }
  /// The file name extensions that mean this form.
  var knownExtensions: [String] { get }
  /// The name of the merged file of a batch, such as `facts.csv`. Nil if each disclosure has its own files.
  var mergedName: String? { get }
  /// Whether each record is one figure with all that belongs to it. Then a disclosure may come in parts.
  var recordsAreFacts: Bool { get }
  /// Whether a disclosure is a folder with one file a table.
  var writesFolders: Bool { get }
  /// Whether the form shows findings (``Printout/findings``).
  var showsFindings: Bool { get }
  /// Whether the form needs to know which totals add up (``Printout/sums``).
  func showsSums(_ options: FormOptions) -> Bool
  /// Whether the form says where each figure stood.
  func saysSources(_ options: FormOptions) -> Bool

  /// All of `printouts` as one text. Throws `.textNotEncodable`, and `.canonicalWrong` if the profile has no place for
  /// a figure.
  func text(_ printouts: [Printout], _ options: FormOptions) throws(Diagnostic) -> [UInt8]
  /// The files of `printouts`, with paths relative to a folder. `names` are the names of the disclosures without
  /// extension. Throws as ``text(_:_:)``.
  func files(_ printouts: [Printout], names: [String], _ options: FormOptions) throws(Diagnostic) -> [FormFile]
  /// A writer that appends disclosures to one file as they come.
  func appender(_ options: FormOptions) -> any FormAppender
}

/// Appends disclosures to a file one by one, so that memory stays flat (追加写出).
public protocol FormAppender {
  /// The beginning of the file. Throws `.textNotEncodable`.
  func head() throws(Diagnostic) -> [UInt8]
  /// The bytes of the next disclosure. Amounts are in `unit`, if the form has one unit for the whole file. Throws as
  /// ``FormWriter/text(_:_:)``.
  mutating func append(_ printout: Printout, in unit: AmountUnit) throws(Diagnostic) -> [UInt8]
}

/// A disclosure to be written, with what belongs to it (待写出的公开文件).
public struct Printout {
  /// The disclosure.
  public var document: Document
  /// The profile it was read with.
  public var profile: Profile
  /// Writes the outcome of rules, for forms that have a place for it. Nil if no rules were checked.
  public var checks: JSONWriter.Checks?
  /// What the rules and reading found, the gravest first, for forms that show it.
  public var findings: [PrintedFinding]
  /// The totals that tie with their parts, for forms that write them as formulas.
  public var sums: [PrintedSum] = []
  /// How the rules ended, for forms that show it. Nil if no rules were checked.
  public var outcomes: PrintedOutcomes?

  /// A printout of `document`, which was read with `profile`.
  public init(
    _ document: Document, _ profile: Profile, checks: JSONWriter.Checks? = nil, findings: [PrintedFinding] = [],
    outcomes: PrintedOutcomes? = nil
  ) {
    self.document = document
    self.profile = profile
    self.checks = checks
    self.findings = findings
    self.outcomes = outcomes
  }
}

/// An output file of a disclosure (输出文件).
public struct FormFile {
  /// Its path below the folder.
  public var path: String
  /// Its bytes.
  public var bytes: [UInt8]
}

/// The options of forms (写出选项).
public struct FormOptions: Sendable {
  /// The money unit to write in, or nil for each disclosure's own.
  public var amountUnit: AmountUnit?
  /// The options of CSV.
  public var style = CSVStyle()
  /// The encoding of CSV; JSON and XML are always UTF-8.
  public var encoding = TextEncoding.utf8
  /// Whether CSV begins with a byte-order mark.
  public var writesMark = false
  /// Whether CSV fields are made harmless for spreadsheet programs (``CSVSafety``).
  public var isSafe = false
  /// Whether JSON has the member `sources`, which says where each figure stood.
  public var writesSources = false
  /// Whether a workbook has the totals that tie as formulas.
  public var writesFormulas = false
  /// The language of what a form adds of its own: findings, charts, remarks. Tables stay as they are.
  public var language = Language.zh

  /// The defaults.
  public init() {}

  /// The CSV `text` in the requested encoding. At the `start` of a file it gets a byte-order mark, if requested. Throws
  /// `.textNotEncodable`.
  func encoded(_ text: [UInt8], start: Bool = true) throws(Diagnostic) -> [UInt8] {
    let text = isSafe ? CSVSafety.protected(text) : text
    guard let encoded = TextEncoder(encoding, mark: false).encode(text) else {
      throw Diagnostic(.textNotEncodable, at: Location(input: "-"), [.name: encoding.rawValue])
    }
    return writesMark && start ? encoding.mark + encoded : encoded
  }
}

/// The defaults that most forms share.
extension FormWriter {
  /// Its own extension.
  public var knownExtensions: [String] { [fileExtension] }
  /// Nothing: the name says it.
  public var summary: String { "" }
  /// None.
  public var schema: String? { nil }
  /// None: each disclosure has files of its own.
  public var mergedName: String? { nil }
  /// No.
  public var recordsAreFacts: Bool { false }
  /// No.
  public var writesFolders: Bool { false }
  /// No.
  public var showsFindings: Bool { false }
  /// No.
  public func showsSums(_ options: FormOptions) -> Bool { false }
  /// No.
  public func saysSources(_ options: FormOptions) -> Bool { false }

  /// One file for each disclosure.
  public func files(
    _ printouts: [Printout], names: [String], _ options: FormOptions
  ) throws(Diagnostic) -> [FormFile] {
    var files: [FormFile] = []
    for (printout, name) in zip(printouts, names) {
      files.append(FormFile(path: "\(name).\(fileExtension)", bytes: try text([printout], options)))
    }
    return files
  }

  /// Appends the text of each disclosure.
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
