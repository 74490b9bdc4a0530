public import YusuanFindings
public import YusuanModel
internal import YusuanProfiles

/// Reads the long form back, record by record: what ``LongCSVWriter`` writes, in any order of lines and columns (读长表).
///
/// Everything is checked against the profile that a line names. Rows without a value and notes are not in the long form,
/// so a disclosure that had some is not equal to the one that is read; written in the long form again it gives the same
/// bytes.
public struct LongCSVReader {
  private let input: String
  private let shelf: ProfileShelf
  /// The place in a record of each column, by the order of ``LongColumn``; nil before the header.
  private var places: [Int]?
  /// How many columns the header has.
  private var width = 0
  private var drafts: [LongDraft] = []
  private var draftPlaces: [LongDraft.Key: Int] = [:]
  private var sheets = LongSheets()

  /// A reader of the document `input`; `profiles` finds the profile that a line names, and throws `.profileUnknown`
  /// where there is none.
  public init(input: String, profiles: @escaping ProfileFinder) {
    self.input = input
    shelf = ProfileShelf(profiles)
  }

  /// Whether `record` is the header of the long form of disclosures.
  public static func isHeader(_ record: [String]) -> Bool {
    [LongColumn.profile, .tableID, .rowPath, .columnID, .valueKind].allSatisfy { record.contains($0.name) }
  }

  /// Takes the next record, which ends or stands at `line`; the first one is the header. A blank record is passed over;
  /// fields left out at the end of one are blank.
  ///
  /// Throws `.canonicalWrong` with the name of the column for what is not the long form or not the profile's,
  /// `.profileUnknown` for a line whose profile is not there, `.amountOverflow` and `.amountBelowFen` for amounts that
  /// 分 cannot hold.
  public mutating func take(record: [String], line: Int) throws(Diagnostic) {
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
    try drafts[draft].take(fields, &sheets)
  }

  /// The disclosures, in the order in which they began. Throws `.canonicalWrong` for what the profile does not have, and
  /// where there was no header.
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
      // Files of before have no mark for what is hidden: it is blank.
      let found = record.firstIndex(of: name) ?? (name == LongColumn.sourceHidden.name ? record.count : nil)
      guard let place = found else {
        throw path("$", line).wrong(expected: name, found: record.joined(separator: ","))
      }
      places.append(place)
    }
    return places
  }

  /// The place of the draft that the line belongs to.
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
