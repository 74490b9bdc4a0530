"""Ticks every mend in the sheet of findings, as a person would with a spreadsheet program: python3 tick.py FROM.xlsx TO.xlsx"""
import sys, warnings
import openpyxl

warnings.simplefilter("ignore")
book = openpyxl.load_workbook(sys.argv[1])
area = book.defined_names["yusuan_findings"].attr_text
sheet = book[area.rsplit("!", 1)[0].strip("'")]
for row in range(4, sheet.max_row + 1):
    if sheet.cell(row, 13).value:
        sheet.cell(row, 12).value = "是"
book.save(sys.argv[2])
