"""Writes workbooks as heavy as those of LibreOffice, Excel and WPS: shared strings, styles, merged and blank cells."""
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from . import parts

LETTERS = [chr(65 + i) for i in range(26)]
COLUMNS = LETTERS + [a + b for a in LETTERS for b in LETTERS]
DATE = (2025, 1, 1, 0, 0, 0)


class Dialect:
    """How one program writes rows and numbers; other programs write texts in place (INLINE) or no references (BARE)."""

    def __init__(self, program, inline=False, bare=False):
        self.program, self.inline, self.bare = program, inline, bare

    def row(self, number, cells, hidden):
        text = "" if self.bare else f' r="{number}"'
        if self.program == "calc":
            return (f'<row{text} customFormat="false" ht="12.8" hidden="{"true" if hidden else "false"}" '
                    'customHeight="false" outlineLevel="0" collapsed="false">')
        hide = ' hidden="1"' if hidden else ""
        end = ' x14ac:dyDescent="0.25"' if self.program == "excel" else ""
        return f'<row{text} spans="1:{max(cells, 1)}" ht="20.1" customHeight="1"{hide}{end}>'

    def number(self, value):
        if isinstance(value, int):
            return str(value)
        return f"{value:.17g}" if self.program == "excel" else f"{value:.15g}" if self.program == "wps" else repr(value)


class Book:
    """One workbook with SHEETS, as bytes."""

    def __init__(self, sheets, dialect):
        self.sheets, self.dialect = sheets, dialect
        self.strings, self.used = {}, 0

    def cell(self, reference, cell):
        kind, value, look, formula = cell
        head = f'<c s="{look}"' if self.dialect.bare else f'<c r="{reference}" s="{look}"'
        if kind == "b":
            return head + "/>"
        if kind == "n":
            form = ' t="n"' if self.dialect.program == "calc" else ""
            formula = f"<f>{escape(formula)}</f>" if formula else ""
            return f"{head}{form}>{formula}<v>{self.dialect.number(value)}</v></c>"
        if kind == "f":  # a formula without its value
            return f"{head}><f>{escape(formula)}</f></c>"
        if kind == "e":
            return f'{head} t="e"><v>{value}</v></c>'
        if self.dialect.inline:
            return f'{head} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
        self.used += 1
        index = self.strings.setdefault(value, len(self.strings))
        return f'{head} t="s"><v>{index}</v></c>'

    def data(self, sheet):
        pieces = []
        for number, row in enumerate(sheet.rows, 1):
            cells = [self.cell(f"{column}{number}", cell) if cell else (self.gap() if self.dialect.bare else "")
                     for column, cell in zip(COLUMNS, row)]
            pieces.append(self.dialect.row(number, len(row), number - 1 in sheet.hidden_rows))
            pieces += cells
            pieces.append("</row>")
        return "".join(pieces)

    @staticmethod
    def gap():
        """Without references a cell that is not there must stand there, blank."""
        return "<c/>"

    def merges(self, sheet):
        if not sheet.merges:
            return ""
        found = [f'<mergeCell ref="{COLUMNS[c]}{r + 1}:{COLUMNS[c + width - 1]}{r + height}"/>'
                 for r, c, height, width in sheet.merges]
        return f'<mergeCells count="{len(found)}">{"".join(found)}</mergeCells>'

    def worksheet(self, sheet):
        width = max(map(len, sheet.rows), default=1)
        dimension = sheet.dimension or f"A1:{COLUMNS[max(width, 1) - 1]}{max(len(sheet.rows), 1)}"
        return parts.worksheet(
            self.dialect.program, dimension, width, sheet.hidden_columns, self.data(sheet), self.merges(sheet))

    def bytes(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            def add(name, text):
                info = zipfile.ZipInfo(name, DATE)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, parts.XML + text)

            count, program = len(self.sheets), self.dialect.program
            add("[Content_Types].xml", parts.content_types(count))
            add("_rels/.rels", parts.RELATIONS)
            add("docProps/app.xml", parts.application(program))
            add("docProps/core.xml", parts.CORE)
            add("xl/workbook.xml", parts.workbook(program, [(quoteattr(s.name), s.hidden) for s in self.sheets]))
            add("xl/_rels/workbook.xml.rels", parts.workbook_relations(count))
            for number, sheet in enumerate(self.sheets, 1):
                add(f"xl/worksheets/sheet{number}.xml", self.worksheet(sheet))
            add("xl/styles.xml", parts.styles(program))
            items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in self.strings)
            add("xl/sharedStrings.xml",
                f'<sst xmlns="{parts.MAIN}" count="{self.used}" uniqueCount="{len(self.strings)}">{items}</sst>')
        return out.getvalue()
