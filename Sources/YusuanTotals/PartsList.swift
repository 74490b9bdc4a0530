internal import YusuanFormats
internal import YusuanModel
public import YusuanProfiles

extension UnitTotal {
  /// Each figure with its parts as CSV, one part a line (汇总来源). `profile` is that of the total.
  public func partsList(_ profile: Profile) -> [UInt8] {
    var bytes: [UInt8] = []
    CSVField.append(
      record: [
        "table_id", "table_number", "panel", "row_path", "code", "item", "column_id", "column_label", "total", "unit",
        "unit_code", "part", "state", "amount_unit", "source_file", "source_sheet", "source_cell",
      ], to: &bytes)
    let disclosure = document.disclosure
    for part in parts {
      let table = disclosure.tables[part.table]
      let row = table.panels[part.panel].rows[part.row]
      let isCount = part.count != nil || row.value(part.column) != nil
      let total = row.amount(part.column)?.text(in: disclosure.amountUnit) ?? row.value(part.column) ?? ""
      let unit = units[part.unit].disclosure
      CSVField.append(
        record: [
          table.id, table.number, table.panels[part.panel].id, row.path, row.code ?? "", row.item, part.column,
          label(part, profile), total, unit.unitName ?? "", unit.unitCode ?? "",
          part.amount?.text(in: disclosure.amountUnit) ?? part.count ?? "", part.state.rawValue,
          isCount ? "" : disclosure.amountUnit.rawValue, part.location?.input ?? "", part.location?.sheet ?? "",
          part.location?.cell?.a1 ?? "",
        ], to: &bytes)
    }
    return bytes
  }

  private func label(_ part: Part, _ profile: Profile) -> String {
    let table = document.disclosure.tables[part.table]
    guard let layout = profile.table(table.id),
      let panel = layout.panels.firstIndex(where: { $0.id == table.panels[part.panel].id }),
      let column = layout.panels[panel].column(part.column)
    else { return "" }
    return layout.label(ofColumn: column, panel: panel)?.printed(year: document.disclosure.fiscalYear) ?? ""
  }
}
