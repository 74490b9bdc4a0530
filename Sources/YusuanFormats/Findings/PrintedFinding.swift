public import YusuanFindings
public import YusuanModel

/// A finding as a printed form shows it (随表印出的发现): its words in both languages, both sums, and the cells it is about.
///
/// `FindingPrinter` makes them of what rules found and of what reading found. Pages, workbooks and notices show the same.
public struct PrintedFinding: Sendable, Hashable {
  /// What found it.
  public enum Origin: Sendable, Hashable {
    /// A rule (勾稽规则).
    case rule
    /// Reading the input (读取).
    case reading
  }

  /// What was found or expected.
  public enum Value: Sendable, Hashable {
    /// A sum of money.
    case amount(Amount)
    /// Anything else: a percentage, a code, a text.
    case text(String)
  }

  /// What found it.
  public var origin: Origin
  /// The rule's id, such as `C12`, or the code, such as `Y0012`.
  public var id: String
  /// How much it weighs.
  public var severity: Severity
  /// The rule's title, or the name of this kind of finding.
  public var title: Phrase
  /// What was found, in one line, without the place.
  public var message: Phrase
  /// Why the rule has to hold. Empty for a finding of reading.
  public var explanation: Phrase
  /// What would be right, or what to do.
  public var remedy: Phrase
  /// What stands there, or the sum of the left side. Nil if there is none.
  public var found: Value?
  /// What should stand there, or the sum of the right side. Nil if there is none.
  public var expected: Value?
  /// Found − expected, or nil if it is no comparison of sums.
  public var difference: Amount?
  /// Whether ``found`` should be at most ``expected``, rather than equal.
  public var isUpperBound = false
  /// The figures of both sides, or the place that reading names.
  public var figures: [PrintedFigure]
  /// The index of the table in which it stands, or nil if that is not known.
  public var table: Int?
  /// Where it stands in the input, or nil if that is not known.
  public var location: Location?
  /// The same in words. Empty if it is not known.
  public var place: Phrase

  /// A finding without values and figures.
  public init(
    _ origin: Origin, id: String, severity: Severity, title: Phrase, message: Phrase,
    explanation: Phrase = Phrase(zh: "", en: ""), remedy: Phrase = Phrase(zh: "", en: ""), location: Location? = nil,
    place: Phrase = Phrase(zh: "", en: ""), figures: [PrintedFigure] = []
  ) {
    self.origin = origin
    self.id = id
    self.severity = severity
    self.title = title
    self.message = message
    self.explanation = explanation
    self.remedy = remedy
    self.location = location
    self.place = place
    self.figures = figures
  }

  /// The cells that it is about, each once, in the order of the figures.
  public var cells: [CellPlace] {
    var seen = Set<CellPlace>()
    return figures.compactMap(\.cell).filter { seen.insert($0).inserted }
  }
}

/// A figure that a finding names (发现所涉的数).
public struct PrintedFigure: Sendable, Hashable {
  /// On which side of a comparison it stands.
  public enum Side: Sendable, Hashable {
    /// The side that was found.
    case found
    /// The side that says what was expected.
    case expected
    /// No side: the finding is about this place.
    case subject
  }

  /// The side.
  public var side: Side
  /// Its name, such as 表3·合计·基本支出. Empty for a place that has none.
  public var name: Phrase
  /// The amount, or nil if it is blank or none.
  public var amount: Amount?
  /// Whether it is subtracted from its side.
  public var isSubtracted: Bool
  /// Its cell, or nil if it stands in no table of the disclosure: in text, or in another disclosure.
  public var cell: CellPlace?
  /// Where it stands in the input, or nil if that is not known.
  public var location: Location?
  /// The same in words. Empty if it is not known.
  public var place: Phrase

  /// A figure on `side`.
  public init(
    _ side: Side, name: Phrase, amount: Amount? = nil, isSubtracted: Bool = false, cell: CellPlace? = nil,
    location: Location? = nil, place: Phrase = Phrase(zh: "", en: "")
  ) {
    self.side = side
    self.name = name
    self.amount = amount
    self.isSubtracted = isSubtracted
    self.cell = cell
    self.location = location
    self.place = place
  }
}

/// How the rules of a disclosure ended, in numbers (核对结果的计数).
public struct PrintedOutcomes: Sendable, Hashable {
  /// How many rules had each outcome, with the outcome's name: 通过, 尾差, 不符, 不适用, 数据不足.
  public var counts: [Count]
  /// How many figures the tables have.
  public var figures: Int
  /// How many of them no rule looked at.
  public var uncovered: Int
  /// How many findings were counted and not kept.
  public var omitted: Int

  /// A number of rules.
  public struct Count: Sendable, Hashable {
    /// The outcome's name.
    public var name: Phrase
    /// How many rules had it.
    public var count: Int

    /// `count` rules with the outcome `name`.
    public init(name: Phrase, count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// These numbers.
  public init(counts: [Count], figures: Int, uncovered: Int, omitted: Int) {
    self.counts = counts
    self.figures = figures
    self.uncovered = uncovered
    self.omitted = omitted
  }
}
