"""A table as it is printed: what stands above the header, columns with the labels above them, the body, notes below.

What makes a file dirty changes a grid; only at the end sheet.py lays its cells out. An amount knows its fact, so that
what a file says can be listed from the cells that were printed.
"""
from itertools import takewhile

from .profile import Column, LAYOUTS
from .tables import Tables


class Money:
    """A place for an amount: 分, None where nothing is printed, and the fact it is: (table, panel, code, item, column).

    `text` is how it is printed, where not as a number; `value` another number, `style` another look, `formula` what
    computes it, `kind` the kind of cell where it is none of these. An amount that is `lost` cannot be read.
    """
    __slots__ = ("fen", "fact", "text", "value", "style", "formula", "kind", "lost")

    def __init__(self, fen, fact):
        self.fen, self.fact, self.lost = fen, fact, False
        self.text = self.value = self.style = self.formula = self.kind = None

    @property
    def is_plain(self):
        """Whether it is still printed as a plain number."""
        return self.fen is not None and (self.text, self.value, self.style, self.kind) == (None,) * 4


class Grid:
    """One table: `body` has a list of cells a row (text, Money or None), one for each of `columns`."""

    def __init__(self, number, title, unit, year, money, columns):
        self.number, self.title, self.unit, self.year, self.money = number, title, unit, year, money
        self.columns = columns
        self.above = ["预算公开表1"] if number == 1 else []
        self.unit_line, self.money_line, self.in_one_row = f"单位名称：{unit}", f"单位：{money}", False
        self.body, self.below, self.numbers = [], [], False
        self.behind_title, self.blank_rows, self.blank_columns = "", 0, 0

    def lines(self):
        """What stands between the title and the header: the unit and the money unit, where they are printed."""
        texts = [text for text in (self.unit_line, self.money_line) if text]
        if self.in_one_row and len(texts) == 2:
            return [[texts[0], *[None] * (len(self.columns) - 2), texts[1]]]
        return [[text] for text in texts]

    def places(self):
        """Where an amount may be printed."""
        return [cell for row in self.body for cell in row if isinstance(cell, Money)]

    def amounts(self):
        return [cell for cell in self.places() if cell.fen is not None]

    def items(self, kinds=("item", "code")):
        """(row, column) of the labels in the body that are of KINDS."""
        return [(i, j) for i, row in enumerate(self.body) if isinstance(row, list)
                for j, column in enumerate(self.columns) if column.kind in kinds and isinstance(row[j], str)]

    def header(self):
        """Header rows, and what is merged there: (row, column, rows, columns)."""
        paths = [[label.replace("{Y}", str(self.year)) for label in column.path] for column in self.columns]
        depth = max(map(len, paths))
        rows = [[None] * len(paths) for _ in range(depth)]
        merges = []
        for at, path in enumerate(paths):
            for level, label in enumerate(path):
                if at and paths[at - 1][:level + 1] == path[:level + 1] and level + 1 < len(path):
                    continue
                rows[level][at] = label
                is_group = level + 1 < len(path)
                alike = takewhile(lambda other: is_group and other[:level + 1] == path[:level + 1], paths[at + 1:])
                width = 1 + len(list(alike))
                height = depth - level if level + 1 == len(path) else 1
                if width > 1 or height > 1:
                    merges.append((level, at, height, width))
        return rows, merges


def pair(left, right, layout):
    """The rows of two panels on the same lines: beside each other where the profile says so, the others from above."""
    beside = [row.beside for row in layout.panels[1][1]]
    ids = [row.path for row in layout.panels[0][1]]
    lines, i = [], 0
    for j, row in enumerate(right):
        anchor = beside[j] if j < len(beside) else None
        if anchor:
            at = ids.index(anchor)
            while i < at:
                lines.append((left[i], None))
                i += 1
        if anchor or i < len(left) and ids[i:] and not any(b == ids[i] for b in beside if b):
            lines.append((left[i], row))
            i += 1
        else:
            lines.append((None, row))
    return lines + [(row, None) for row in left[i:]]


def lines_of(panels, layout):
    """The lines of a table: for each its row in every panel, or None."""
    if len(panels) == 1:
        return [(row,) for row in panels[0][1]]
    left, right = panels[0][1], panels[1][1]
    if any(row.beside for row in layout.panels[1][1]):
        return pair(left, right, layout)
    count = max(len(left), len(right))
    return list(zip(left + [None] * (count - len(left)), right + [None] * (count - len(right))))


def cell(column, row, number, panel):
    """What stands in COLUMN of a logical row."""
    code, item, figures, *more = row
    has_code = any(c.kind == "code" for c in LAYOUTS[number - 1].columns if c.panel == panel)
    if column.kind == "amount":
        return Money(figures.get(column.id), (number, panel, code or "", item, column.id))
    if column.kind == "code":
        return code or item
    if column.kind == "text":
        return more[0] if more else None
    return item if code or not has_code else None


def grids(budget):
    """The thirteen grids of a budget, clean."""
    tables = Tables(budget)
    found = []
    for layout in LAYOUTS:
        panels = tables.panels[layout.number]
        columns = [Column(*(c.panel, c.id, c.kind, c.path)) for c in layout.columns]
        title = layout.title.replace("{Y}", str(budget.year))
        grid = Grid(layout.number, title, budget.name, budget.year, "元" if budget.in_yuan else "万元", columns)
        ids = [panel for panel, _ in panels]
        for line in lines_of(panels, layout):
            rows = dict(zip(ids, line))
            grid.body.append([
                cell(column, rows[column.panel], layout.number, column.panel) if rows[column.panel] else None
                for column in columns])
        grid.numbers = layout.numbered
        if not grid.amounts():
            grid.below.append(["注：本表无数据"])
        found.append(grid)
    return found
