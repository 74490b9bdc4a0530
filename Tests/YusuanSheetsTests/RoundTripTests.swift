import TestSupport
import Testing
import YusuanSheets

/// Tables that are written by the rules of RFC 4180 read back cell by cell, in every dialect.
@Suite struct RoundTripTests {
  private static let pieces = [
    "208", "合计", "a\"b", "x,y", "p;q", "t\tt", "1\n2", "3\r\n4", "\"", "\"\"", " ", "表|格", "😀",
  ]

  @Test(arguments: [0x2C, 0x3B, 0x09, 0x7C] as [UInt8], TextEncoding.chinese)
  func whatIsWrittenReadsBack(delimiter: UInt8, encoding: TextEncoding) throws {
    var generator = SeededRandom(seed: UInt64(delimiter) + 7)
    for lineEnd in ["\n", "\r\n", "\r"] {
      let table = (0..<60).map { _ in
        (0..<Int(generator.next() % 6 + 1)).map { _ in
          (0..<Int(generator.next() % 3)).map { _ in Self.pieces[Int(generator.next() % 13)] }.joined()
        }
      }
      let separator = String(UnicodeScalar(delimiter))
      let text =
        table.map { $0.map { Self.quoted($0) }.joined(separator: separator) }.joined(separator: lineEnd) + lineEnd
      var options = DelimitedReader.Options()
      options.delimiter = delimiter
      options.encoding = encoding
      let found = try Collector.read(encoded(text, encoding), options)
      let expected = table.map { row in
        row.enumerated().filter { !$0.element.isEmpty }.map {
          "\(["A", "B", "C", "D", "E", "F"][$0.offset])=\($0.element)"
        }
      }
      #expect(found.lines.map(\.cells) == expected)
    }
  }

  private static func quoted(_ field: String) -> String { "\"" + field.replacing("\"", with: "\"\"") + "\"" }
}
