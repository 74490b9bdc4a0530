import Testing

@testable import YusuanTemplate

/// Formulas as text and references (公式).
@Suite struct FormulaTests {
  @Test(arguments: [
    ("SUM(B10:B19)", "SUM(B10:B21)"), ("B20-SUM($B$10:B$19)", "B22-SUM($B$10:B$21)"), ("B12", "B12"), ("B13", "B15"),
    ("SUM(B10:B12)", "SUM(B10:B14)"), ("\"B20\"&B20", "\"B20\"&B22"), ("LOG10(B20)", "LOG10(B22)"),
    ("其他!B20+'表 1'!B20", "其他!B20+'表 1'!B20"), ("表1!B20", "表1!B22"), ("'表1'!B20", "'表1'!B22"),
    ("[1]表1!B20", "[1]表1!B20"), ("SUM(B:B)", "SUM(B:B)"), ("SUM(11:20)", "SUM(11:22)"), ("1.5E+20+B20", "1.5E+20+B22"),
    ("Table1[数]", "Table1[数]"), ("AB20_名", "AB20_名"),
  ])
  func rowsPutInMoveReferences(_ formula: String, _ expected: String) {
    var shift = RowShift()
    shift.insert(2, after: 12, like: 12)
    let references = ReferenceShift(shifts: ["表1": shift], own: "表1")
    #expect(references.shifted(formula) == expected)
  }

  @Test(
    arguments: [
      ("SUM(A1:A3)", "6"), ("A1+A2-A3", "0"), ("-(A1+0.5)", "-1.5"), ("SUM(A1,A3:A3,2)", "6"), ("SUM(A1:A4)", "6"),
      ("A1*2", nil), ("A4+1", nil), ("A5", "0"), ("B1", nil), ("", nil), ("SUM(A1", nil), ("0.1+0.2", "0.3"),
      (String(repeating: "(", count: 5_000) + "1" + String(repeating: ")", count: 5_000), nil),
      (String(repeating: "SUM(", count: 5_000) + "1" + String(repeating: ")", count: 5_000), nil),
    ] as [(String, String?)])
  func addingIsWorkedOut(_ formula: String, _ expected: String?) {
    let value = FormulaValue.value(of: formula) { _, row, column in
      if column != 1 { return nil }
      if row > 3 { return FormulaValue.Held.none(isText: row == 4) }
      return .number(FormulaValue.Number(row) * 10_000_000_000)
    }
    #expect(value.map(FormulaValue.text) == expected)
  }
}

/// Small pieces of filling in.
@Suite struct PieceTests {
  @Test(arguments: [
    ("2026年预算", "2025年预算"), ("2025年、2026 年", "2024年、2025 年"), ("12026年", "12026年"), ("2026", "2026"),
    ("<t>20</t><t>26年</t>", "<t>20</t><t>26年</t>"),
  ])
  func yearsMove(_ text: String, _ expected: String) {
    #expect(String(decoding: Years.moved(Array(text.utf8), by: -1), as: UTF8.self) == expected)
  }

  @Test(arguments: [("12.5", "0.125"), ("100", "1"), ("-3", "-0.03"), ("0", "0"), ("7.", "0.07"), ("250.00", "2.5")])
  func hundredths(_ text: String, _ expected: String) { #expect(Digits.hundredth(text) == expected) }

  @Test(arguments: [
    ("…", true), ("二、", true), ("XX", true), ("（一）……", true), ("无", false), ("二、教育", false), ("205", false),
  ])
  func placeholders(_ text: String, _ expected: Bool) { #expect(PanelRows.isPlaceholder(text) == expected) }

  @Test func rowsPutInAtOnePlaceAreTheMostOfThem() {
    var shift = RowShift()
    shift.insert(2, after: 10, like: 10)
    shift.insert(3, after: 5, like: 5)
    shift.insert(1, after: 10, like: 10)
    #expect([1, 5, 6, 10, 11].map(shift.row) == [1, 5, 9, 13, 16])
    #expect(shift.references("A1:B10 C5 D11", .always) == "A1:B15 C5 D16")
    #expect(shift.references("A10:B10", .never) == "A13:B13")
    #expect(shift.parts(5...6) && !shift.parts(6...10) && shift.parts(10...11))
  }
}
