import Testing
import YusuanFindings

/// What cannot be converted is named, in the words and at the place a reader needs.
@Suite struct DamageTests {
  static let head = "2025年预算支出总表\n单位名称：甲中心\n单位：万元\n项目,,2025年预算数,,\n科目编码,科目名称,合计,基本支出,项目支出\n"

  struct Damage: CustomTestStringConvertible {
    var trap: String
    var text: String
    var chinese: [String]
    var english: [String]
    var testDescription: String { trap }
  }

  static let cells: [Damage] = [
    Damage(
      trap: "a letter in an amount", text: head + "合计,,684.O4,443.54,240.50\n",
      chinese: ["1.csv › 第 6 行 › C6（第 6 行第 3 列）：错误：应为以万元计的金额，实为“684.O4” [Y0012]"],
      english: ["1.csv › line 6 › C6 (row 6, column 3): error: expected an amount in 万元, found “684.O4” [Y0012]"]),
    Damage(
      trap: "wrong groups of digits", text: head + "合计,,\"68,4.04\",12 34,240.50\n",
      chinese: [
        "1.csv › 第 6 行 › C6（第 6 行第 3 列）：错误：应为以万元计的金额，实为“68,4.04” [Y0012]",
        "1.csv › 第 6 行 › D6（第 6 行第 4 列）：错误：应为以万元计的金额，实为“12 34” [Y0012]",
      ],
      english: [
        "1.csv › line 6 › C6 (row 6, column 3): error: expected an amount in 万元, found “68,4.04” [Y0012]",
        "1.csv › line 6 › D6 (row 6, column 4): error: expected an amount in 万元, found “12 34” [Y0012]",
      ]),
    Damage(
      trap: "a decimal comma beside what may be one",
      text: head + "合计,,\"7,250\",\"1,234.50\",\"1,000,000\"\n208,社会保障和就业支出,\"0,350\",5,\n",
      chinese: [
        "1.csv › 第 7 行 › C7（第 7 行第 3 列）：错误：应为以万元计的金额，实为“0,350” [Y0012]",
        "1.csv › 第 6 行 › C6（第 6 行第 3 列）：错误：应为以万元计的金额，实为“7,250” [Y0012]",
      ],
      english: [
        "1.csv › line 7 › C7 (row 7, column 3): error: expected an amount in 万元, found “0,350” [Y0012]",
        "1.csv › line 6 › C6 (row 6, column 3): error: expected an amount in 万元, found “7,250” [Y0012]",
      ]),
    Damage(
      trap: "two figures in a cell", text: head + "合计,,\"100\n200\",1.00,\n",
      chinese: ["1.csv › 第 6 行 › C6（第 6 行第 3 列）：错误：应为以万元计的金额，实为“100 200” [Y0012]"],
      english: [
        "1.csv › line 6 › C6 (row 6, column 3): error: expected an amount in 万元, found “100 200” [Y0012]"
      ]),
    Damage(
      trap: "beyond the range", text: head + "合计,,99999999999999,443.54,240.50\n",
      chinese: ["1.csv › 第 6 行 › C6（第 6 行第 3 列）：错误：金额“99999999999999”超出可表示的范围（±92,233,720,368,547,758.07 元） [Y0013]"],
      english: [
        "1.csv › line 6 › C6 (row 6, column 3): error: the amount “99999999999999” is beyond ±92,233,720,368,547,758.07 元 [Y0013]"
      ]),
    Damage(
      trap: "below 分", text: head + "合计,,684.0400001,443.54,240.50\n",
      chinese: ["1.csv › 第 6 行 › C6（第 6 行第 3 列）：错误：金额“684.0400001”（万元）细于 1 分，不能精确表示 [Y0014]"],
      english: [
        "1.csv › line 6 › C6 (row 6, column 3): error: the amount “684.0400001” (万元) is finer than 0.01 元 and cannot be held exactly [Y0014]"
      ]),
    Damage(
      trap: "a letter in a code", text: head + "合计,,1.00,1.00,\n2O8,社会保障和就业支出,1.00,1.00,\n",
      chinese: [
        "1.csv › 第 7 行 › A7（第 7 行第 1 列）：错误：应为 3, 5, 7 位数字的科目编码，实为“2O8” [Y0017]",
        "1.csv › 第 7 行 › B7（第 7 行第 2 列）：信息：2025年预算支出总表：“社会保障和就业支出”不是版式中的行，按原样保留 [Y0027]",
      ],
      english: [
        "1.csv › line 7 › A7 (row 7, column 1): error: expected a code of 3, 5, 7 digits, found “2O8” [Y0017]",
        "1.csv › line 7 › B7 (row 7, column 2): info: 2025年预算支出总表: “社会保障和就业支出” is no row of the profile and is kept as printed [Y0027]",
      ]),
    Damage(
      trap: "a figure without a label", text: head + "合计,,1.00,1.00,\n,,2.00,,\n",
      chinese: ["1.csv › 第 7 行 › C7（第 7 行第 3 列）：错误：金额“2.00”所在的行没有科目或项目名称 [Y0016]"],
      english: [
        "1.csv › line 7 › C7 (row 7, column 3): error: the row of the amount “2.00” has neither a code nor an item [Y0016]"
      ]),
    Damage(
      trap: "a cell beside the columns", text: head + "合计,,1.00,1.00,,,7.00\n",
      chinese: ["1.csv › 第 6 行 › G6（第 6 行第 7 列）：警告：“7.00”所在的列没有表头 [Y0018]"],
      english: ["1.csv › line 6 › G6 (row 6, column 7): warning: the column of “7.00” has no header [Y0018]"]),
    Damage(
      trap: "a further column", text: head.replacing("数,,", with: "数,,,备注") + "合计,,1.00,1.00,,好\n",
      chinese: ["1.csv › 第 4 行 › F4（第 4 行第 6 列）：警告：列“备注”不在版式中，其 2 个单元格未转换 [Y0020]"],
      english: [
        "1.csv › line 4 › F4 (row 4, column 6): warning: the column “备注” is not in the profile; its 2 cells are not converted [Y0020]"
      ]),
  ]

