internal import YusuanConversion
internal import YusuanFindings
internal import YusuanRules

/// The result of one input, before its files get their names.
struct BatchResult: Sendable {
  /// A file that has no name yet. Its name will be that of its disclosure, followed by `suffix`.
  struct Staged: Sendable {
    var disclosure: Int
    /// What stands before the name: the folder of notices.
    var prefix = ""
    /// The index of the disclosure that the file is the notice of, or nil if it is none.
    var notice: Int?
    var suffix: String
    var path: String
    var count: Int
    var digest: String
  }

  var record: BatchRecord
  /// The wanted names: one a disclosure, or a single one if names mirror the inputs.
  var wishes: [String] = []
  var staged: [Staged] = []
  /// What an input adds to a merged file: bytes, or a file without a name, if there are many.
  enum Piece: Sendable {
    case held([UInt8])
    case staged(path: String, count: Int, digest: String)
  }

  /// The pieces for the merged files, one a file.
  var pieces: [Piece] = []
  /// The paths of all files that have no name yet.
  var unnamed: [String] {
    staged.map(\.path)
      + pieces.compactMap { piece in
        if case .staged(let path, _, _) = piece { path } else { nil }
      }
  }
  /// The findings of reading, and the reports of the rules.
  var findings: [Diagnostic] = []
  /// The findings of reading that forms show. Empty if no form does.
  var shown: [Diagnostic] = []
  var checks: [CheckReport] = []
  /// Warnings and errors of both, as notices and lists show them.
  var noted: [ShownFindings] = []
  /// The input was not converted: what an earlier run made of it still holds.
  var isKept = false
  /// An error after which nothing more can be written.
  var fatal: Diagnostic?
  /// The batch was interrupted before the input was converted. There is no result.
  var isAbandoned = false
}
