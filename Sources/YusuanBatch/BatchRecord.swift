public import YusuanFindings
public import YusuanModel
internal import YusuanProfiles
internal import YusuanRules

/// What became of one input of a batch (一个输入的记录): a line of the journal, from which manifest and report are made.
public struct BatchRecord: Sendable, Hashable {
  /// What became of the input.
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
    /// The unit's name; nil where none is printed.
    public var unit: String?
    /// The fiscal year; nil where none is printed.
    public var year: Int?
    /// Whose budget it is: `department` or `unit`; nil where that is not known.
    public var level: UnitLevel?
    /// The profile it was read by.
    public var profile: String
    /// The numbers of its tables.
    public var tables: [String]
    /// How many findings of rules there are, by rule; empty where nothing was checked.
    public var rules: [String: Int] = [:]
    /// How many findings of rules there are, by severity.
    public var checks: [Severity: Int] = [:]
    /// The input before this one that holds the same disclosure; nil where none does.
    public var repeats: String?
    /// It was not written, since that input is newer.
    public var isLeftOut = false

    /// What people call it: the unit and the year.
    var name: String {
      [unit ?? "", year.map(String.init) ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// A file, or a piece of one, that was written.
  public struct Written: Sendable, Hashable {
    /// The path from the batch's folder.
    public var path: String
    /// Where the piece begins, in a file of all inputs; nil for a file of its own.
    public var offset: Int?
    /// How many bytes.
    public var count: Int
    /// The digest of the bytes.
    public var digest: String
  }

  /// The input's name.
  public var input: String
  /// The digest of its files; empty where one could not be read, so that the input is never taken for done.
  public var digest = ""
  /// When its files were last changed: seconds since 1970.
  public var modified = 0
  /// The options and the version of the program it was converted by.
  public var signature = ""
  /// What became of it.
  public var outcome = Outcome.failed
  /// Its disclosures.
  public var disclosures: [Disclosure] = []
  /// Cells read, used and named by a diagnostic.
  public var cells: [Int] = [0, 0, 0]
  /// How many findings of reading there are, by severity.
  public var findings: [Severity: Int] = [:]
  /// The first errors.
  public var errors: [Diagnostic] = []
  /// The names that its disclosures got; where names mirror the inputs, one.
  public var names: [String] = []
  /// What was written.
  public var written: [Written] = []

  /// How many errors a record keeps.
  static let errorLimit = 5

  /// A record of `input`, of which nothing is known.
  public init(input: String) { self.input = input }
}
