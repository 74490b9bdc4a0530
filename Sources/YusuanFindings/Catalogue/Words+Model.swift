/// The words of findings about money.
extension Catalogue {
  static let model: [String: Words] = [
    "Y0013": Words(
      zh: Wordings("金额超出范围", "金额“{found}”超出可表示的范围（±92,233,720,368,547,758.07 元）", "核对该数字及金额单位。"),
      en: Wordings(
        "amount out of range", "the amount “{found}” is beyond ±92,233,720,368,547,758.07 元",
        "Check the figure and its money unit.")),
    "Y0014": Words(
      zh: Wordings("金额细于分", "金额“{found}”（{unit}）细于 1 分，不能精确表示", "按四舍五入到分的数字填写。"),
      en: Wordings(
        "amount finer than 分", "the amount “{found}” ({unit}) is finer than 0.01 元 and cannot be held exactly",
        "Give the figure rounded to 分.")),
  ]
}
