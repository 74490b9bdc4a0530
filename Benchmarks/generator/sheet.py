"""Lays a grid out as the cells of a worksheet, with the looks that they have: title, header, borders, formats."""
from .grid import Money

# Looks, in the order of the styles that xlsx.py writes.
PLAIN, TITLE, LEFT, RIGHT, HEAD, TEXT, AMOUNT, INDENT, INDENT2, DECIMAL, WAN, YUAN, DATE = range(13)


class Sheet:
    """A worksheet: rows of cells (kind, value, look, formula) or None; kind is s text, n number, b blank, e error."""

    def __init__(self, name):
        self.name, self.rows, self.merges = name, [], []
        self.hidden, self.hidden_rows, self.hidden_columns = False, set(), set()
        self.dimension = None

    def add(self, rows, merges):
        """ROWS below those that stand there already."""
        top = len(self.rows)
        self.rows += rows
        self.merges += [(top + row, column, height, width) for row, column, height, width in merges]


def amount(cell, money):
    """The cell of an amount in the unit MONEY."""
    look = AMOUNT if cell.style is None else cell.style
    if cell.kind == "e":
        return "e", cell.text, look, None
    if cell.text is not None:
        return "s", cell.text, look, None
    if cell.fen is None:
        return "b", None, look, None
    value = cell.value if cell.value is not None else cell.fen / (1_000_000 if money == "万元" else 100)
    return "n" if cell.kind is None else cell.kind, value, look, cell.formula


def body_cell(value, column, money):
    if value is None:
        return "b", None, AMOUNT if column.kind == "amount" else TEXT, None
    if isinstance(value, Money):
        return amount(value, money)
    if isinstance(value, int):
        return "n", value, TEXT, None
    return ("s", value, TEXT, None) if value else ("b", None, TEXT, None)


def line(values, look, width):
    return [("s", value, look, None) if value else None for value in (*values, *[None] * (width - len(values)))]


def lay(grid):
    """The rows and merges of a grid."""
    width = len(grid.columns)
    rows = [[] for _ in range(grid.blank_rows)]
    rows += [line([text], LEFT, width) for text in grid.above]
    merges = [(len(rows), 0, 1, width)] if width > 1 else []
    rows.append(line([grid.title + grid.behind_title], TITLE, width))
    rows += [line(texts, LEFT, width) for texts in grid.lines()]
    head, merged = grid.header()
    merges += [(len(rows) + row, *rest) for row, *rest in merged]
    rows += [[("s", label, HEAD, None) if label else ("b", None, HEAD, None) for label in labels] for labels in head]
    if grid.numbers:
        rows.append([("n", at, HEAD, None) for at in range(1, width + 1)])
    columns, money = grid.columns, grid.money
    for cells in grid.body:
        if isinstance(cells, tuple):  # a row of another kind among the body: what stands there, in one look
            rows.append(line(cells, LEFT, width))
        else:
            rows.append([body_cell(value, column, money) for value, column in zip(cells, columns)])
    rows += [line(texts, LEFT, width) for texts in grid.below]
    if grid.blank_columns:
        rows = [[None] * grid.blank_columns + row if row else row for row in rows]
        merges = [(row, column + grid.blank_columns, *rest) for row, column, *rest in merges]
    return rows, merges


def shown(cell):
    """What a reader sees of a cell, as in a CSV that was saved from it."""
    if cell is None or cell[0] == "b":
        return ""
    kind, value, look, _ = cell
    if kind == "s" or kind == "e":
        return value
    if kind == "f":
        return ""
    if look in (TEXT, HEAD):
        return str(value)
    text = f"{value:,.2f}" if look in (WAN, YUAN) else f"{value:.2f}"
    return text + {WAN: "万元", YUAN: "元"}.get(look, "")
