import YusuanModel
@testable import YusuanFormats

/// What the tests need of the long form: its records, and what of a disclosure it keeps.
enum LongRecords {
  /// Reads `text` by the profiles of the tests.
  static func read(_ text: String, input: String = "a.csv") throws -> [Document] {
    var reader = LongCSVReader(input: input, profiles: testProfiles)
    for (index, record) in split(text).enumerated() { try reader.read(record, line: index + 1) }
    return try reader.finish()
  }

  /// The records of RFC 4180 with LF at the ends of lines.
  static func split(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var fields: [[UInt8]] = [[]]
    var isQuoted = false
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\"") where isQuoted && rest.first == byte: fields[fields.count - 1].append(rest.removeFirst())
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: fields.append([])
      case UInt8(ascii: "\n") where !isQuoted:
        records.append(fields.map { String(decoding: $0, as: UTF8.self) })
        fields = [[]]
      default: fields[fields.count - 1].append(byte)
      }
    }
    return records
  }

  /// The disclosure without what the long form does not keep: notes, and rows, panels and tables without values.
  static func kept(of document: Document, in unit: AmountUnit) -> Disclosure {
    var disclosure = document.disclosure
    for table in disclosure.tables.indices {
      disclosure.tables[table].note = nil
      for panel in disclosure.tables[table].panels.indices {
        disclosure.tables[table].panels[panel].rows.removeAll { $0.amounts.isEmpty && $0.values.isEmpty }
      }
      disclosure.tables[table].panels.removeAll(where: \.rows.isEmpty)
    }
    disclosure.tables.removeAll(where: \.panels.isEmpty)
    let rows = disclosure.tables.flatMap { $0.panels.flatMap(\.rows) }
    disclosure.amountUnit = rows.allSatisfy(\.amounts.isEmpty) ? defaultUnit(disclosure) : unit
    return disclosure
  }

  /// Without an amount the unit is the profile's.
  private static func defaultUnit(_ disclosure: Disclosure) -> AmountUnit {
    (try? testProfiles(disclosure.profile))?.amountUnit ?? .yuan
  }
}
