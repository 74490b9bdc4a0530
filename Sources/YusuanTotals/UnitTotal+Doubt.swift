internal import YusuanFindings
internal import YusuanModel
internal import YusuanProfiles

/// What people should know of a finished total (汇总后的提醒).
extension UnitTotal {
  /// Tells a disclosure each of whose figures is the sum of the others: perhaps the department's own, under another name.
  mutating func noteSumOfOthers() {
    guard units.count > 1 else { return }
    for unit in units {
      guard isSumOfOthers(unit) else { continue }
      findings.append(
        Diagnostic(
          .countedTwice, at: Self.place(of: unit), because: .sumOfOthers, [.name: Self.name(of: unit)],
          severity: .warning))
    }
  }

  /// Whether each figure of the total's fixed and coded rows is twice that of `unit`, and there are some.
  private func isSumOfOthers(_ unit: Document) -> Bool {
    var compared = 0
    for table in document.disclosure.tables {
      guard let own = unit.disclosure.tables.first(where: { $0.id == table.id }) else { return false }
      for panel in table.panels {
        let rows = Dictionary(
          (own.panel(panel.id)?.rows ?? []).map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        for row in panel.rows where row.id != nil || row.code != nil {
          for fact in row.amounts {
            let half = rows[row.path]?.amount(fact.column)?.fen ?? 0
            guard fact.amount.fen.subtractingReportingOverflow(half).partialValue == half else { return false }
            if half != 0 { compared += 1 }
          }
        }
      }
    }
    return compared > 0
  }

  /// The words of revenue and expenditure that pass between a department and its units (单位间往来).
  private static let transfers = ["上级补助", "附属单位上缴", "对附属单位补助", "上缴上级"]

  /// Tells rows and columns that are transfers, with their sums.
  mutating func noteTransfers(_ profile: Profile) {
    for table in document.disclosure.tables {
      guard let layout = profile.table(table.id) else { continue }
      for panel in table.panels {
        for row in panel.rows where Self.isTransfer(row.item) {
          if let fact = row.amounts.first(where: { $0.amount.fen != 0 }) { tell(row.item, fact.amount, layout) }
        }
        guard let number = layout.panels.firstIndex(where: { $0.id == panel.id }) else { continue }
        for (index, column) in layout.panels[number].columns.enumerated() where column.kind == .amount {
          let label = layout.label(ofColumn: index, panel: number)?.printed(year: document.disclosure.fiscalYear) ?? ""
          guard Self.isTransfer(label) else { continue }
          let printed = panel.rows.first { $0.kind == .total && ($0.amount(column.id)?.fen ?? 0) != 0 }
          let row = printed ?? panel.rows.first { ($0.amount(column.id)?.fen ?? 0) != 0 }
          if let amount = row?.amount(column.id) { tell(label, amount, layout) }
        }
      }
    }
  }

  private static func isTransfer(_ label: String) -> Bool {
    let folded = FoldedText(label).string
    return transfers.contains { folded.contains($0) }
  }

  private mutating func tell(_ label: String, _ amount: Amount, _ layout: TableLayout) {
    let unit = document.disclosure.amountUnit
    findings.append(
      Diagnostic(
        .transfersWithin, at: Location(input: document.disclosure.unitName ?? "-"),
        [
          .table: layout.title.printed(year: document.disclosure.fiscalYear), .label: label,
          .found: amount.text(in: unit) + " " + unit.rawValue,
        ]))
  }
}
