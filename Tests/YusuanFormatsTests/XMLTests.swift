import TestSupport
import Testing
import YusuanFindings
import YusuanModel
import YusuanXML
@testable import YusuanFormats

@Suite struct XMLTests {
  private let reader = XMLDisclosureReader(input: "a.xml", profiles: testProfiles)

  @Test func writesOneDisclosure() throws {
    #expect(
      string(try XMLDisclosureWriter().write([inventedSample()])) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <disclosure xmlns="urn:yusuan:disclosure:2" format="budget-disclosure/2" profile="invented-bureau" fiscalYear="2025" amountUnit="元">
          <unit name="甲局" level="department" code="101"/>
          <table id="projects" number="05-2" title="2025年项目表">
            <panel id="list">
              <row path="信息化／运维" kind="project" level="1" item="信息化/运维">
                <amount column="budget">120.00</amount>
                <amount column="final">100.00</amount>
                <text column="group">一般项目</text>
                <text column="goal">运行,维护</text>
                <count column="people">3</count>
                <percent column="growth">-2.5</percent>
                <percent column="share">40.00</percent>
                <text column="due">2025-12-31</text>
              </row>
              <row id="total" path="total" kind="total" item="合计">
                <amount column="budget">120.00</amount>
              </row>
            </panel>
          </table>
          <table id="oneRow" number="9" title="“三公”经费表">
            <panel id="expenses">
              <row id="figures" path="figures" kind="total">
                <amount column="planned">30000.00</amount>
                <amount column="spent">25000.00</amount>
              </row>
            </panel>
          </table>
        </disclosure>

        """)
  }

  @Test func readsBackWhatItWritesAndTheSchemaAllows() throws {
    let schema = try XMLSchema(Project.bytes("Schemas/disclosure.xsd"), name: "disclosure.xsd")
    var generator = DisclosureGenerator(seed: 3, usesControlCharacters: false)
    for count in 0..<100 {
      let profile = try TestProfiles.all()[count / 4 % 2]
      let documents = (0..<count % 4).map { _ in generator.document(of: profile) }
      let written = try XMLDisclosureWriter().write(documents)
      #expect(try schema.validate(written, input: "a").isEmpty)
      let read = try reader.read(written)
      let isSame = read.map(\.disclosure) == documents.map(\.disclosure)
      let isRepeated = try XMLDisclosureWriter().write(read) == written
      #expect(isSame && isRepeated, "round \(count)")
    }
  }

  /// libxml2 hands the `&` of an attribute to a SAX2 handler as `&#38;`.
  @Test func readsBackAmpersands() throws {
    var document = sample()
    document.disclosure.tables[1].note = "a&b&#38;"
    document.disclosure.unitName = "a&b&#38;&amp;"
    #expect(try reader.read(XMLDisclosureWriter().write([document])).map(\.disclosure) == [document.disclosure])
  }

  @Test func refusesTextThatXMLCannotHold() {
    var document = sample()
    document.disclosure.tables[0].panels[0].rows[1].item = "a\u{1}"
    #expect(finding { _ = try XMLDisclosureWriter().write([document]) }?.code == .textNotEncodable)
  }

  @Test(arguments: [
    ("kind=\"total\"", "kind=\"sum\""), ("<unit ", "<units "), ("urn:yusuan:disclosure:2", "urn:other"),
    ("684.04", "6.8404E2"), ("684.04", "684.04000000001"), ("column=\"project\"", "column=\"total\""),
    ("id=\"basicExpenditureByEconomicItem\"", "id=\"expenditureSummary\""), ("number=\"3\"", "number=\"\""),
    (" path=\"208\"", ""), ("level=\"1\"", "level=\"1\" memo=\"\""), ("<note>", "<remark/><note>"),
    ("<panel id=\"expenditure\">", "<panel id=\"expenditure\"/><panel id=\"expenditure\">"),
    (">工资奖金津补贴<", "><"),
    ("<text column=\"governmentItem\">工资奖金津补贴</text>", "<count column=\"governmentItem\">1E3</count>"),
  ])
  func refusesWhatTheSchemaRefuses(good: String, bad: String) throws {
    let text = string(try XMLDisclosureWriter().write([sample()]))
    #expect(text.contains(good))
    let finding = finding { _ = try reader.read(Array(text.replacing(good, with: bad).utf8)) }
    #expect(finding.map { [.schemaViolated, .canonicalWrong, .xmlMalformed].contains($0.code) } == true)
    #expect(finding?.location.line != nil)
  }

  @Test func refusesTablesOutOfOrder() throws {
    var document = sample()
    document.disclosure.tables.reverse()
    let written = try XMLDisclosureWriter().write([document])
    #expect(
      message { _ = try reader.read(written) } == "a.xml › 第 13 行：错误：table.number：应为 > 6，实为“3” [Y0066]")
  }

  @Test func refusesAmountsBeyondTheRange() throws {
    let text = string(try XMLDisclosureWriter().write([sample()])).replacing("684.04", with: "9223372036854.775808")
    #expect(finding { _ = try reader.read(Array(text.utf8)) }?.code == .amountOverflow)
  }

  @Test func namesAProfileThatIsNotThere() throws {
    let text = string(try XMLDisclosureWriter().write([sample()])).replacing("shanxi-unit", with: "elsewhere")
    #expect(
      message { _ = try reader.read(Array(text.utf8)) }
        == "a.xml › 第 2 行：错误：没有版式“elsewhere”；内置版式：shanxi-unit, invented-bureau [Y0064]")
  }
}
