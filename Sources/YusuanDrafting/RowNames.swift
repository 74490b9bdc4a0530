internal import YusuanModel
internal import YusuanProfiles

/// The ids and labels of rows, unique below the same row (行的标识).
enum RowNames {
  /// Removes each row with the same name as an earlier one below the same row, since a profile cannot tell them apart.
  /// Returns whether there was one.
  static func leaveOutRepeats(_ rows: inout [RowDraft]) -> Bool {
    var seen: Set<[Unicode.Scalar]> = []
    let count = rows.count
    rows = rows.filter { row in
      guard let label = row.label else { return true }
      let names = ([label] + row.spellings).map { ItemName(FoldedText($0)).name }
      defer { seen.formUnion(names) }
      return seen.isDisjoint(with: names)
    }
    var isRepeated = rows.count < count
    for index in rows.indices where leaveOutRepeats(&rows[index].children) { isRepeated = true }
    return isRepeated
  }

  /// Numbers rows with the same id, from the second on.
  static func number(_ rows: inout [RowDraft]) {
    var seen: [String: Int] = [:]
    for index in rows.indices {
      let id = rows[index].id
      seen[id, default: 0] += 1
      if let count = seen[id], count > 1 {
        rows[index].id = "\(id)\(count)"
        rows[index].decide.append("id")
      }
      number(&rows[index].children)
    }
  }
}
