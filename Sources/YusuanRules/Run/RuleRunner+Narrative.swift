internal import YusuanModel

/// Compares what running text and forms say with the figures of the tables (说明与表格的核对).
extension RuleRunner {
  /// Compares the amount of a statement with the figure that it names.
  mutating func compare(_ stated: Stated) {
    let figures = stated.amounts.map { Self.figure($0, stated) }
    compare(
      figures, stated.amounts.map { ($0.amount, $0.place) }, stated.statement.references,
      key: stated.classCode.map(RowKey.code))
  }

  /// Compares the amount of a form with the figure of the row that it names.
  mutating func compare(_ field: StatedField) {
    let number = documents.own.scope.table(ofPanel: field.field.reference.panel).number
    let name = RowKey.name(field.name)
    guard let grid = documents.own.panels[field.field.reference.panel] else { return miss(.table(number)) }
    guard !grid.rows(.name(name)).isEmpty else { return miss(.row(table: number, label: field.name)) }
    let figure = Figure(
      subject: .field(form: field.name, label: field.label), amount: field.amount, location: field.location)
    compare([figure], [(field.amount, field.place)], [field.field.reference], key: .name(name))
  }

  /// Compares the sum of stated amounts with the first of `references`, or any of the others.
  private mutating func compare(
    _ left: [Figure], _ amounts: [(amount: Amount, place: Int64)], _ references: [Reference], key: RowKey?
  ) {
    bind(key)
    let found = amounts.reduce(Int128(0)) { $0 + Int128($1.amount.fen) }
    var known: (reference: Reference, fen: Int128)?
    for reference in references {
      guard let fen = figure(reference) else { continue }
      cover(reference)
      if fen == found { return count(.pass) }
      if known == nil { known = (reference, fen) }
    }
    guard let known else { return missFigures(references) }
    let difference = found - known.fen
    let right = figures(known.reference)
    let places = amounts.map(\.place) + self.places(known.reference)
    let allowed = places.count > 2 ? places.reduce(0, +) : Set(places).count > 1 ? places.max() ?? 0 : 0
    report(
      .comparison(
        Finding.Comparison(
          left: left, right: right, found: Amount(found), expected: Amount(known.fen), difference: Amount(difference),
          allowedHalves: allowed)), Rounding.outcome(difference, allowed))
  }

  private mutating func missFigures(_ references: [Reference]) {
    guard let first = references.first else { return }
    let table = documents.own.scope.panels[first.panel].table
    let number = documents.own.scope.profile.tables[table].number
    miss(documents.own.tables[table] == nil ? .table(number) : .figures(table: number))
  }

  // MARK: Shares and growth

  /// Compares the share of a statement with the figures of the tables.
  mutating func compareShare(_ stated: Stated) {
    guard let share = stated.share, let whole = stated.statement.whole, let part = stated.statement.references.first
    else { return }
    bind(stated.classCode.map(RowKey.code))
    guard let partFen = figure(part) else { return missFigures([part]) }
    guard let wholeFen = figure(whole) else { return missFigures([whole]) }
    checkPercentage(share, partFen, wholeFen, stated, [part, whole])
  }

  /// Checks the growth of a statement: against the year before if its disclosure is given, otherwise for consistency in
  /// itself.
  mutating func compareGrowth(_ stated: Stated) {
    guard stated.growth != nil || stated.growthRate != nil, let reference = stated.statement.references.first else {
      return
    }
    bind(stated.classCode.map(RowKey.code))
    guard let fen = figure(reference) else { return missFigures([reference]) }
    let before = reference.in(.previous)
    if documents.previous != nil, let previous = figure(before) {
      if let growth = stated.growth { compareGrowth(growth, stated, reference, before, fen - previous) }
      if let rate = stated.growthRate { checkPercentage(rate, fen - previous, previous, stated, [reference, before]) }
    } else if let growth = stated.growth, let rate = stated.growthRate {
      let change = Int128(growth.amount.fen)
      checkPercentage(rate, change, fen - change, stated, [reference])
    } else {
      miss(.previous)
    }
  }

