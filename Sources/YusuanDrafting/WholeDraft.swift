internal import YusuanModel

/// A whole profile as it is proposed (版式包草案).
struct WholeDraft {
  var id: String
  var chineseName: String
  var level: UnitLevel?
  var amountUnit = AmountUnit.tenThousandYuan
  var years: [Int]
  /// What the years were seen in.
  var source: String
  var words: [WordsDraft]
  var tables: [TableDraft]
  var decide: [String] = []

  /// Words of one kind: those that were met, and those of any bureau behind them.
  struct WordsDraft {
    var element: String
    var texts: [String]
    /// A word before a unit's name, or of a cover, tells the level.
    var tellsLevel = false

    /// What a word says beside its text.
    func attribute(_ text: String) -> [(name: String, value: String)] {
      tellsLevel ? UnitLevel(word: text).map { [("level", $0.rawValue)] } ?? [] : []
    }
  }

  /// The profile `id` of `tables`, from the files `files`; `notes` stand below tables without figures.
  init(
    id: String, _ tables: [TableDraft], _ surroundings: Surroundings, notes: [String], _ words: CommonWords,
    files: [String]
  ) {
    self.id = id
    self.tables = tables
    years = surroundings.years.sorted()
    source = String(files.joined(separator: ", ").prefix(200))
    chineseName = surroundings.covers.first?.name ?? id
    self.words = []
    level =
      surroundings.covers.map(\.word).compactMap(UnitLevel.init(word:)).first
      ?? surroundings.unitLabels.compactMap(UnitLevel.init(word:)).first
    if surroundings.covers.isEmpty { decide.append("name") }
    if level == nil { decide.append("level") }
    setUnit()
    self.words = Self.words(surroundings, notes, words)
  }

  /// The money unit that most tables print.
  private mutating func setUnit() {
    let units = tables.compactMap(\.amountUnit)
    guard let most = AmountUnit.allCases.max(by: { a, b in units.count { $0 == a } < units.count { $0 == b } }),
      !units.isEmpty
    else {
      decide.append("amountUnit")
      return
    }
    amountUnit = most
  }

  private static func words(_ surroundings: Surroundings, _ notes: [String], _ words: CommonWords) -> [WordsDraft] {
    /// Nothing where the words that were met are known, and the first of them is the one that is written.
    func kind(_ element: String, _ met: [String], _ tellsLevel: Bool = false) -> WordsDraft {
      let common = words.all(element).map(\.text)
      let isKnown = met.allSatisfy(common.contains) && (met.first == nil || met.first == common.first)
      return WordsDraft(
        element: element, texts: isKnown ? [] : met + common.filter { !met.contains($0) }, tellsLevel: tellsLevel)
    }
    return [
      kind("unitName", surroundings.unitLabels, true), kind("cover", surroundings.covers.map(\.word), true),
      kind("amountUnitLabel", surroundings.moneyLabels),
      kind("printLabel", surroundings.printLabels.filter { !words.all("printLabel").map(\.text).contains($0) }),
      kind("emptyNote", notes),
    ]
  }
}

extension UnitLevel {
  /// The level that a word before a unit's name, or of a cover, tells: 编制部门, {Y}年省级单位预算; nil where it tells none.
  init?(word: String) {
    if word.hasSuffix("名称") { return nil }
    let parts = (word.contains("部门"), word.contains("单位"))
    switch parts {
    case (true, false): self = .department
    case (false, true): self = .unit
    default: return nil
    }
  }
}
