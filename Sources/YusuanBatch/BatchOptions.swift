public import YusuanConversion
public import YusuanFindings
public import YusuanMigration
internal import YusuanPlatform
internal import YusuanSheets
package import YusuanTemplate

/// The options of a batch (批量转换的要求).
public struct BatchOptions: Sendable {
  /// The folder that everything is written to.
  public var folder: String
  /// How inputs are read.
  public var conversion: ConversionOptions
  /// One writer for each form, in the order asked for. `long` and `jsonl` write one merged file for all inputs.
  public var outputs: [Output]
  /// Turns each disclosure into one of another profile before it is written, or nil.
  public var migration: Migration?
  /// The rules to check by, or nil to check nothing.
  public var rules: RuleChoice?
  /// How many inputs are converted at once.
  public var jobs = 2
  /// Inputs that an earlier run finished are not converted again, unless they or the options changed.
  public var resumes = false
  /// Outputs get the names and folders of the inputs, instead of unit and year.
  public var mirrors = false
  /// If several inputs hold one disclosure, only that of the newest input is written. The newest input comes first.
  public var keepsLatest = false
  /// The batch ends after this many inputs that were not converted whole; nil for never.
  public var failureLimit: Int?
  /// The folder below ``folder`` that the notices for units are written to, or nil for none.
  public var notices: String?
  /// What notices have as their date, or nil for none.
  public var noticeDate: String?
  /// The units of the register (``ConversionOptions/register``) that have to hand in, or nil if nobody asks.
  public var expected: [Int]?
  /// The language of the report.
  public var language = Language.zh
  /// A workbook that each disclosure is filled into, beside the other outputs.
  package var template: Template?
  /// Describes the options, so that a run with other options can be told apart.
  public var signature = ""

  /// How many bytes of an input for a merged file wait in memory; more of them wait in a file. They would wait beside the
  /// bytes of the other forms.
  var heldPiece = 1 << 20

  /// A batch into `folder`.
  public init(folder: String, conversion: ConversionOptions, outputs: [Output]) {
    self.folder = folder
    self.conversion = conversion
    self.outputs = outputs
  }
}

extension BatchOptions {
  /// The number of processors.
  public static var processors: Int { ThisProcess.processors }

  /// A digest of `words` and of the content of `files`; names of built-in files count as words. Throws
  /// `.fileUnreadable`.
  public static func signature(words: [String], files: [String]) throws(Diagnostic) -> String {
    var digest = Digest()
    for word in words { digest.update("\(word.utf8.count):\(word)".utf8) }
    for file in files {
      let content = try content(of: file)
      digest.update("\(file.utf8.count):\(file)\(content.count):".utf8)
      digest.update(content)
    }
    return digest.finish()
  }

  /// The content of `file`, or of its `profile.xml` if it is a folder. Empty for a name inside the program.
  private static func content(of file: String) throws(Diagnostic) -> [UInt8] {
    if InputList.isFolder(file) { return try ByteSource(path: file + "/profile.xml").readAll(limit: 1 << 24) }
    return file.contains("/") || file.contains(".") ? try ByteSource(path: file).readAll(limit: 1 << 24) : []
  }
}

/// An input of a batch: the files of one conversion.
public struct BatchInput: Sendable, Hashable {
  /// Its name in the journal, the manifest and the report: the file, or the folder of the files that belong together.
  public var name: String
  /// The files.
  public var paths: [String]
  /// The path below the argument that the input was found by.
  public var relative: String
}
