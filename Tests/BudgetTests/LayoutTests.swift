import Budget
import Diagnostics
import LibXML
import TestSupport
import Testing

/// Layouts are data: those inside the program are right, and wrong ones are refused with line and reason.
@Suite struct LayoutTests {
  static let file = "Schemas/layouts/shanxi-unit-2025/shanxi-unit-2025.xml"

  @Test(arguments: Layout.builtInIDs)
  func builtInLayoutsFollowTheSchema(id: String) throws {
    let file = try #require(SchemaFile.named("layouts/\(id).xml"))
    let schema = try XMLSchema(try Project.bytes("Schemas/layout.xsd"), name: "layout.xsd")
    #expect(try schema.validate(file.bytes, input: id) == [])
    #expect(try Layout.load(file.bytes, input: id) == Layout.builtIn(id))
  }

  @Test func theFilesInsideTheProgramAreThoseOfTheFolder() throws {
    #expect(SchemaFile.named("layouts/shanxi-unit-2025.xml")?.bytes == (try Project.bytes(Self.file)))
    for name in ["layout.xsd", "disclosure.xsd", "disclosure.schema.json"] {
      #expect(SchemaFile.named(name)?.bytes == (try Project.bytes("Schemas/" + name)))
    }
  }

  @Test func theThirteenTablesHaveTheColumnsOfTheSpecification() throws {
    let layout = try #require(try Layout.builtIn(Layout.defaultID))
    let columns = layout.tables.map { table in
      "\(table.number) \(table.id): "
        + table.sections.map { "\($0.side) " + $0.columns.map(\.id).joined(separator: ",") }.joined(separator: " | ")
    }
    let code3 = "expenditure code,item,total,basic,project"
    let funds = "item,total,generalPublicBudget,governmentFund,stateCapital"
    #expect(
      columns == [
        "1 revenueExpenditureSummary: revenue item,amount | expenditure item,total,current,carryover",
        "2 revenueSummary: revenue code,item,total,generalPublicBudget,governmentFund,stateCapital,fiscalAccount,unitFunds,carryover",
        "3 expenditureSummary: \(code3)",
        "4 fiscalAppropriationSummary: revenue item,amount | expenditure \(funds)",
        "5 generalPublicExpenditure: \(code3)",
        "6 basicExpenditureByEconomicItem: expenditure item,governmentItem,total,personnel,operating",
        "7 governmentFundRevenue: revenue code,item,amount", "8 governmentFundExpenditure: \(code3)",
        "9 stateCapital: revenue code,item,amount | \(code3)", "10 threePublicExpenses: expenditure \(funds)",
        "11 agencyOperatingExpenses: expenditure \(funds)",
        "12 projectExpenditureCurrent: expenditure \(funds),fiscalAccount,unitFunds",
        "13 projectExpenditureCarryover: expenditure \(funds)",
      ])
    let items = layout.table(1)?.section(.expenditure)?.rows.compactMap(\.code) ?? []
    let classes = [Array(201...217), Array(219...224), [227], Array(229...234)].joined().map(String.init)
    #expect(items == classes)
    #expect(layout.table(4)?.section(.expenditure)?.rows.compactMap(\.code) == classes)
  }

  @Test(arguments: [
    (
      "not XML", "<layout", "<layout<",
      "x.xml › line 3: error: the XML is malformed: error parsing attribute name [Y0060]"
    ),
    (
      "an unknown element", "<words>", "<wards>",
      "x.xml › line 6: error: the layout file is wrong: expected layout.xsd, found “Element '{urn:yusuan:layout:1}wards': This element is not expected. Expected is ( {urn:yusuan:layout:1}words ).” [Y0063]"
    ),
    (
      "an unknown kind of column", "kind=\"amount\" label=\"当年预算安排\"", "kind=\"money\" label=\"当年预算安排\"",
      "x.xml › line 98: error: the layout file is wrong: expected layout.xsd, found “Element '{urn:yusuan:layout:1}column', attribute 'kind': [facet 'enumeration'] The value 'money' is not an element of the set {'code', 'item', 'governmentItem', 'amount'}.” [Y0063]"
    ),
    (
      "a row beside no row", "beside=\"yearTotal\"", "beside=\"yearSum\"",
      "x.xml › line 171: error: the layout file is wrong: expected @beside = a row of the section before, found “yearSum” [Y0063]"
    ),
    (
      "a column twice", "id=\"current\" kind", "id=\"total\" kind",
      "x.xml › line 73: error: the layout file is wrong: expected each column once, found “total” [Y0063]"
    ),
  ])
  func wrongLayoutsAreRefused(trap: String, old: String, new: String, message: String) throws {
    var text = try Project.text(Self.file)
    let range = try #require(text.range(of: old), "\(trap)")
    text.replaceSubrange(range, with: new)
    if new == "<wards>" { text = text.replacing("</words>", with: "</wards>") }
    let finding = #expect(throws: Diagnostic.self) { try Layout.load(Array(text.utf8), input: "x.xml") }
    #expect(finding.map(Wording(.en).line) == message)
  }
}
