/// The words of findings about templates that are filled in.
extension Catalogue {
  static let template: [String: Words] = [
    "Y0155": Words(
      zh: Wordings("模板无法填写", "[表“{table}”：]{reason}，没有写出", "在表格软件中改好模板，或另换模板。"),
      en: Wordings(
        "template unfit", "[the table “{table}”: ]{reason}; nothing is written",
        "Change the template in a spreadsheet program, or take another one.")),
    "Y0156": Words(
      zh: Wordings("模板中没有位置", "表“{table}”[，行“{label}”][，列“{column}”]：{reason}，没有写入", "在模板中加上它，或另换模板。"),
      en: Wordings(
        "no place in the template",
        "the table “{table}”[, row “{label}”][, column “{column}”]: {reason}; it is not written",
        "Add it to the template, or take another one.")),
    "Y0157": Words(
      zh: Wordings("已清除模板原有的数字", "表“{table}”“{label}”：模板原有 {found} {unit}，公开表在此没有数，已清除", "核对模板和公开表。"),
      en: Wordings(
        "figure of the template taken out",
        "the table “{table}”, “{label}”: the template had {found} {unit} where the disclosure has no figure; it was taken out",
        "Compare the template with the disclosure.")),
    "Y0158": Words(
      zh: Wordings(
        "写出的数不一致", "[表“{table}”，]“{label}”[，列“{column}”]：公开表为 {expected}，工作簿中[{reason}]为 {found}[（{unit}）]", "核对公式和数。"),
      en: Wordings(
        "figure that differs",
        "[the table “{table}”, ]“{label}”[, column “{column}”]: {expected} in the disclosure, {found} in the workbook[, by {reason}][ ({unit})]",
        "Check the formula and the figure.")),
    "Y0159": Words(
      zh: Wordings(
        "模板年度不同", "模板是 {found} 年的，表和封面的年度已改为 {expected}；仍写着 {found} 年的单元格有 {count} 个", "核对其余文字的年度，或用本年度的模板。"),
      en: Wordings(
        "template of another year",
        "the template is of {found}; the year of tables and cover is {expected} now; {count} cells still name {found}",
        "Check the year of the other texts, or take the template of the year.")),
  ]
}
