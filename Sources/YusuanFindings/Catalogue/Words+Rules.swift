/// The words of findings about rules and code lists.
extension Catalogue {
  static let rules: [String: Words] = [
    "Y0067": Words(
      zh: Wordings("规则文件有误", "规则文件有误：应为 {expected}，实为“{found}”", "按 Documentation/profiles.md 改正。"),
      en: Wordings(
        "wrong rules file", "the rules file is wrong: expected {expected}, found “{found}”",
        "Correct it by Documentation/profiles.md.")),
    "Y0068": Words(
      zh: Wordings("代码表有误", "科目代码表有误：应为 {expected}，实为“{found}”", "按 Documentation/profiles.md 改正。"),
      en: Wordings(
        "wrong code list", "the code list is wrong: expected {expected}, found “{found}”",
        "Correct it by Documentation/profiles.md.")),
  ]
}
