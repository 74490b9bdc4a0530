import Testing
import YusuanModel
import YusuanProfiles

/// The names of items are known without their ordinals.
@Suite struct ItemNameTests {
  @Test(arguments: [
    ("八、社会保障和就业支出", 8 as Int?, "社会保障和就业支出"), ("二十三、灾害防治及应急管理支出", 23, "灾害防治及应急管理支出"),
    ("三十、抗疫特别国债安排的支出", 30, "抗疫特别国债安排的支出"), ("（一）一般公共预算", 1, "一般公共预算"), ("10.卫生健康支出", 10, "卫生健康支出"),
    ("①公务用车购置费", 1, "公务用车购置费"), ("十一、节能环保支出", 11, "节能环保支出"), ("合计", nil, "合计"), ("一般公共预算", nil, "一般公共预算"),
    ("三公经费", nil, "三公经费"), ("一、", nil, "一、"),
  ])
  func splitsOrdinals(label: String, ordinal: Int?, name: String) {
    let split = ItemName(FoldedText(label))
    #expect(split.ordinal == ordinal)
    #expect(String(String.UnicodeScalarView(split.name)) == name)
  }
}
