/// The words of findings about XML.
extension Catalogue {
  static let xml: [String: Words] = [
    "Y0060": Words(
      zh: Wordings("XML 不合语法", "XML 不合语法：{reason}", "核对文件是否完整。"),
      en: Wordings("malformed XML", "the XML is malformed: {reason}", "Check that the file is complete.")),
    "Y0061": Words(
      zh: Wordings("XML 被拒绝", "XML 含有不允许的内容：{reason}", "删去 DOCTYPE 和实体，或核对文件来源。"),
      en: Wordings(
        "refused XML", "the XML holds what is not allowed: {reason}",
        "Remove the DOCTYPE and its entities, or check where the file comes from.")),
    "Y0062": Words(
      zh: Wordings("不符合模式", "不符合 XML 模式：{reason}", "按 yusuan schema 给出的模式改正。"),
      en: Wordings(
        "schema violated", "the XML schema is violated: {reason}", "Correct it by the schema that yusuan schema prints."
      )),
  ]
}
