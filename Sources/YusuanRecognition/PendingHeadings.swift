internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// What is printed around a table: the unit's name and the money unit.
struct PendingHeadings {
  /// A unit's name and where it is printed. A class, since it is passed along for each row.
  final class Unit {
    let printed: PrintedName
    let location: Location

    init(printed: PrintedName, location: Location) { (self.printed, self.location) = (printed, location) }

    var name: String { printed.text }
    var folded: FoldedText { printed.folded }
  }

  var unit: Unit?
  var amountUnit: (unit: AmountUnit, location: Location)?
  /// The money unit of all following tables that print none.
  var standingAmountUnit: (unit: AmountUnit, location: Location)?
  /// A money unit that amounts are not read in.
  var unknownAmountUnit: (word: String, location: Location)?
  /// The year on a cover, for titles without one.
  var year: Int?
  /// Whose budget it is, as a cover or the word before the unit's name states.
  var level: UnitLevel?

  /// What stands above this table and the ones beside it.
  var common = CommonLine()

  /// The unit named on a cover, for tables that name none.
  var coverUnit: Unit?
  /// Whether the cover stands in hidden rows or on a hidden sheet. A visible cover replaces it.
  var isCoverHidden = false
  /// A cover was read: the unit named next belongs to it.
  var isOnCover = false

  /// Begins a line of a cover. Returns false if the line does not count. Hidden and visible covers are never mixed: the
  /// visible one counts, whichever comes first.
  mutating func beginCover(isHidden: Bool, level: UnitLevel?) -> Bool {
    let isKnown = year != nil || coverUnit != nil || self.level != level || isOnCover
    if isKnown, isHidden, !isCoverHidden { return false }
    if isKnown, !isHidden, isCoverHidden { (year, self.level, coverUnit) = (nil, level, nil) }
    (isOnCover, isCoverHidden) = (true, isHidden)
    return true
  }

  /// Clears what was stated for one table. The unit and what a cover states hold for the next table as well.
  mutating func clearForNextTable() {
    (amountUnit, unknownAmountUnit, isOnCover) = (nil, nil, false)
    common = CommonLine()
  }

  mutating func apply(_ meta: Meta, at location: Location) {
    switch meta {
    case .unitName(let name?, let level):
      unit = Unit(printed: name, location: location)
      if isOnCover { coverUnit = unit }
      if let level { self.level = level }
    case .amountUnit(let unit): amountUnit = (unit, location)
    case .unknownAmountUnit(let word): unknownAmountUnit = (word, location)
    case .unitName(nil, let level):
      if let level { self.level = level }
    case .standingAmountUnit(let unit): standingAmountUnit = (unit, location)
    case .amountUnitLabel: break
    }
  }
}

/// What is printed above tables that stand side by side (并列各表上方的说明行). It counts for all of these tables if its lines
/// agree.
struct CommonLine {
  private var units: [PendingHeadings.Unit] = []
  private var amountUnits: [(unit: AmountUnit, location: Location)] = []
  private var isAmountUnitUnknown = false

  /// The unit, if all lines name the same.
  var unit: PendingHeadings.Unit? {
    units.allSatisfy { $0.folded == units[0].folded } ? units.first : nil
  }

  /// The money unit, if all lines state the same.
  var amountUnit: (unit: AmountUnit, location: Location)? {
    if isAmountUnitUnknown { return nil }
    return amountUnits.allSatisfy { $0.unit == amountUnits[0].unit } ? amountUnits.first : nil
  }

  /// Adds what a line states.
  mutating func add(_ told: PendingHeadings) {
    if let unit = told.unit { units.append(unit) }
    if let unit = told.amountUnit { amountUnits.append(unit) }
    if told.unknownAmountUnit != nil { isAmountUnitUnknown = true }
  }
}
