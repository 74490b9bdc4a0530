/// The words of findings about recognition.
extension Catalogue {
  static let recognition: [String: Words] = [
    "Y0012": Words(
      zh: Wordings("金额无法识别", "应为以{unit}计的金额，实为“{found}”", "改正该单元格；无金额时请留空。"),
      en: Wordings(
        "unreadable amount", "expected an amount in {unit}, found “{found}”",
        "Correct the cell; leave it blank where there is no amount.")),
    "Y0015": Words(
      zh: Wordings("不是金额", "应为以{unit}计的金额，“{found}”不是：{reason}", "改正该单元格或其数字格式。"),
      en: Wordings(
        "no amount", "expected an amount in {unit}, but “{found}” is none: {reason}",
        "Correct the cell or its number format.")),
    "Y0016": Words(
      zh: Wordings("金额没有项目", "金额“{found}”所在的行没有科目或项目名称", "补上该行的科目编码或项目名称。"),
      en: Wordings(
        "amount without an item", "the row of the amount “{found}” has neither a code nor an item",
        "Give the row its code or its item.")),
    "Y0017": Words(
      zh: Wordings("科目编码无法识别", "应为 {expected} 位数字的科目编码，实为“{found}”", "改正科目编码。"),
      en: Wordings("unreadable code", "expected a code of {expected} digits, found “{found}”", "Correct the code.")),
    "Y0018": Words(
      zh: Wordings("单元格不在任何列内", "“{found}”所在的列没有表头", "为该列补上表头，或把内容移到所属的列。"),
      en: Wordings(
        "cell outside the columns", "the column of “{found}” has no header",
        "Give the column a header, or move the content to its column.")),
    "Y0019": Words(
      zh: Wordings("文字已损坏", "“{found}”含有不是文字的字节，或单元格自相矛盾", "用正确的编码重新保存文件，或用 --encoding 指定编码。"),
      en: Wordings(
        "damaged text", "“{found}” has bytes that are no text, or its cell contradicts itself",
        "Save the file again in its right encoding, or name the encoding with --encoding.")),
    "Y0020": Words(
      zh: Wordings("未知的列", "列“{column}”不在版式中，其 {count} 个单元格未转换", "版式不含此列；如需要，请在版式文件中添加。"),
      en: Wordings(
        "unknown column", "the column “{column}” is not in the profile; its {count} cells are not converted",
        "The profile has no such column; add it to a profile file if it is needed.")),
    "Y0021": Words(
      zh: Wordings("缺少列", "{table}：没有找到列“{column}”", "核对表头；如写法不同，请在版式文件中添加该写法。"),
      en: Wordings(
        "missing column", "{table}: the column “{column}” was not found",
        "Check the header; add another spelling to a profile file.")),
    "Y0022": Words(
      zh: Wordings("列无法确定", "列“{column}”与版式中不止一列相符，其 {count} 个单元格未转换", "补全上层表头，使各列可以区分。"),
      en: Wordings(
        "ambiguous column",
        "the column “{column}” may be more than one of the profile's; its {count} cells are not converted",
        "Complete the labels above, so that the columns can be told apart.")),
    "Y0023": Words(
      zh: Wordings("缺少表头", "{table}：标题之下没有表头和数据", "核对该表是否完整。"),
      en: Wordings(
        "missing header", "{table}: neither header nor data below the title", "Check that the table is complete.")),
    "Y0024": Words(
      zh: Wordings("表格没有标题", "表格没有标题，按名称“{name}”或表头认作表{table}", "补上表格标题。"),
      en: Wordings(
        "table without a title",
        "the table has no title; by the name “{name}” or its header it is taken for table {table}",
        "Give the table its title.")),
    "Y0025": Words(
      zh: Wordings("表外的数字", "从“{label}”起有 {count} 个单元格像表格而没有可识别的标题，未转换", "核对该处表格的标题是否与版式一致。"),
      en: Wordings(
        "figures outside tables",
        "{count} cells from “{label}” on look like a table without a title that is known; they are not converted",
        "Compare the table's title with the profile.")),
    "Y0026": Words(
      zh: Wordings("缺少必有的行", "{table}：缺少“{expected}”，表格可能不完整", "核对表格是否被截断。"),
      en: Wordings(
        "missing row", "{table}: “{expected}” is missing; the table may be incomplete",
        "Check that the table was not cut.")),
    "Y0027": Words(
      zh: Wordings("版式外的行", "{table}：“{label}”不是版式中的行，按原样保留", "无需处理；如属写法不同，可在版式文件中添加。"),
      en: Wordings(
        "row beyond the profile", "{table}: “{label}” is no row of the profile and is kept as printed",
        "Nothing to do; add a spelling to a profile file if it is one.")),
    "Y0028": Words(
      zh: Wordings("重复的行", "{table}：“{label}”已出现过，按原样保留", "核对是否多出一行。"),
      en: Wordings(
        "repeated row", "{table}: “{label}” stands there already; it is kept as printed",
        "Check whether the row is one too many.")),
    "Y0030": Words(
      zh: Wordings("缺少单位名称", "没有找到单位名称", "在表格上方填写“单位名称：……”。"),
      en: Wordings("missing unit", "no unit's name was found", "Print 单位名称：… above the tables.")),
    "Y0031": Words(
      zh: Wordings("单位名称不一致", "单位名称应为“{expected}”，实为“{found}”", "核对单位名称；不同单位的表格作为不同的公开文件输出。"),
      en: Wordings(
        "units differ", "expected the unit “{expected}”, found “{found}”",
        "Check the unit's name; tables of different units are written as different disclosures.")),
    "Y0032": Words(
      zh: Wordings("年度不一致", "年度应为 {expected}，实为 {found}", "核对标题中的年度；不同年度的表格作为不同的公开文件输出。"),
      en: Wordings(
        "years differ", "expected the fiscal year {expected}, found {found}",
        "Check the year in the title; tables of different years are written as different disclosures.")),
    "Y0033": Words(
      zh: Wordings("缺少金额单位", "{table}：没有印出金额单位，按{unit}读取", "在表格上方填写“单位：万元”，或用 --assume-unit 指定。"),
      en: Wordings(
        "missing money unit", "{table}: no money unit is printed; figures are read as {unit}",
        "Print 单位：万元 above the table, or name it with --assume-unit.")),
    "Y0034": Words(
      zh: Wordings("金额单位无法识别", "金额单位应为 {expected}，实为“{found}”，金额未转换", "改为元、千元、万元或亿元。"),
      en: Wordings(
        "unknown money unit", "expected the money unit {expected}, found “{found}”; the figures are not converted",
        "Use 元, 千元, 万元 or 亿元.")),
    "Y0035": Words(
      zh: Wordings("金额单位不一致", "各表金额单位不一致，输出以{expected}计", "无需处理；金额已精确换算。"),
      en: Wordings(
        "money units differ", "the tables' money units differ; amounts are written in {expected}",
        "Nothing to do; the amounts are converted exactly.")),
    "Y0036": Words(
      zh: Wordings("表格重复", "{name}：{table}出现不止一次，第二次的 {count} 个单元格未转换", "删去多余的一张，或标明“续表”。"),
      en: Wordings(
        "repeated table",
        "{name}: {table} stands there more than once; the {count} cells of the second are not converted",
        "Remove one of them, or mark it as 续表.")),
    "Y0037": Words(
      zh: Wordings("缺少表格", "{name}：没有表 {expected}（共 {count} 张）", "如应公开，请补上。"),
      en: Wordings(
        "missing tables", "{name}: no table {expected} ({count} in all)", "Add them if they are to be disclosed.")),
    "Y0039": Words(
      zh: Wordings("名称按版式改写", "{table}：“{found}”按版式写作“{expected}”", "无需处理。"),
      en: Wordings(
        "label in the profile's spelling", "{table}: “{found}” is written “{expected}”, as the profile spells it",
        "Nothing to do.")),
    "Y0059": Words(
      zh: Wordings("形近字符", "从此处起有 {count} 个单元格含有形近字符或不可见字符（如部首、兼容汉字、零宽字符），按通用字符书写", "无需处理。"),
      en: Wordings(
        "look-alike characters",
        "{count} cells from here on have invisible characters or such that look like others (radicals, compatibility ideographs, zero-width marks); they are written with the usual ones",
        "Nothing to do.")),
    "Y0088": Words(
      zh: Wordings("多余的科目编码", "“{label}”一行不带科目编码，“{found}”未转换", "核对该行是合计还是科目：删去编码，或改正名称。"),
      en: Wordings(
        "code where none belongs", "the row “{label}” has no code; “{found}” is not converted",
        "Check whether the row is a total or an item: remove the code, or correct the name.")),
    "Y0090": Words(
      zh: Wordings(
        "未知的表格", "表格“{label}”不是版式中的表（{reason}），其 {count} 个数字未转换；列：{column}",
        "如属版式中的表，请按版式改正标题，或在版式文件中添加该写法；不属公开表的，无需处理。"),
      en: Wordings(
        "unknown table",
        "the table “{label}” is none of the profile's ({reason}); its {count} figures are not converted; columns: {column}",
        "If it is one of the profile's, correct its title or add the spelling to a profile file; otherwise nothing to do."
      )),
    "Y0091": Words(
      zh: Wordings("版式无法确定", "表格“{label}”与不止一个版式同样相符（{expected}），未转换", "用 --profile 指定版式。"),
      en: Wordings(
        "profile not certain",
        "the table “{label}” fits more than one profile equally ({expected}); it is not converted",
        "Name the profile with --profile.")),
    "Y0092": Words(
      zh: Wordings("级次无法确定", "无法确定是部门预算还是单位预算，按版式“{name}”读取", "用 --level 指定。"),
      en: Wordings(
        "level not known",
        "it cannot be told whether this is a department's budget or a unit's; read by the profile “{name}”",
        "Give it with --level.")),
    "Y0095": Words(
      zh: Wordings("页内合计", "“{label}”是页内合计，不是表中的行，其 {count} 个单元格未转换", "无需处理；表中的合计另行印出。"),
      en: Wordings(
        "sum of a page", "“{label}” is the sum of a page and no row of the table; its {count} cells are not converted",
        "Nothing to do; the table prints its own total.")),
    "Y0096": Words(
      zh: Wordings("表格中间的标题行", "{table}：“{label}”一行没有数字，其下的行仍读入此表", "核对其下的行是否属于此表。"),
      en: Wordings(
        "heading inside a table",
        "{table}: the line “{label}” has no figures; the rows below it are read into this table",
        "Check whether the rows below it belong to the table.")),
    "Y0098": Words(
      zh: Wordings("隐藏的数字", "{table}：{count} 个数在隐藏的行、列或工作表中，照样转换", "核对是否应当公开；--skip-hidden 略去隐藏的部分。"),
      en: Wordings(
        "hidden figures",
        "{table}: {count} figures stand in hidden rows or columns or on a hidden sheet, and are converted",
        "Check whether they are to be disclosed; --skip-hidden leaves hidden parts out.")),
    "Y0099": Words(
      zh: Wordings("隐藏的表格未采用", "{name}：隐藏的{table}未转换（{count} 个单元格），以 {found} 处可见的一张为准", "核对隐藏的一张是否草稿，不用的请删去。"),
      en: Wordings(
        "hidden table not taken",
        "{name}: the hidden {table} is not converted ({count} cells); the visible one at {found} counts",
        "Check whether the hidden one is a draft, and remove it if it is not needed.")),
    "Y0105": Words(
      zh: Wordings("不是数量、百分比或日期的内容", "应为数量、百分比或日期，“{found}”不是：{reason}", "改为该栏应有的内容，数字格式须与栏目相符。"),
      en: Wordings(
        "no count, percentage or date", "expected a count, a percentage or a date, but “{found}” is none: {reason}",
        "Type what the column holds, with a number format that fits it.")),
    "Y0101": Words(
      zh: Wordings("表外文字中的金额", "“{found}”在表格之外（{reason}），不在结果中", "核对该金额是否属于某张表。"),
      en: Wordings(
        "amount in text outside tables", "“{found}” stands outside the tables ({reason}) and is not in the result",
        "Check whether the amount belongs to a table.")),
  ]
}
