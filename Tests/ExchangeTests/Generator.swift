import Budget
import TestSupport

extension SeededRandom {
  mutating func happens(_ chance: Double) -> Bool { Double.random(in: 0..<1, using: &self) < chance }

  /// Amounts of every size, the ends of the range and zero among them.
  mutating func anyFen() -> Int64 {
    if happens(0.1) { return [0, 1, -1, .max, .min, 100, 1_000_000].randomElement(using: &self) ?? 0 }
    return Int64(truncatingIfNeeded: next()) >> Int64.random(in: 0..<64, using: &self)
  }
}

/// Makes disclosures of every shape that the schemas allow, with labels that are hard to write.
struct DisclosureGenerator {
  var random: SeededRandom
  /// Control characters too, which XML cannot hold.
  var usesControlCharacters = true

  private static let pieces = [
    "社会保障和就业支出", "a,b", "“引号”", "\"", "\"\"", "\\", "/", "\n", "\r", "\r\n", "\t", " ", "　", "<>]]>", "'", "é",
    "e\u{301}",
    "👩‍👩‍👧", "𠀀", "\u{FEFF}", "\u{2028}", "=1+1", "#", "{}[]", "null",
  ]
  private static let controls = ["\u{0}", "\u{1}", "\u{8}", "\u{C}", "\u{1F}", "\u{7F}"]

  mutating func text() -> String {
    let pieces = Self.pieces + (usesControlCharacters ? Self.controls : [])
    return (0..<Int.random(in: 1...4, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  mutating func optional<Value>(_ make: (inout Self) -> Value) -> Value? {
    random.happens(0.5) ? make(&self) : nil
  }

  mutating func disclosure() -> Disclosure {
    var disclosure = Disclosure(
      layout: text(), unitName: optional { $0.text() },
      fiscalYear: optional { Int.random(in: 1900...2999, using: &$0.random) },
      amountUnit: AmountUnit.allCases.randomElement(using: &random) ?? .yuan)
    for number in 1...13 where random.happens(0.3) { disclosure.tables.append(table(number)) }
    return disclosure
  }

  private mutating func table(_ number: Int) -> Table {
    var table = Table(number: number, id: "table-\(number)", title: text(), note: optional { $0.text() })
    for side in Side.allCases where random.happens(0.6) {
      let rows = (0..<Int.random(in: 0...5, using: &random)).map { _ in row() }
      table.sections.append(Section(side: side, rows: rows))
    }
    return table
  }

  private mutating func row() -> BudgetRow {
    var row = BudgetRow(
      kind: RowKind.allCases.randomElement(using: &random) ?? .other,
      code: optional { String(Int.random(in: 1...999_999_999, using: &$0.random)) },
      item: random.happens(0.1) ? "" : text(), governmentItem: optional { $0.text() },
      level: optional { Int.random(in: 1...9, using: &$0.random) })
    for column in ["total", "generalPublicBudget", "governmentFund", "stateCapital", "basic-2"]
    where random.happens(0.5) {
      row.amounts.append(Fact(column: column, amount: Amount(fen: random.anyFen())))
    }
    return row
  }
}
