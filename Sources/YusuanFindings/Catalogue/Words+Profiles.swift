/// The words of findings about profiles.
extension Catalogue {
  static let profiles: [String: Words] = [
    "Y0063": Words(
      zh: Wordings("版式文件有误", "版式文件有误：应为 {expected}，实为“{found}”", "按 Documentation/profiles.md 改正。"),
      en: Wordings(
        "wrong profile file", "the profile file is wrong: expected {expected}, found “{found}”",
        "Correct it by Documentation/profiles.md.")),
    "Y0064": Words(
      zh: Wordings("没有此版式", "没有版式“{name}”；内置版式：{expected}", "用 yusuan profiles 查看，或给出版式文件。"),
      en: Wordings(
        "unknown profile", "there is no profile “{name}”; those built in: {expected}",
        "See yusuan profiles, or give a profile file.")),
    "Y0136": Words(
      zh: Wordings("待定", "{name}“{label}”待定：{expected}", "改好后删去属性 decide。"),
      en: Wordings(
        "undecided", "{name} “{label}” is undecided: {expected}", "Correct it, and remove the attribute decide.")),
    "Y0121": Words(
      zh: Wordings("两列的表头相同", "表 {table}：列 {found} 与列 {expected} 的表头同为“{label}”，无法区分", "改正其中一列的各级表头或写法。"),
      en: Wordings(
        "columns with one header",
        "table {table}: the columns {found} and {expected} both have the header “{label}” and cannot be told apart",
        "Correct the labels or spellings of one of them, or those above it.")),
    "Y0122": Words(
      zh: Wordings("两张表的标题相同", "表 {found} 与表 {expected} 的标题同为“{label}”，无法区分", "改正标题，或删去其中一处写法。"),
      en: Wordings(
        "tables with one title",
        "the tables {found} and {expected} both have the title “{label}” and cannot be told apart",
        "Correct the title, or remove one of the spellings.")),
    "Y0123": Words(
      zh: Wordings("两行的名称相同", "表 {table}：行 {found} 与行 {expected} 的名称同为“{label}”，无法区分", "删去其中一处写法，或把该行放在上级的行里。"),
      en: Wordings(
        "rows with one label",
        "table {table}: the rows {found} and {expected} both have the label “{label}” and cannot be told apart",
        "Remove one of the spellings, or put the row into the row above it.")),
    "Y0125": Words(
      zh: Wordings("有科目而没有编码列", "表 {table}：栏 {label} 有科目编码的行（codes），却没有 kind 为 code 或 codePart 的列", "补上编码列，或用 list。"),
      en: Wordings(
        "codes without a column",
        "table {table}: the panel {label} has rows with codes, but no column of kind code or codePart",
        "Add the column of codes, or use a list.")),
    "Y0130": Words(
      zh: Wordings("自相矛盾", "{label} [“{found}”]有误：{reason}", "按 Documentation/profiles.md 改正。"),
      en: Wordings(
        "contradiction", "{label} [“{found}” ]is wrong: {reason}", "Correct it by Documentation/profiles.md.")),
  ]
}
