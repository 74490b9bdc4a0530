public import YusuanFindings
public import YusuanModel
internal import YusuanProfiles

/// Reads the long form record by record (读长表): what ``LongCSVWriter`` writes, with lines and columns in any order.
///
/// Everything is checked against the profile that a line names. The long form has no notes and no rows without a value,
/// so a disclosure that had some is not equal to the one that is read. Written in the long form again, it gives the
/// same bytes.
public struct LongCSVReader {
  private let input: String
  private let shelf: ProfileShelf
  /// The index in a record of each ``LongColumn``, or nil before the header.
  private var places: [Int]?
  /// How many columns the header has.
  private var width = 0
  private var drafts: [LongDraft] = []
  private var draftPlaces: [LongDraft.Key: Int] = [:]
  private var sheets = LongSheets()

  /// A reader of the document `input`. `profiles` finds the profile that a line names, and throws `.profileUnknown` if
  /// there is none.
  public init(input: String, profiles: @escaping ProfileFinder) {
    self.input = input
    shelf = ProfileShelf(profiles)
  }

  /// Whether `record` is the header of a long form of disclosures.
  public static func isHeader(_ record: [String]) -> Bool {
    [LongColumn.profile, .tableID, .rowPath, .columnID, .valueKind].allSatisfy { record.contains($0.name) }
  }

  /// Reads the next record, which stands (or ends) at `line`. The first one is the header. A blank record is skipped;
  /// missing fields at the end of a record are blank.
  ///
  /// Throws `.canonicalWrong` with the name of the column if the record is not long form, or does not fit the profile.
  /// Throws `.profileUnknown` if a profile is missing, and `.amountOverflow` or `.amountBelowFen` for an amount that 分
  /// cannot hold.
  public mutating func read(_ record: [String], line: Int) throws(Diagnostic) {
    if record.isEmpty || record == [""] { return }
    guard let places else {
      self.places = try header(record, line)
      width = record.count
      return
    }
    guard record.count <= width else {
      throw path("$", line).wrong(expected: "\(width) columns", found: String(record.count))
    }
    let blanks = repeatElement("", count: places.count - record.count)
    let fields = LongFields(record: record + blanks, places: places, input: input, line: line)
    let draft = try draft(fields)
    try drafts[draft].add(fields, &sheets)
  }

  /// The disclosures, in the order in which they began. Throws `.canonicalWrong` if a disclosure does not fit its
  /// profile, or if there was no header.
  public func finish() throws(Diagnostic) -> [Document] {
    guard places != nil else { throw path("$", 1).wrong(expected: LongColumn.names.joined(separator: ","), found: "") }
    var documents: [Document] = []
    for draft in drafts { documents.append(try draft.document()) }
    return documents
  }

  private func path(_ path: String, _ line: Int) -> WirePath { WirePath(input: input, path: path, line: line) }

  private func header(_ record: [String], _ line: Int) throws(Diagnostic) -> [Int] {
    for (index, name) in record.enumerated() {
      guard LongColumn.names.contains(name), !record[..<index].contains(name) else {
        throw path("$", line).wrong(expected: LongColumn.names.joined(separator: ","), found: name)
      }
    }
    var places: [Int] = []
    for name in LongColumn.names {
      // Older files have no column for what is hidden: it is blank.
      let found = record.firstIndex(of: name) ?? (name == LongColumn.sourceHidden.name ? record.count : nil)
      guard let place = found else {
        throw path("$", line).wrong(expected: name, found: record.joined(separator: ","))
      }
      places.append(place)
    }
    return places
  }

  /// The index of the draft that the line belongs to.
  private mutating func draft(_ fields: LongFields) throws(Diagnostic) -> Int {
    let key = LongDraft.Key(
      unit: fields[.unit], level: fields[.unitLevel], year: fields[.fiscalYear], profile: fields[.profile])
    if let known = draftPlaces[key] { return known }
    let guide = try shelf.guide(fields.text(.profile, .some), at: fields.path(.profile))
    drafts.append(try LongDraft(fields, guide))
    draftPlaces[key] = drafts.count - 1
    return drafts.count - 1
  }
}
