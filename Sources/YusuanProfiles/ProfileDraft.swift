internal import YusuanFindings
internal import YusuanModel
internal import YusuanXML

/// A profile while its files are read. What a file states replaces what its included file states.
struct ProfileDraft {
  var id = ""
  var family: String?
  var level: UnitLevel?
  var names: [String: String] = [:]
  var years: [ProfileYears] = []
  var amountUnit: AmountUnit?
  var words = ProfileWords()
  var tables: [TableLayout] = []
  var companions: [ProfileCompanion] = []
  var samples: [ProfileSample] = []
  /// Whether places are recorded; only a check needs them.
  let keepsPlaces: Bool
  /// Where the parts of the profile stand, each in the last file that states it.
  private(set) var places: [Part: Place] = [:]

  init(keepsPlaces: Bool) { self.keepsPlaces = keepsPlaces }

  /// Records that `part` stands at `node` of `file`.
  mutating func place(_ part: Part, at node: XMLNode, of file: FileMistakes) {
    if keepsPlaces { places[part] = Place(node: node, file: file) }
  }

  /// A part of a profile.
  enum Part: Hashable {
    case profile
    case table(String)
    case title(table: String)
    case panel(table: String, String)
    case openRows(table: String, panel: String)
    case row(table: String, panel: String, path: String)
    case column(table: String, panel: String, place: Int)
    case chart(table: String, String)
  }

  /// Where a part stands: its element and its file.
  struct Place {
    var node: XMLNode
    var file: FileMistakes
  }

  /// The whole profile, or nil if it has no tables. Missing parts get defaults; ``ProfileCheck`` reports them.
  var profile: Profile? {
    if tables.isEmpty { return nil }
    return Profile(
      id: id, family: family ?? id, level: level, chineseName: names["zh"] ?? id, englishName: names["en"] ?? id,
      years: years, amountUnit: amountUnit ?? .yuan, words: words, tables: tables, companions: companions,
      samples: samples)
  }
}
