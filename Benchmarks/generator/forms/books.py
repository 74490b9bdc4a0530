"""Workbooks: names and order of sheets, covers and contents, hidden sheets, rows and columns, all on one sheet."""
from ..sheet import LEFT, PLAIN, Sheet
from . import form


def text_sheet(name, lines):
    sheet = Sheet(name)
    sheet.add([[("s", text, PLAIN, None)] if text else [] for text in lines], [])
    return sheet


@form("sheets-named-by-number", "sheets", "names")
def numbered(entry):
    for number, sheet in enumerate(entry.sheets, 1):
        sheet.name = f"Sheet{number}"


@form("sheet-names-with-blanks", "sheets", "names")
def blanks(entry):
    for sheet in entry.sheets:
        sheet.name = sheet.name + " " * entry.random.randint(1, 2)


@form("sheets-named-by-title", "sheets", "names")
def titled(entry):
    for number, (grid, sheet) in enumerate(zip(entry.grids, entry.sheets), 1):
        sheet.name = f"{number}{grid.title[5:25]}".replace("：", "").replace(":", "").replace("/", "")


@form("sheets-in-another-order", "sheets", "order")
def shuffled(entry):
    if any("续" in grid.title for grid in entry.grids):
        return False
    entry.random.shuffle(entry.sheets)


@form("cover-and-contents", "sheets")
def cover(entry):
    year = entry.budget.year
    contents = [f"表{grid.number}  {grid.title}" for grid in entry.grids]
    entry.sheets[:0] = [
        text_sheet("封面", ["", "", f"{year}年单位预算公开", entry.budget.name, f"{year}年2月"]),
        text_sheet("目录", ["目  录", *contents])]


@form("hidden-sheet", "sheets")
def hidden_sheet(entry):
    sheet = text_sheet("旧稿", ["旧稿，勿用", "编制说明"])
    sheet.hidden = True
    entry.sheets.append(sheet)
    entry.random.choice(entry.sheets[1:]).hidden = True


@form("hidden-rows-and-columns", "sheets")
def hidden_rows(entry):
    for sheet in entry.sheets:
        if entry.random.random() < 0.4 and len(sheet.rows) > 8:
            sheet.hidden_rows.update(entry.random.sample(range(8, len(sheet.rows)), min(3, len(sheet.rows) - 8)))
            sheet.hidden_columns.add(len(sheet.rows[-1]) - 1)


@form("inflated-range", "sheets")
def inflated(entry):
    """Styled cells far beyond the table, and a dimension that covers them."""
    for sheet in entry.sheets:
        if entry.random.random() < 0.4:
            for row in sheet.rows[:21]:
                row += [None] * (255 - len(row)) + [("b", None, LEFT, None)]
            sheet.dimension = "A1:IV65536"


@form("all-on-one-sheet", "sheets", "order")
def stacked(entry):
    one = Sheet("Sheet1")
    for sheet in entry.sheets:
        one.add(sheet.rows + [[]], sheet.merges)
    entry.sheets[:] = [one]


@form("table-missing", "columns")
def missing(entry):
    entry.grids.remove(entry.random.choice(entry.grids[1:]))
