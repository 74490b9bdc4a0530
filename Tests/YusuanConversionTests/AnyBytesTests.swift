import YusuanFormats
import Foundation
import TestSupport
import Testing
import YusuanConversion
import YusuanModel
import YusuanSheets

/// What the fuzz target asks of every file, asked of a table in every form and of damage to it that is the same on every
/// run.
@Suite struct AnyBytesTests {
  private static let table = "Samples/jincheng-2025/tables/表12.csv"

  /// The table in every form that is read.
  private static func forms() throws -> [(name: String, bytes: [UInt8])] {
    let profiles = try ProfileSet()
    let conversion = Conversion(ConversionOptions(profiles: profiles)) { _ in }
    conversion.read([Project.path(table)])
    let documents = conversion.finish()
    let text = try Project.text(table)
    var forms = [("csv", Array(text.utf8)), ("xlsx", try Project.bytes("Samples/traps/no-references.xlsx"))]
    for encoding in [TextEncoding.gb18030, .utf16LittleEndian] {
      forms.append((encoding.rawValue, TextEncoder(encoding, mark: true).encode(Array(text.utf8)) ?? []))
    }
    for form in [OutputForm.json, .jsonl, .xml, .long] {
      forms.append((form.rawValue, try Output(form: form, profiles: profiles).text(documents)))
    }
    let html = rows(text, "<tr>", "<td>", "</td>", "</tr>")
    forms.append(("html", Array("<html><table>\(html)</table></html>".utf8)))
    let xml = rows(text, "<Row>", "<Cell><Data ss:Type=\"String\">", "</Data></Cell>", "</Row>")
    let office = "urn:schemas-microsoft-com:office:spreadsheet"
    let workbook = "<Workbook xmlns=\"\(office)\" xmlns:ss=\"\(office)\"><Worksheet ss:Name=\"表12\"><Table>"
    let end = "</Table></Worksheet></Workbook>"
    forms.append(("xml2003", Array("<?xml version=\"1.0\"?>\(workbook)\(xml)\(end)".utf8)))
    return forms
  }

  private static func rows(
    _ text: String, _ row: String, _ cell: String, _ cellEnd: String, _ rowEnd: String
  ) -> String {
    text.split(whereSeparator: \.isNewline).map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return row + cells.map { cell + $0 + cellEnd }.joined() + rowEnd
    }.joined()
  }

  @Test func damagedFilesGiveAValueOrAnError() throws {
    let folder = try TemporaryFolder()
    var check = try AnyBytes()
    let forms = try Self.forms()
    for (name, bytes) in forms {
      let fault = check.fault(at: try folder.write(bytes, as: "whole"))
      #expect(fault == nil, "\(name)")
    }
    #expect(check.converted == forms.count)
    for (name, bytes) in forms {
      var mutator = Mutator(seed: UInt64(bytes.count), pieces: Mutator.tables + Mutator.markup)
      for _ in 0..<Self.rounds {
        let damaged = mutator.mutate(bytes)
        let fault = check.fault(at: try folder.write(damaged, as: "damaged"))
        #expect(fault == nil, "\(name): \(String(decoding: damaged, as: UTF8.self))")
      }
    }
  }

  /// More with the environment variable `YUSUAN_MUTATIONS`.
  private static let rounds = ProcessInfo.processInfo.environment["YUSUAN_MUTATIONS"].flatMap { Int($0) } ?? 60
}
