#!/usr/bin/env python3
"""Makes Samples/traps: one small workbook for each trap that spreadsheet readers fall into: `python3 Samples/make-traps.py`.

Each holds table 3 of a unit with one oddity; the clauses are of ECMA-376 part 1.
"""
import re
import zipfile
from pathlib import Path

OUT = Path(__file__).resolve().parent / "traps"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TABLE = [
    ["2025年预算支出总表"], ["单位名称：甲中心"], ["单位：万元"], ["项目", "", "2025年预算数"],
    ["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["合计", "", "684.04", "443.54", "240.5"],
    ["208", "社会保障和就业支出", "53.93", "53.93"], ["20805", "行政事业单位养老支出", "53.93", "53.93"],
]


def cell(ref, text, column):
    if column >= 2 and re.fullmatch(r"[\d.]+", text):
        return f'<c r="{ref}"><v>{text}</v></c>'
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


def rows(table=TABLE, make=cell):
    xml = ""
    for r, row in enumerate(table, 1):
        cells = "".join(make(f"{'ABCDEFG'[c]}{r}", text, c) for c, text in enumerate(row) if text)
        xml += f'<row r="{r}">{cells}</row>'
    return xml


def sheet(body, before=""):
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{body}</sheetData></worksheet>'


def save(name, sheets, strings=None, styles="", titles=None, states=None, change=lambda parts: parts):
    sheets = sheets if isinstance(sheets, list) else [sheets]
    titles = titles or [f"表{3 + i}" for i in range(len(sheets))]
    states = states or [""] * len(sheets)
    parts = {"[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/>' + "".join(f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{TYPE}.worksheet+xml"/>' for i in range(1, len(sheets) + 1)) + "</Types>"}
    parts["_rels/.rels"] = f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    parts["xl/workbook.xml"] = f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>' + "".join(f'<sheet name="{t}" sheetId="{i}" {s} r:id="rId{i}"/>' for i, (t, s) in enumerate(zip(titles, states), 1)) + "</sheets></workbook>"
    n = len(sheets)
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{PACKAGE}/relationships">' + "".join(f'<Relationship Id="rId{i}" Type="{REL}/worksheet" Target="worksheets/sheet{i}.xml"/>' for i in range(1, n + 1)) + f'<Relationship Id="rId{n + 1}" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId{n + 2}" Type="{REL}/styles" Target="styles.xml"/></Relationships>'
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}" count="1" uniqueCount="1">{"".join(strings or [])}</sst>'
    styles = styles or '<cellXfs><xf numFmtId="0"/></cellXfs>'
    parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    for i, text in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{i}.xml"] = text
    OUT.mkdir(exist_ok=True)
    with zipfile.ZipFile(OUT / f"{name}.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in change(parts).items():
            archive.writestr(zipfile.ZipInfo(part, (2025, 1, 1, 0, 0, 0)), (XML + text).encode())


def styles(*codes):
    formats = "".join(f'<numFmt numFmtId="{170 + i}" formatCode="{c}"/>' for i, c in enumerate(codes))
    xfs = "".join(f'<xf numFmtId="{170 + i}" applyNumberFormat="1"/>' for i in range(len(codes)))
    return f'<numFmts count="{len(codes)}">{formats}</numFmts><fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/>{xfs}</cellXfs>'


def main():
    save("no-references", sheet(re.sub(r' r="[A-Z]*\d+"', "", rows([[x or " " for x in row] for row in TABLE]))))
    save("cells-out-of-order", sheet(re.sub(r"(<c r=\"C6\">.*?</c>)(<c r=\"D6\">.*?</c>)", r"\2\1", rows())))
    save("shared-counts-that-lie", sheet(rows(make=lambda ref, text, c: cell(ref, text, c) if text != "合计" else f'<c r="{ref}" t="s"><v>1</v></c>')), strings=["<si><t>x</t></si>", "<si><r><t>合</t></r><r><t>计</t></r><rPh sb=\"0\" eb=\"1\"><t>he ji</t></rPh></si>"])
    save("binary-residue", sheet(rows().replace(">443.54<", ">443.53999999999996<").replace(">53.93<", ">5.3930000000000007E1<")))
    save("dimension-that-lies", sheet(rows(), before='<dimension ref="A1:XFD1048576"/>'))
    save("inflated-used-range", sheet(rows() + '<row r="1048576"><c r="A1048576"/><c r="XFD1048576"/></row>', before='<dimension ref="A1:XFD1048576"/>'))
    save("formula-with-value", sheet(rows().replace("<v>684.04</v>", "<f>D6+E6</f><v>684.04</v>")))
    save("formula-without-value", sheet(rows().replace("<v>684.04</v>", "<f>D6+E6</f>")))
    save("error-cell", sheet(rows().replace('<c r="C6"><v>684.04</v>', '<c r="C6" t="e"><v>#REF!</v>')))
    save("boolean-and-date", sheet(rows().replace('<c r="C6"><v>684.04</v>', '<c r="C6" t="b"><v>1</v>').replace('<c r="D6"><v>443.54</v>', '<c r="D6" s="1"><v>45658</v>')), styles=styles("yyyy\\-mm\\-dd"))
    save("number-format-wan-yuan", sheet(rows(TABLE[:2] + [["单位：元"]] + TABLE[3:]).replace('<c r="C6">', '<c r="C6" s="1">')), styles=styles("#,##0.00&quot;万元&quot;"))
    save("number-format-percent", sheet(rows().replace('<c r="C6">', '<c r="C6" s="1">')), styles=styles("0.00%"))
    save("codes-as-numbers", sheet(rows(make=lambda ref, text, c: f'<c r="{ref}"><v>{text}</v></c>' if text.isdigit() else cell(ref, text, c))))
    save("escaped-characters", sheet(rows().replace("社会保障和就业支出", "社会保障_x000D_\n和就业支出")))
    save("hidden-sheet-and-row", [sheet(rows().replace('<row r="8">', '<row r="8" hidden="1">')), sheet(rows([["旧稿"]]))], titles=["表3 ", "Sheet2"], states=["", 'state="hidden"'])
    save("absolute-targets-and-prefixes", sheet(rows()), change=lambda parts: {k: (v.replace('Target="', 'Target="/xl/') if k == "xl/_rels/workbook.xml.rels" else re.sub(r"<(/?)(worksheet|sheetData|row|c|v|is|t)([ >/])", r"<\1x:\2\3", v).replace("xmlns=", "xmlns:x=") if "worksheets" in k else v) for k, v in parts.items()})
    save("parts-in-another-order", [sheet(rows([["封面"], ["目录"]])), sheet(rows())], titles=["表3", "封面"], change=lambda parts: {k: (v.replace("sheet1.xml", "sheetX.xml").replace("sheet2.xml", "sheet1.xml").replace("sheetX.xml", "sheet2.xml") if k == "xl/_rels/workbook.xml.rels" else v) for k, v in parts.items()})
    save("continued-on-another-sheet", [sheet(rows(TABLE[:6])), sheet(rows([["2025年预算支出总表（续表）"], ["单位名称：甲中心"], ["单位：万元"]] + TABLE[3:5] + TABLE[6:]))], titles=["表3", "表3(续)"])


if __name__ == "__main__":
    main()
