/// What became of the cells that hold something: each is counted exactly once (单元格台账).
///
/// `read` always equals `used` plus `diagnosed`.
public struct Ledger: Sendable, Equatable {
  /// What a cell was used as.
  public enum Role: Int, Sendable, Hashable, CaseIterable {
    /// A table's title and what is printed above it (标题).
    case title
    /// 单位名称, 单位：万元.
    case meta
    /// A header label or column number (表头).
    case header
    /// 科目编码.
    case code
    /// A row's label (项目).
    case item
    /// A figure, or a mark such as — for no amount (金额).
    case amount
    /// A note below a table (注).
    case note
    /// Watermarks, page numbers, signatures (水印、页码、签名).
    case furniture
    /// Text outside the tables (表外文字).
    case outside

    /// The name used in reports.
    public var name: String { String(describing: self) }
  }

  private var counts = InlineArray<9, Int>(repeating: 0)
  /// Cells that a finding names and the model does not hold.
  public private(set) var diagnosed = 0
  /// Amounts whose binary residue (35.949999999999996) was read as the decimal a spreadsheet shows.
  public var residues = 0

  /// An empty ledger.
  public init() {}

  /// How many cells were used as `role`.
  public subscript(_ role: Role) -> Int { counts[role.rawValue] }

  /// All cells used.
  public var used: Int { counts.indices.reduce(0) { $0 + counts[$1] } }

  /// All cells that hold something.
  public var read: Int { used + diagnosed }

  /// Counts `count` cells as `role`.
  public mutating func use(_ role: Role, _ count: Int = 1) { counts[role.rawValue] += count }

  /// Counts `count` cells as named by a finding.
  public mutating func diagnose(_ count: Int) { diagnosed += count }

  /// Adds the counts of `other`.
  public mutating func add(_ other: Ledger) {
    for index in counts.indices { counts[index] += other.counts[index] }
    diagnosed += other.diagnosed
    residues += other.residues
  }

  /// Turns the cells of `other`, which was added before, from used to diagnosed: they are no longer in the model, and a
  /// finding names them.
  public mutating func withdraw(_ other: Ledger) {
    for index in counts.indices { counts[index] -= other.counts[index] }
    diagnosed += other.used
    residues -= other.residues
  }

  /// Whether both have the same counts.
  public static func == (a: Ledger, b: Ledger) -> Bool {
    a.counts.indices.allSatisfy { a.counts[$0] == b.counts[$0] } && a.diagnosed == b.diagnosed
      && a.residues == b.residues
  }
}
