import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanRules

/// Rules of a bureau that prints its tables otherwise (别的地方的版式与规则).
@Suite struct BureauTests {
  private func check(_ edit: (inout Document) -> Void = { _ in }) throws -> CheckReport {
    var document = try Bureau.tied()
    edit(&document)
    return Checker(try RuleSet(Bureau.profile())).check(document)
  }

  @Test func whatTiesPassesByEveryRule() throws {
    let report = try check()
    #expect(report.findings.isEmpty)
    #expect(report.outcomes.map { "\($0.rule) \($0.outcome.rawValue)" } == Bureau.rules.map { "\($0.0) pass" })
    #expect(report.rules.profile == "bureau")
    #expect(report.unitLevel == .department)
    #expect(report.inputs == ["云岭.xlsx"])
  }

  /// A place (table, panel, row), the figure of it that gets 1,000 元 more, and the rules that fail then.
  @Test(arguments: [
    ("0 0 0", 0, ["items", "paths"]), ("0 0 1", 0, ["paths"]), ("0 0 4", 0, []), ("0 0 5", 0, ["total", "items"]),
    ("0 1 0", 0, ["classes"]), ("0 1 2", 0, []), ("0 2 1", 0, ["use"]), ("1 0 3", 0, ["tree", "classes"]),
    ("1 0 4", 0, ["total", "tree"]), ("1 0 2", 1, ["tree"]), ("2 0 1", 1, ["economic"]),
    ("2 0 4", 2, ["economic", "operating"]), ("3 0 0", 1, ["figures"]), ("3 0 0", 3, ["operating"]),
  ])
  func aFigureThatDoesNotTieIsFound(place: String, figure: Int, rules: [String]) throws {
    let at = place.split(separator: " ").compactMap { Int($0) }
    let report = try check { document in
      document.disclosure.tables[at[0]].panels[at[1]].rows[at[2]].amounts[figure].amount.fen += 100_000
    }
    #expect(report.rules(.fail) == rules)
  }

  @Test func rowsAreKnownByTheirPathsWhateverTheirOrderAndLabels() throws {
    let report = try check { document in
      document.disclosure.tables[0].panels[0].rows.reverse()
      document.disclosure.tables[0].panels[1].rows.swapAt(0, 2)
      for row in document.disclosure.tables[0].panels[0].rows.indices
      where document.disclosure.tables[0].panels[0].rows[row].id != nil {
        document.disclosure.tables[0].panels[0].rows[row].item = "别名"
      }
    }
    #expect(report.findings.isEmpty)
    #expect(report.count(.pass) == Bureau.rules.count)
  }

  @Test func aRowOfAnotherProfileIsNoFixedRow() throws {
    let report = try check { $0.disclosure.tables[0].panels[0].rows[5].path = "total" }
    #expect(report.outcome("total")?.missing == [.row(table: "1", label: "收入总计")])
  }

  @Test func columnsOfOtherKindsTakeNoPart() throws {
    let report = try check { document in
      document.disclosure.tables[1].panels[0].rows[0].values = [
        ColumnValue(column: "share", kind: .percent, text: "99.9")
      ]
    }
    #expect(report.findings.isEmpty)
    #expect(report.figureCount == (try check()).figureCount)
    let error = try refusal("T05-1[total, share] = T05-1[total, total]")
    #expect(error?.facts[.expected] == "total, basic, project")
  }

