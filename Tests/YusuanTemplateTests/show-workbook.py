"""Says what openpyxl, an independent reader, finds in a workbook: cells, looks, merged cells, and all that hangs on rows."""
import sys

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

book, saved = load_workbook(sys.argv[1]), load_workbook(sys.argv[1], data_only=True)
print("names", sorted((name.name, name.attr_text) for name in book.defined_names.values()))
print("calculation", book.calculation.fullCalcOnLoad)
for ws in book:
    print(f"\n== {ws.title} {ws.dimensions}")
    print("merged", " ".join(sorted(str(area) for area in ws.merged_cells.ranges)))
    print("print", ws.print_area, ws.print_title_rows, [b.id for b in ws.row_breaks.brk], ws.page_setup.orientation, ws.freeze_panes)
    for rule in ws.conditional_formatting:
        print("format", rule.sqref, [r.formula for r in rule.rules])
    for valid in ws.data_validations.dataValidation:
        print("validation", valid.sqref, valid.formula1)
    for chart in ws._charts:
        print("chart", chart.anchor._from.row, [series.val.numRef.f for series in chart.series])
    for row in ws.iter_rows():
        line = []
        for cell in row:
            if cell.comment:
                print("comment", cell.coordinate, cell.comment.text)
            if cell.value is None and not cell.border.top.style:
                continue
            kind = ("L" if cell.border.top.style else "") + ("B" if cell.font.bold else "") + ("R" if cell.font.color and cell.font.color.rgb == "FFFF0000" else "")
            value = "" if cell.value is None else repr(cell.value)
            if isinstance(cell.value, str) and cell.value.startswith("="):
                value += f" → {saved[ws.title][cell.coordinate].value}"
            line.append(f"{get_column_letter(cell.column)}{value}[{kind} {cell.number_format}]" if value else f"{get_column_letter(cell.column)}[{kind}]")
        if line:
            print(row[0].row, " ".join(line))
