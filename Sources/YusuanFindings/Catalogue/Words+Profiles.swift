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
  ]
}