  @Test func aClassThatOnlyTheTreeHasIsMissedAndOneThatOnlyTheSummaryHasIsBlankInTheTree() throws {
    let less = try check { $0.disclosure.tables[0].panels[1].rows.remove(at: 1) }
    #expect(less.outcome("classes")?.missing == [.row(table: "1", label: "城乡社区支出")])
    let more = try check { $0.disclosure.tables[1].panels[0].rows.remove(at: 3) }
    guard case .comparison(let comparison)? = more.findings.first(where: { $0.rule == "classes" })?.detail,
      case .cell(let cell)? = comparison.left.first?.subject
    else { return #expect(Bool(false), "a comparison of cells") }
    #expect([cell.table, cell.tableID, cell.code, cell.path] == ["05-1", "expenditure", "212", "212"])
    #expect(comparison.left.first?.amount == nil)
  }

  @Test func theWordsOfTheProfileSayWhatIsPartOfAnotherRowAndThatATableIsEmpty() throws {
    let counted = try check { $0.disclosure.tables[0].panels[0].rows[4].item = "其中：捐赠" }
    #expect(counted.rules(.fail) == ["items"])
    let other = try check { $0.disclosure.tables[4].note = "本表无数据" }
    #expect(other.rules(.fail) == ["note"])
    let silent = try Bureau.profile(rules: [("note", "noteTies(funds)")])
    var wordless = silent
    wordless.words.emptyNotes = []
    #expect(Checker(try RuleSet(silent)).check(try Bureau.tied()).outcome("note")?.outcome == .pass)
    #expect(#expect(throws: Diagnostic.self) { try RuleSet(wordless) }?.facts[.reason] == "noteNever")
    wordless.tables[4].emptyNote = Label("本部门{Y}年无政府性基金预算，故本表为空表。")
    #expect(Checker(try RuleSet(wordless)).check(try Bureau.tied()).outcome("note")?.outcome == .pass)
  }

  @Test func codesAreLookedAtByTheLengthsOfTheirPanel() throws {
    let report = try check { document in
      document.disclosure.tables[2].panels[0].rows[1].code = "3030101"
    }
    #expect(report.rules(.fail) == ["economic", "shape"])
    let orphan = try check { $0.disclosure.tables[2].panels[0].rows[3].code = "30301" }
    #expect(orphan.rules(.fail).contains("codes"))
  }

  // MARK: Where figures stand

  @Test func figuresStandWhereTheSourcesSayAndBlankOnesByTheHeader() throws {
    let report = try check { document in
      document.disclosure.tables[1].panels[0].rows[4].amounts[2].amount.fen += 100_000
    }
    let figures = report.findings.filter { $0.rule == "tree" }.flatMap(\.figures)
    #expect(figures.map { $0.location?.cell?.a1 } == ["L109", "K108"])
    let blank = try check { $0.disclosure.tables[1].panels[0].rows[4].amounts.remove(at: 2) }
    #expect(blank.findings.first { $0.rule == "tree" }?.location?.cell?.a1 == "H109")
    var bare = try Bureau.tied()
    bare.sources = DisclosureSources()
    bare.disclosure.tables[1].panels[0].rows[4].amounts.remove(at: 2)
    #expect(Checker(try RuleSet(Bureau.profile())).check(bare).findings.compactMap(\.location) == [])
  }

  /// 合计 stands twice in the header, and the row has no label: the groups tell which one is meant.
  @Test func columnsAreNamedByTheirGroupsWhereNoLabelTells() throws {
    let report = try check { $0.disclosure.tables[3].panels[0].rows[0].amounts[0].amount.fen += 100_000 }
    let labels = report.findings.flatMap(\.figures).compactMap { figure -> String? in
      if case .cell(let cell) = figure.subject { "\(cell.item)|\(cell.path)|\(cell.columnLabel)" } else { nil }
    }
    #expect(labels == ["|figures|“三公”经费·合计", "|figures|“三公”经费·因公出国（境）费", "|figures|“三公”经费·公务用车费"])
  }

  // MARK: Rules files

  private func refusal(_ formula: String) throws -> Diagnostic? {
    let profile = try Bureau.profile(rules: [("X", formula)])
    do throws(Diagnostic) {
      _ = try RuleSet(profile)
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    ("T05-3[total, total] = T05-1[total, total]", 10, "there is no table “T05-3”; did you mean “T05-1”?"),
    ("T附3[figures, total] = threePublic[figures, abroad]", 10, "there is no table “T”; did you mean “T1”?"),
    (
      "summery.income[other, amount] = T1.income[fund, amount]", 10,
      "there is no table “summery”; did you mean “summary”?"
    ),
    (
      "summary.left[other, amount] = T1.income[fund, amount]", 18,
      "there is no panel “left” in summary; there are: income, byFunction, byUse"
    ),
    (
      "T1[other, amount] = T1.income[fund, amount]", 10,
      "the formula is wrong: expected one of the panels T1.income, T1.byFunction, T1.byUse, found “T1”"
    ),
    (
      "T1.income[fiscal/funds, amount] = T1.income[fund, amount]", 20,
      "there is no row “fiscal/funds” in T1.income; did you mean “fiscal/fund”?"
    ),
    (
      "threePublic[figure, total] = threePublic[figures, abroad]", 22,
      "there is no row “figure” in threePublic; did you mean “figures”?"
    ),
  ])
  func whatTheProfileLacksIsRefusedWithItsPlace(formula: String, column: Int, expected: String) throws {
    let refusal = try #require(try refusal(formula))
    #expect(refusal.location == Location(input: "bureau/rules.xml", line: 3, column: column))
    #expect(Wording(.en).message(refusal) == expected)
  }

  @Test func aNameIsATableByItsIDFirst() throws {
    var profile = try Bureau.profile()
    profile.tables[4].id = "T1"
    let scope = RuleScope(profile)
    #expect(scope.table("T1") == 4)
    #expect(scope.table("summary") == 0)
    #expect(scope.tableNames == ["T1", "T05-1", "T05-2", "threePublic", "T8"])
  }

  @Test func anIDAloneIsARowWhereNoOtherHasIt() throws {
    var profile = try Bureau.profile()
    profile.tables[0].panels[0].rows.append(profile.tables[0].panels[0].rows[2])
    profile.tables[0].panels[0].rows[5].path = "other/fund"
    let panel = RuleScope(profile).panels[0]
    #expect(panel.row("general") == 1)
    #expect(panel.row("fund") == nil)
    #expect(panel.row("other/fund") == 5)
  }

  @Test func aProfileWithoutRulesChecksNothing() throws {
    let set = try RuleSet(Bureau.profile(rules: nil))
    #expect(set.rules.isEmpty)
    let report = Checker(set).check(try Bureau.tied())
    #expect(report.outcomes.isEmpty && report.findings.isEmpty)
    #expect(report.uncoveredCount == report.figureCount)
    #expect(report.figureCount > 0)
  }

  @Test func rulesOfAProfileAreCheckedAgainstTheSchema() throws {
    let profile = try Bureau.profile(rules: [("1", "noteTies(funds)")])
    let refusal = #expect(throws: Diagnostic.self) { try RuleSet(profile) }
    #expect(refusal?.code == .valueWrong)
    #expect(refusal?.facts[.label] == "rule/@id")
  }

  @Test(arguments: [
    (" profiles=\"bureau\"", true), (" profiles=\"shanxi-unit yunling\"", true), (" profiles=\"shanxi-unit\"", false),
    ("", true),
  ])
  func aRulesFileMayBeForSomeProfiles(attribute: String, isUsed: Bool) throws {
    let formula = isUsed ? "noteTies(funds)" : "noteTies(T13)"
    let text = Bureau.rulesText([("mine", formula)], attribute)
    let set = try RuleSet(Bureau.profile(), files: [RuleSet.File(bytes: Array(text.utf8), name: "mine.xml")])
    #expect((set.rule("mine") != nil) == isUsed)
    #expect(set.leftOut == (isUsed ? [:] : ["mine.xml": ["shanxi-unit"]]))
  }

  // MARK: The year before

  @Test func theYearBeforeIsThatOfTheSameLevel() throws {
    let set = try RuleSet(Bureau.profile(rules: [("before", "T8[total, amount] = previous(T05-1[total, total])")]))
    var now = try Bureau.tied()
    now.disclosure.tables[4].panels[0].rows[0].amounts = [Fact(column: "amount", amount: Amount(fen: 22_000_000))]
    var department = try Bureau.tied()
    department.disclosure.fiscalYear = 2030
    var unit = department
    unit.disclosure.unitLevel = .unit
    unit.disclosure.tables[1].panels[0].rows[4].amounts = []
    let outcome = { (previous: [Document], level: UnitLevel?) in
      now.disclosure.unitLevel = level
      return Checker(set).check(now, beside: Checker.Others(previous: previous)).outcome("before")
    }
    #expect(outcome([department, unit], .department)?.outcome == .pass)
    #expect(outcome([department, unit], .unit)?.outcome == .fail)
    #expect(outcome([unit], .department)?.missing == [.previous])
    #expect(outcome([department], nil)?.outcome == .pass)
  }
}
