public import YusuanFindings

/// A mend that can be made without a person's judgement (可代为改正的内容). It never makes a figure of its own.
public struct Mend: Sendable, Hashable {
  /// What is mended.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A label gets the spelling of the profile (名称).
    case label
    /// Numbers that are stored as text become numbers (文本数字).
    case number
    /// Codes that are stored as numbers become text (编码).
    case code
    /// Numbers with a residue of binary arithmetic get two decimal places (二进制尾差).
    case residue
  }

  /// What a cell becomes.
  public struct Change: Sendable, Hashable {
    /// The cell.
    public var cell: CellPosition
    /// What stands there.
    public var found: String
    /// What shall stand there.
    public var expected: String

    /// The cell `cell` becomes `expected`.
    public init(_ cell: CellPosition, found: String, expected: String) {
      self.cell = cell
      self.found = found
      self.expected = expected
    }
  }

  /// What is mended.
  public var kind: Kind
  /// The sheet.
  public var sheet: String
  /// The cells, from top to bottom; a label is one cell.
  public var changes: [Change]

  /// A mend of `changes` in `sheet`.
  public init(_ kind: Kind, sheet: String, changes: [Change]) {
    self.kind = kind
    self.sheet = sheet
    self.changes = changes
  }

  /// By what it is known again in the sheet of findings.
  var key: String {
    let cell = kind == .label ? changes.first.map { "!" + $0.cell.a1 } ?? "" : ""
    return "\(kind.rawValue)!\(sheet)\(cell)"
  }
}
