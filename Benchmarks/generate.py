#!/usr/bin/env python3
"""Generates inputs for the benchmarks, the same on every run.

    generate.py sheet OUT.xlsx ROWS COLUMNS     one sheet of numbers and texts
    generate.py units OUT.xlsx COUNT            COUNT units' table 3, stacked on one sheet
"""
import sys
import zipfile
from xml.sax.saxutils import escape

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def letters(column):
    text = ""
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(65 + digit) + text
    return text


class Workbook:
    """An .xlsx with one sheet whose rows are written as they come; texts are shared."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        self.strings = {}
        self.part("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>')
        self.part("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
        self.part("xl/workbook.xml", f'<workbook xmlns="{NS}" xmlns:r="{REL}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>')
        self.part("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>')

    def part(self, name, text):
        self.zip.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), XML + text, zipfile.ZIP_DEFLATED)

    def write(self, rows):
        info = zipfile.ZipInfo("xl/worksheets/sheet1.xml", (2025, 1, 1, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        with self.zip.open(info, "w", force_zip64=True) as sheet:
            sheet.write(f'{XML}<worksheet xmlns="{NS}"><sheetData>'.encode())
            for number, row in enumerate(rows, 1):
                cells = []
                for column, value in enumerate(row, 1):
                    if value == "" or value is None:
                        continue
                    if isinstance(value, (int, float)):
                        cells.append(f'<c r="{letters(column)}{number}"><v>{value!r}</v></c>')
                    else:
                        index = self.strings.setdefault(value, len(self.strings))
                        cells.append(f'<c r="{letters(column)}{number}" t="s"><v>{index}</v></c>')
                sheet.write(f'<row r="{number}">{"".join(cells)}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        items = "".join(f"<si><t>{escape(text)}</t></si>" for text in self.strings)
        self.part("xl/sharedStrings.xml", f'<sst xmlns="{NS}" count="{len(self.strings)}" uniqueCount="{len(self.strings)}">{items}</sst>')
        self.zip.close()


def sheet_rows(rows, columns):
    for i in range(rows):
        yield [f"标签{i % 1000}" if c == 0 else round((i * 37 + c * 1013) % 10_000_000 / 100, 2) for c in range(columns)]


def unit_rows(count):
    for i in range(count):
        basic, project = round(443.54 + i % 97, 2), 240.5
        yield ["2025年预算支出总表"]
        yield [f"单位名称：第{i + 1}中心"]
        yield ["单位：万元"]
        yield ["项目", "", "2025年预算数"]
        yield ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
        yield ["合计", "", round(basic + project, 2), basic, project]
        for code, name in (("208", "社会保障和就业支出"), ("20805", "行政事业单位养老支出"), ("2080505", "机关事业单位基本养老保险缴费支出"), ("2080506", "机关事业单位职业年金缴费支出"), ("210", "卫生健康支出"), ("21011", "行政事业单位医疗"), ("2101102", "事业单位医疗"), ("2101103", "公务员医疗补助"), ("221", "住房保障支出"), ("22102", "住房改革支出"), ("2210201", "住房公积金"), ("224", "灾害防治及应急管理支出"), ("22401", "应急管理事务"), ("2240109", "应急管理")):
            yield [code, name, round(basic + project, 2), basic, project]
        yield []


def main():
    kind, path, *numbers = sys.argv[1:]
    numbers = [int(n) for n in numbers]
    rows = {"sheet": sheet_rows, "units": unit_rows}[kind](*numbers)
    Workbook(path).write(rows)


if __name__ == "__main__":
    main()
