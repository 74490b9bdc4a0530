internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// A panel of a profile, for checks: its columns, and which rows it may have.
final class PanelGuide {
  let layout: PanelLayout
  /// Its index in the table.
  let index: Int
  /// Finds the fixed rows of form 1.
  private(set) lazy var matcher = RowMatcher(layout)
  /// The kind of value of each column. Nil for codes and labels.
  private let kinds: [ValueKind?]
  /// The fixed rows by their paths.
  private lazy var fixedRows = Dictionary(layout.rows.map { ($0.path, $0) }) { first, _ in first }
  /// The kinds that rows may have that are not fixed.
  private let openKinds: [RowKind]
  private lazy var paths = RowPaths(layout)

  init(_ layout: PanelLayout, index: Int) {
    self.layout = layout
    self.index = index
    kinds = layout.columns.indices.map { layout.valueKind(ofColumn: $0) }
    switch layout.openRows {
    case .codes(let kind, _)?, .list(let kind, _)?: openKinds = [kind, .other]
    case nil: openKinds = [.other]
    }
  }

  /// The kind of value of the column `id`. Throws `.canonicalWrong` if it is not one of `allowed`.
  func valueKind(
    of id: String, among allowed: [ValueKind], at path: @autoclosure () -> WirePath
  ) throws(Diagnostic) -> ValueKind {
    if let column = layout.column(id), let kind = kinds[column], allowed.contains(kind) { return kind }
    let there = kinds.indices.filter { kinds[$0].map(allowed.contains) == true }.map { layout.columns[$0].id }
    throw path().wrong(expected: WirePath.list(there), found: id)
  }

  /// The id of the text column that form 1 calls governmentItem, or nil if the panel has none.
  var textColumn: String? {
    layout.columns.first { $0.id == "governmentItem" && $0.kind == .text }?.id
      ?? layout.columns.first { $0.kind == .text }?.id
  }

  /// Sorts the values of `row` by column. Usually they are sorted.
  func arrange(_ row: inout BudgetRow) {
    func place(_ id: String) -> Int { layout.column(id) ?? layout.columns.count }
    if !Self.isRising(row.amounts.map { place($0.column) }) {
      row.amounts.sort { place($0.column) < place($1.column) }
    }
    if !Self.isRising(row.values.map { place($0.column) }) {
      row.values.sort { place($0.column) < place($1.column) }
    }
  }

  private static func isRising(_ places: [Int]) -> Bool { zip(places, places.dropFirst()).allSatisfy { $0 < $1 } }

  // MARK: Rows

  /// Checks that id, path and kind of `row` fit the profile. Throws `.canonicalWrong`.
  func check(_ row: BudgetRow, at path: @autoclosure () -> WirePath) throws(Diagnostic) {
    if layout.isUnlabelled, !row.item.isEmpty || row.code != nil {
      throw path().member("item").wrong(expected: "", found: row.code ?? row.item)
    }
    if let id = row.id { return try check(id, row, at: path()) }
    guard openKinds.contains(row.kind) else {
      throw path().member("kind").wrong(expected: WirePath.list(openKinds.map(\.rawValue)), found: row.kind.rawValue)
    }
    guard fixedRows[row.path] == nil else {
      throw path().member("path").wrong(expected: "≠ \(row.path)", found: row.path)
    }
    let plain = paths.plainPath(code: row.code, item: row.item, kind: row.kind)
    guard row.path == plain || Self.isCounted(row.path, of: plain) else {
      throw path().member("path").wrong(expected: plain, found: row.path)
    }
  }

  /// Checks a row with the id `id`.
  private func check(_ id: String, _ row: BudgetRow, at path: @autoclosure () -> WirePath) throws(Diagnostic) {
    let named = layout.rows.filter { $0.id == id }
    guard !named.isEmpty else {
      throw path().member("id").wrong(expected: WirePath.list(layout.rows.map(\.id)), found: id)
    }
    guard let fixed = fixedRows[row.path], fixed.id == id else {
      throw path().member("path").wrong(expected: WirePath.list(named.map(\.path)), found: row.path)
    }
    guard fixed.kind == row.kind else {
      throw path().member("kind").wrong(expected: fixed.kind.rawValue, found: row.kind.rawValue)
    }
    if let code = row.code, code != fixed.code {
      throw path().member("code").wrong(expected: fixed.code ?? "", found: code)
    }
  }

  /// Whether `path` is `plain` with a counter, as in `业务费#2`.
  private static func isCounted(_ path: String, of plain: String) -> Bool {
    guard path.utf8.starts(with: plain.utf8) else { return false }
    let counters = path.utf8.dropFirst(plain.utf8.count).split(
      separator: UInt8(ascii: "#"), omittingEmptySubsequences: false)
    guard counters.count > 1, counters[0].isEmpty else { return false }
    return counters.dropFirst().allSatisfy { $0.first != UInt8(ascii: "0") && !$0.isEmpty && $0.allSatisfy(isDigit) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

/// The paths of the rows of a panel while it is read. Each may occur once.
struct SeenPaths {
  private var paths = PathSet()

  /// Adds the path of `row`. Throws `.canonicalWrong` if it occurred before.
  mutating func note(_ row: BudgetRow, at path: @autoclosure () -> WirePath) throws(Diagnostic) {
    guard paths.insert(row.path) else {
      throw path().member("path").wrong(expected: "≠ \(row.path)", found: row.path)
    }
  }
}
