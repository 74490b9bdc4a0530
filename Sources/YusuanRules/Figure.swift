public import YusuanFindings
public import YusuanModel

/// A figure named by a finding, and where it stands (数及其出处).
public struct Figure: Sendable, Hashable {
  /// What the figure is.
  public enum Subject: Sendable, Hashable {
    /// A cell of a table.
    case cell(Cell)
    /// A figure in running text; `clause` is the text around it.
    case statement(clause: String)
    /// A field of a form: the form's name and the field's label.
    case field(form: String, label: String)
  }

  /// A cell of a table by its row and column (单元格).
  public struct Cell: Sendable, Hashable {
    /// The table's printed number, such as `3`.
    public var table: String
    /// The table's id.
    public var tableID: String
    /// The panel's id, if the table has several panels.
    public var panel: String?
    /// The panel's name for people, such as 收入, or nil if it has none.
    public var panelLabel: String?
    /// The row's code, or nil if it has none.
    public var code: String?
    /// The row's label; empty if it has none.
    public var item: String
    /// The row's path.
    public var path: String
    /// The column's id.
    public var column: String
    /// The column's label as the profile prints it. The labels above it are added if they are needed to tell columns
    /// apart. Empty if the column does not matter.
    public var columnLabel: String
  }

  /// What the figure is.
  public var subject: Subject
  /// The unit and year of the disclosure, if it is not the checked one.
  public var document: String?
  /// The amount, or nil if none is printed.
  public var amount: Amount?
  /// Where the figure stands, or nil if that is not known.
  public var location: Location?
  /// Whether the figure is subtracted.
  public var isSubtracted = false
}

/// One finding of a rule (核对发现).
public struct Finding: Sendable, Hashable {
  /// The rule's id.
  public var rule: String
  /// ``Outcome/rounding`` or ``Outcome/fail``.
  public var outcome: Outcome
  /// The severity: information for rounding, the rule's severity for a failure.
  public var severity: Severity
  /// What does not tie.
  public var detail: Detail

  /// What does not tie. It is indirect, since most findings are passed on more often than they are examined.
  public indirect enum Detail: Sendable, Hashable {
    /// Two sums of figures.
    case comparison(Comparison)
    /// A percentage in running text.
    case ratio(Ratio)
    /// A code's place in its tree, or its name.
    case code(CodeProblem)
    /// A table that has the note that it has no data and figures as well, or has neither.
    case note(NoteProblem)
  }

  /// Two sums that should be equal; or the left one should be at most the right one.
  public struct Comparison: Sendable, Hashable {
    /// The terms of the left side. Of a set of rows only the printed figures.
    public var left: [Figure]
    /// The terms of the right side. Empty if the left side should be zero.
    public var right: [Figure]
    /// Whether the left side should be at most the right side, rather than equal.
    public var isUpperBound = false
    /// The sum of the left side, or nil if it is out of range.
    public var found: Amount?
    /// The sum of the right side, which the left side should have, or nil if it is out of range.
    public var expected: Amount?
    /// Left − right, or nil if it is out of range.
    public var difference: Amount?
    /// Twice the allowed rounding, in 分, since half a 分 may be allowed.
    public var allowedHalves: Int64
  }

  /// A percentage and the figures it is of.
  public struct Ratio: Sendable, Hashable {
    /// The percentage as printed, without the % sign, such as `8.19`.
    public var stated: String
    /// The percentage that the figures give, to two decimal places.
    public var recomputed: String
    /// The clause that states it.
    public var statement: Figure
    /// The figures it was recomputed from: the part, then the whole.
    public var figures: [Figure]
  }

  /// What is wrong with a code.
  public struct CodeProblem: Sendable, Hashable {
    /// The kinds of problems.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      /// A 类 or 款 above it is missing.
      case orphan
      /// The code occurs twice.
      case repeated
      /// The code stands behind a greater one.
      case disordered
      /// The code has a number of digits that no level has.
      case misshapen
      /// The code list does not have it.
      case unlisted
      /// The code list gives it another name.
      case renamed
    }

    /// The kind of problem.
    public var kind: Kind
    /// The row with the code.
    public var row: Figure
    /// The expected code, digits or name; empty if there is none.
    public var expected: String
  }

  /// A note that does not tie with its table.
  public struct NoteProblem: Sendable, Hashable {
    /// The table's printed number, such as `3`.
    public var table: String
    /// The table's id.
    public var tableID: String
    /// Whether the note is printed although it should not be.
    public var isNoted: Bool
    /// The note as printed. If it is missing, the note as the profile has it.
    public var note: String
    /// How many figures the table has.
    public var figures: Int
    /// Where the table stands, or nil if that is not known.
    public var location: Location?
  }

  /// Where the finding points: at the first of its figures whose place is known.
  public var location: Location? {
    if case .note(let problem) = detail { return problem.location }
    return figures.lazy.compactMap(\.location).first
  }

  /// All figures that the finding names.
  public var figures: [Figure] {
    switch detail {
    case .comparison(let comparison): comparison.left + comparison.right
    case .ratio(let ratio): [ratio.statement] + ratio.figures
    case .code(let problem): [problem.row]
    case .note: []
    }
  }
}
