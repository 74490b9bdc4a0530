/// The words of findings about migrations.
extension Catalogue {
  static let migration: [String: Words] = [
    "Y0175": Words(
      zh: Wordings(
        "没有位置的数", "版式“{name}”没有放这个数的位置：表 {table}，{label}，{column}：{found}[ {unit}]（{reason}）",
        "在版式的对应关系（mappings）中写明它的去向，或自行填入。"),
      en: Wordings(
        "no place for a figure",
        "the profile “{name}” has no place for this figure: table {table}, {label}, {column}: {found}[ {unit}] ({reason})",
        "Say in the mappings of the profile where it goes, or enter it by hand.")),
    "Y0176": Words(
      zh: Wordings(
        "没有位置的未读单元格", "版式“{name}”没有放这个未读单元格的位置：表 {table}，{label}，{column}（{reason}）", "先改正读不出的单元格。"),
      en: Wordings(
        "no place for an unread cell",
        "the profile “{name}” has no place for this unread cell: table {table}, {label}, {column} ({reason})",
        "Correct the cell that could not be read first.")),
    "Y0177": Words(
      zh: Wordings("没有位置的文字", "版式“{name}”没有放这段文字的位置：表 {table}，“{found}”（{reason}）", "如需保留，自行填入。"),
      en: Wordings(
        "no place for a text", "the profile “{name}” has no place for this text: table {table}, “{found}” ({reason})",
        "Enter it by hand where it is needed.")),
    "Y0178": Words(
      zh: Wordings(
        "换了上级的科目", "表 {table}，{label}：科目由 {found} 改为 {expected}，上级不同；上级科目的合计照旧，没有重算", "核对两处上级科目的合计。"),
      en: Wordings(
        "code below another one",
        "table {table}, {label}: the code {found} became {expected}, below another one; the sums of the codes above are as they were",
        "Check the sums of the codes above both.")),
    "Y0179": Words(
      zh: Wordings("级次改变", "级次由 {found} 改为版式“{name}”的 {expected}", "核对这是不是所要的版式。"),
      en: Wordings(
        "another level", "the level {found} became {expected}, that of the profile “{name}”",
        "Check that this is the profile you want.")),
    "Y0180": Words(
      zh: Wordings("没有对应关系", "版式“{found}”与“{name}”之间没有对应关系，只按相同的名称对应", "在版式中写明对应关系（mappings）。"),
      en: Wordings(
        "no mapping",
        "no mapping says how the profiles “{found}” and “{name}” belong together: only equal ids and names do",
        "Write the mappings of the profile.")),
    "Y0181": Words(
      zh: Wordings("对应关系文件有误", "对应关系文件有误：应为 {expected}，实为“{found}”", "按 Documentation/profiles.md 改正。"),
      en: Wordings(
        "wrong mappings file", "the mappings file is wrong: expected {expected}, found “{found}”",
        "Correct it by Documentation/profiles.md.")),
    "Y0182": Words(
      zh: Wordings("列的种类不同", "两列的种类不同：{found} 不能放进 {expected}", "改正其中一列。"),
      en: Wordings(
        "columns of different kinds", "the columns hold different kinds of values: {found} does not go into {expected}",
        "Correct one of the columns.")),
  ]
}
