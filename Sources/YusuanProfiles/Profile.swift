public import YusuanFindings
public import YusuanModel

/// How a bureau prints its tables, and what they mean (公开版式包). Profiles are data read from `Schemas/profiles/`, never
/// code.
///
/// The file format is described in `Documentation/profiles.md` and by `Schemas/profile.xsd`.
public struct Profile: Sendable, Hashable {
  /// The stable id, such as `shanxi-unit`.
  public var id: String
  /// The family that the profiles of one bureau share: variants for 部门 and 单位. It is no conflict if several variants
  /// fit equally.
  public var family: String
  /// Whose tables they are (部门 or 单位), or nil if the profile does not say.
  public var level: UnitLevel?
  /// The Chinese name for people.
  public var chineseName: String
  /// The English name for people.
  public var englishName: String
  /// The fiscal years known to be printed like this, each with its source.
  public var years: [ProfileYears]
  /// The unit of figures in a table that prints none.
  public var amountUnit: AmountUnit
  /// The words printed around tables.
  public var words: ProfileWords
  /// The tables, in printed order.
  public var tables: [TableLayout]
  /// The rules files, code lists, text templates and mappings of the profile, with their bytes. Included ones come first.
  public var companions: [ProfileCompanion]
  /// Files that show that the profile is right, without those of included profiles.
  public var samples: [ProfileSample]

  /// The table `id`, or nil if the profile has none.
  public func table(_ id: String) -> TableLayout? { tables.first { $0.id == id } }

  /// The note that `table` prints if it has no data, or nil if the profile has no such note.
  public func emptyNote(of table: TableLayout) -> Label? { table.emptyNote ?? words.emptyNotes.first }
}

/// A span of fiscal years of a profile (适用年度).
public struct ProfileYears: Sendable, Hashable {
  /// The first and the last year.
  public var years: ClosedRange<Int>
  /// The evidence that these years are printed like this.
  public var source: String
}

/// A file that belongs to a profile (随版式的规则、代码表、说明模板与对应关系).
public struct ProfileCompanion: Sendable, Hashable {
  /// The kind of file.
  public enum Kind: String, Sendable, Hashable {
    /// Consistency rules (勾稽规则).
    case rules
    /// A code list (科目代码表).
    case codes
    /// The template of the text around the tables (说明模板).
    case text
    /// Where its figures stand in other profiles (版式的对应关系).
    case mappings
  }

  /// The kind of file.
  public var kind: Kind
  /// Its name, for findings.
  public var name: String
  /// Its bytes.
  public var bytes: [UInt8]
}

/// A file that the profile must read, and what is expected of it (样例).
public struct ProfileSample: Sendable, Hashable {
  /// Its path: the folder of the profile and the path given in it.
  public var file: String
  /// How many amounts its tables must have.
  public var figures: Int
  /// How many findings of rules, warnings or worse, it must have.
  public var findings: Int
  /// Where the profile names it.
  public var location: Location
}
