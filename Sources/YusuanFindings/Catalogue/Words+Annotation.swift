/// The words of findings about annotated workbooks.
extension Catalogue {
  static let annotation: [String: Words] = [
    "Y0145": Words(
      zh: Wordings("数字签名失效", "工作簿带有数字签名，标注后的副本不再有签名", "签名只对原文件有效；需要时请重新签名。"),
      en: Wordings(
        "signature lost", "the workbook is signed; the annotated copy carries no signature",
        "The signature holds for the original only; sign again if needed.")),
    "Y0146": Words(
      zh: Wordings("工作表未标注", "此工作表原样保留，{count} 处发现只列入检查结果：{reason}", "用表格软件打开并重新保存，再标注。"),
      en: Wordings(
        "sheet not marked", "the sheet is left as it is, and {count} findings are listed only: {reason}",
        "Open the file in a spreadsheet program, save it, and annotate it again.")),
    "Y0147": Words(
      zh: Wordings("按印制样式标注", "输入不是 .xlsx 工作簿（{found}），标注在 --to xlsx 的工作簿里", "需要在原文件上标注时，请先另存为 .xlsx。"),
      en: Wordings(
        "annotated as printed", "the input is no .xlsx workbook ({found}); the workbook of --to xlsx is annotated",
        "Save the input as .xlsx first if it is to be annotated itself.")),
    "Y0148": Words(
      zh: Wordings("无法标注", "不能在工作簿上标注：{reason}", "用表格软件打开并重新保存，再标注。"),
      en: Wordings(
        "not annotated", "the workbook cannot be annotated: {reason}",
        "Open the file in a spreadsheet program, save it, and annotate it again.")),
    "Y0149": Words(
      zh: Wordings("已改正", "{name}：“{found}”改为“{expected}”", "核对改正后的内容。"),
      en: Wordings("mended", "{name}: “{found}” became “{expected}”", "Check what was mended.")),
    "Y0150": Words(
      zh: Wordings("未改正", "已勾选的改正没有进行（{name}）：{reason}", "按检查结果自行改正。"),
      en: Wordings(
        "not mended", "a mend that is ticked was not made ({name}): {reason}", "Mend the cell yourself.")),
    "Y0151": Words(
      zh: Wordings("附加的工作表不读取", "这是 yusuan 写的检查结果、图表或目录，不是预算表，不读取", "无需处理。"),
      en: Wordings(
        "added sheet not read", "yusuan wrote this sheet: findings, charts or contents; it is no table and is not read",
        "Nothing to do.")),
    "Y0152": Words(
      zh: Wordings("没有勾选的改正", "检查结果里没有勾选任何改正", "先运行 yusuan annotate，在检查结果的“采纳”一列填“是”，再用 --apply。"),
      en: Wordings(
        "no mend ticked", "no mend is ticked in the sheet of findings",
        "Run yusuan annotate, type 是 or yes in the column “apply” of its sheet, and use --apply then.")),
  ]
}
