import Testing
import YusuanFindings

/// What HTML shows in and around tables, form by form.
@Suite struct HTMLFormsTests {
  struct Form: CustomTestStringConvertible {
    var trap: String
    var html: String
    var cells: [String]
    var findings: [String] = []
    var testDescription: String { trap }
  }

  static let around = [
    Form(
      trap: "a heading, a paragraph and a division above",
      html: "<h3>2025年预算<br>支出总表</h3>\n<p>单位名称：甲</p><div>单位：元</div><table><tr><td>1</td></tr></table>",
      cells: ["A1 text 2025年预算", "A2 text 支出总表", "A3 text 单位名称：甲", "A4 text 单位：元", "A5 text 1"]),
    Form(
      trap: "a caption", html: "<table><caption>总表</caption><tr><td>1</td></tr></table>",
      cells: ["A1 text 总表", "A2 text 1"]),
    Form(
      trap: "text between tables, with line ends of the source",
      html: "<table><tr><td>1</td></tr></table>支出\n  总表 <b>元</b><table><tr><td>2</td></tr></table>",
      cells: ["A1 text 1", "A3 text 支出\n总表 元", "A4 text 2"]),
    Form(
      trap: "a table behind another one stands apart",
      html: "<table><tr><td>1</td></tr></table><table><tr><td>2</td></tr><tr><td>3</td></tr></table>",
      cells: ["A1 text 1", "A3 text 2", "A4 text 3"]),
    Form(
      trap: "conditions of Excel are no text, and end comments",
      html:
        "<!--[if gte mso 9]><xml>9</xml><![endif]--><table><tr><td><![if !supportAnnotations]>6.20<![endif]></td><td>a<![b</td></tr></table>",
      cells: ["A1 text 6.20", "B1 text a<![b"]),
    Form(
      trap: "text in a table and outside its cells", html: "<table><tr>甲<td>1</td></tr></table>",
      cells: ["A1 text 1", "A3 text 甲"]),
    Form(
      trap: "scripts, styles and titles are no text",
      html: "<script>1</script><style>td{}</style><noscript>2</noscript><table><tr><td>1</td></tr></table>",
      cells: ["A1 text 1"]),
    Form(
      trap: "hidden text outside is told", html: "<p style='display: none'>单位：元</p><table><tr><td>1</td></tr></table>",
      cells: ["A1 text 1"], findings: ["t.xls：警告：单元格中的“单位：元”未读取：已隐藏 [Y0086]"]),
  ]

  static let besideTables = [
    Form(
      trap: "what a page of ours adds to its tables",
      html: """
        <meta name="generator" content="yusuan"><div data-yusuan="beside">9<br>8<table><tr><td>7</td></tr></table></div>
        <table><caption>总表<p data-yusuan="beside"><a href="#f1">1</a></p></caption>
        <tr><td>5.00<span data-yusuan="beside"><a href="#f1">1</a><sup>2</sup></span></td><td>6</td></tr></table>
        <section data-yusuan="beside"><svg><text>4</text></svg><table><tr><td>3</td></tr></table></section><p>尾</p>
        """,
      cells: ["A1 text 总表", "A2 text 5.00", "B2 text 6", "A4 text 尾"],
      findings: ["t.xls：信息：这是 yusuan 写的网页：4 处发现、图表和标记不属于表格，没有读取 [Y0170]"]),
    Form(
      trap: "what a page of others says of itself",
      html: "<p data-yusuan=\"beside\">9</p><table><tr><td data-yusuan=\"beside\">5</td></tr></table>",
      cells: ["A1 text 9", "A2 text 5"]),
  ]

