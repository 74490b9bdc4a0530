public import YusuanConversion
public import YusuanFindings
internal import YusuanPlatform
internal import YusuanSheets

/// What is asked of a batch (批量转换的要求).
public struct BatchOptions: Sendable {
  /// The folder that everything is written to.
  public var folder: String
  /// How inputs are read.
  public var conversion: ConversionOptions
  /// One writer a form, in the order asked for. Lines and facts of all inputs go into one file.
  public var outputs: [Output]
  /// The rules to check by; nil where nothing is checked.
  public var rules: RuleChoice?
  /// How many inputs are converted at once.
  public var jobs = 2
  /// What an earlier run finished, and is still as it was, is not done again.
  public var resumes = false
  /// Outputs are named by the inputs and in folders like theirs, not by unit and year.
  public var mirrors = false
  /// Of a disclosure that several inputs hold only that of the newest input is written; the newest come first.
  public var keepsLatest = false
  /// The batch ends after so many inputs that could not be converted whole; nil for never.
  public var failureLimit: Int?
  /// The language of the report.
  public var language = Language.zh
  /// What the options are, for telling a run with other options from this one.
  public var signature = ""

  /// A batch into `folder`.
  public init(folder: String, conversion: ConversionOptions, outputs: [Output]) {
    self.folder = folder
    self.conversion = conversion
    self.outputs = outputs
  }
}

extension BatchOptions {
  /// How many processors there are.
  public static var processors: Int { ThisProcess.processors }

  /// A text that differs where words or the content of files do, names without a file included. Throws
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

  /// The content of `file`, of its `profile.xml` where it is a folder; nothing for a name inside the program.
  private static func content(of file: String) throws(Diagnostic) -> [UInt8] {
    if InputList.isFolder(file) { return try ByteSource(path: file + "/profile.xml").readAll(limit: 1 << 24) }
    return file.contains("/") || file.contains(".") ? try ByteSource(path: file).readAll(limit: 1 << 24) : []
  }
}

/// An input of a batch: the files of one conversion.
public struct BatchInput: Sendable, Hashable {
  /// The name in journal, manifest and report: the file, or the folder of files that belong together.
  public var name: String
  /// The files.
  public var paths: [String]
  /// The name below the argument that the input was found by.
  public var relative: String
}
