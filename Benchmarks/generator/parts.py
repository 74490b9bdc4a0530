"""The parts of a workbook around its cells, as each program writes them."""
from xml.sax.saxutils import quoteattr

QUOTE = {'"': "&quot;"}
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
REL = OFFICE + "/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PROGRAMS = {"calc": "LibreOffice/7.4$Linux_X86_64", "excel": "Microsoft Excel", "wps": "WPS 表格"}
SPACES = (f'xmlns="{MAIN}" xmlns:r="{REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
          'mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"')

RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/>'
    f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{REL}/extended-properties" Target="docProps/app.xml"/></Relationships>')
CORE = (
    f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    '<dcterms:created xsi:type="dcterms:W3CDTF">2025-01-01T00:00:00Z</dcterms:created></cp:coreProperties>')


def application(program):
    name = PROGRAMS[program]
    return f'<Properties xmlns="{OFFICE}/extended-properties"><Application>{name}</Application></Properties>'


def content_types(count):
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{TYPE}.worksheet+xml"/>'
        for i in range(1, count + 1))
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{TYPE}.sheet.main+xml"/>{sheets}'
        f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/></Types>')


def workbook(program, sheets):
    """SHEETS: (quoted name, whether it is hidden)."""
    states = {True: ' state="hidden"', False: ' state="visible"' if program == "calc" else ""}
    names = "".join(
        f'<sheet name={name} sheetId="{i}"{states[hidden]} r:id="rId{i}"/>'
        for i, (name, hidden) in enumerate(sheets, 1))
    return (
        f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><workbookPr date1904="false"/><bookViews><workbookView xWindow="0" '
        f'yWindow="0" windowWidth="16384" windowHeight="8192" tabRatio="600"/></bookViews><sheets>{names}</sheets>'
        '<calcPr calcId="191029"/></workbook>')


def workbook_relations(count):
    kinds = [(f"worksheets/sheet{i}.xml", "worksheet") for i in range(1, count + 1)]
    kinds += [("styles.xml", "styles"), ("sharedStrings.xml", "sharedStrings")]
    found = "".join(
        f'<Relationship Id="rId{i}" Type="{REL}/{kind}" Target="{target}"/>'
        for i, (target, kind) in enumerate(kinds, 1))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{found}</Relationships>'


# What stands before the columns and behind the cells of a worksheet, from LibreOffice and from the others.
CALC_VIEW = (
    '<sheetPr filterMode="false"><pageSetUpPr fitToPage="false"/></sheetPr><dimension ref="{}"/><sheetViews><sheetView '
    'showFormulas="false" showGridLines="true" showRowColHeaders="true" showZeros="true" rightToLeft="false" '
    'tabSelected="false" showOutlineSymbols="true" defaultGridColor="true" view="normal" topLeftCell="A1" colorId="64" '
    'zoomScale="100" zoomScaleNormal="100" workbookViewId="0"><selection pane="topLeft" activeCell="A1" '
    'activeCellId="0" sqref="A1"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="10.08203125" '
    'defaultRowHeight="12.8" zeroHeight="false" outlineLevelRow="0"/>')
CALC_END = (
    '<printOptions headings="false" gridLines="false" gridLinesSet="true" horizontalCentered="false"/><pageMargins '
    'left="0.7875" right="0.7875" top="1.05277777777778" bottom="1.05277777777778" header="0.7875" footer="0.7875"/>'
    '<pageSetup paperSize="9" scale="100" fitToWidth="1" fitToHeight="1" pageOrder="downThenOver" '
    'orientation="portrait" blackAndWhite="false" draft="false" cellComments="none" copies="1"/>'
    '<headerFooter differentFirst="false" differentOddEven="false"><oddFooter>&amp;C&amp;P</oddFooter></headerFooter>')
VIEW = (
    '<sheetPr/><dimension ref="{}"/><sheetViews><sheetView showGridLines="0" workbookViewId="0"><selection '
    'activeCell="A1" sqref="A1"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="9" defaultRowHeight="13.5" '
    'customHeight="1"/>')
END = (
    '<printOptions horizontalCentered="1"/><pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" '
    'footer="0.5"/><pageSetup paperSize="9" orientation="landscape"/><headerFooter/>')


def worksheet(program, dimension, width, hidden_columns, data, merges):
    hide = ' hidden="1"'
    columns = "".join(
        f'<col min="{i}" max="{i}" width="16.625" customWidth="1"{hide if i - 1 in hidden_columns else ""}/>'
        for i in range(1, width + 1))
    view, end = (CALC_VIEW, CALC_END) if program == "calc" else (VIEW, END)
    cells = f"<cols>{columns}</cols><sheetData>{data}</sheetData>"
    return f"<worksheet {SPACES}>{view.format(dimension)}{cells}{merges}{end}</worksheet>"


FORMATS = {164: "General", 170: '#,##0.00"万元"', 171: '#,##0.00"元"', 172: "yyyy\\-mm\\-dd"}

CENTER, START, FINISH = 'horizontal="center"', 'horizontal="left"', 'horizontal="right"'

# (number format, font, border, alignment) of each look in sheet.py, in its order.
LOOKS = (
    (0, 0, 0, ""), (0, 1, 0, CENTER), (0, 0, 0, START), (0, 0, 0, FINISH), (0, 2, 1, CENTER + ' wrapText="1"'),
    (49, 0, 1, START), (4, 0, 1, FINISH), (49, 0, 1, START + ' indent="1"'), (49, 0, 1, START + ' indent="2"'),
    (2, 0, 1, FINISH), (170, 0, 1, FINISH), (171, 0, 1, FINISH), (172, 0, 1, CENTER))


def fonts(program):
    name = "DejaVu Sans" if program == "calc" else "宋体"
    return "".join(
        f'<font>{bold}<sz val="{size}"/><color rgb="FF000000"/><name val="{name}"/><charset val="134"/></font>'
        for bold, size in (("", 11), ("<b/>", 18), ("<b/>", 11)))


def styles(program):
    formats = "".join(f"<numFmt numFmtId={quoteattr(str(i))} formatCode={quoteattr(code, QUOTE)}/>"
                      for i, code in FORMATS.items())
    line = "".join(f'<{side} style="thin"><color auto="1"/></{side}>' for side in ("left", "right", "top", "bottom"))
    styled = "".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="{border}" xfId="0" applyNumberFormat="1" '
        f'applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" {align}/></xf>'
        for number, font, border, align in LOOKS)
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(FORMATS)}">{formats}</numFmts>'
        f'<fonts count="3">{fonts(program)}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/>'
        f'<bottom/><diagonal/></border><border>{line}<diagonal/></border></borders><cellStyleXfs count="1">'
        f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(LOOKS)}">{styled}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>')
