import Budget
import TestSupport
import Testing

@testable import Exchange

@Suite struct LongCSVTests {
  @Test func writesOneFactALineBelowOneHeader() {
    var writer = LongCSVWriter()
    writer.append(sample())
    let first = string(writer.take())
    #expect(
      first == """
        unit,fiscalYear,table,side,code,item,column,amount,amountUnit
        晋城市应急管理调度指挥中心,2025,3,expenditure,,合计,total,684.04,万元
        晋城市应急管理调度指挥中心,2025,3,expenditure,,合计,project,0.00,万元
        晋城市应急管理调度指挥中心,2025,3,expenditure,208,"社会保障,""就业""\",total,-0.000001,万元

        """)
    writer.append(sample())
    #expect(string(writer.take()) == first.split(separator: "\n").dropFirst().map { $0 + "\n" }.joined())
  }

  @Test func writesWhatIsNotKnownAsEmptyAndInAnotherUnit() {
    var disclosure = sample()
    disclosure.unitName = nil
    disclosure.fiscalYear = nil
    var writer = LongCSVWriter(style: CSVStyle(lineEnd: .crlf), amountUnit: .yuan)
    writer.append(disclosure)
    let lines = string(writer.take()).split(separator: "\r\n")
    #expect(lines.count == 4)
    #expect(lines[1] == ",,3,expenditure,,合计,total,6840400.00,元")
  }

  @Test func everyFactSurvivesQuoting() throws {
    var generator = DisclosureGenerator(random: SeededRandom(seed: 4))
    for _ in 0..<100 {
      let disclosure = generator.disclosure()
      var writer = LongCSVWriter()
      writer.append(disclosure)
      let records = records(writer.take()).dropFirst()
      let facts = disclosure.tables.flatMap { table in
        table.sections.flatMap { section in
          section.rows.flatMap { row in
            row.amounts.map { fact in
              [
                disclosure.unitName ?? "", disclosure.fiscalYear.map(String.init) ?? "", String(table.number),
                section.side.rawValue, row.code ?? "", row.item, fact.column,
                fact.amount.text(in: disclosure.amountUnit), disclosure.amountUnit.rawValue,
              ].map { Array($0.utf8) }
            }
          }
        }
      }
      let isEqual = Array(records) == facts
      #expect(isEqual)
    }
  }

  /// The records of RFC 4180 with LF at the ends of lines.
  private func records(_ bytes: [UInt8]) -> [[[UInt8]]] {
    var records: [[[UInt8]]] = []
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\"") where isQuoted && rest.first == byte: fields[fields.count - 1].append(rest.removeFirst())
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: fields.append([])
      case UInt8(ascii: "\n") where !isQuoted:
        records.append(fields)
        fields = [[]]
      default: fields[fields.count - 1].append(byte)
      }
    }
    return records
  }
}
