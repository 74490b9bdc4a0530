/// The words of findings about drafted profiles.
extension Catalogue {
  static let drafting: [String: Words] = [
    "Y0135": Words(
      zh: Wordings("没有可起草的表格", "没有找到可以起草版式的表格", "用 yusuan cells 查看文件内容；表格须有标题和表头。"),
      en: Wordings(
        "nothing to draft", "no table was found that a profile could be drafted from",
        "Look at the file with yusuan cells; tables need a title and a header."))
  ]
}
