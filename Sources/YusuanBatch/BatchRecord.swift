public import YusuanFindings
public import YusuanModel
internal import YusuanProfiles
internal import YusuanRules

/// The outcome of one input of a batch (一个输入的记录). It is a line of the journal; the manifest and the report are made
/// from it.
public struct BatchRecord: Sendable, Hashable {
  /// How an input ended.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// All of it was converted.
    case converted
    /// A part could not be converted.
    case partly
    /// Nothing was converted.
    case failed
  }

  /// A disclosure of the input.
  public struct Disclosure: Sendable, Hashable {
    /// The unit's name, or nil if none is printed.
    public var unit: String?
    /// The fiscal year, or nil if none is printed.
    public var year: Int?
    /// Whose budget it is: `department` or `unit`. Nil if that is not known.
    public var level: UnitLevel?
    /// The profile it was read by.
    public var profile: String
    /// The numbers of its tables.
    public var tables: [String]
    /// How many findings of rules there are, by rule. Empty if nothing was checked.
    public var rules: [String: Int] = [:]
    /// How many findings of rules there are, by severity.
    public var checks: [Severity: Int] = [:]
    /// The name of an earlier input that holds the same disclosure, or nil if there is none.
    public var repeats: String?
    /// It was not written, because the earlier input is newer.
    public var isLeftOut = false

    /// The unit and the year, for people.
    var name: String {
      [unit ?? "", year.map(String.init) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// A file that was written, or a piece of a merged file.
  public struct Written: Sendable, Hashable {
    /// The path relative to the batch's folder.
    public var path: String
    /// Where the piece begins in a merged file, in bytes; nil for a file of its own.
    public var offset: Int?
    /// How many bytes it has.
    public var count: Int
    /// The SHA-256 digest of the bytes.
    public var digest: String
  }

  /// The input's name.
  public var input: String
  /// The digest of its files. Empty if one could not be read; such an input is never taken as finished.
  public var digest = ""
  /// When its files were last changed: seconds since 1970.
  public var modified = 0
  /// The options and the program's version.
  public var signature = ""
  /// How it ended.
  public var outcome = Outcome.failed
  /// Its disclosures.
  public var disclosures: [Disclosure] = []
  /// How many cells were read, used, and named by a diagnostic, in this order.
  public var cells: [Int] = [0, 0, 0]
  /// How many findings of reading there are, by severity.
  public var findings: [Severity: Int] = [:]
  /// The first errors, at most ``errorLimit``.
  public var errors: [Diagnostic] = []
  /// The names given to its disclosures; a single one if names mirror the inputs.
  public var names: [String] = []
  /// The files and pieces that were written.
  public var written: [Written] = []

  /// How many errors a record keeps.
  static let errorLimit = 5

  /// A record of `input` with nothing known yet.
  public init(input: String) { self.input = input }
}
