/// What became of the cells that hold something: every one is counted exactly once (单元格台账).
///
/// `read` equals `used` plus `diagnosed`, always.
public struct Ledger: Sendable, Equatable {
  /// What a cell was used as.
  public enum Role: Int, Sendable, Hashable, CaseIterable {
    /// A table's title, with what is printed above it (标题).
    case title
    /// 单位名称, 单位：万元.
    case meta
    /// A header label or column number (表头).
    case header
    /// 科目编码.
    case code
    /// A row's label (项目).
    case item
    /// A figure, or a mark such as — for none (金额).
    case amount
    /// A note below a table (注).
    case note
    /// Watermarks, page numbers, signatures (水印、页码、签名).
    case furniture
    /// Text outside the tables (表外文字).
    case outside

    /// The name used on the wire.
    public var name: String { String(describing: self) }
  }

  private var counts = InlineArray<9, Int>(repeating: 0)
  /// Cells that a diagnostic names and the model does not hold.
  public private(set) var diagnosed = 0
  /// Amounts whose binary residue (35.949999999999996) was read as the decimal a spreadsheet shows.
  public var residues = 0

  /// Nothing counted.
  public init() {}

  /// How many cells were used as `role`.
  public subscript(_ role: Role) -> Int { counts[role.rawValue] }

  /// All cells used.
  public var used: Int { counts.indices.reduce(0) { $0 + counts[$1] } }

  /// All cells that hold something.
  public var read: Int { used + diagnosed }

  /// Counts `count` cells as `role`.
  public mutating func use(_ role: Role, _ count: Int = 1) { counts[role.rawValue] += count }

  /// Counts `count` cells as named by a diagnostic.
  public mutating func diagnose(_ count: Int) { diagnosed += count }

  /// Adds the counts of `other`.
  public mutating func add(_ other: Ledger) {
    for index in counts.indices { counts[index] += other.counts[index] }
    diagnosed += other.diagnosed
    residues += other.residues
  }

  /// What was counted as used in `other`, which was added, is in the model no longer: a diagnostic names it.
  public mutating func withdraw(_ other: Ledger) {
    for index in counts.indices { counts[index] -= other.counts[index] }
    diagnosed += other.used
    residues -= other.residues
  }

  /// The same counts.
  public static func == (a: Ledger, b: Ledger) -> Bool {
    a.counts.indices.allSatisfy { a.counts[$0] == b.counts[$0] } && a.diagnosed == b.diagnosed
      && a.residues == b.residues
  }
}
