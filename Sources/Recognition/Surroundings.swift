internal import Budget
internal import Diagnostics

/// What is printed around a table: the unit and the money unit.
struct Surroundings {
  /// A unit's name and where it is printed; an object, since it is asked for at each row.
  final class Unit {
    let printed: PrintedName
    let location: Location

    init(printed: PrintedName, location: Location) { (self.printed, self.location) = (printed, location) }

    var name: String { printed.text }
    var folded: FoldedText { printed.folded }
  }

  var unit: Unit?
  var amountUnit: (unit: AmountUnit, location: Location)?
  /// A money unit that the layout does not know.
  var unknownAmountUnit: (word: String, location: Location)?
  /// It was printed below the body of a table: for the next one, if a title follows.
  var isBelowBody = false

  mutating func apply(_ meta: Meta, at location: Location) {
    switch meta {
    case .unitName(let name?): unit = Unit(printed: name, location: location)
    case .amountUnit(let unit): amountUnit = (unit, location)
    case .unknownAmountUnit(let word): unknownAmountUnit = (word, location)
    case .unitName(nil), .amountUnitLabel: break
    }
  }
}
