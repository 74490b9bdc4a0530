import Budget
import Diagnostics
import LibXML
import TestSupport
import Testing

@testable import Exchange

@Suite struct XMLTests {
  private let reader = XMLDisclosureReader(input: "a.xml")

  @Test func writesOneDisclosure() throws {
    #expect(
      string(try XMLDisclosureWriter().write([sample()])) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <disclosure xmlns="urn:yusuan:disclosure:1" format="budget-disclosure/1" layout="shanxi-unit-2025" fiscalYear="2025" amountUnit="万元">
          <unit name="晋城市应急管理调度指挥中心"/>
          <table number="3" id="expenditureSummary" title="2025年预算支出总表">
            <section side="expenditure">
              <row kind="total" item="合计">
                <amount column="total">684.04</amount>
                <amount column="project">0.00</amount>
              </row>
              <row kind="function" code="208" item="社会保障,&quot;就业&quot;" level="1">
                <amount column="total">-0.000001</amount>
              </row>
              <row kind="other" item="其中：未列明"/>
            </section>
          </table>
          <table number="6" id="basicExpenditureByEconomicItem" title="2025年一般公共预算安排基本支出分经济科目表（不含上年结转）">
            <note>本表无数据</note>
            <section side="expenditure"/>
          </table>
        </disclosure>

        """)
  }

  @Test func readsBackWhatItWritesAndTheSchemaAllows() throws {
    let schema = try XMLSchema(Project.bytes("Schemas/disclosure.xsd"), name: "disclosure.xsd")
    var generator = DisclosureGenerator(random: SeededRandom(seed: 3), usesControlCharacters: false)
    for count in 0..<100 {
      let disclosures = (0..<count % 4).map { _ in generator.disclosure() }
      let written = try XMLDisclosureWriter().write(disclosures)
      #expect(try schema.validate(written, input: "a").isEmpty)
      let read = try reader.read(written)
      let isEqual = read == disclosures
      #expect(isEqual, "round \(count)")
      let isRepeated = try XMLDisclosureWriter().write(read) == written
      #expect(isRepeated, "round \(count)")
    }
  }

  /// libxml2 hands the `&` of an attribute to a SAX2 handler as `&#38;`.
  @Test func readsBackAmpersands() throws {
    var disclosure = sample()
    disclosure.tables[1].note = "a&b&#38;"
    disclosure.unitName = "a&b&#38;&amp;"
    #expect(try reader.read(XMLDisclosureWriter().write([disclosure])) == [disclosure])
  }

  @Test func refusesTextThatXMLCannotHold() {
    var disclosure = sample()
    disclosure.tables[0].sections[0].rows[1].item = "a\u{1}"
    #expect(finding { _ = try XMLDisclosureWriter().write([disclosure]) }?.code == .textNotEncodable)
  }

  @Test(arguments: [
    ("kind=\"total\"", "kind=\"sum\""), ("<unit ", "<units "), ("urn:yusuan:disclosure:1", "urn:other"),
    ("684.04", "6.8404E2"),
    ("684.04", "684.040000001"), ("column=\"project\"", "column=\"total\""), ("number=\"6\"", "number=\"3\""),
    ("number=\"3\"", "number=\"14\""), (" item=\"合计\"", ""), ("level=\"1\"", "level=\"1\" memo=\"\""),
    ("<note>", "<remark/><note>"),
    ("<section side=\"expenditure\"/>", "<section side=\"revenue\"/><section side=\"revenue\"/>"),
  ])
  func refusesWhatTheSchemaRefuses(good: String, bad: String) throws {
    let text = string(try XMLDisclosureWriter().write([sample()]))
    #expect(text.contains(good))
    let finding = finding { _ = try reader.read(Array(text.replacing(good, with: bad).utf8)) }
    #expect(finding.map { [.schemaViolated, .canonicalWrong, .xmlMalformed].contains($0.code) } == true)
    #expect(finding?.location.line != nil)
  }

  @Test func refusesTablesOutOfOrder() throws {
    var disclosure = sample()
    disclosure.tables.reverse()
    let written = try XMLDisclosureWriter().write([disclosure])
    #expect(finding { _ = try reader.read(written) }?.code == .canonicalWrong)
  }

  @Test func refusesAmountsBeyondTheRange() throws {
    let text = string(try XMLDisclosureWriter().write([sample()])).replacing("684.04", with: "9223372036854.775808")
    #expect(finding { _ = try reader.read(Array(text.utf8)) }?.code == .amountOverflow)
  }
}
