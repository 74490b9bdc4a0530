internal import YusuanModel
internal import YusuanProfiles

/// The ids and labels of rows, each once below the same row (行的标识).
enum RowNames {
  /// Leaves out each row that has the name of one before it below the same row, which a profile cannot tell apart; whether there was
  /// one.
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

  /// Gives rows with one id numbers, from the second on.
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