  static let inside = [
    Form(
      trap: "two divisions, two paragraphs, an item are lines",
      html: "<table><tr><td><div>100</div><div>200</div></td><td><p>1<p>2</td><td>a<ul><li>b</ul></td></tr></table>",
      cells: ["A1 text 100\n200", "B1 text 1\n2", "C1 text a\nb"]),
    Form(
      trap: "form elements",
      html:
        "<table><tr><td><input value='12.40'></td><td><input type=hidden value=9><input type=checkbox value=1 checked>乙</td><td><textarea>\n3</textarea></td><td><select><option>1<option selected>2</select></td><td><select><option>7<option>8</select></td><td><input value=1><input value=2></td><td><button>删</button></td></tr></table>",
      cells: ["A1 text 12.40", "B1 text 乙", "C1 text 3", "D1 text 2", "E1 text 7", "F1 text 1\n2"]),
    Form(
      trap: "struck out, hidden, raised and commented text",
      html:
        "<table><tr><td><s>36</s>12.40</td><td>12.4<del>0</del></td><td><span style='TEXT-DECORATION: line-through'>9</span>8</td><td>5<span style='display:none'>6</span></td><td>7<sup>1</sup></td><td>m<sup>2</sup></td><td>3<div style='mso-element:comment'>甲：4</div></td></tr></table>",
      cells: ["A1 text 12.40", "B1 text 12.4", "C1 text 8", "D1 text 5", "E1 text 7", "F1 text m2", "G1 text 3"],
      findings: [
        "t.xls › A1（第 1 行第 1 列）：警告：单元格中的“36”未读取：已用删除线划去 [Y0086]",
        "t.xls › B1（第 1 行第 2 列）：警告：单元格中的“0”未读取：已用删除线划去 [Y0086]",
        "t.xls › C1（第 1 行第 3 列）：警告：单元格中的“9”未读取：已用删除线划去 [Y0086]",
        "t.xls › D1（第 1 行第 4 列）：警告：单元格中的“6”未读取：已隐藏 [Y0086]",
        "t.xls › E1（第 1 行第 5 列）：警告：单元格中的“1”未读取：已用删除线划去，或是上标、下标 [Y0086]",
        "t.xls › G1（第 1 行第 7 列）：警告：单元格中的“甲：4”未读取：批注 [Y0086]",
      ]),
    Form(
      trap: "lowered text, and text that a style raises",
      html:
        "<table><tr><td>5<sub>2</sub></td><td>7<span style='vertical-align: super'>1</span></td><td>CO<sub>2</sub></td></tr></table>",
      cells: ["A1 text 5", "B1 text 7", "C1 text CO2"],
      findings: [
        "t.xls › A1（第 1 行第 1 列）：警告：单元格中的“2”未读取：已用删除线划去，或是上标、下标 [Y0086]",
        "t.xls › B1（第 1 行第 2 列）：警告：单元格中的“1”未读取：已用删除线划去，或是上标、下标 [Y0086]",
      ]),
    Form(
      trap: "numbered references of Windows-1252, phonetic text, and a summary",
      html:
        "<table><tr><td>5&#150;6</td><td>&#151;</td><td>&#133;</td><td><ruby>5<rp>(</rp><rt>6</rt><rp>)</rp></ruby></td><td><details><summary>5</summary>6</details></td></tr></table>",
      cells: ["A1 text 5–6", "B1 text —", "C1 text …", "D1 text 5", "E1 text 5\n6"]),
    Form(
      trap: "an order that is turned",
      html: "<table><tr><td><bdo dir=RTL>12.34</bdo></td><td><bdo dir=ltr>5</bdo></td></tr></table>",
      cells: ["A1 text \u{202E}12.34", "B1 text 5"]),
    Form(
      trap: "a cell that is struck out as a whole, and one by its class",
      html:
        "<style><!-- .xl1, td.xl2 {color:red; text-decoration:line-through;} --></style><table><tr><td><s>36</s></td><td class='a XL2'>5</td></tr></table>",
      cells: ["A1 text 36 [struck]", "B1 text 5 [struck]"]),
    Form(
      trap: "hidden rows, columns and cells are marked",
      html:
        "<table><col><col style='display:none'><tr style='display:none'><td>1</td></tr><tr><td>2</td><td>3</td><td style='visibility:hidden'>4</td></tr></table>",
      cells: ["A1 text 1 [hidden] (hidden row)", "A2 text 2", "B2 text 3 [hidden]", "C2 text 4 [hidden]"]),
    Form(
      trap: "the number beside what is shown",
      html:
        "<table><tr><td x:num>1.5</td><td x:num=\"12.4\">12</td><td x:num='1286000'>128.6</td><td x:num='0.5'>####</td><td sdval='3' sdnum='2052;'></td><td x:num='7'>8</td><td x:num='1.2E3'>1,200.00</td><td x:num='-0.05'>-0.1</td><td x:num='5'>5元</td></tr></table>",
      cells: [
        "A1 text 1.5", "B1 number 12.4", "C1 number 128.6000", "D1 number 0.5", "E1 number 3",
        "F1 number 8 [differsFromStored]", "G1 number 1200", "H1 number -0.05", "I1 text 5元",
      ]),
  ]

