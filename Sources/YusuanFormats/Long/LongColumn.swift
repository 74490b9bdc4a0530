/// The columns of the long form in their order (长表的列).
enum LongColumn: Int, CaseIterable {
  case unit
  case unitLevel
  case unitCode
  case regionCode
  case fiscalYear
  case profile
  case tableID
  case tableNumber
  case tableTitle
  case panel
  case rowID
  case rowPath
  case rowKind
  case level
  case code
  case item
  case columnID
  case columnLabel
  case valueKind
  case amount
  case amountUnit
  case valueText
  case sourceFile
  case sourceSheet
  case sourceCell
  case sourceDigest
  case sourceHidden

  /// The column's name in the header.
  var name: String { Self.names[rawValue] }

  /// The names of all columns.
  static let names = [
    "unit", "unit_level", "unit_code", "region_code", "fiscal_year", "profile", "table_id", "table_number",
    "table_title", "panel", "row_id", "row_path", "row_kind", "level", "code", "item", "column_id", "column_label",
    "value_kind", "amount", "amount_unit", "value_text", "source_file", "source_sheet", "source_cell",
    "source_sha256", "source_hidden",
  ]
}
