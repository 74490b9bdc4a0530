/// The words of findings about the text around tables.
extension Catalogue {
  static let text: [String: Words] = [
    "Y0185": Words(
      zh: Wordings("说明模板有误", "说明模板有误：应为 {expected}，实为“{found}”", "按 Documentation/text.md 改正。"),
      en: Wordings(
        "wrong text template", "the text template is wrong: expected {expected}, found “{found}”",
        "Correct it by Documentation/text.md.")),
    "Y0186": Words(
      zh: Wordings("没有说明模板", "版式 {name} 没有说明模板", "在版式中写明 <text file=\"text.xml\"/>，见 Documentation/text.md。"),
      en: Wordings(
        "no text template", "the profile {name} has no text template",
        "Name one in the profile by <text file=\"text.xml\"/>: Documentation/text.md.")),
    "Y0187": Words(
      zh: Wordings("说明中的空缺", "说明中有 {count} 处【…】，是表格没有写明的", "逐处填写。"),
      en: Wordings(
        "gaps in the text", "the text has {count} gaps 【…】, which the tables say nothing about", "Fill them in.")),
    "Y0188": Words(
      zh: Wordings("说明缺少的数", "说明中有的数没有写出：{reason}", "补全或改正表格后再写。"),
      en: Wordings(
        "figures that the text lacks", "figures of the text were not written: {reason}",
        "Complete or correct the tables, and write it again.")),
    "Y0189": Words(
      zh: Wordings("没有该单位上年的公开文件", "--previous 中没有“{name}”上一年的公开文件，增减未写", "给出该单位上一年的公开文件。"),
      en: Wordings(
        "no year before of the unit",
        "--previous has no disclosure of “{name}” of the year before; no change was written",
        "Give the unit's disclosure of the year before.")),
    "Y0190": Words(
      zh: Wordings("说明太长", "模板 {name} 写出的文字太长，或循环超过 {limit} 步，没有写完", "减少模板中嵌套的循环。"),
      en: Wordings(
        "too long a text",
        "the text by the template {name} became too long, or its loops took more than {limit} steps; it was not written",
        "Have fewer loops within each other.")),
    "Y0191": Words(
      zh: Wordings("几个单位写入一个文件", "有 {count} 份公开文件，不能写入一个文件", "用 -o 给出文件夹，如 -o text/。"),
      en: Wordings(
        "several disclosures in one file", "there are {count} disclosures, which cannot be written to one file",
        "Name a folder by -o, such as -o text/.")),
  ]
}
