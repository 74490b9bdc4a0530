/// The words of findings about the canonical forms read back.
extension Catalogue {
  static let formats: [String: Words] = [
    "Y0066": Words(
      zh: Wordings("不是规范的公开文件", "{label}：应为 {expected}，实为“{found}”", "按 yusuan schema 给出的模式改正。"),
      en: Wordings(
        "no canonical disclosure", "{label}: expected {expected}, found “{found}”",
        "Correct it by the schema that yusuan schema prints."))
  ]
}
