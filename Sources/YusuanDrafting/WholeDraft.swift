internal import YusuanModel

/// A proposed profile as a whole (版式包草案).
struct WholeDraft {
  var id: String
  var chineseName: String
  var level: UnitLevel?
  var amountUnit = AmountUnit.tenThousandYuan
  var years: [Int]
  /// The evidence for the years.
  var source: String
  var words: [WordsDraft]
  var tables: [TableDraft]
  var decide: [String] = []

  /// Words of one kind: first those that were met, then the common ones of any bureau.
  struct WordsDraft {
    var element: String
    var texts: [String]
    /// Whether a word states the level: one before a unit's name, or one of a cover.
    var tellsLevel = false

    /// The attributes that a word has besides its text.
    func attribute(_ text: String) -> [(name: String, value: String)] {
      tellsLevel ? UnitLevel(word: text).map { [("level", $0.rawValue)] } ?? [] : []
    }
  }

  /// Composes the profile `id` of `tables`, drafted from `files`. `notes` stand below tables without figures.
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

  /// Sets the money unit that most tables print.
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
    /// The words of a kind. None if those that were met are all common and the first of them is the one used for
    /// writing.
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
  /// The level stated by a word before a unit's name, or of a cover: 编制部门, {Y}年省级单位预算. Nil if it states none.
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
