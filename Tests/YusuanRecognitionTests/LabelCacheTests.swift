import Testing
import YusuanProfiles
@testable import YusuanRecognition

@Suite struct LabelMemoryTests {
  private let memory: LabelCache

  init() throws { memory = LabelCache([try #require(try Profile.builtIn("shanxi-unit"))]) }

  /// What the memory says of each of `texts`, all in one row.
  private func row(_ texts: [String]) -> [String] {
    memory.beginRow()
    let bytes = Array(texts.joined().utf8)
    var start = 0
    let ids = texts.map { text in
      defer { start += text.utf8.count }
      return memory.id(bytes, start..<(start + text.utf8.count))
    }
    return ids.map { memory[$0].text }
  }

  @Test func everyTextOfARowWiderThanTheMemoryIsItself() {
    let texts = (0..<5_000).map { "项目\($0)" }
    #expect(row(texts) == texts)
    #expect(row(texts.reversed()) == texts.reversed())
  }

  @Test func textsAreThemselvesHoweverManyRowsCameBetween() {
    for round in 0..<50 {
      let texts = (0..<100).map { "第\(round)行第\($0)列" } + ["合计", "本年收入合计"]
      #expect(row(texts) == texts)
    }
    #expect(row(["合计", "第0行第0列", "合计"]) == ["合计", "第0行第0列", "合计"])
  }

  @Test func longTextsAreNotMistakenForEachOther() {
    let texts = (0..<20).map { String(repeating: "长", count: 90 + $0) }
    #expect(row(texts + ["合计"] + texts) == texts + ["合计"] + texts)
    #expect(row([texts[7]]) == [texts[7]])
  }

  @Test func theSameTextIsTheSameObject() {
    let bytes = Array("一般公共预算支出".utf8)
    memory.beginRow()
    let first = memory[memory.id(bytes, 0..<bytes.count)]
    _ = row((0..<3_000).map { "项目\($0)" })
    memory.beginRow()
    #expect(memory[memory.id(bytes, 0..<bytes.count)] === first)
  }

  @Test func oneLongTextInEveryRowIsKeptOnce() {
    let bytes = Array(String(repeating: "项", count: 30_000).utf8)
    memory.beginRow()
    let first = memory[memory.id(bytes, 0..<bytes.count)]
    for row in 0..<1_000 {
      memory.beginRow()
      let other = Array("\(row)".utf8) + bytes[..<900]
      if row % 200 == 0 { _ = memory.id(other, 0..<other.count) }
      #expect(memory[memory.id(bytes, 0..<bytes.count)] === first)
    }
  }
}
