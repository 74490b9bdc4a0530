internal import YusuanConversion
public import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles
internal import YusuanSheets

/// Drafts a profile from inputs that no profile knows (版式包的起草): titles, headers, kinds of columns, fixed rows and code
/// trees, ids from the glossary, and the ties that hold in these inputs as rules. What a person has to decide is marked
/// with `decide`.
///
/// The draft is tested at once: the inputs are converted with it, and what it does not read becomes a finding.
public struct ProfileDrafting {
  /// A drafted profile.
  public struct Draft: Sendable {
    /// The file of the profile.
    public var profile: [UInt8]
    /// The rules file, or nil if no tie was found or none was asked for.
    public var rules: [UInt8]?
    /// How many tables it has.
    public var tables: Int
    /// How many values the inputs have when read with it.
    public var values: Int
    /// How many ties the rules file has.
    public var ties: Int
    /// How many elements of the profile need a decision by a person.
    public var undecided: Int
  }

  private let id: String
  private let onFinding: (Diagnostic) -> Void

  /// Prepares to draft the profile `id`. Findings are handed to `onFinding`.
  public init(id: String, onFinding: @escaping (Diagnostic) -> Void) { (self.id, self.onFinding) = (id, onFinding) }

  /// Drafts a profile from the files and folders `inputs`. `rulesName` is the name of the future rules file, or nil for
  /// none.
  ///
  /// Throws the errors of reading inputs, and `.nothingDrafted` if they hold no table.
  public func draft(_ inputs: [String], rulesName: String?) throws(Diagnostic) -> Draft {
    let list = InputList(inputs)
    list.findings.forEach(onFinding)
    let whole = try outline(list.paths)
    guard !whole.tables.isEmpty else {
      throw Diagnostic(.nothingDrafted, at: Location(input: list.paths.first ?? inputs.first ?? ""))
    }
    let profile = try load(ProfileWriter.write(whole, rules: nil))
    let documents = convert(list.paths, profile)
    let ties = rulesName == nil ? [] : try self.ties(whole, profile, documents)
    let version = whole.years.last.map(String.init) ?? "1"
    let rules = ties.isEmpty ? nil : try RulesWriter.write(ties, id: id, version: version)
    let bytes = try ProfileWriter.write(whole, rules: rules == nil ? nil : rulesName)
    return Draft(
      profile: bytes, rules: rules, tables: whole.tables.count,
      values: documents.reduce(0) { $0 + Self.values($1.disclosure) },
      ties: ties.count, undecided: try Undecided.find(in: ProfileFile(bytes: bytes, name: "profile.xml")).count)
  }

  // MARK: Steps

  /// Drafts the contents of the files at `paths` as a profile.
  private func outline(_ paths: [String]) throws(Diagnostic) -> WholeDraft {
    let (glossary, words) = (try Glossary(), try CommonWords())
    let gathering = SketchGathering(glossary, words, onFinding: onFinding)
    for path in paths { _ = try SpreadsheetInput(path, format: nil).read(into: SketchReader(gathering)) }
    let surroundings = gathering.surroundings
    let tables = TableDrafter(glossary: glossary, surroundings: surroundings).tables(gathering.tables)
    let files = paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    return WholeDraft(id: id, tables, surroundings, notes: Self.emptyNotes(gathering.tables), words, files: files)
  }

  /// The notes that say that tables are empty, each once.
  private static func emptyNotes(_ tables: [TableSketch]) -> [String] {
    var notes: [String] = []
    for note in tables.compactMap(\.emptyNote) where !notes.contains(note) { notes.append(note) }
    return notes
  }

  private func load(_ bytes: [UInt8]) throws(Diagnostic) -> Profile {
    try Profile.load(ProfileFile(bytes: bytes, name: "profile.xml"))
  }

  /// Converts the inputs with the drafted profile and hands on the findings.
  private func convert(_ paths: [String], _ profile: Profile) -> [Document] {
    let conversion = Conversion(ConversionOptions(profiles: ProfileSet(of: [profile])), onFinding: onFinding)
    conversion.read(paths)
    return conversion.finish()
  }

  private func ties(_ whole: WholeDraft, _ profile: Profile, _ documents: [Document]) throws(Diagnostic) -> [Tie] {
    let hasNotes = whole.words.contains { $0.element == "emptyNote" && !$0.texts.isEmpty }
    let ties = TieProposals.all(whole.tables, documents.map(\.disclosure), hasEmptyNotes: hasNotes)
    return try TieTrial(profile: profile, documents: documents).holding(ties)
  }

  private static func values(_ disclosure: Disclosure) -> Int {
    disclosure.tables.reduce(0) {
      $0 + $1.panels.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.amounts.count + $1.values.count } }
    }
  }
}
