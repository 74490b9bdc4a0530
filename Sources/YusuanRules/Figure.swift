public import YusuanFindings
public import YusuanModel

/// A figure that a finding speaks of, and where it stands (数及其出处).
public struct Figure: Sendable, Hashable {
  /// What the figure is.
  public enum Subject: Sendable, Hashable {
    /// A cell of a table.
    case cell(Cell)
    /// A figure in running text; `clause` is the text it stands in.
    case statement(clause: String)
    /// A field of a form: the form's name, and the field's label.
    case field(form: String, label: String)
  }

  /// A cell of a table by its row and column (单元格).
  public struct Cell: Sendable, Hashable {
    /// The table's printed number, such as `3`.
    public var table: String
    /// The table's id.
    public var tableID: String
    /// The panel's id, where the table has several.
    public var panel: String?
    /// What people call the panel, such as 收入; nil where it has no name.
    public var panelLabel: String?
    /// The row's code; nil where it has none.
    public var code: String?
    /// The row's label; empty where it has none.
    public var item: String
    /// The row's path.
    public var path: String
    /// The column's id.
    public var column: String
    /// The column's label as the profile prints it, with those above it where they tell it from others; empty where
    /// the column does not matter.
    public var columnLabel: String
  }

  /// What the figure is.
  public var subject: Subject
  /// The unit and year of the disclosure, where it is another one than the one that is checked.
  public var document: String?
  /// The amount; nil where nothing is printed.
  public var amount: Amount?
  /// Where it stands; nil where that is not known.
  public var location: Location?
  /// It is subtracted.
  public var isSubtracted = false
}

/// One thing that a rule found (核对发现).
public struct Finding: Sendable, Hashable {
  /// The rule's id.
  public var rule: String
  /// ``Outcome/rounding`` or ``Outcome/fail``.
  public var outcome: Outcome
  /// How much it weighs: rounding is information, a failure what the rule says.
  public var severity: Severity
  /// What does not tie.
  public var detail: Detail

  /// What does not tie: kept by reference, since most findings are passed on more often than they are looked into.
  public indirect enum Detail: Sendable, Hashable {
    /// Two sums of figures.
    case comparison(Comparison)
    /// A percentage in running text.
    case ratio(Ratio)
    /// A code's place in its tree, or its name.
    case code(CodeProblem)
    /// A table with the note that it has no data and with figures, or with neither.
    case note(NoteProblem)
  }

  /// Two sums that should be equal, or the left at most the right.
  public struct Comparison: Sendable, Hashable {
    /// The terms of the left side; of a set of rows those that are printed.
    public var left: [Figure]
    /// The terms of the right side; empty where the left should be zero.
    public var right: [Figure]
    /// The left side has to be at most the right, not equal.
    public var isUpperBound = false
    /// The sum of the left side; nil where it is beyond what an amount can hold.
    public var found: Amount?
    /// The sum of the right side, what the left should be; nil where it is beyond what an amount can hold.
    public var expected: Amount?
    /// Left − right; nil where it is beyond what an amount can hold.
    public var difference: Amount?
    /// Twice the rounding allowed, in 分: half a 分 can be allowed.
    public var allowedHalves: Int64
  }

  /// A percentage and the figures it is of.
  public struct Ratio: Sendable, Hashable {
    /// The percentage as printed, without its sign, such as `8.19`.
    public var stated: String
    /// What the figures give, to two places.
    public var recomputed: String
    /// The clause it stands in.
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
      /// It stands there twice.
      case repeated
      /// It stands behind a greater one.
      case disordered
      /// It has a number of digits that no level has.
      case misshapen
      /// The code list does not have it.
      case unlisted
      /// The code list gives it another name.
      case renamed
    }

    /// What is wrong.
    public var kind: Kind
    /// The row with the code.
    public var row: Figure
    /// The code, the digits or the name that was expected; empty where there is none.
    public var expected: String
  }

  /// A note that does not tie with its table.
  public struct NoteProblem: Sendable, Hashable {
    /// The table's printed number, such as `3`.
    public var table: String
    /// The table's id.
    public var tableID: String
    /// The note stands there; it should not.
    public var isNoted: Bool
    /// The note as it is printed, or, where it is missing, as the profile has it.
    public var note: String
    /// How many figures the table has.
    public var figures: Int
    /// Where the table stands; nil where that is not known.
    public var location: Location?
  }

  /// Where the finding points to: the first of its figures that stands somewhere.
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
