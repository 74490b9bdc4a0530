/// The words of findings about workbooks that are written.
extension Catalogue {
  static let xlsxWriter: [String: Words] = [
    "Y0140": Words(
      zh: Wordings("工作表放不下", "工作表放不下：{reason} {found}，Excel 最多 {limit}", "改用 CSV、JSON 或 XML，它们没有这个限制。"),
      en: Wordings(
        "too large for a worksheet", "a worksheet cannot hold it: {found} {reason}, Excel allows {limit}",
        "Write CSV, JSON or XML, which have no such limit.")),
    "Y0141": Words(
      zh: Wordings("工作簿没有生成", "工作簿没有生成：{reason}", "看内存和存放临时文件的文件夹是否够用。"),
      en: Wordings(
        "workbook not made", "the workbook was not made: {reason}",
        "See whether there is enough memory, and room for temporary files.")),
  ]
}
