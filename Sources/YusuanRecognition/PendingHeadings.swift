internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// What is printed around a table: the unit and the money unit.
struct PendingHeadings {
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
  /// The money unit of all tables from here on that print none.
  var standingAmountUnit: (unit: AmountUnit, location: Location)?
  /// A money unit that no profile knows.
  var unknownAmountUnit: (word: String, location: Location)?
  /// The year of a cover, for titles without one.
  var year: Int?
  /// Whose budget it is, as a cover or the word before the unit's name tells.
  var level: UnitLevel?

  /// What stands above this table and others beside it.
  var common = CommonLine()

  /// The unit that a cover names, for tables that name none.
  var coverUnit: Unit?
  /// What a cover says stands in hidden rows or on a hidden sheet: a visible cover takes its place.
  var isCoverHidden = false
  /// A cover was read: the unit named next is its.
  var isOnCover = false

  /// A line of a cover is read, hidden or not: what a visible cover says and what a hidden one says are never mixed, and the
  /// visible one counts, whichever comes first. False where the line does not count.
  mutating func beginCover(isHidden: Bool, level: UnitLevel?) -> Bool {
    let isKnown = year != nil || coverUnit != nil || self.level != level || isOnCover
    if isKnown, isHidden, !isCoverHidden { return false }
    if isKnown, !isHidden, isCoverHidden { (year, self.level, coverUnit) = (nil, level, nil) }
    (isOnCover, isCoverHidden) = (true, isHidden)
    return true
  }

  /// A table took what was told for it; the unit, and what a cover says, hold for the next one, too.
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

/// What lines above tables beside each other tell (并列各表上方的说明行): it counts for all of them where it is told once.
struct CommonLine {
  private var units: [PendingHeadings.Unit] = []
  private var amountUnits: [(unit: AmountUnit, location: Location)] = []
  private var isAmountUnitUnknown = false

  /// The unit, where all lines tell the same.
  var unit: PendingHeadings.Unit? {
    units.allSatisfy { $0.folded == units[0].folded } ? units.first : nil
  }

  /// The money unit, where all lines tell the same.
  var amountUnit: (unit: AmountUnit, location: Location)? {
    if isAmountUnitUnknown { return nil }
    return amountUnits.allSatisfy { $0.unit == amountUnits[0].unit } ? amountUnits.first : nil
  }

  /// Takes what a line told.
  mutating func take(_ told: PendingHeadings) {
    if let unit = told.unit { units.append(unit) }
    if let unit = told.amountUnit { amountUnits.append(unit) }
    if told.unknownAmountUnit != nil { isAmountUnitUnknown = true }
  }
}
