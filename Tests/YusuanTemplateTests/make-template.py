"""Writes a bureau's blank workbook with everything that filling it in must not break. Usage: make-template.py OUT [WHAT…]

WHAT adds a trap: twice (a table stands twice), nocolumn (a column is missing), norow (a fixed row is missing), notable (a table is
missing), old (figures of last year stand in it), array (an array formula over the place of new rows), object (a table object there),
wrong (a total that adds up too much), wan (a table in 万元), shared (row sums as shared formulas).
"""
import io
import struct
import sys
import zipfile
import zlib

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table

out, what = sys.argv[1], set(sys.argv[2:])
YEAR, UNIT = 2026, "东澜市望溪区某某单位"
thin = Side(style="thin")
LINES = Border(left=thin, right=thin, top=thin, bottom=thin)
MONEY = "#,##0.00"
book = Workbook()
book.remove(book.active)


def sheet(name, widths):
    ws = book.create_sheet(name)
    for index, width in enumerate(widths):
        ws.column_dimensions[chr(65 + index)].width = width
    ws.page_setup.orientation = "landscape"
    ws.page_setup.paperSize = 9
    return ws


def heads(ws, row, title, width, unit="元"):
    ws.cell(row, 1, title).font = Font(size=16, bold=True)
    ws.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    ws.cell(row + 1, 1, "编制单位：")
    ws.cell(row + 1, width, "单位：" + unit)


def header(ws, top, cells, merges, width, depth):
    for row in range(top, top + depth):
        for column in range(1, width + 1):
            ws.cell(row, column).border = LINES
            ws.cell(row, column).alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for place, text in cells.items():
        ws[place] = text
    for area in merges:
        ws.merge_cells(area)


def body(ws, first, last, width, labels, fmt=MONEY):
    for row in range(first, last + 1):
        for column in range(1, width + 1):
            cell = ws.cell(row, column)
            cell.border = LINES
            cell.number_format = "@" if column in labels else fmt


def codes_table(ws, row, title, group, columns, free, parts=("类", "款", "项"), name="功能分类科目名称", code="功能分类科目编码",
                sample=True):
    """A table with a code tree: samples and blank rows, and a total. Returns the row of its total."""
    n, width = len(parts), len(parts) + 1 + len(columns)
    letter = lambda c: chr(64 + c)
    heads(ws, row, title, width)
    top = row + 2
    cells = {f"A{top}": "项目", f"{letter(n + 2)}{top}": group, f"A{top + 1}": code, f"{letter(n + 1)}{top + 1}": name}
    merges = [f"A{top}:{letter(n + 1)}{top}", f"{letter(n + 2)}{top}:{letter(width)}{top}", f"A{top + 1}:{letter(n)}{top + 1}",
              f"{letter(n + 1)}{top + 1}:{letter(n + 1)}{top + 2}"]
    for index, part in enumerate(parts):
        cells[f"{letter(index + 1)}{top + 2}"] = part
    for index, label in enumerate(columns):
        cells[f"{letter(n + 2 + index)}{top + 1}"] = label
        merges.append(f"{letter(n + 2 + index)}{top + 1}:{letter(n + 2 + index)}{top + 2}")
    header(ws, top, cells, merges, width, 3)
    first, total = top + 3, top + 3 + free
    body(ws, first, total, width, range(1, n + 2))
    if sample:
        ws.cell(first, 1, "205")
        ws.cell(first, n + 1, "教育支出").font = Font(color="FF0000")
        ws.cell(first + 1, 1, "…")
        ws.cell(first + 1, n + 1, "…")
    ws.cell(total, 1, "合计").font = Font(bold=True)
    ws.merge_cells(start_row=total, end_row=total, start_column=1, end_column=n + 1)
    return first, total


# The cover.
ws = sheet("封面", [20])
ws["A3"] = f"东澜市望溪区{YEAR}年区级单位预算"
ws["A9"] = "预算单位：" + UNIT

# Table 1: two panels, formulas, and all that hangs on rows.
ws = sheet("收支", [24, 18, 28, 18, 16, 16, 16])
heads(ws, 1, f"{YEAR}年预算单位财务收支预算总表", 7, "万元" if "wan" in what else "元")
header(ws, 3, {"A3": "本年收入", "C3": "本年支出", "A4": "项目", "B4": "预算数", "C4": "项目", "D4": "预算数", "D5": "合计",
               "E5": "基本支出", "G5": "项目支出", "E6": "人员经费", "F6": "公用经费"},
       ["A3:B3", "C3:G3", "A4:A6", "B4:B6", "C4:C6", "D4:G4", "D5:D6", "E5:F5", "G5:G6"], 7, 4)
body(ws, 7, 14, 7, (1, 3))
for row, label in enumerate(["一、财政拨款收入", "1、一般公共预算", "2、政府性基金预算", "3、国有资本经营预算", "二、事业收入",
                             "三、事业单位经营收入", "四、其他收入"], 7):
    if "norow" in what and label.startswith("一、"):
        label = "一、补助收入"
    ws.cell(row, 1, label)
