extension Words {
  /// 中文措辞。
  static func chinese(_ code: Code) -> Words {
    switch code {
    case .formulaWithoutValue:
      Words("公式没有结果", "公式没有保存计算结果，取不到金额或文字", "用表格软件打开并保存一次，使公式带有结果。")
    case .amountUnreadable:
      Words("金额无法识别", "应为以{unit}计的金额，实为“{found}”", "改正该单元格；无金额时请留空。")
    case .amountOverflow:
      Words("金额超出范围", "金额“{found}”超出可表示的范围（±92,233,720,368,547,758.07 元）", "核对该数字及金额单位。")
    case .amountBelowFen:
      Words("金额细于分", "金额“{found}”（{unit}）细于 1 分，不能精确表示", "按四舍五入到分的数字填写。")
    case .amountOfAnotherKind:
      Words("不是金额", "应为以{unit}计的金额，“{found}”不是：{reason}", "改正该单元格或其数字格式。")
    case .amountWithoutItem:
      Words("金额没有项目", "金额“{found}”所在的行没有科目或项目名称", "补上该行的科目编码或项目名称。")
    case .codeUnreadable:
      Words("科目编码无法识别", "应为 {expected} 位数字的科目编码，实为“{found}”", "改正科目编码。")
    case .cellOutsideColumns:
      Words("单元格不在任何列内", "“{found}”所在的列没有表头", "为该列补上表头，或把内容移到所属的列。")
    case .textDamaged:
      Words("文字已损坏", "“{found}”含有不是文字的字节，或单元格自相矛盾", "用正确的编码重新保存文件，或用 --encoding 指定编码。")
    case .columnUnknown:
      Words("未知的列", "列“{column}”不在版式中，其 {count} 个单元格未转换", "版式不含此列；如需要，请在版式文件中添加。")
    case .columnMissing:
      Words("缺少列", "{table}：没有找到列“{column}”", "核对表头；如写法不同，请在版式文件中添加该写法。")
    case .columnAmbiguous:
      Words("列无法确定", "列“{column}”与版式中不止一列相符，其 {count} 个单元格未转换", "补全上层表头，使各列可以区分。")
    case .headerMissing:
      Words("缺少表头", "{table}：标题之下没有表头和数据", "核对该表是否完整。")
    case .tableUntitled:
      Words("表格没有标题", "表格没有标题，按名称“{name}”或表头认作表{table}", "补上表格标题。")
    case .figuresOutsideTables:
      Words("表外的数字", "从“{label}”起有 {count} 个单元格像表格而没有可识别的标题，未转换", "核对该处表格的标题是否与版式一致。")
    case .rowMissing:
      Words("缺少必有的行", "{table}：缺少“{expected}”，表格可能不完整", "核对表格是否被截断。")
    case .rowUnknown:
      Words("版式外的行", "{table}：“{label}”不是版式中的行，按原样保留", "无需处理；如属写法不同，可在版式文件中添加。")
    case .rowRepeated:
      Words("重复的行", "{table}：“{label}”已出现过，按原样保留", "核对是否多出一行。")
    case .textOutsideTables:
      Words("表外文字", "{count} 个单元格是表格之外的文字（“{label}”…）", "无需处理。")
    case .unitMissing:
      Words("缺少单位名称", "没有找到单位名称", "在表格上方填写“单位名称：……”。")
    case .unitsDiffer:
      Words("单位名称不一致", "单位名称应为“{expected}”，实为“{found}”", "核对单位名称；不同单位的表格作为不同的公开文件输出。")
    case .yearsDiffer:
      Words("年度不一致", "年度应为 {expected}，实为 {found}", "核对标题中的年度；不同年度的表格作为不同的公开文件输出。")
    case .amountUnitMissing:
      Words("缺少金额单位", "{table}：没有印出金额单位，按{unit}读取", "在表格上方填写“单位：万元”，或用 --assume-unit 指定。")
    case .amountUnitUnknown:
      Words("金额单位无法识别", "金额单位应为 {expected}，实为“{found}”，金额未转换", "改为元、千元、万元或亿元。")
    case .amountUnitsDiffer:
      Words("金额单位不一致", "各表金额单位不一致，输出以{expected}计", "无需处理；金额已精确换算。")
    case .tableRepeated:
      Words("表格重复", "{name}：{table}出现不止一次，第二次的 {count} 个单元格未转换", "删去多余的一张，或标明“续表”。")
    case .tablesMissing:
      Words("缺少表格", "{name}：没有表 {expected}（共 {count} 张）", "如应公开，请补上。")
    case .noTable:
      Words("没有表格", "没有找到版式“{name}”的任何一张表", "核对文件和版式（--profile）。")
    case .labelRewritten:
      Words("名称按版式改写", "{table}：“{found}”按版式写作“{expected}”", "无需处理。")
    case .encodingTaken:
      Words("按内容判断的编码", "按 {name} 编码读取", "如不对，请用 --encoding 指定。")
    case .encodingDamaged:
      Words("编码有损坏", "按 {name} 编码读取，有 {count} 处字节不是文字", "重新保存文件，或用 --encoding 指定编码。")
    case .encodingUnknown:
      Words("编码无法判断", "内容既不是 UTF-8、UTF-16，也不是 GB18030 文字（{reason}）", "用 --encoding 指定编码，或另存为 UTF-8。")
    case .quoteUnterminated:
      Words("引号没有结束", "从此处开始的引号直到文件末尾都没有结束，按普通字符读取", "补上或删去引号。")
    case .recordTooLong:
      Words("记录过长", "一条记录超过 {limit} 字节", "核对是否有未结束的引号。")
    case .cellTooLong:
      Words("单元格过长", "一个单元格超过 {limit} 字节", "核对文件是否损坏。")
    case .encodingForeign:
      Words("其他文字的编码", "内容像是 {name} 编码的文字，不当作 GB18030 读取", "另存为 UTF-8，或用 --encoding 指定该编码。")
    case .quoteSwallows:
      Words("引号吞掉单元格", "从“{found}”起的引号之内有分隔符和数字，像是漏了或多了引号，按普通字符读取", "补上或删去引号；引号之内的引号应写两个。")
    case .indexColumn:
      Words("索引列", "首列是程序写出的行索引（{found}），不读取", "导出时不要写出索引（如 index=False）。")
    case .missingValueWord:
      Words("缺失值标记", "有 {count} 个单元格是程序写出的缺失值“{found}”，按空白读取", "导出时把缺失值写成空白。")
    case .delimiterUnknown:
      Words("分隔符不能确定", "各列像是以“{found}”分隔", "用 --delimiter 指定分隔符。")
    case .lookalikesWritten:
      Words("形近字符", "从此处起有 {count} 个单元格含有形近字符或不可见字符（如部首、兼容汉字、零宽字符），按通用字符书写", "无需处理。")
    case .fileUnreadable:
      Words("文件无法读取", "无法读取：{reason}", "核对文件名和权限；文件已损坏的，请重新取得，或用表格软件打开后另存。")
    case .fileEmpty:
      Words("文件是空的", "文件没有内容", "核对文件。")
    case .fileChanged:
      Words("文件在读取时改变", "文件在读取过程中被改动，结果不可信", "等写入完成后再转换。")
    case .fileTooLarge:
      Words("文件过大", "超过上限 {limit}", "核对文件，或用相应选项提高上限。")
    case .formatRefused:
      Words("不支持的文件格式", "文件是{name}，不能直接读取：{expected}", "用表格软件打开并另存为 .xlsx 或 CSV。")
    case .formatUnknown:
      Words("无法识别的文件", "文件不是可读取的格式：{reason}", "用表格软件另存为 .xlsx 或 CSV。")
    case .folderWithoutInput:
      Words("文件夹里没有输入", "文件夹里没有可读取的文件", "核对文件夹。")
    case .fileSkipped:
      Words("跳过的文件", "跳过：{reason}", "无需处理。")
    case .xmlMalformed:
      Words("XML 不合语法", "XML 不合语法：{reason}", "核对文件是否完整。")
    case .xmlRefused:
      Words("XML 被拒绝", "XML 含有不允许的内容：{reason}", "删去 DOCTYPE 和实体，或核对文件来源。")
    case .schemaViolated:
      Words("不符合模式", "不符合 XML 模式：{reason}", "按 yusuan schema 给出的模式改正。")
    case .profileWrong:
      Words("版式文件有误", "版式文件有误：应为 {expected}，实为“{found}”", "按 Documentation/profiles.md 改正。")
    case .profileUnknown:
      Words("没有此版式", "没有版式“{name}”；内置版式：{expected}", "用 yusuan profiles 查看，或给出版式文件。")
    case .jsonMalformed:
      Words("JSON 不合语法", "JSON 不合语法：应为 {expected}，实为“{found}”", "核对文件是否完整。")
    case .canonicalWrong:
      Words("不是规范的公开文件", "{label}：应为 {expected}，实为“{found}”", "按 yusuan schema 给出的模式改正。")
    case .rulesWrong:
      Words("规则文件有误", "规则文件有误：应为 {expected}，实为“{found}”", "按 Documentation/profiles.md 改正。")
    case .codesWrong:
      Words("代码表有误", "科目代码表有误：应为 {expected}，实为“{found}”", "按 Documentation/profiles.md 改正。")
    case .rowsDisordered:
      Words("行的次序不对", "第 {found} 行应在其后（{expected}），按文件中的次序读取", "用表格软件打开并重新保存。")
    case .cellRepeated:
      Words("单元格重复", "同一单元格出现两次，第二次的“{found}”未读取", "用表格软件打开并重新保存。")
    case .sharedStringMissing:
      Words("共享字符串缺失", "共享字符串 {found} 不存在", "用表格软件打开并重新保存。")
    case .gridExceeded:
      Words("超出工作表范围", "{found} 超出工作表范围（1,048,576 行、16,384 列）", "核对文件是否损坏。")
    case .sheetUnknown:
      Words("没有此工作表", "没有名为“{name}”的工作表", "用 yusuan inspect 查看工作表。")
    case .sheetSkipped:
      Words("未读取的工作表", "这不是普通工作表，不读取：{reason}", "如含有预算表，请把它移到普通工作表。")
    case .blockUnknown:
      Words(
        "未知的表格", "表格“{label}”不是版式中的表（{reason}），其 {count} 个数字未转换；列：{column}",
        "如属版式中的表，请按版式改正标题，或在版式文件中添加该写法；不属公开表的，无需处理。")
    case .profilesTied:
      Words("版式无法确定", "表格“{label}”与不止一个版式同样相符（{expected}），未转换", "用 --profile 指定版式。")
    case .levelUnknown:
      Words("级次无法确定", "无法确定是部门预算还是单位预算，按版式“{name}”读取", "用 --level 指定。")
    case .profileTaken:
      Words("按内容选用的版式", "按版式“{name}”读取", "如不对，请用 --profile 指定。")
    case .profileFits:
      Words("另一版式相符", "内容不符合版式“{found}”，而与版式“{expected}”相符", "用 --profile {expected} 转换。")
    case .pageTotal:
      Words("页内合计", "“{label}”是页内合计，不是表中的行，其 {count} 个单元格未转换", "无需处理；表中的合计另行印出。")
    case .headingInside:
      Words("表格中间的标题行", "{table}：“{label}”一行没有数字，其下的行仍读入此表", "核对其下的行是否属于此表。")
    case .codeUnexpected:
      Words("多余的科目编码", "“{label}”一行不带科目编码，“{found}”未转换", "核对该行是合计还是科目：删去编码，或改正名称。")
    case .disclosureRepeated:
      Words("重复的公开文件", "“{found}”与输入“{name}”中的是同一份公开文件：{reason}", "核对以哪一份为准，另一份不要转换。")
    case .figuresHidden:
      Words("隐藏的数字", "{table}：{count} 个数在隐藏的行、列或工作表中，照样转换", "核对是否应当公开；--skip-hidden 略去隐藏的部分。")
    case .tableHidden:
      Words("隐藏的表格未采用", "{name}：隐藏的{table}未转换（{count} 个单元格），以 {found} 处可见的一张为准", "核对隐藏的一张是否草稿，不用的请删去。")
    case .cellContradictory:
      Words("单元格自相矛盾", "单元格自相矛盾：{reason}，读到的“{found}”不可信", "用表格软件打开，核对后重新保存。")
    case .textLeftOut:
      Words("未读取的文字", "单元格中的“{found}”未读取：{reason}", "核对该单元格，删去作废的文字。")
    case .mergedUnread:
      Words("合并单元格未计入", "工作表过大，{count} 处纵向合并的单元格（从 {found} 起）只在首行有内容", "取消合并，并在每一行填写。")
    case .outputRefused:
      Words("拒绝写出", "不写到此处：{reason}", "换一个输出位置。")
    case .outputFailed:
      Words("写出失败", "写出失败：{reason}", "核对磁盘空间和权限。")
    case .textNotEncodable:
      Words("文字无法写出", "“{found}”不能写成 {name}", "换用 UTF-8 输出，或改正该文字。")
    case .folderBusy:
      Words("输出文件夹正在使用", "另一次批量转换正在写入此文件夹", "等它结束，或换一个文件夹。")
    case .interrupted:
      Words("读取中止", "读取被中止，其余内容没有读取", "重新读取该文件。")
    case .strictRefused:
      Words("严格模式", "严格模式下有 {count} 个单元格未能转换，不写出", "改正所列的单元格，或不用 --strict。")
    }
  }
}
