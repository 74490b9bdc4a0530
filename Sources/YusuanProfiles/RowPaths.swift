public import YusuanModel

/// Gives rows their paths (行路径): the ids or codes down to the row, unique in its panel, the key of a row on the wire.
///
/// | row | path |
/// |---|---|
/// | a fixed row | the profile's, such as `carryover/generalPublicBudget` |
/// | a code | the codes above it by their lengths, such as `208/20805/2080505` |
/// | any other | its label; a `/` in it becomes `／` |
///
/// A path that stands there already, or is that of a fixed row, gets a counter: `业务费`, `业务费#2`.
public struct RowPaths {
  private let lengths: [Int]
  private let fixedRows: [RowLayout]
  /// The paths so far, each as a number: what a table of a million rows needs for them is a few bytes a row.
  private var seen = PathSet()
  /// How often a path stands there that does so more than once.
  private var counts: [String: Int] = [:]
  /// The code of the last row, as long as codes rise: a greater one is new, and need not be looked up.
  private var lastCode = ""
  private var codesRise = true
  /// The codes so far, as long as they rise.
  private var risen: [String] = []

  /// Paths of the rows of the panel `panel`.
  public init(_ panel: PanelLayout) {
    lengths = panel.openRows?.codeLengths ?? []
    fixedRows = panel.rows
  }

  /// The path of the next row: that of its fixed row, `fixed`, which comes once, or by its `code` or `item`.
  public mutating func path(fixed: String?, code: String?, item: String, kind: RowKind) -> String {
    if let fixed { return fixed }
    if let code, takesAsRising(code) { return path(code) }
    return unique(plainPath(code: code, item: item, kind: kind))
  }

  /// Whether `code` is greater than all codes before it.
  private mutating func takesAsRising(_ code: String) -> Bool {
    guard codesRise else { return false }
    if lastCode.utf8.lexicographicallyPrecedes(code.utf8) {
      // What stands for a code of a tree is remembered once codes no longer rise.
      lastCode = code
      risen.append(code)
      return true
    }
    codesRise = false
    for code in risen { _ = seen.insert(path(code)) }
    risen = []
    return false
  }

  /// The path of a row that is not fixed, without a counter.
  public func plainPath(code: String?, item: String, kind: RowKind) -> String { code.map(path) ?? name(item, kind) }

  /// Gives all of `rows` their paths anew: where parts of a table were joined, equal names met. A fixed row that stands there
  /// twice is a fixed row the first time, and then one that the profile does not name.
  public mutating func repath(_ rows: inout [BudgetRow]) {
    (seen, counts, lastCode, codesRise, risen) = (PathSet(), [:], "", true, [])
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
    if codesRise, isDigits(path) { codesRise = takesAsRising("") }
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

  /// Whether a fixed row has `path`; all of these begin with a Latin letter, which few labels do.
  private func isFixed(_ path: String) -> Bool {
    guard let first = path.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20) else {
      return false
    }
    return fixedRows.contains { $0.path == path }
  }
}
