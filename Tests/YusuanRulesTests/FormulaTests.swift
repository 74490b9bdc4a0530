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
    (
      "T14[total, total] = T3[total, total]", 5,
      "没有表“T14”；是否“T1”？",
      "there is no table “T14”; did you mean “T1”?"
    ),
    (
      "T3[totel, total] = T5[total, total]", 8,
      "没有行“totel”（T3）；是否“total”？",
      "there is no row “totel” in T3; did you mean “total”?"
    ),
    (
      "T3[total, toatl] = T5[total, total]", 15,
      "没有金额列“toatl”（T3）；是否“total”？",
      "there is no column of amounts “toatl” in T3; did you mean “total”?"
    ),
    (
      "T3[total, quarterly] = T5[total, total]", 15,
      "没有金额列“quarterly”（T3）；可用：total, basic, project",
      "there is no column of amounts “quarterly” in T3; there are: total, basic, project"
    ),
    (
      "T1[grandTotal, amount] = T2[total, total]", 5,
      "公式有误：应为其中一栏 T1.revenue, T1.expenditure，实为“T1”",
      "the formula is wrong: expected one of the panels T1.revenue, T1.expenditure, found “T1”"
    ),
    (
      "T1.revenu[grandTotal, amount] = T2[total, total]", 8,
      "没有栏“revenu”（T1）；是否“revenue”？",
      "there is no panel “revenu” in T1; did you mean “revenue”?"
    ),
    (
      "T3[total, total] = T3[items, total]", 24,
      "公式有误：应为一个数，几个数要写在 sum(…) 里，实为“T3”",
      "the formula is wrong: expected one figure; several stand in sum(…), found “T3”"
    ),
    (
      "T3[total, total] = sum(T5[total, total])", 28,
      "公式有误：应为sum(…) 里的几行，实为“T5”",
      "the formula is wrong: expected several rows in sum(…), found “T5”"
    ),
    (
      "T3[total, total] > T5[total, total]", 22,
      "公式有误：应为比较符号 =, ≤，实为“>”",
      "the formula is wrong: expected one of the signs =, ≤, found “>”"
    ),
    (
      "T3[total, total] = T5[total, total] T6", 41,
      "公式有误：应为公式到此结束，实为“T6”",
      "the formula is wrong: expected the end of the formula, found “T6”"
    ),
    (
      "T3[total total] = T5[total, total]", 14,
      "公式有误：应为 ,，实为“total”",
      "the formula is wrong: expected ,, found “total”"
    ),
    (
      "for c in columns(T3) T3[total, c] = T5[total, c]", 26,
      "公式有误：应为 :，实为“T3”",
      "the formula is wrong: expected :, found “T3”"
    ),
    (
      "for c in columns(T3): T3[total, c] = T7[total, c]", 52,
      "没有金额列“total”（T7）；可用：amount",
      "there is no column of amounts “total” in T7; there are: amount"
    ),
    (
      "for r in T3[all]: T3[r, total] = T5[r, total]", 41,
      "公式有误：应为行，属于 T5，实为“r (T3)”",
      "the formula is wrong: expected a row of T5, found “r (T3)”"
    ),
    (
      "for c in columns(T3): T3[c, total] = T5[total, total]", 30,
      "公式有误：应为行，属于 T3，实为“c”",
      "the formula is wrong: expected a row of T3, found “c”"
    ),
    (
      "for T3 in columns(T3): T3[total, total] = T5[total, total]", 9,
      "公式有误：应为别的变量名，实为“T3”",
      "the formula is wrong: expected another name for the variable, found “T3”"
    ),
    (
      "for p in T3[parents]: T3[p, total] = sum(T3[children(q), total])", 58,
      "没有变量“q”（T3）；是否“p”？",
      "there is no variable “q” in T3; did you mean “p”?"
    ),
    (
      "if T3[total, total]: rooted(T3)", 8,
      "公式有误：应为条件，如 zero, printed, noted, empty, not，实为“T3”",
      "the formula is wrong: expected a condition such as zero, printed, noted, empty, not, found “T3”"
    ),
    (
      "listed(T3, functionl)", 16,
      "没有代码表“functionl”；是否“functional”？",
      "there is no code list “functionl”; did you mean “functional”?"
    ),
    (
      "T6[“因公出国, total] = T3[total, total]", 8,
      "公式有误：应为行，实为““”",
      "the formula is wrong: expected row, found ““”"
    ),
    (
      "", 5,
      "公式有误：应为表，如 T1，实为“（无）”",
      "the formula is wrong: expected a table such as T1, found “nothing”"
    ),
  ])
  func aWrongFormulaSaysWhereAndWhatWasMeant(text: String, column: Int, chinese: String, english: String) throws {
    let finding = try #require(try error(text)).finding("rules.xml")
    #expect(finding.location == Location(input: "rules.xml", line: 7, column: column))
    #expect([Wording(.zh).message(finding), Wording(.en).message(finding)] == [chinese, english])
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
