/// The words of findings about JSON.
extension Catalogue {
  static let json: [String: Words] = [
    "Y0065": Words(
      zh: Wordings("JSON 不合语法", "JSON 不合语法：应为 {expected}，实为“{found}”", "核对文件是否完整。"),
      en: Wordings(
        "malformed JSON", "the JSON is malformed: expected {expected}, found “{found}”",
        "Check that the file is complete."))
  ]
}