ws["C7"], ws["C8"], ws["C9"] = "一、一般公共服务支出", "二、", "三、…"
ws["A14"], ws["C14"] = "收入总计", "支出总计"
ws["B14"] = "=SUM(B7,B11:B13)"
for column in "EFG":
    ws[f"{column}14"] = f"=SUM({column}7:{column}13)"
ws["D14"] = "=E14+F14+G14"
ws.conditional_formatting.add("B7:G14", CellIsRule(operator="lessThan", formula=["$B$14*0"], fill=PatternFill("solid", bgColor="FFC7CE")))
valid = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0")
valid.add("D7:G13")
ws.add_data_validation(valid)
ws["C14"].comment = Comment("总计应与收入一致", "财政局")
ws["A16"] = "见核对"
ws["A16"].hyperlink = "#核对!A1"
ws.print_area = "A1:G20"
ws.print_title_rows = "3:6"
ws.row_breaks.append(Break(id=15))
ws.freeze_panes = "A7"
chart = BarChart()
chart.add_data(Reference(ws, min_col=4, min_row=7, max_row=13))
ws.add_chart(chart, "A18")

# Table 2: two rows for a code tree, and row sums.
ws = sheet("收入", [6, 6, 6, 34, 16, 16, 16, 16, 16])
first, total = codes_table(ws, 1, f"{YEAR}年预算单位收入预算总表", "收入预算",
                           ["合计", "财政拨款收入", "事业收入", "事业单位\n经营收入", "其他收入"], 2)
for row in (first, first + 1):
    ws[f"E{row}"] = f"=SUM(F{row}:I{row})"
if "wrong" in what:
    ws[f"F{total}"] = f"=SUM(F{first}:F{total - 1})"
ws[f"E{total}"] = f"=F{total}+G{total}+H{total}+I{total}"
ws.cell(total + 2, 1, "填报人：").comment = Comment("本人签字", "财政局")
ws.print_area = f"A1:I{total + 2}"
ws.row_breaks.append(Break(id=total + 1))
ws.conditional_formatting.add(f"E{first}:I{total - 1}", CellIsRule(operator="lessThan", formula=["0"], font=Font(color="FF0000")))
book.defined_names["收入合计"] = DefinedName("收入合计", attr_text=f"收入!$E${total}")
pie = BarChart()
pie.add_data(Reference(ws, min_col=5, min_row=first, max_row=total))
ws.add_chart(pie, f"B{total + 4}")
if "array" in what:
    ws["K6"] = ArrayFormula("K6:K8", "=E6:E8*2")
if "object" in what:
    ws["K5"], ws["L5"] = "甲", "乙"
    ws.add_table(Table(displayName="旁表", ref="K5:L9"))
if "old" in what:
    ws.cell(first, 5).value = None
    ws.cell(first, 6, 123.45)

if "notable" not in what:
    ws = sheet("支出", [6, 6, 6, 34, 16, 16, 16])
    columns = ["合计", "基本支出"] + ([] if "nocolumn" in what else ["项目支出"])
    codes_table(ws, 1, f"{YEAR}年预算单位支出预算总表", "支出预算", columns, 30, sample=False)
    if "twice" in what:
        codes_table(ws, 40, f"{YEAR}年预算单位支出预算总表", "支出预算", columns, 3, sample=False)

ws = sheet("财政拨款", [24, 18, 28, 18, 16, 16, 16])
heads(ws, 1, f"{YEAR}年预算单位财政拨款收支预算总表", 7)
header(ws, 3, {"A3": "财政拨款收入", "C3": "财政拨款支出", "A4": "项目", "B4": "预算数", "C4": "项目", "D4": "合计", "E4": "一般公共预算",
               "F4": "政府性基金预算", "G4": "国有资本经营预算"}, ["A3:B3", "C3:G3"], 7, 2)
body(ws, 5, 8, 7, (1, 3))
for row, label in enumerate(["一、一般公共预算资金", "二、政府性基金", "三、国有资本经营预算", "收入总计"], 5):
    ws.cell(row, 1, label)
ws["C8"] = "支出总计"
if "old" in what:
    ws["B6"] = 7

ws = sheet("一般", [6, 6, 6, 34, 16, 16, 16])
codes_table(ws, 1, f"{YEAR}年预算单位一般公共预算支出功能分类预算表", "一般公共预算支出", ["合计", "基本支出", "项目支出"], 5)

# Two tables in one sheet.
ws = sheet("基金和国资", [6, 6, 6, 34, 16, 16, 16])
_, total = codes_table(ws, 1, f"{YEAR}年预算单位政府性基金预算支出功能分类预算表", "政府性基金预算支出", ["合计", "基本支出", "项目支出"], 2)
codes_table(ws, total + 3, f"{YEAR}年预算单位国有资本经营预算支出功能分类预算表", "国有资本经营预算支出",
            ["合计", "基本支出", "项目支出"], 2)

