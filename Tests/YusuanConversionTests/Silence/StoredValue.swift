import TestSupport
import YusuanModel

/// How a workbook keeps a cell that is no text (ECMA-376 part 1, 18.3.1.4).
struct StoredValue: Hashable {
  enum Kind { case number, boolean, error, text }

  var kind = Kind.number
  /// What is written for it.
  var raw: String
  /// The code of its number format.
  var format: String?
  var isStruckOut = false
  var isFormula = false
  /// A formula may have no saved value.
  var hasValue = true
}

/// Types the cells of a grid as people and programs do: numbers with formats, codes as numbers, formulas, dates.
struct CellTyper {
  private var random: SeededRandom
  /// What was done, in words.
  private(set) var log: [String] = []

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  private mutating func happens(_ likelihood: Double) -> Bool { Double.random(in: 0..<1, using: &random) < likelihood }

  /// Types the cells of `grid`; without `isChanged` every figure stays what it is.
  mutating func type(_ grid: inout MarkedGrid, isChanged: Bool) {
    let typed = happens(0.9)
    let special = isChanged && happens(0.5) ? Int.random(in: 1...3, using: &random) : 0
    let numbers = grid.places(\.isNumber).filter { Self.isPlain(grid[$0.row, $0.column].text) }
    let chosen = Set(numbers.indices.shuffled(using: &random).prefix(special))
    for (index, place) in numbers.enumerated() {
      var cell = grid[place.row, place.column]
      if chosen.contains(index) {
        makeSpecial(&cell)
        log.append("typed \(place.row + 1):\(place.column + 1) “\(cell.text)” as \(cell.stored.map { "\($0)" } ?? "")")
      } else if typed, happens(0.95) {
        cell.stored = StoredValue(raw: cell.text, format: Self.harmless.randomElement(using: &random) ?? nil)
        if happens(0.1) { cell.stored?.isFormula = true }
      }
      grid.rows[place.row][place.column] = cell
    }
    typeOthers(&grid, isChanged: isChanged)
  }

  /// The digits of a figure that was not typed in a dirty form.
  private static func isPlain(_ text: String) -> Bool {
    text.allSatisfy { $0.isASCII && $0.isNumber || $0 == "." } && text.count { $0 == "." } <= 1
      && text.contains { $0 != "." }
  }

  /// Formats that show the number as it stands.
  private static let harmless: [String?] = [
    nil, nil, "General", "0.00", "#,##0.00", "#,##0.00_ ", "#,##0.00;-#,##0.00", "#,##0.00_);[Red]\\(#,##0.00\\)",
    "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0.00_ ", "#,##0.00;[Red]#,##0.00",
  ]

  private mutating func makeSpecial(_ cell: inout MarkedGrid.Cell) {
    guard case .figure(.hundredths(let value, nil)) = cell.meaning else { return }
    let plain = cell.text
    func number(_ raw: String, _ format: String?) -> StoredValue { StoredValue(raw: raw, format: format) }
    func scaled(_ zeros: Int) -> String {
      let (whole, rest) = (value / 100, value % 100)
      return String((whole * 100 + rest) * Int64((0..<zeros).reduce(1) { a, _ in a * 10 }) / 100)
    }
    let same = MarkedGrid.Figure.hundredths(value, nil)
    let all: [(StoredValue, MarkedGrid.Figure)] = [
      (number(scaled(3), "#,##0.00,"), same), (number(scaled(6), "0.00,,"), same),
      (number(plain, "0.00\"万元\""), .hundredths(value, .tenThousandYuan)),
      (number(plain, "0.00\"元\""), .hundredths(value, .yuan)),
      (number(plain, "¥#,##0.00"), same),
      (number(plain, "0.00%"), .wrong), (number(plain, "yyyy\\-mm\\-dd"), .wrong),
      (number(plain, "0.00\"人\""), .wrong), (number(plain, "$#,##0.00"), .wrong), (number(plain, "[h]:mm"), .wrong),
      (number(plain, ";;;"), .wrong), (number(plain, "\"-\"0.00"), .wrong), (number(plain, "0\"00\""), .wrong),
      (StoredValue(kind: .boolean, raw: "1"), .wrong), (StoredValue(kind: .error, raw: "#REF!"), .wrong),
      (StoredValue(raw: plain, isFormula: true), same),
      (StoredValue(raw: plain, isFormula: true, hasValue: false), .wrong),
      (StoredValue(kind: .text, raw: plain, isFormula: true), same),
      (StoredValue(kind: .error, raw: "#DIV/0!", isFormula: true), .wrong),
      (StoredValue(raw: plain, isStruckOut: true), .wrong),
      (StoredValue(kind: .text, raw: plain, isStruckOut: true), .wrong),
      (number(plain + "00000000003", nil), same), (number(plain, "@"), same),
    ]
    guard let (stored, figure) = all.randomElement(using: &random) else { return }
    cell.stored = stored
    cell.meaning = .figure(figure)
  }

  private mutating func typeOthers(_ grid: inout MarkedGrid, isChanged: Bool) {
    for place in grid.places({ !$0.text.isEmpty }) {
      var cell = grid[place.row, place.column]
      switch cell.meaning {
      case .label where happens(0.5):
        if Self.isPlain(cell.text), !cell.text.hasPrefix("0"), !cell.text.contains(".") {
          cell.stored = StoredValue(raw: cell.text)
        }
      case .quantity(let value?):
        cell.stored = quantity(value, cell.text)
        guard isChanged, happens(0.05) else { break }
        let special: [StoredValue] = [
          StoredValue(kind: .boolean, raw: "1"), StoredValue(kind: .error, raw: "#N/A"),
          StoredValue(raw: "12", isFormula: true, hasValue: false), StoredValue(raw: "12", isStruckOut: true),
        ]
        cell.stored = special.randomElement(using: &random)
        cell.meaning = .quantity(nil)
        log.append("typed \(place.row + 1):\(place.column + 1) “\(cell.text)” as \(cell.stored.map { "\($0)" } ?? "")")
      default: break
      }
      grid.rows[place.row][place.column] = cell
    }
  }

  private mutating func quantity(_ value: String, _ text: String) -> StoredValue? {
    if happens(0.3) { return nil }
    let parts = value.split(separator: "-").compactMap { Int($0) }
    if parts.count == 3 { return StoredValue(raw: String(Self.serial(parts)), format: "yyyy\\-mm\\-dd") }
    if text.hasSuffix("%"), let dot = value.firstIndex(of: ".") {
      // 12.34 percent is 0.1234.
      let digits = value[..<dot] + value[value.index(after: dot)...]
      let padded = String(repeating: "0", count: max(5 - digits.count, 0)) + digits
      return StoredValue(raw: padded.dropLast(4) + "." + padded.suffix(4), format: "0.00%")
    }
    return StoredValue(raw: value, format: happens(0.5) ? nil : "General")
  }

  /// The days from 1899-12-30 (ECMA-376 part 1, 18.17.4.1).
  private static func serial(_ date: [Int]) -> Int {
    let (year, month) = date[1] > 2 ? (date[0], date[1]) : (date[0] - 1, date[1] + 12)
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * (month - 3) + 2) / 5 + date[2] - 1 - 693_899
  }
}