  static let nested = [
    Form(
      trap: "a figure in a table in a cell",
      html:
        "<table><tr><td>甲</td><td><table><tr><td>12.40</td></tr></table></td><td>5</td></tr><tr><td>6</td></tr></table>",
      cells: ["A1 text 甲", "B1 text 12.40", "C1 text 5", "A2 text 6"]),
    Form(
      trap: "two figures in one row are two lines",
      html:
        "<table><tr><td><table><tr><td>100</td><td>200</td></tr><tr><td>&nbsp;</td></tr></table></td><td>5</td></tr></table>",
      cells: ["A1 text 100\n200", "B1 text 5"]),
    Form(
      trap: "two figures in one column behind a name are two lines",
      html:
        "<table><tr><td>甲</td><td><table><tr><td>100</td></tr><tr><td>200</td></tr></table></td><td>5</td></tr></table>",
      cells: ["A1 text 甲", "B1 text 100\n200", "C1 text 5"]),
    Form(
      trap: "lines and a row of two behind a name are a table",
      html:
        "<table><tr><td>甲</td><td><table><tr><td>1</td></tr><tr><td>2</td></tr><tr><td>3</td><td>4</td></tr></table></td></tr></table>",
      cells: ["A1 text 甲", "A3 text 1", "A4 text 2", "A5 text 3", "B5 text 4"]),
    Form(
      trap: "a table for the layout",
      html:
        "<table><tr><td><h3>总表</h3><table><tr><td>合计</td><td>1</td></tr><tr><td>甲</td><td>2</td></tr></table>注</td><td>5</td></tr></table>",
      cells: ["A1 text 总表", "A2 text 合计", "B2 text 1", "A3 text 甲", "B3 text 2", "A4 text 注", "B4 text 5"]),
    Form(
      trap: "three levels",
      html:
        "<table><tr><td><table><tr><td><table><tr><td>1</td></tr><tr><td>2</td></tr></table></td></tr></table></td></tr></table>",
      cells: ["A1 text 1", "A2 text 2"].map { $0 }),
    Form(trap: "a table that never ends", html: "<table><tr><td>1<table><tr><td>2", cells: ["A1 text 1\n2"]),
  ]

  @Test(arguments: around + besideTables + inside + nested)
  func reads(form: Form) throws {
    let found = try LookalikeTests.read("<html><body>\(form.html)</body></html>")
    #expect(found.cells == form.cells)
    #expect(found.findings.map(Wording(.zh).line) == form.findings)
  }

  @Test func aMergedLabelReachesIntoEachRowAndNoFurtherThanItsTable() throws {
    let found = try LookalikeTests.read(
      "<html><table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table><table><tr><td rowspan=9>乙</td></tr></table><p>丙</p></html>"
    )
    #expect(found.cells == ["A1 text 甲 [merged]", "B1 text 1", "B2 text 2", "A4 text 乙 [merged]", "A6 text 丙"])
    #expect(found.merged == ["1: A1:A2 甲", "2: A1:A2 甲", "4: A4:A12 乙"])
  }
}
