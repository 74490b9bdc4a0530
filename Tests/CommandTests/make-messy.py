"""Makes messy workbooks of others, for check-annotated.py: python3 make-messy.py FOLDER SEED INPUT.xlsx ...

Figures are changed and taken away, stored as text or with a residue; cells get comments, colours, merges and conditional formats of their
own; sheets get other names, pictures are left out. What is made depends on the seed alone.
"""
import os, random, sys, warnings
import openpyxl
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill, Protection
from openpyxl.worksheet.datavalidation import DataValidation

warnings.simplefilter("ignore")


def mess(book, chance):
    for sheet in book.worksheets:
        figures = [cell for row in sheet.iter_rows() for cell in row
                   if isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)]
        texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str) and not cell.value.startswith("=")]
        for cell in figures:
            what = chance.random()
            if what < 0.03:
                cell.value = round(cell.value + chance.choice([0.01, 1, 10, -3.5, 1000]), 2)
            elif what < 0.05:
                cell.value = None
            elif what < 0.06:
                cell.value = chance.choice(["abc", "12,3", "1O.5", "见附表", "#"])
            elif what < 0.08:
                cell.value = f"{cell.value}"
            elif what < 0.10:
                cell.value = cell.value + 1e-13 if cell.value > 1 else cell.value
            if what < 0.12 and chance.random() < 0.4:
                cell.comment = Comment(chance.choice(["请核对", "去年同期\n数", "<&>"]), chance.choice(["张三", "李四"]))
            if chance.random() < 0.05:
                cell.fill = PatternFill("solid", fgColor=chance.choice(["FFFFFF00", "FF92D050", "00CCCCCC"]))
            if chance.random() < 0.03:
                cell.font = Font(bold=True, color="FFFF0000", strike=False)
            if chance.random() < 0.03:
                cell.protection = Protection(locked=False)
        for cell in chance.sample(texts, min(2, len(texts))):
            if chance.random() < 0.3:
                cell.comment = Comment("标题旁的批注", "王五")
        if chance.random() < 0.3:
            last = sheet.max_row + 2
            sheet.merge_cells(start_row=last, end_row=last + 1, start_column=1, end_column=4)
        if chance.random() < 0.3:
            sheet.conditional_formatting.add("B1:H40", CellIsRule(operator="greaterThan", formula=["1000"], font=Font(italic=True)))
        if chance.random() < 0.3:
            rule = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0")
            rule.add("C5:C40")
            sheet.add_data_validation(rule)
        if chance.random() < 0.2:
            sheet.auto_filter.ref = f"A3:D{sheet.max_row}"
        if chance.random() < 0.2:
            sheet.freeze_panes = "B4"
        if chance.random() < 0.1:
            sheet.protection.sheet = True
        if chance.random() < 0.1:
            sheet.title = sheet.title[:20] + " '备份'"
    if chance.random() < 0.3:
        book.create_sheet("说明").append(["本表由测试生成"])
    if chance.random() < 0.2:
        book.create_sheet("检查结果").append(["单位自己的表"])


def main():
    folder, seed = sys.argv[1], int(sys.argv[2])
    os.makedirs(folder, exist_ok=True)
    for number, path in enumerate(sys.argv[3:]):
        chance = random.Random(f"{seed} {number}")
        try:
            book = openpyxl.load_workbook(path)
        except Exception as error:
            print(f"{path}: {error}", file=sys.stderr)
            continue
        mess(book, chance)
        book.save(os.path.join(folder, f"{seed}-{number}.xlsx"))


main()
