internal import YusuanFindings

/// Tables of a stream whose disclosure was handed on (流中已交出的表格): what is there cannot be taken back.
///
/// A hidden table waits for the end of the stream, since the visible one may come yet; a table of which the like was handed
/// on is not converted. Both are bounded: a stream of more units than ``mostUnits`` forgets which tables the others had.
extension Assembler {
  /// So many disclosures are remembered.
  private static let mostUnits = 16_384
  /// So many hidden tables wait.
  private static let mostDrafts = 1_024

  /// A table that was handed on.
  struct HandedOn {
    /// Its place in the profile.
    var table: Int
    /// Where it stands, in short.
    var place: String
  }

  private func key(_ group: Group) -> Key {
    Key(profile: group.profile.id, unit: group.foldedUnit, year: group.disclosure.fiscalYear)
  }

  /// Takes the hidden tables out of the group at `index`, the rest of which is handed on.
  mutating func holdDrafts(of index: Int) {
    let group = groups[index]
    let drafts = Set(group.recognised.filter { $0.hidden.isWhole && !$0.isPart }.map(\.table.id))
      .subtracting(group.recognised.filter { !$0.hidden.isWhole || $0.isPart }.map(\.table.id))
    if !drafts.isEmpty, self.drafts.count < Self.mostDrafts {
      self.drafts.append(group.tables { drafts.contains($0) })
      groups[index] = group.tables { !drafts.contains($0) }
    }
    remember(groups[index])
  }

  /// Remembers the tables of `group`, which is handed on.
  private mutating func remember(_ group: Group) {
    let key = key(group)
    guard !group.recognised.isEmpty, handedOn[key] != nil || handedOn.count < Self.mostUnits else { return }
    for table in group.recognised {
      guard let place = group.profile.tables.firstIndex(where: { $0.id == table.table.id }) else { continue }
      handedOn[key, default: []].append(HandedOn(table: place, place: table.location.short))
    }
  }

  /// The place of the table that was handed on and has the id `id`; nil where none was.
  private func handedOn(_ id: String, of group: Group) -> String? {
    handedOn[key(group)]?.first { group.profile.tables[$0.table].id == id }?.place
  }

  /// Why `table` is not taken, whose like was handed on; nil where none was, or where it may go on with it. A hidden one
  /// waits.
  func repeated(_ table: RecognisedTable, in group: Group) -> Diagnostic? {
    guard !handedOn.isEmpty, !table.hidden.isWhole, !table.isContinuation, !table.followsPart,
      handedOn(table.table.id, of: group) != nil
    else { return nil }
    let cells = table.ledger.used
    return Diagnostic(
      .tableRepeated, at: table.location,
      [.table: table.title, .name: group.disclosure.unitName ?? "", .count: String(cells)], cells: cells)
  }

  /// Puts the hidden tables that waited among the groups, but those of which a visible one came.
  mutating func removeDrafts() {
    guard !drafts.isEmpty || !handedOn.isEmpty else { return }
    for index in groups.indices { holdDrafts(of: index) }
    for draft in drafts {
      var left = Set(draft.recognised.map(\.table.id))
      for table in draft.recognised {
        guard let place = handedOn(table.table.id, of: draft) else { continue }
        findings.append(Self.hidden(table, cells: table.ledger.used, draft, at: place))
        ledger.withdraw(table.ledger)
        left.remove(table.table.id)
      }
      if left.isEmpty { continue }
      let rest = draft.tables(left.contains)
      groups.append(rest)
      // Another hidden one of its kind is no better.
      remember(rest)
    }
    drafts = []
    groups.removeAll(where: \.recognised.isEmpty)
  }
}

extension Assembler.Group {
  /// The same group with the tables only whose id `isWanted`.
  fileprivate func tables(_ isWanted: (String) -> Bool) -> Assembler.Group {
    var part = self
    let places = disclosure.tables.indices.filter { isWanted(disclosure.tables[$0].id) }
    part.disclosure.tables = places.map { disclosure.tables[$0] }
    part.document.sources.tables = places.map { document.sources.tables[$0] }
    part.recognised = recognised.filter { isWanted($0.table.id) }
    part.amountUnits = amountUnits.filter { isWanted($0.key) }
    return part
  }
}

extension Location {
  /// The sheet, or the file, and the cell.
  var short: String { [sheet ?? input, cell?.a1].compactMap { $0 }.joined(separator: "!") }
}
