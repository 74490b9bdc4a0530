import TestSupport
import Testing
import YusuanFindings
import YusuanModel
@testable import YusuanFormats

/// Damaged files are refused, or what is read is sound: written again it reads back the same.
@Suite struct DamageTests {
  private static let pieces = [
    "\"", ",", "{", "}", "[", "]", ":", "null", "-", "0", "1e9", "9223372036854775807", "\\u0000", "\n", "<", "/>",
    "&amp;",
    "path", "total", "expenditure", "05-1", "元", "208", "fiscal/fund", "#2", "A1", "ZZ9", "count", "text", "unit",
  ]

  @Test(arguments: ["json", "xml", "long"]) func isRefusedOrSound(form: String) throws {
    var generator = DisclosureGenerator(seed: 11, usesControlCharacters: false)
    var mutator = Mutator(seed: 12, pieces: Self.pieces)
    let profiles = try TestProfiles.all()
    var (read, refused) = (0, 0)
    for round in 0..<600 {
      let document = generator.document(of: profiles[round % 2], hasSources: round % 3 == 0)
      do {
        let documents = try Self.read(mutator.mutate(Self.write([document], form)), form)
        let again = try Self.read(Self.write(documents, form), form)
        let isSame = zip(documents, again).allSatisfy { isEqual($0, $1) } && documents.count == again.count
        #expect(isSame, "round \(round)")
        read += 1
      } catch let finding as Diagnostic {
        #expect(finding.location.input == "a", "round \(round)")
        refused += 1
      }
    }
    #expect(read > 0 && refused > 0)
  }

  private static func write(_ documents: [Document], _ form: String) throws -> [UInt8] {
    switch form {
    case "json": return JSONWriter(.line, writesSources: true).write(documents)
    case "xml": return try XMLDisclosureWriter().write(documents)
    default:
      var writer = LongCSVWriter()
      for document in documents {
        writer.append(
          document, profile: try testProfiles(document.disclosure.profile), in: document.disclosure.amountUnit)
      }
      return writer.drain()
    }
  }

  private static func read(_ bytes: [UInt8], _ form: String) throws -> [Document] {
    switch form {
    case "json": return try jsonReader("a").read(bytes)
    case "xml": return try XMLDisclosureReader(input: "a", profiles: testProfiles).read(bytes)
    default: return try LongRecords.read(string(bytes), input: "a")
    }
  }
}
