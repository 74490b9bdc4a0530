/// The words of findings about files: any module may meet these.
extension Catalogue {
  static let findings: [String: Words] = [
    "Y0050": Words(
      zh: Wordings("文件无法读取", "无法读取：{reason}", "核对文件名和权限；文件已损坏的，请重新取得，或用表格软件打开后另存。"),
      en: Wordings(
        "unreadable file", "cannot be read: {reason}",
        "Check the file's name and permissions; get a damaged file again, or open it in a spreadsheet program and save it anew."
      )),
    "Y0052": Words(
      zh: Wordings("文件在读取时改变", "文件在读取过程中被改动，结果不可信", "等写入完成后再转换。"),
      en: Wordings(
        "file changed while it was read", "the file was changed while it was read; the result cannot be trusted",
        "Convert it when it is complete.")),
    "Y0053": Words(
      zh: Wordings("文件过大", "超过上限 {limit}", "核对文件；确是表格的，请拆成几个文件，或用表格软件删去空白的行列后另存。"),
      en: Wordings(
        "file too large", "it exceeds the limit of {limit}",
        "Check the file; if it is a table, cut it into several files, or remove blank rows and columns in a spreadsheet program."
      )),
    "Y0054": Words(
      zh: Wordings("不支持的文件格式", "文件是{name}，不能直接读取：{expected}", "用表格软件打开并另存为 .xlsx 或 CSV。"),
      en: Wordings(
        "format not supported", "the file is {name} and cannot be read as it is: {expected}",
        "Open it in a spreadsheet program and save it as .xlsx or CSV.")),
    "Y0055": Words(
      zh: Wordings("无法识别的文件", "文件不是可读取的格式：{reason}", "用表格软件另存为 .xlsx 或 CSV。"),
      en: Wordings(
        "unknown format", "the file is in no format that can be read: {reason}",
        "Save it as .xlsx or CSV with a spreadsheet program.")),
    "Y0057": Words(
      zh: Wordings("跳过的文件", "跳过：{reason}", "无需处理。"),
      en: Wordings("skipped file", "skipped: {reason}", "Nothing to do.")),
    "Y0100": Words(
      zh: Wordings("内存不足", "系统没有给程序足够的内存，此输入没有转换", "放宽内存限制（ulimit -v、容器），或把输入拆小后再转换。"),
      en: Wordings(
        "memory refused", "the system did not give the program enough memory; this input is not converted",
        "Raise the limit of memory (ulimit -v, the container's), or cut the input into smaller ones.")),
    "Y0070": Words(
      zh: Wordings("拒绝写出", "不写到此处：{reason}", "换一个输出位置。"),
      en: Wordings("output refused", "nothing is written there: {reason}", "Choose another place.")),
    "Y0071": Words(
      zh: Wordings("写出失败", "写出失败：{reason}", "核对磁盘空间和权限。"),
      en: Wordings("output failed", "writing failed: {reason}", "Check disk space and permissions.")),
    "Y0072": Words(
      zh: Wordings("文字无法写出", "“{found}”不能写成 {name}", "换用 UTF-8 输出，或改正该文字。"),
      en: Wordings(
        "text not encodable", "“{found}” cannot be written as {name}", "Write UTF-8 instead, or correct the text.")),
    "Y0075": Words(
      zh: Wordings("读取中止", "读取被中止，其余内容没有读取", "重新读取该文件。"),
      en: Wordings(
        "reading stopped", "reading was stopped; the rest of the input was not read", "Read the input again.")),
    "Y0129": Words(
      zh: Wordings("其余的错误", "另有 {count} 处错误没有列出", "先改正已列出的。"),
      en: Wordings("further mistakes", "{count} further mistakes are not listed", "Correct the listed ones first.")),
  ]
}
