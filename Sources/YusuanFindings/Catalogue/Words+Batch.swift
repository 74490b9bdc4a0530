/// The words of findings about batches.
extension Catalogue {
  static let batch: [String: Words] = [
    "Y0097": Words(
      zh: Wordings("重复的公开文件", "“{found}”与输入“{name}”中的是同一份公开文件：{reason}", "核对以哪一份为准，另一份不要转换。"),
      en: Wordings(
        "repeated disclosure", "“{found}” is the same disclosure as that in the input “{name}”: {reason}",
        "Decide which one counts, and leave the other out.")),
    "Y0074": Words(
      zh: Wordings("输出文件夹正在使用", "另一次批量转换正在写入此文件夹", "等它结束，或换一个文件夹。"),
      en: Wordings(
        "folder in use", "another batch is writing to this folder", "Wait until it ends, or choose another folder.")),
  ]
}
