internal import YusuanFindings

/// Tables whose disclosure was already handed on (流中已交出的表格): those cannot be changed any more.
///
/// A hidden table waits for the end of the stream, since its visible one may still come. A visible table is not
/// converted if one of its kind was handed on. Memory is bounded: a stream of more than ``mostUnits`` disclosures
/// forgets the tables of the others.
extension Assembler {
  /// How many disclosures are remembered.
  private static let mostUnits = 16_384
  /// How many groups of hidden tables wait.
  private static let mostDrafts = 1_024

  /// A table that was handed on.
  struct HandedOn {
    /// Its index in the profile.
    var table: Int
    /// Where it stands, in short form.
    var place: String
  }

  private func key(_ group: Group) -> Key {
    Key(profile: group.profile.id, unit: group.foldedUnit, year: group.disclosure.fiscalYear)
  }

  /// Moves the hidden tables of the group at `index` to ``drafts``. The rest of the group is handed on.
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

  /// Remembers the tables of `group`, which is being handed on.
  private mutating func remember(_ group: Group) {
    let key = key(group)
    guard !group.recognised.isEmpty, handedOn[key] != nil || handedOn.count < Self.mostUnits else { return }
    for table in group.recognised {
      guard let place = group.profile.tables.firstIndex(where: { $0.id == table.table.id }) else { continue }
      handedOn[key, default: []].append(HandedOn(table: place, place: table.location.short))
    }
  }

  /// Where the table `id` of `group` stood, or nil if none was handed on.
  private func placeOfHandedOn(_ id: String, of group: Group) -> String? {
    handedOn[key(group)]?.first { group.profile.tables[$0.table].id == id }?.place
  }

  /// Why `table` is not converted: one of its kind was handed on. Nil if none was, if `table` may continue it, or if
  /// `table` is hidden and so waits.
  func repeated(_ table: RecognisedTable, in group: Group) -> Diagnostic? {
    guard !handedOn.isEmpty, !table.hidden.isWhole, !table.isContinuation, !table.followsPart,
      placeOfHandedOn(table.table.id, of: group) != nil
    else { return nil }
    let cells = table.ledger.used
    return Diagnostic(
      .tableRepeated, at: table.location,
      [.table: table.title, .name: group.disclosure.unitName ?? "", .count: String(cells)], cells: cells)
  }

  /// Moves the waiting hidden tables back to the groups, except those replaced by a visible one.
  mutating func removeDrafts() {
    guard !drafts.isEmpty || !handedOn.isEmpty else { return }
    for index in groups.indices { holdDrafts(of: index) }
    for draft in drafts {
      var left = Set(draft.recognised.map(\.table.id))
      for table in draft.recognised {
        guard let place = placeOfHandedOn(table.table.id, of: draft) else { continue }
        findings.append(Self.hidden(table, cells: table.ledger.used, draft, at: place))
        ledger.withdraw(table.ledger)
        left.remove(table.table.id)
      }
      if left.isEmpty { continue }
      let rest = draft.tables(left.contains)
      groups.append(rest)
      // A second hidden table of this kind does not replace the first.
      remember(rest)
    }
    drafts = []
    groups.removeAll(where: \.recognised.isEmpty)
  }
}

extension Assembler.Group {
  /// The same group, but only with the tables whose id `isWanted`.
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
  /// The sheet (or else the file) and the cell.
  var short: String { [sheet ?? input, cell?.a1].compactMap { $0 }.joined(separator: "!") }
}
