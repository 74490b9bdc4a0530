internal import YusuanFindings
internal import YusuanModel

/// A profile while its files are read: what a file says takes the place of what the file it includes says.
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

  /// The whole profile. Throws `.profileWrong` for what is missing.
  func profile(_ file: ProfileFile) throws(Diagnostic) -> Profile {
    func missing(_ what: String) -> Diagnostic {
      Diagnostic(.profileWrong, at: Location(input: file.name), [.expected: what, .found: ""])
    }
    guard !id.isEmpty else { throw missing("@id") }
    guard let amountUnit else { throw missing("@amountUnit") }
    guard !tables.isEmpty else { throw missing("table") }
    guard !words.unitName.isEmpty else { throw missing("words/unitName") }
    guard !words.amountUnits.isEmpty else { throw missing("words/amountUnit") }
    return Profile(
      id: id, family: family ?? id, level: level, chineseName: names["zh"] ?? id, englishName: names["en"] ?? id,
      years: years, amountUnit: amountUnit, words: words, tables: tables, companions: companions)
  }
}
