#!/usr/bin/env python3
"""Makes the workbooks of Samples/workbooks with LibreOffice Calc: `python3 Samples/make-workbooks.py`.

The thirteen tables of the disclosure are thirteen sheets of a flat OpenDocument file, figures as numbers, codes as text,
header labels merged over what they span; LibreOffice writes that as .xlsx, as XML Spreadsheet 2003 and as HTML.
"""
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr, escape

from make import HERE, body, is_amount, padded, tables

OUT = HERE / "workbooks"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>"""
TAIL = "</office:spreadsheet></office:body></office:document>"


def cell(text, span):
    merged = f' table:number-columns-spanned="{span}" table:number-rows-spanned="1"' if span > 1 else ""
    if not text:
        return "<table:table-cell/>"
    if is_amount(text):
        return f'<table:table-cell office:value-type="float" office:value="{float(text)!r}"><text:p>{text}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"{merged}><text:p>{escape(text)}</text:p></table:table-cell>'


def row_xml(row, is_header):
    cells, i = [], 0
    while i < len(row):
        span = 1
        if is_header and row[i]:
            while i + span < len(row) and not row[i + span]:
                span += 1
        cells.append(cell(row[i], span if is_header else 1))
        cells += ["<table:covered-table-cell/>"] * (span - 1)
        i += span
    return "<table:table-row>" + "".join(cells) + "</table:table-row>"


def sheet_xml(number, table):
    rows = padded(table)
    first = next(i for i, row in enumerate(rows) if row[0].startswith("单位：")) + 1
    last = body(rows)
    xml = "".join(row_xml(row, first <= i < last and i == first) for i, row in enumerate(rows))
    return f"<table:table table:name={quoteattr(f'表{number}')}>{xml}</table:table>"


def main():
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "jincheng-2025.fods"
        sheets = "".join(sheet_xml(n, t) for n, t in enumerate(tables(), 1))
        source.write_text(HEAD + sheets + TAIL, encoding="utf-8")
        for form, name in (
            ("xlsx:Calc MS Excel 2007 XML", "jincheng-2025.xlsx"),
            ("xml:MS Excel 2003 XML", "jincheng-2025-xml2003.xls"),
            ("html:HTML (StarCalc)", "jincheng-2025-html.xls"),
        ):
            extension = form.split(":")[0]
            subprocess.run(
                ["soffice", "--headless", "--convert-to", form, "--outdir", folder, str(source)],
                check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            shutil.copyfile(source.with_suffix("." + extension), OUT / name)
        # The one CSV, as LibreOffice itself converts it: comma, quotes, UTF-8 (76), from line 1.
        subprocess.run(
            ["soffice", "--headless", "--infilter=CSV:44,34,76,1", "--convert-to", "xlsx", "--outdir", folder,
             str(HERE / "jincheng-2025" / "tables.csv")],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.copyfile(Path(folder) / "tables.xlsx", OUT / "from-csv.xlsx")
    parts = OUT / "jincheng-2025-parts"
    shutil.rmtree(parts, ignore_errors=True)
    with zipfile.ZipFile(OUT / "jincheng-2025.xlsx") as archive:
        archive.extractall(parts)


if __name__ == "__main__":
    main()
