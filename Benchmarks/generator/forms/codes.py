"""How codes and names are typed: as numbers, with an apostrophe, glued, in columns of their own; indented names."""
from dataclasses import replace

from . import form, some


def coded(entry):
    return [grid for grid in entry.grids if grid.number in (2, 3, 5, 7, 8, 9)]


def change(grid, kinds, make):
    for i, j in grid.items(kinds):
        grid.body[i][j] = make(grid.body[i][j])


@form("codes-as-numbers", "grids", "codes")
def as_numbers(entry):
    for grid in some(entry, coded(entry)):
        change(grid, ("code",), lambda text: int(text) if text.isdigit() else text)


@form("codes-with-apostrophe", "grids", "codes")
def with_apostrophe(entry):
    for grid in some(entry, coded(entry)):
        change(grid, ("code",), lambda text: "'" + text if text.isdigit() else text)


@form("full-width-codes", "grids", "codes")
def full_width(entry):
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    for grid in some(entry, coded(entry)):
        change(grid, ("code",), lambda text: text.translate(wide))


@form("codes-glued-to-names", "grids", "codes")
def glued(entry):
    sign = entry.random.choice(("-", "##", " "))
    for grid in some(entry, coded(entry)):
        for i, j in grid.items(("code",)):
            row = grid.body[i]
            if row[j].isdigit():
                row[j], row[j + 1] = row[j] + sign + row[j + 1], None


@form("codes-in-three-columns", "columns", "codes")
def split(entry):
    """类, 款 and 项 in columns of their own, each with its own digits."""
    for grid in some(entry, [grid for grid in coded(entry) if grid.number in (2, 3, 5)]):
        code = grid.columns[0]
        parts = [replace(code, kind="part", path=(*code.path, label)) for label in "类款项"]
        grid.columns[:1] = parts
        for row in grid.body:
            text = row[0]
            row[:1] = [text[:3], text[3:5] or None, text[5:] or None] if text.isdigit() else [text, None, None]


@form("government-codes-glued", "grids")
def government(entry):
    for grid in entry.grids:
        if grid.number == 6:
            change(grid, ("text",), lambda text: "50101##" + text if text else text)


@form("indented-names", "grids")
def indented(entry):
    sign = entry.random.choice((" ", "　", "\u00a0", "  "))
    for grid in some(entry, [grid for grid in entry.grids if grid.number in (2, 3, 5, 6, 12)]):
        for i, j in grid.items(("item",)):
            depth = len(str(grid.body[i][0])) // 2 - 1 if grid.number < 6 else 1
            grid.body[i][j] = sign * max(depth, 0) + grid.body[i][j]


@form("line-breaks-in-names", "grids")
def broken(entry):
    for grid in some(entry, [grid for grid in entry.grids if grid.number in (2, 3, 5, 6, 12)]):
        for i, j in grid.items(("item",)):
            text = grid.body[i][j]
            if len(text) > 9 and not (text[5] + text[6]).isascii() and entry.random.random() < 0.4:
                grid.body[i][j] = text[:6] + "\n" + text[6:]


@form("totals-with-blanks", "grids")
def totals(entry):
    sign = entry.random.choice((" ", "　", "  "))
    for grid in some(entry):
        for i, j in grid.items():
            if grid.body[i][j] == "合计":
                grid.body[i][j] = f"合{sign}计"
