public import YusuanFindings
public import YusuanModel

/// A consistency rule (勾稽规则), read from a rules file and resolved against a profile.
public struct Rule: Sendable {
  /// The stable id, such as `C7`.
  public let id: String
  /// The severity of a failure.
  public let severity: Severity
  /// The title, by language.
  public let title: Translated
  /// Why it must hold, by language.
  public let explanation: Translated
  /// What the right value would be (“应为…”), by language; `{expected}` stands for the figure.
  public let expected: Translated
  /// Whether the rule is for units of `kind`, which is nil if it is not known.
  func covers(_ kind: UnitKind?) -> Bool { unitKinds.isEmpty || kind.map(unitKinds.contains) ?? false }

  /// The formulas as written, each on one line.
  public var formulaTexts: [String] { writtenFormulas.map(Self.onOneLine) }

  /// The kinds of units that the rule is for. Empty for all.
  public internal(set) var unitKinds: [UnitKind] = []

  /// The formulas as the rules file has them.
  var writtenFormulas: [String] = []
  /// The formulas that the figures of the tables must satisfy.
  var formulas: [Formula] = []
  /// What running text may state, and the figures that it must agree with.
  var statements: [Statement] = []
  /// The words around shares (占…%), if the rule checks the shares of statements.
  var share: ShareWords?
  /// The words around growth figures (比上年增加…), if the rule checks them.
  var growth: GrowthWords?
  /// A field of attached forms and the figure that it must agree with, if the rule checks one.
  var form: FormField?

  /// `text` with each run of white space replaced by one space.
  private static func onOneLine(_ text: String) -> String {
    text.unicodeScalars.split { scalar in
      scalar.isASCII ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
    }.map { String(Substring($0)) }.joined(separator: " ")
  }
}

/// A quantity that running text states, such as 基本支出443.54万元 (文字说明中的数).
struct Statement: Sendable {
  /// What may stand directly before the amount.
  var labels: [StatementLabel]
  /// The labels of further amounts that are added to the first. Each of them must be there.
  var plus: [StatementLabel] = []
  /// The figures that the amount may be. Findings name the first.
  var references: [Reference]
  /// The figure of which a share behind the amount is a part, or nil if shares are not checked.
  var whole: Reference?
  /// Whether a growth figure behind the amount is checked.
  var isGrowing = false
  /// Folded words. The label does not count directly behind one of them.
  var notBehind: [[Unicode.Scalar]] = []
  /// The folded text that a heading above must contain, or nil if any heading will do.
  var within: [Unicode.Scalar]?
  /// Statements that are recognised as parts of this one until the next statement.
  var parts: [Statement] = []
}

/// The words around a share.
struct ShareWords: Sendable {
  /// The words before the percentage, such as 占.
  var before: [[Unicode.Scalar]]
}

/// The words around growth figures.
struct GrowthWords: Sendable {
  /// The words for the year before, such as 上年.
  var than: [[Unicode.Scalar]]
  /// The words before an amount or a percentage of growth.
  var increase: [[Unicode.Scalar]]
  /// The words before an amount or a percentage of decline.
  var decrease: [[Unicode.Scalar]]
}

/// A field of attached forms, such as the yearly amount of a 绩效目标表.
struct FormField: Sendable {
  /// The labels before the name of what the form is about.
  var name: [[Unicode.Scalar]]
  /// The labels before the amount, in 元.
  var amount: [[Unicode.Scalar]]
  /// The figure of the row with that name.
  var reference: Reference
}
