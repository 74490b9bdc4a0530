"""Kinds of files: text in place, no references, wrong extensions, HTML, XML Spreadsheet 2003, CSV in every encoding."""
import csv
import io
from html import escape

from ..sheet import shown
from . import form


@form("inline-strings", "file", "kind")
def inline(entry):
    entry.dialect.inline = True


@form("no-references", "file", "kind")
def bare(entry):
    entry.dialect.bare = True


@form("workbook-named-xls", "file", "kind")
def named_xls(entry):
    entry.extension = "xls"


def text(sheets, delimiter=",", end="\r\n"):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    for sheet in sheets:
        writer.writerows([shown(cell) for cell in row] for row in [*sheet.rows, []])
    return out.getvalue()


def register(name, extension, encode):
    @form(name, "file", "kind")
    def change(entry):
        entry.extension, entry.encode = extension, encode


register("csv-gb18030", "csv", lambda sheets: text(sheets).encode("gb18030"))
register("csv-utf-8", "csv", lambda sheets: text(sheets, end="\n").encode())
register("csv-utf-8-mark", "csv", lambda sheets: b"\xef\xbb\xbf" + text(sheets).encode())
register("csv-semicolons", "csv", lambda sheets: text(sheets, ";").encode())
register("utf-16-tabs", "txt", lambda sheets: b"\xff\xfe" + text(sheets, "\t").encode("utf-16-le"))


def rows_of(sheet):
    """Rows of (cell, columns, rows) as HTML and XML Spreadsheet 2003 want them; None where another cell reaches."""
    spans = {(r, c): (width, height) for r, c, height, width in sheet.merges}
    covered = {(r + i, c + j) for r, c, height, width in sheet.merges for i in range(height) for j in range(width)}
    for r, row in enumerate(sheet.rows):
        yield [None if (r, c) in covered and (r, c) not in spans else (cell, *spans.get((r, c), (1, 1)))
               for c, cell in enumerate(row)]


def html(sheets):
    def cell(found):
        content, columns, rows = found
        span = (f' colspan="{columns}"' if columns > 1 else "") + (f' rowspan="{rows}"' if rows > 1 else "")
        words = escape(shown(content)).replace("\n", "<br>").replace("  ", "&nbsp;&nbsp;")
        return f"<td{span}>{words}</td>"

    def table(sheet):
        rows = ("".join(map(cell, filter(None, row))) for row in rows_of(sheet))
        return "<table border=1>" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table>\n"

    head = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
    return f'<html><head>{head}</head><body>{"".join(map(table, sheets))}</body></html>'.encode()


def xml2003(sheets):
    def cell(index, found):
        content, columns, rows = found
        if content is None or content[0] == "b":
            return ""
        across = f' ss:MergeAcross="{columns - 1}"' if columns > 1 else ""
        down = f' ss:MergeDown="{rows - 1}"' if rows > 1 else ""
        words = escape(shown(content)).replace("\n", "&#10;")
        kind = "Number" if content[0] == "n" and words.replace(".", "").replace("-", "").isdigit() else "String"
        return f'<Cell ss:Index="{index}"{across}{down}><Data ss:Type="{kind}">{words}</Data></Cell>'

    def table(sheet):
        rows = "".join(
            f'<Row ss:Index="{i}">' + "".join(cell(j, found) for j, found in enumerate(row, 1) if found) + "</Row>\n"
            for i, row in enumerate(rows_of(sheet), 1))
        return f'<Worksheet ss:Name="{escape(sheet.name)}"><Table>{rows}</Table></Worksheet>'

    space = "urn:schemas-microsoft-com:office:spreadsheet"
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    return f'{head}<Workbook xmlns="{space}" xmlns:ss="{space}">{"".join(map(table, sheets))}</Workbook>'.encode()


register("html-named-xls", "xls", html)
register("xml-2003-named-xls", "xls", xml2003)