# All codes that there may be, printed beforehand; the unit leaves out those it does not have.
ws = sheet("经济", [6, 6, 34, 16, 16, 16])
listed = """301 工资福利支出 30101 基本工资 30102 津贴补贴 30103 奖金 30107 绩效工资 30108 机关事业单位基本养老保险缴费 30109 职业年金缴费
30110 职工基本医疗保险缴费 30113 住房公积金 30199 其他工资福利支出 302 商品和服务支出 30201 办公费 30207 邮电费 30211 差旅费 30215 会议费
30217 公务接待费 30228 工会经费 30231 公务用车运行维护费 30299 其他商品和服务支出 303 对个人和家庭的补助 30301 离休费 30302 退休费
310 资本性支出 31002 办公设备购置""".split()
pairs = list(zip(listed[::2], listed[1::2]))
first, _ = codes_table(ws, 1, f"{YEAR}年预算单位一般公共预算基本支出部门预算经济分类预算表", "一般公共预算基本支出",
                       ["合计", "人员经费", "公用经费"], len(pairs), ("类", "款"), "部门经济分类科目名称", "经济分类科目编码", False)
for row, (code, name) in enumerate(pairs, first):
    ws.cell(row, 1, int(code[:3])).number_format = "General"
    if code[3:]:
        ws.cell(row, 2, code[3:])
    ws.cell(row, 3, name)

ws = sheet("三公", [16] * 7)
heads(ws, 1, f"{YEAR}年单位“三公”经费和机关运行经费预算表", 7, "万元")
header(ws, 3, {"A3": "“三公”经费预算数", "G3": "机关运行经费预算数", "A4": "合计", "B4": "因公出国(境)费", "C4": "公务接待费",
               "D4": "公务用车购置及运行费", "D5": "小计", "E5": "购置费", "F5": "运行费"},
       ["A3:F3", "G3:G5", "A4:A5", "B4:B5", "C4:C5", "D4:F4"], 7, 3)
body(ws, 6, 6, 7, ())

# Formulas of another sheet, and a sheet that nothing concerns.
ws = sheet("核对", [30, 18])
ws["A1"], ws["B1"] = "收支差额", "=收支!B14-收支!D14"
ws["A2"], ws["B2"] = "收入合计", f"=收入!E8"
ws["A3"], ws["B3"] = "明细", "=SUM(收入!F6:F7)"
ws["A4"], ws["B4"] = "合计名称", "=收入合计"
ws = sheet("说明", [60])
ws["A1"] = f"{YEAR}年填报说明"
ws["A2"] = "绿色单元格不填"
ws["A2"].fill = PatternFill("solid", fgColor="C6EFCE")
book.save(out)


def png():
    raw = zlib.compress(b"\0\xff\0\0")
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)) + chunk(b"IDAT", raw) + chunk(b"IEND", b"")


# A picture, and shared formulas, which openpyxl does not write without further libraries.
PICTURE = """<xdr:twoCellAnchor xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>16</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>17</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="9" name="局徽"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId9"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:twoCellAnchor>"""
CHAIN = '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="E6" i="3"/></calcChain>'
old = zipfile.ZipFile(out)
new = io.BytesIO()
with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
    for name in old.namelist():
        data = old.read(name)
        if name == "xl/drawings/drawing1.xml":
            end = data.rindex(b"</")
            data = data[:end] + PICTURE.encode() + data[end:]
        if name == "xl/drawings/_rels/drawing1.xml.rels":
            data = data.replace(b"</Relationships>", b'<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="/xl/media/image1.png"/></Relationships>')
        if name == "[Content_Types].xml":
            data = data.replace(b"<Default", b'<Default Extension="png" ContentType="image/png"/><Default', 1)
        if "chain" in what and name == "xl/_rels/workbook.xml.rels":
            data = data.replace(b"</Relationships>", b'<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>')
        if "chain" in what and name == "[Content_Types].xml":
            data = data.replace(b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"/></Types>')
        if "shared" in what and name == "xl/worksheets/sheet3.xml":
            data = data.replace(b"<f>SUM(F6:I6)</f>", b'<f t="shared" ref="E6:E7" si="0">SUM(F6:I6)</f>')
            data = data.replace(b"<f>SUM(F7:I7)</f>", b'<f t="shared" si="0"/>')
        archive.writestr(zipfile.ZipInfo(name, (2020, 1, 2, 3, 4, 6)), data, zipfile.ZIP_DEFLATED)
    archive.writestr(zipfile.ZipInfo("xl/media/image1.png", (2020, 1, 2, 3, 4, 6)), png())
    if "chain" in what:
        archive.writestr(zipfile.ZipInfo("xl/calcChain.xml", (2020, 1, 2, 3, 4, 6)), CHAIN)
open(out, "wb").write(new.getvalue())
