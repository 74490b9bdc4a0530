import Foundation
import TestSupport
import Testing

/// The pages of the library show code that compiles and runs: that of the client package.
@Suite struct DocumentationTests {
  static let pages =
    (try? FileManager.default.contentsOfDirectory(atPath: Project.path("Sources/Yusuan/Yusuan.docc")))?
    .filter { $0.hasSuffix(".md") }.sorted() ?? []

  private func lines(_ text: some StringProtocol) -> [String] {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  /// The pieces of code on a page.
  private func pieces(_ page: String) throws -> [[String]] {
    try Project.text("Sources/Yusuan/Yusuan.docc/" + page).components(separatedBy: "```swift\n").dropFirst()
      .map { lines($0.components(separatedBy: "```")[0]) }
  }

  @Test(arguments: pages)
  func theCodeOfAPageIsThatOfTheClient(page: String) throws {
    let client = lines(try Project.text("Tests/Client/Sources/Client/Pages.swift"))
    for piece in try pieces(page) { #expect(client.firstRange(of: piece) != nil, "\(piece.first ?? "")") }
  }

  @Test func thePagesHaveCode() throws {
    let counts = try Self.pages.map { "\($0) \(try pieces($0).count)" }
    #expect(counts == ["Batches.md 1", "ReadingAndWriting.md 6", "Yusuan.md 0"])
  }
}
