/// The words of findings about spreadsheets and text.
extension Catalogue {
  static let sheets: [String: Words] = [
    "Y0011": Words(
      zh: Wordings("公式没有结果", "公式没有保存计算结果，取不到金额或文字", "用表格软件打开并保存一次，使公式带有结果。"),
      en: Wordings(
        "formula without a value", "the formula has no saved result, so there is no amount or text to read",
        "Open the file in a spreadsheet program and save it, so that the formula has its result.")),
    "Y0040": Words(
      zh: Wordings("按内容判断的编码", "按 {name} 编码读取", "如不对，请用 --encoding 指定。"),
      en: Wordings("encoding found by content", "read as {name}", "Name the encoding with --encoding if it is another.")
    ),
    "Y0041": Words(
      zh: Wordings("编码有损坏", "按 {name} 编码读取，有 {count} 处字节不是文字", "重新保存文件，或用 --encoding 指定编码。"),
      en: Wordings(
        "damaged encoding", "read as {name}; in {count} places the bytes are no text",
        "Save the file again, or name the encoding with --encoding.")),
    "Y0042": Words(
      zh: Wordings("编码无法判断", "内容既不是 UTF-8、UTF-16，也不是 GB18030 文字（{reason}）", "用 --encoding 指定编码，或另存为 UTF-8。"),
      en: Wordings(
        "unknown encoding", "the content is neither UTF-8 nor UTF-16 nor GB18030 text ({reason})",
        "Name the encoding with --encoding, or save the file as UTF-8.")),
    "Y0043": Words(
      zh: Wordings("引号没有结束", "从此处开始的引号直到文件末尾都没有结束，按普通字符读取", "补上或删去引号。"),
      en: Wordings(
        "unterminated quote", "the quote that begins here never ends; it is read as a plain character",
        "Close the quote or remove it.")),
    "Y0044": Words(
      zh: Wordings("记录过长", "一条记录超过 {limit} 字节", "核对是否有未结束的引号。"),
      en: Wordings("record too long", "a record has more than {limit} bytes", "Look for a quote that never ends.")),
    "Y0045": Words(
      zh: Wordings("单元格过长", "一个单元格超过 {limit} 字节", "核对文件是否损坏。"),
      en: Wordings("cell too long", "a cell has more than {limit} bytes", "Check that the file is not damaged.")),
    "Y0046": Words(
      zh: Wordings("其他文字的编码", "内容像是 {name} 编码的文字，不当作 GB18030 读取", "另存为 UTF-8，或用 --encoding 指定该编码。"),
      en: Wordings(
        "encoding of another language", "the content looks like {name} text; it is not read as GB18030",
        "Save the file as UTF-8, or name the encoding with --encoding.")),
    "Y0047": Words(
      zh: Wordings("引号吞掉单元格", "从“{found}”起的引号之内有分隔符和数字，像是漏了或多了引号，按普通字符读取", "补上或删去引号；引号之内的引号应写两个。"),
      en: Wordings(
        "quote that swallows cells",
        "within the quote from “{found}” on stand delimiters and figures: a quote seems to be missing or one too many; it is read as a plain character",
        "Close the quote or remove it; a quote within quotes is written twice.")),
    "Y0048": Words(
      zh: Wordings("索引列", "首列是程序写出的行索引（{found}），不读取", "导出时不要写出索引（如 index=False）。"),
      en: Wordings(
        "index column", "the first column is a row index that a program wrote ({found}); it is not read",
        "Export without the index (such as index=False).")),
    "Y0049": Words(
      zh: Wordings("缺失值标记", "有 {count} 个单元格是程序写出的缺失值“{found}”，按空白读取", "导出时把缺失值写成空白。"),
      en: Wordings(
        "word for a missing value",
        "{count} cells hold “{found}”, a program's word for a missing value; they are read as blank",
        "Export missing values as blanks.")),
    "Y0058": Words(
      zh: Wordings("分隔符不能确定", "各列像是以“{found}”分隔", "用 --delimiter 指定分隔符。"),
      en: Wordings(
        "unknown delimiter", "the columns seem to be separated by “{found}”", "Name the delimiter with --delimiter.")),
    "Y0051": Words(
      zh: Wordings("文件是空的", "文件没有内容", "核对文件。"),
      en: Wordings("empty file", "the file is empty", "Check the file.")),
    "Y0056": Words(
      zh: Wordings("文件夹里没有输入", "文件夹里没有可读取的文件", "核对文件夹。"),
      en: Wordings("folder without input", "no file in the folder can be read", "Check the folder.")),
    "Y0080": Words(
      zh: Wordings("行的次序不对", "第 {found} 行应在其后（{expected}），按文件中的次序读取", "用表格软件打开并重新保存。"),
      en: Wordings(
        "rows out of order", "row {found} stands where a later one should ({expected}); rows are read as they come",
        "Open the file in a spreadsheet program and save it.")),
    "Y0081": Words(
      zh: Wordings("单元格重复", "同一单元格出现两次，第二次的“{found}”未读取", "用表格软件打开并重新保存。"),
      en: Wordings(
        "repeated cell", "the cell stands there twice; the second, “{found}”, is not read",
        "Open the file in a spreadsheet program and save it.")),
    "Y0082": Words(
      zh: Wordings("共享字符串缺失", "共享字符串 {found} 不存在", "用表格软件打开并重新保存。"),
      en: Wordings(
        "missing shared string", "there is no shared string {found}",
        "Open the file in a spreadsheet program and save it.")),
    "Y0083": Words(
      zh: Wordings("超出工作表范围", "{found} 超出工作表范围（1,048,576 行、16,384 列）", "核对文件是否损坏。"),
      en: Wordings(
        "beyond the grid", "{found} is beyond the grid of 1,048,576 rows and 16,384 columns",
        "Check that the file is not damaged.")),
    "Y0084": Words(
      zh: Wordings("没有此工作表", "没有名为“{name}”的工作表", "用 yusuan inspect 查看工作表。"),
      en: Wordings("no such sheet", "there is no sheet “{name}”", "See the sheets with yusuan inspect.")),
    "Y0085": Words(
      zh: Wordings("单元格自相矛盾", "单元格自相矛盾：{reason}，读到的“{found}”不可信", "用表格软件打开，核对后重新保存。"),
      en: Wordings(
        "contradictory cell", "the cell contradicts itself: {reason}; “{found}” is not to be trusted",
        "Open the file in a spreadsheet program, check the cell and save it.")),
    "Y0086": Words(
      zh: Wordings("未读取的文字", "单元格中的“{found}”未读取：{reason}", "核对该单元格，删去作废的文字。"),
      en: Wordings(
        "text left out", "“{found}” in the cell is not read: {reason}",
        "Check the cell and remove what no longer holds.")),
    "Y0087": Words(
      zh: Wordings("合并单元格未计入", "工作表过大，{count} 处纵向合并的单元格（从 {found} 起）只在首行有内容", "取消合并，并在每一行填写。"),
      en: Wordings(
        "merged cells not respected",
        "the sheet is so large that {count} cells merged over rows (from {found} on) count for their first row only",
        "Unmerge them and fill each row.")),
    "Y0089": Words(
      zh: Wordings("未读取的工作表", "这不是普通工作表，不读取：{reason}", "如含有预算表，请把它移到普通工作表。"),
      en: Wordings(
        "sheet that is not read", "this is no worksheet and is not read: {reason}",
        "Move a budget table in it to a worksheet.")),
    "Y0170": Words(
      zh: Wordings(
        "自己网页中的附加内容", "这是 yusuan 写的网页：{count} 处发现、图表和标记不属于表格，没有读取", "无须处理；只读取表格。"),
      en: Wordings(
        "what a page of ours adds",
        "yusuan wrote this page: {count} findings, charts and marks are no part of its tables and are not read",
        "Nothing needs to be done; the tables are read.")),
  ]
}
