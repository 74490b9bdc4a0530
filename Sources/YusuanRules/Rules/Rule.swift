public import YusuanFindings

/// A consistency rule (勾稽规则), read from a rules file and resolved against a profile.
public struct Rule: Sendable {
  /// The stable id, such as `C7`.
  public let id: String
  /// How much a failure weighs.
  public let severity: Severity
  /// What it is called, by language.
  public let title: Translated
  /// Why it has to hold, by language.
  public let explanation: Translated
  /// What a right value would be (“应为…”), by language; `{expected}` stands for the figure.
  public let expected: Translated
  /// The formulas as they are written, each on one line.
  public var formulaTexts: [String] { writtenFormulas.map(Self.onOneLine) }

  /// The formulas as the rules file has them.
  var writtenFormulas: [String] = []
  /// What the figures of the tables have to satisfy.
  var formulas: [Formula] = []
  /// What running text says, and the figures it has to agree with.
  var statements: [Statement] = []
  /// The rule judges the shares (占…%) of statements.
  var share: ShareWords?
  /// The rule judges the growth figures (比上年增加…) of statements.
  var growth: GrowthWords?
  /// A field of attached forms, and the figure it has to agree with.
  var form: FormField?

  /// `text` with one space in place of each run of white space.
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
  /// What stands before further amounts that are added to the first; each has to be there.
  var plus: [StatementLabel] = []
  /// The figures that the amount may be; the first is the one that is named.
  var references: [Reference]
  /// The figure that a share behind the amount is of; nil where shares are not judged.
  var whole: Reference?
  /// A growth figure behind the amount is judged.
  var isGrowing = false
  /// Words that the label does not count directly behind, folded.
  var notBehind: [[Unicode.Scalar]] = []
  /// The text that a heading above has to hold, folded; nil for anywhere.
  var within: [Unicode.Scalar]?
  /// Statements that are understood as parts of this one until the next.
  var parts: [Statement] = []
}

/// The words around a share.
struct ShareWords: Sendable {
  /// What stands before the percentage, such as 占.
  var before: [[Unicode.Scalar]]
}

/// The words around growth figures.
struct GrowthWords: Sendable {
  /// What names the year before, such as 上年.
  var than: [[Unicode.Scalar]]
  /// What stands before an amount or a percentage of growth.
  var increase: [[Unicode.Scalar]]
  /// What stands before an amount or a percentage of decline.
  var decrease: [[Unicode.Scalar]]
}

/// A field of attached forms, such as the yearly amount of a 绩效目标表.
struct FormField: Sendable {
  /// The label before the name of what the form is about.
  var name: [[Unicode.Scalar]]
  /// The label before the amount, in 元.
  var amount: [[Unicode.Scalar]]
  /// The figure of the row of that name.
  var reference: Reference
}
