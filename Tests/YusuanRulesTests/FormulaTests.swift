import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanRules

/// The language of formulas: what is refused, where, and what was meant (公式语言).
@Suite struct FormulaTests {
  private func error(_ text: String) throws -> FormulaError? {
    var parser = FormulaParser(
      text, at: TextPosition(line: 7, column: 5), scope: RuleScope(try Fixture.profile()),
      lists: ["functional", "economic"])
    do throws(FormulaError) {
      _ = try parser.formula()
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    ("T14[total, total] = T3[total, total]", 5, "a table (“T1”?)", "T14"),
    ("T3[totel, total] = T5[total, total]", 8, "a row of T3 (“total”?)", "totel"),
    ("T3[total, toatl] = T5[total, total]", 15, "a column of T3 (“total”?)", "toatl"),
    ("T3[total, quarterly] = T5[total, total]", 15, "a column of T3: total, basic, project", "quarterly"),
    ("T1[grandTotal, amount] = T2[total, total]", 5, "T1.revenue, T1.expenditure", "T1"),
    ("T1.revenu[grandTotal, amount] = T2[total, total]", 8, "a panel of T1 (“revenue”?)", "revenu"),
    ("T3[total, total] = T3[items, total]", 24, "sum(…) around several figures", "T3"),
    ("T3[total, total] = sum(T5[total, total])", 28, "several rows in sum(…)", "T5"),
    ("T3[total, total] > T5[total, total]", 22, "= or ≤", ">"),
    ("T3[total, total] = T5[total, total] T6", 41, "the end of the formula", "T6"),
    ("T3[total total] = T5[total, total]", 14, ",", "total"),
    ("for c in columns(T3) T3[total, c] = T5[total, c]", 26, ":", "T3"),
    ("for c in columns(T3): T3[total, c] = T7[total, c]", 52, "a column of T7: amount", "total"),
    ("for r in T3[all]: T3[r, total] = T5[r, total]", 41, "a row of T5", "r (T3)"),
    ("for c in columns(T3): T3[c, total] = T5[total, total]", 30, "a row of T3", "c"),
    ("for T3 in columns(T3): T3[total, total] = T5[total, total]", 9, "another variable", "T3"),
    ("for p in T3[parents]: T3[p, total] = sum(T3[children(q), total])", 58, "a variable for rows of T3 (“p”?)", "q"),
    ("if T3[total, total]: rooted(T3)", 8, "zero, printed, noted, empty, not", "T3"),
    ("listed(T3, functionl)", 16, "a code list (“functional”?)", "functionl"),
    ("T6[“因公出国, total] = T3[total, total]", 8, "a row", "“"),
    ("", 5, "a table, such as T1", ""),
  ])
  func aWrongFormulaSaysWhereAndWhatWasMeant(text: String, column: Int, expected: String, found: String) throws {
    let position = TextPosition(line: 7, column: column)
    #expect(try error(text) == FormulaError(position: position, expected: expected, found: found))
  }

  @Test func aPlaceInALaterLineIsCountedFromItsBeginning() throws {
    #expect(
      try error("for c in columns(T3):\n      T3[totall, c] = T5[total, c]")?.position
        == TextPosition(line: 8, column: 10))
  }

  @Test(arguments: [
    "T3[total, total] <= T5[total, total]", "if not (zero(T3[total, total]) or printed(T5[210, basic])): distinct(T3)",
    "T6[\"公务接待费\", total] ≤ T10[reception, total]", "T12[total|unit, total] = sum(units(T12[open, total]))",
    "-T3[total, basic] + T3[total, total] = T3[total, project]", "if noted(T6) and empty(T6): zero(T5[total, basic])",
    "for k in classes(T3, previous(T3)): T3[k, total] = previous(T3[k, total])",
    "for c in (basic, project), r in T3[leaves(functional)]: T3[r, c] = T5[2101101, c]",
  ])
  func theLanguageHas(text: String) throws { #expect(try error(text) == nil) }
}
