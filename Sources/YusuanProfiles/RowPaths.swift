public import YusuanModel

/// Makes the paths of rows (行路径): the ids or codes that lead to the row. A path is unique in its panel and is the key
/// of the row in files.
///
/// | row | path |
/// |---|---|
/// | a fixed row | the profile's, such as `carryover/generalPublicBudget` |
/// | a code | the codes above it by their lengths, such as `208/20805/2080505` |
/// | any other | its label; a `/` in it becomes `／` |
///
/// A path that is taken already, or is that of a fixed row, gets a counter: `业务费`, `业务费#2`.
public struct RowPaths {
  private let lengths: [Int]
  private let fixedRows: [RowLayout]
  /// The paths so far, as hashes, so that a table of a million rows needs only a few bytes a row.
  private var seen = PathSet()
  /// How often each repeated path came.
  private var counts: [String: Int] = [:]
  /// The code of the last row, while codes ascend. A greater code is new and needs no lookup.
  private var lastCode = ""
  private var codesAscend = true
  /// The codes so far, while they ascend.
  private var ascending: [String] = []

  /// Makes paths of rows of the panel `panel`.
  public init(_ panel: PanelLayout) {
    lengths = panel.openRows?.codeLengths ?? []
    fixedRows = panel.rows
  }

  /// The path of the next row: `fixed` for a fixed row, which comes once; otherwise made of its `code` or `item`.
  public mutating func path(fixed: String?, code: String?, item: String, kind: RowKind) -> String {
    if let fixed { return fixed }
    if let code, recordIfAscending(code) { return path(code) }
    return unique(plainPath(code: code, item: item, kind: kind))
  }

  /// Records `code` if it is greater than all codes before it, and returns whether it is.
  private mutating func recordIfAscending(_ code: String) -> Bool {
    guard codesAscend else { return false }
    if lastCode.utf8.lexicographicallyPrecedes(code.utf8) {
      // The paths of these codes are added to `seen` only when codes no longer ascend.
      lastCode = code
      ascending.append(code)
      return true
    }
    codesAscend = false
    for code in ascending { _ = seen.insert(path(code)) }
    ascending = []
    return false
  }

  /// The path of a row that is not fixed, without a counter.
  public func plainPath(code: String?, item: String, kind: RowKind) -> String { code.map(path) ?? name(item, kind) }

  /// Sets the paths of all `rows` anew: when parts of a table are joined, equal names meet. A fixed row that comes
  /// twice is a fixed row only the first time; the second is a row that the profile does not name.
  public mutating func repath(_ rows: inout [BudgetRow]) {
    (seen, counts, lastCode, codesAscend, ascending) = (PathSet(), [:], "", true, [])
    var fixed: Set<String> = []
    for index in rows.indices {
      if rows[index].id != nil {
        if fixed.insert(rows[index].path).inserted { continue }
        rows[index].id = nil
        rows[index].kind = .other
      }
      let row = rows[index]
      rows[index].path = path(fixed: nil, code: row.code, item: row.item, kind: row.kind)
    }
  }

  private func path(_ code: String) -> String {
    var path = ""
    for length in lengths where length < code.utf8.count { path += code.prefix(length) + "/" }
    return path + code
  }

  private func name(_ item: String, _ kind: RowKind) -> String {
    if item.isEmpty { return kind.rawValue }
    guard item.utf8.contains(UInt8(ascii: "/")) else { return item }
    return item.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "／")
  }

  private mutating func unique(_ path: String) -> String {
    if codesAscend, isDigits(path) { codesAscend = recordIfAscending("") }
    if seen.insert(path), !isFixed(path) { return path }
    let count = counts[path, default: 1] + 1
    counts[path] = count
    var candidate = "\(path)#\(count)"
    while !seen.insert(candidate) { candidate += "#2" }
    return candidate
  }

  /// Whether `path` may be that of a code.
  private func isDigits(_ path: String) -> Bool {
    path.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Whether a fixed row has `path`. Paths of fixed rows begin with a Latin letter, which few labels do.
  private func isFixed(_ path: String) -> Bool {
    guard let first = path.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20) else {
      return false
    }
    return fixedRows.contains { $0.path == path }
  }
}
