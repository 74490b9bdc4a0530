internal import YusuanFindings
internal import YusuanModel

/// What running text states about one quantity (说明中的一处数).
struct Stated {
  /// An amount and the clause that states it.
  struct Part {
    var amount: Amount
    var place: Int64
    var clause: String
  }

  /// A percentage and the clause that states it.
  struct Percentage {
    var digits: Int64
    var places: Int
    var clause: String
  }

  /// The rule to which the statement belongs, by its index.
  var rule: Int
  var statement: Statement
  /// The class that the text names, if the statement is about a class.
  var classCode: CodeNumber?
  /// The amount, and those that are added to it.
  var amounts: [Part]
  /// The share stated behind the amount.
  var share: Percentage?
  /// The growth in money, negative for a decline.
  var growth: Part?
  /// The growth in percent, negative for a decline.
  var growthRate: Percentage?
  var origin: Origin
}

/// The amount that a form states for its subject (绩效目标表中的数).
struct StatedField {
  var rule: Int
  var field: FormField
  /// What the form is about, as printed.
  var name: String
  var label: String
  var amount: Amount
  var place: Int64
  var location: Location?
}