  static let tables: [Damage] = [
    Damage(
      trap: "cut before the total", text: head + "208,社会保障和就业支出,1.00,1.00,\n",
      chinese: ["1.csv › 第 6 行 › A6（第 6 行第 1 列）：错误：2025年预算支出总表：缺少“合计”，表格可能不完整 [Y0026]"],
      english: [
        "1.csv › line 6 › A6 (row 6, column 1): error: 2025年预算支出总表: “合计” is missing; the table may be incomplete [Y0026]"
      ]),
    Damage(
      trap: "a title and nothing else", text: "2025年预算支出总表\n单位名称：甲中心\n单位：万元\n\n本单位情况\n",
      chinese: ["1.csv › 第 1 行 › A1（第 1 行第 1 列）：错误：2025年预算支出总表：标题之下没有表头和数据 [Y0023]"],
      english: [
        "1.csv › line 1 › A1 (row 1, column 1): error: 2025年预算支出总表: neither header nor data below the title [Y0023]"
      ]),
    Damage(
      trap: "a table whose title is not known",
      text: head.replacing("2025年预算支出总表", with: "2025年支出情况") + "合计,,1.00,1.00,\n",
      chinese: [
        "1.csv › 第 1–6 行 › A1（第 1 行第 1 列）：警告：表格“2025年支出情况”不是版式中的表（标题不是版式中任何一张表的），其 2 个数字未转换；列：科目编码, 科目名称, 合计, 基本支出, 项目支出 [Y0090]"
      ],
      english: [
        "1.csv › lines 1–6 › A1 (row 1, column 1): warning: the table “2025年支出情况” is none of the profile's (its title is none of the profile's); its 2 figures are not converted; columns: 科目编码, 科目名称, 合计, 基本支出, 项目支出 [Y0090]"
      ]),
    Damage(
      trap: "a table twice", text: head + "合计,,1.00,1.00,\n\n" + head + "合计,,2.00,2.00,\n",
      chinese: ["1.csv › 第 8 行 › A8（第 8 行第 1 列）：错误：甲中心：2025年预算支出总表出现不止一次，第二次的 13 个单元格未转换 [Y0036]"],
      english: [
        "1.csv › line 8 › A8 (row 8, column 1): error: 甲中心: 2025年预算支出总表 stands there more than once; the 13 cells of the second are not converted [Y0036]"
      ]),
    Damage(
      trap: "two units above one table", text: head.replacing("单位：", with: "单位名称：乙中心\n单位：") + "合计,,1.00,1.00,\n",
      chinese: ["1.csv › 第 3 行 › A3（第 3 行第 1 列）：错误：单位名称应为“甲中心”，实为“乙中心” [Y0031]"],
      english: ["1.csv › line 3 › A3 (row 3, column 1): error: expected the unit “甲中心”, found “乙中心” [Y0031]"]),
    Damage(
      trap: "another money unit", text: head.replacing("万元", with: "美元") + "合计,,1.00,,\n",
      chinese: [
        "1.csv › 第 6 行 › C6（第 6 行第 3 列）：错误：金额单位应为 元, 千元, 万元, 亿元，实为“美元”，金额未转换 [Y0034]",
        "1.csv › 第 3 行 › A3（第 3 行第 1 列）：错误：金额单位应为 元, 千元, 万元, 亿元，实为“美元”，金额未转换 [Y0034]",
      ],
      english: [
        "1.csv › line 6 › C6 (row 6, column 3): error: expected the money unit 元, 千元, 万元, 亿元, found “美元”; the figures are not converted [Y0034]",
        "1.csv › line 3 › A3 (row 3, column 1): error: expected the money unit 元, 千元, 万元, 亿元, found “美元”; the figures are not converted [Y0034]",
      ]),
    Damage(
      trap: "two money units", text: head.replacing("单位：万元", with: "单位：万元,单位：元") + "合计,,1.00,1.00,\n",
      chinese: ["1.csv › 第 3 行 › B3（第 3 行第 2 列）：错误：各表金额单位不一致，输出以万元计 [Y0035]"],
      english: [
        "1.csv › line 3 › B3 (row 3, column 2): error: the tables' money units differ; amounts are written in 万元 [Y0035]"
      ]),
    Damage(
      trap: "a column left out",
      text: head.replacing(",项目支出", with: "").replacing("数,,", with: "数,") + "合计,,1.00,1.00\n",
      chinese: ["1.csv › 第 1 行 › A1（第 1 行第 1 列）：警告：2025年预算支出总表：没有找到列“2025年预算数 › 项目支出” [Y0021]"],
      english: [
        "1.csv › line 1 › A1 (row 1, column 1): warning: 2025年预算支出总表: the column “2025年预算数 › 项目支出” was not found [Y0021]"
      ]),
  ]

  @Test(arguments: cells + tables)
  func isNamed(damage: Damage) throws {
    let probe = try Probe.read(damage.text)
    #expect(probe.words(.zh).filter { !$0.contains("[Y0037]") } == damage.chinese)
    #expect(probe.words(.en).filter { !$0.contains("[Y0037]") } == damage.english)
    #expect(probe.ledger.read == probe.ledger.used + probe.ledger.diagnosed)
    #expect(probe.findings.reduce(0) { $0 + $1.cells } == probe.ledger.diagnosed)
  }
}
