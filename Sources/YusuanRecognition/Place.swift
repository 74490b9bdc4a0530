internal import YusuanBlocks
internal import YusuanFindings
internal import YusuanModel
internal import YusuanSheets

/// Where the rows of a sheet stand, for findings and for the model.
final class Place {
  let info: SheetInfo
  let source: SourceSheet

  init(_ info: SheetInfo, digest: String = "") {
    self.info = info
    source = SourceSheet(input: info.input, name: info.name, digest: digest)
  }

  /// The place of the cell in `column` of `row`, or of the row if no column is given.
  func location(_ row: BlockRow, column: Int? = nil) -> Location {
    location(column.map(row.place) ?? row.place)
  }

  /// The place of `row`.
  func location(_ row: RowPlace) -> Location {
    var location = Location(
      input: info.input, sheet: info.name, line: row.line > 0 ? row.line : nil,
      cell: CellPosition(row: row.number, column: row.column))
    location.isHidden = row.isHidden
    return location
  }

  /// The origin of the cell or row at `location` in this sheet.
  func origin(_ location: Location) -> Origin {
    Origin(sheet: source, row: Int32(clamping: location.cell?.row ?? 0), line: Int32(clamping: location.line ?? 0))
  }

  func origin(_ row: BlockRow) -> Origin {
    var origin = Origin(sheet: source, row: Int32(clamping: row.number), line: Int32(clamping: row.line))
    origin.isHidden = row.isHidden
    return origin
  }
}
