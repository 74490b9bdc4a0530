public import YusuanFindings
public import YusuanModel

/// How a bureau prints its tables, and what they mean (公开版式包): data read from `Schemas/profiles/`, never code.
///
/// The file format is described in `Documentation/profiles.md` and by `Schemas/profile.xsd`.
public struct Profile: Sendable, Hashable {
  /// The stable id, such as `shanxi-unit`.
  public var id: String
  /// The profiles of one bureau share a family: variants for 部门 and 单位. Variants that fit equally are no tie.
  public var family: String
  /// Whose tables they are (部门 or 单位); nil where the profile does not say.
  public var level: UnitLevel?
  /// The Chinese name for people.
  public var chineseName: String
  /// The English name for people.
  public var englishName: String
  /// The fiscal years that are known to be printed so, each with its source.
  public var years: [ProfileYears]
  /// The unit that figures are in where a table prints none.
  public var amountUnit: AmountUnit
  /// The words that stand around tables.
  public var words: ProfileWords
  /// The tables, in printed order.
  public var tables: [TableLayout]
  /// The rules files and code lists that belong to the profile, with their bytes; included ones come first.
  public var companions: [ProfileCompanion]
  /// Files that show that the profile is right; those of included profiles are not among them.
  public var samples: [ProfileSample]

  /// The table `id`, or nil where the profile has none.
  public func table(_ id: String) -> TableLayout? { tables.first { $0.id == id } }

  /// The note that `table` prints where it has no data; nil where the profile has no such note.
  public func emptyNote(of table: TableLayout) -> Label? { table.emptyNote ?? words.emptyNotes.first }
}

/// A span of fiscal years of a profile (适用年度).
public struct ProfileYears: Sendable, Hashable {
  /// The first and the last year.
  public var years: ClosedRange<Int>
  /// What shows that these years are printed so.
  public var source: String
}

/// A file that belongs to a profile (随版式的规则与代码表).
public struct ProfileCompanion: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable {
    /// Consistency rules (勾稽规则).
    case rules
    /// A code list (科目代码表).
    case codes
  }

  /// What it is.
  public var kind: Kind
  /// Its name, for findings.
  public var name: String
  /// Its bytes.
  public var bytes: [UInt8]
}

/// A file that a profile reads, and what it has to give (样例).
public struct ProfileSample: Sendable, Hashable {
  /// Its path: that of the profile's folder and what the profile says.
  public var file: String
  /// How many amounts its tables have.
  public var figures: Int
  /// How many findings of the rules weigh a warning or more.
  public var findings: Int
  /// Where the profile names it.
  public var location: Location
}
