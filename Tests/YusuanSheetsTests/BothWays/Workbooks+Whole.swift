extension Workbooks {
  /// The parts of a workbook with everything that a reader looks at.
  static let whole: [String: [UInt8]] = {
    var parts = one(wholeSheet, styles: styles)
    parts["xl/sharedStrings.xml"] = strings
    return parts.mapValues { Array($0.utf8) }
  }()

  /// A worksheet as Excel writes it, with everything that a reader looks at.
  private static let wholeSheet = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r
    <worksheet xmlns="\(main)" xmlns:r="\(relations)" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1:C4"/><cols><col min="2" max="3" width="9.5" hidden="1"/></cols><sheetData><row r="1" spans="1:3" ht="14.4" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>合</t></r><r><t xml:space="preserve"> 计&lt;</t></r><rPh sb="0" eb="1"><t>he</t></rPh></is></c></row><row r="2" hidden="true"><c r="A2" t="str"><f>A1&amp;"x"</f><v>甲_x000D_</v></c><c r="C2" s="2"><v>1.50</v></c></row><row><c><v>3</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>1+1</f></c><c t="s"><v>9</v></c></row><row r="9"><c r="B9"/><c r="A9" t="d"><v>2025-01-01</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>
    """

  private static let strings = """
    <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
    <sst xmlns="\(main)" count="3" uniqueCount="2"><si><t xml:space="preserve"> 收入 &amp; 支出</t></si><si><r><rPr><sz val="9"/></rPr><t>基本</t></r><r><t>_x4E2D_</t></r><rPh sb="0" eb="1"><t>ji</t></rPh><phoneticPr fontId="1"/></si></sst>
    """

  private static let styles =
    "<numFmts><numFmt numFmtId='170' formatCode='0.00&quot;万元&quot;'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/></cellXfs>"
}
