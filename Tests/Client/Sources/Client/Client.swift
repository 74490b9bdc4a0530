import Yusuan

/// What a program's own settings are saved as: the library must not stand in its way.
struct Settings: Codable, Equatable {
  var profile: String
}

@main
struct Client {
  static let table = """
    2025年预算支出总表
    单位名称：某某局
    单位：万元
    项目,,2025年预算数,,
    科目编码,科目名称,合计,基本支出,项目支出
    合计,,684.04,443.54,240.50
    2080505,机关事业单位基本养老保险缴费支出,684.04,443.54,240.50
    """

  static func main() async throws {
    let profiles = try ProfileSet([Settings(profile: "shanxi-unit").profile])
    let reader = BudgetReader(ConversionOptions(profiles: profiles))

    // From memory, in one piece and in chunks: the same disclosure.
    let whole = try reader.read([.bytes(Array(table.utf8), name: "table.csv")], isCancelled: { Task.isCancelled })
    let chunks = Chunks(Array(table.utf8), of: 7)
    let pieces = try reader.read([.chunks(name: "table.csv") { chunks.next() }])
    try expect(whole.isComplete && whole.documents.map(\.disclosure) == pieces.documents.map(\.disclosure), "chunks")

    // The figures, exact.
    let document = try only(whole.documents)
    let row = document.disclosure.tables[0].panels[0].rows[1]
    try expect(row.code == "2080505" && row.amount("total") == Amount(fen: 6_840_400_00), "figures")

    // Checked, in values and in words.
    let report = try RuleChoice(profiles).check(document)
    for finding in report.findings { print(CheckWording(.zh).line(finding, of: report)) }
    for finding in whole.findings { print(Wording(.en).line(finding)) }

    // Written in every form, in memory, and read again.
    for form in OutputForm.allCases {
      let bytes = try Output(form: form, profiles: profiles).text(whole.documents)
      let again = try reader.read([.bytes(bytes, name: "written.\(form.writer.fileExtension)")])
      try expect(again.documents.map(\.disclosure.tables) == whole.documents.map(\.disclosure.tables), form.rawValue)
    }

    // A reading that is not wanted any more ends.
    do {
      _ = try reader.read([.bytes(Array(table.utf8), name: "table.csv")], isCancelled: { true })
      throw Failure(what: "cancellation")
    } catch is CancellationError {}

    // The pages of the documentation; what they write stays in the build's folder.
    let folder = ".build/client/"
    try await Pages.readAndWrite(Array(table.utf8), in: folder + "printed")
    try Pages.batch(folder + "printed", into: folder + "batch", profiles)
    print("all as expected")
  }

  static func only(_ documents: [Document]) throws -> Document {
    guard let document = documents.first, documents.count == 1 else { throw Failure(what: "one disclosure") }
    return document
  }

  static func expect(_ condition: Bool, _ what: String) throws {
    if !condition { throw Failure(what: what) }
  }
}

struct Failure: Error {
  var what: String
}

/// Bytes that come in chunks.
final class Chunks: @unchecked Sendable {
  private var rest: ArraySlice<UInt8>
  private let size: Int

  init(_ bytes: [UInt8], of size: Int) {
    rest = bytes[...]
    self.size = size
  }

  func next() -> [UInt8]? {
    if rest.isEmpty { return nil }
    defer { rest = rest.dropFirst(size) }
    return Array(rest.prefix(size))
  }
}
