"""Compares `yusuan cells --to jsonl` with openpyxl, cell by cell: agree.py YUSUAN WORKBOOK. Prints what differs."""
import datetime
import json
import subprocess
import sys
import warnings

import openpyxl
from openpyxl.utils.datetime import from_excel

warnings.simplefilter("ignore")
yusuan, path = sys.argv[1:]
lines = subprocess.run([yusuan, "cells", path, "--to", "jsonl"], check=True, capture_output=True).stdout.decode().splitlines()
ours = {(c["sheet"], c["cell"]): c for c in map(json.loads, lines)}
values, formulas = openpyxl.load_workbook(path, data_only=True), openpyxl.load_workbook(path)
theirs = {}
for sheet in values:
    # Only the cells that are there: a sheet whose last cell is XFD1048576 has 17 billion places.
    for cell in sheet._cells.values():
        formula = formulas[sheet.title][cell.coordinate]
        if cell.value is not None or formula.data_type == "f":
            theirs[sheet.title, cell.coordinate] = (cell.value, formula.value if formula.data_type == "f" else None)


def agrees(cell, value, formula):
    if formula is not None and "=" + cell.get("formula", "") != formula:
        return False
    kind, text = cell["kind"], cell["text"]
    if value is None:
        return text == ""
    if isinstance(value, bool):
        return kind == "boolean" and text == str(int(value))
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time)):
        return kind == "date" and from_excel(float(text)) == value
    if isinstance(value, (int, float)):
        return kind == "number" and float(text) == value
    return kind in ("text", "error") and text == value


for key in sorted(ours.keys() | theirs.keys()):
    if key not in theirs or key not in ours or not agrees(ours[key], *theirs[key]):
        print(*key, ours.get(key), theirs.get(key), sep=" | ")
