import YusuanProfiles

/// A profile of no bureau that has what shanxi-unit does not: three panels, a panel without labels, codes in parts, labels
/// in two columns, texts, counts, percentages and dates, numbers of tables that are texts, a year only on the cover.
enum InventedProfile {
  static let id = "invented-bureau"

  static func load() throws -> Profile {
    try Profile.load(ProfileFile(bytes: Array(text.utf8), name: "invented.xml"))
  }

  private static let text = """
    <?xml version="1.0" encoding="UTF-8"?>
    <profile xmlns="urn:yusuan:profile:2" id="invented-bureau" family="invented" level="department" amountUnit="元">
      <words>
        <unitName>编制部门</unitName>
        <unitName>编制单位</unitName>
        <cover level="unit">{Y}年度单位决算</cover>
        <cover level="department">{Y}年度部门决算</cover>
        <amountUnitLabel>金额单位</amountUnitLabel>
        <amountUnit unit="元">人民币元</amountUnit>
        <amountUnit unit="万元">万元</amountUnit>
        <note>说明</note>
      </words>
      <table number="1" id="summary">
        <title>收支总表</title>
        <header>
          <group label="收入" panel="revenue">
            <column id="item" kind="item" label="项目"/>
            <column id="amount" kind="amount" label="金额"/>
          </group>
          <group label="支出功能" panel="function">
            <column id="item" kind="item" label="项目"/>
            <column id="amount" kind="amount" label="金额"/>
          </group>
          <group label="支出用途" panel="purpose">
            <column id="item" kind="item" label="项目"/>
            <column id="amount" kind="amount" label="金额"/>
          </group>
        </header>
        <panel id="revenue" label="收入">
          <row id="fiscal" kind="item" level="1" label="一、财政拨款">
            <row id="fund" kind="item" level="2" label="其中：政府性基金"/>
          </row>
          <row id="total" kind="total" label="收入总计" required="true"/>
        </panel>
        <panel id="function" label="支出功能">
          <list kind="item" level="1"/>
          <row id="total" kind="total" label="支出总计" beside="total"/>
        </panel>
        <panel id="purpose" label="支出用途">
          <row id="basic" kind="item" level="1" label="基本支出"/>
          <row id="project" kind="item" level="1" label="项目支出"/>
          <row id="total" kind="total" label="支出总计" beside="total"/>
        </panel>
      </table>
      <table number="05-1" id="codes">
        <title>支出决算表</title>
        <header>
          <group label="科目编码">
            <column id="class" kind="codePart" label="类"/>
            <column id="division" kind="codePart" label="款"/>
            <column id="entry" kind="codePart" label="项"/>
          </group>
          <column id="item" kind="item" label="科目名称"/>
          <column id="total" kind="amount" label="合计"/>
          <column id="basic" kind="amount" label="基本支出"/>
        </header>
        <panel id="expenditure">
          <codes kind="function" lengths="3 5 7"/>
          <row id="total" kind="total" label="合计" required="true"/>
        </panel>
      </table>
      <table number="05-2" id="projects">
        <title>{Y}年项目表</title>
        <header columnNumbers="true">
          <column id="group" kind="item" label="大类"/>
          <column id="item" kind="item" label="项目名称"/>
          <column id="goal" kind="text" label="目标"/>
          <column id="budget" kind="amount" label="预算数"/>
          <column id="people" kind="count" label="人数"/>
          <column id="growth" kind="percent" label="增长"/>
          <column id="share" kind="percent" label="占比（%）"/>
          <column id="due" kind="date" label="完成日期"/>
          <column id="final" kind="amount" label="决算数"/>
        </header>
        <panel id="list">
          <list kind="project" level="1"/>
          <row id="total" kind="total" label="合计"/>
        </panel>
      </table>
      <table number="9" id="oneRow" amountUnit="万元">
        <title>“三公”经费表</title>
        <header>
          <group label="{Y}年预算数">
            <column id="planned" kind="amount" label="合计"/>
            <column id="plannedAbroad" kind="amount" label="因公出国"/>
          </group>
          <group label="{Y}年决算数">
            <column id="spent" kind="amount" label="合计"/>
            <column id="spentAbroad" kind="amount" label="公务接待"/>
          </group>
        </header>
        <panel id="expenses">
          <row id="figures" kind="total"/>
        </panel>
      </table>
    </profile>
    """
}