  private mutating func compareGrowth(
    _ growth: Stated.Part, _ stated: Stated, _ now: Reference, _ before: Reference, _ change: Int128
  ) {
    let difference = Int128(growth.amount.fen) - change
    if difference == 0 { return count(.pass) }
    let places = [growth.place] + self.places(now) + self.places(before)
    let allowed = places.reduce(0, +)
    let subtracted = figures(before).map { figure in
      var figure = figure
      figure.isSubtracted = true
      return figure
    }
    report(
      .comparison(
        Finding.Comparison(
          left: [Self.figure(growth, stated)], right: figures(now) + subtracted, found: growth.amount,
          expected: Amount(change), difference: Amount(difference), allowedHalves: allowed)),
      Rounding.outcome(difference, allowed))
  }

  /// Checks whether a percentage is that of `part` in `whole`, to a hundredth of a point or half of its last place.
  private mutating func checkPercentage(
    _ percentage: Stated.Percentage, _ part: Int128, _ whole: Int128, _ stated: Stated, _ references: [Reference]
  ) {
    guard whole != 0 else { return count(part == 0 && percentage.digits == 0 ? .pass : .notApplicable) }
    let ratio = Ratio(part: part, whole: whole)
    if ratio.isTied(percentage.digits, places: percentage.places) { return count(.pass) }
    let figure = Figure(
      subject: .statement(clause: percentage.clause), amount: nil, location: stated.origin.location(column: 1))
    report(
      .ratio(
        Finding.Ratio(
          stated: Ratio.text(Int128(percentage.digits), places: percentage.places), recomputed: ratio.text,
          statement: figure, figures: references.flatMap { figures($0) })), .fail)
  }

  private static func figure(_ part: Stated.Part, _ stated: Stated) -> Figure {
    Figure(
      subject: .statement(clause: part.clause), amount: part.amount, location: stated.origin.location(column: 1))
  }
}

/// A part of a whole in percent, exactly (占比).
package struct Ratio {
  var part: Int128
  /// The whole; not zero.
  var whole: Int128

  /// The share of `part` in `whole`, which must not be zero.
  package init(part: Int128, whole: Int128) { (self.part, self.whole) = (part, whole) }

  /// Whether `digits` with `places` decimals is the ratio to a hundredth of a point, or to half of the last place.
  func isTied(_ digits: Int64, places: Int) -> Bool {
    // |digits / 10^places − 100 part / whole| ≤ max(1/100, 1/2 · 10^−places), times 200 · 10^places · |whole|
    let scale = Self.power(places)
    let difference = 200 * (Int128(digits) * whole - 100 * part * scale)
    let tolerance = max(2 * scale, 100) * Int128(whole.magnitude)
    return difference.magnitude <= tolerance.magnitude
  }

  /// The ratio in percent to two decimal places, with halves rounded away from zero.
  package var text: String {
    let isNegative = (part < 0) != (whole < 0)
    let (quotient, rest) = (part.magnitude * 10_000).quotientAndRemainder(dividingBy: whole.magnitude)
    let rounded = Int128(quotient) + (rest * 2 >= whole.magnitude ? 1 : 0)
    return Self.text(isNegative ? -rounded : rounded, places: 2)
  }

  /// `digits` with the last `places` of them behind the point.
  package static func text(_ digits: Int128, places: Int) -> String {
    let text = String(digits.magnitude)
    guard places > 0 else { return (digits < 0 ? "-" : "") + text }
    let padded = String(repeating: "0", count: max(places + 1 - text.count, 0)) + text
    return (digits < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }

  private static func power(_ places: Int) -> Int128 { (0..<min(places, 9)).reduce(1) { power, _ in power * 10 } }
}
