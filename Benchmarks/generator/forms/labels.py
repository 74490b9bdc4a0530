"""How titles, header labels and fixed rows are typed: blanks and line breaks inside, half-width signs, spellings."""
from dataclasses import replace

from ..grid import Money
from ..profile import LAYOUTS
from . import form, some

FIXED = (1, 4, 10)  # tables whose items the profile names
HALF = str.maketrans("（）“”：", "()\"\":")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def relabel(grid, make):
    """Each header label by MAKE; the same label gives the same."""
    made = {}

    def path_of(column):
        return tuple(
            made.setdefault((column.path[:n], label), make(label)) for n, label in enumerate(column.path, 1))
    grid.columns = [replace(column, path=path_of(column)) for column in grid.columns]


def rename(grid, i, j):
    """Types the row I with half-width signs; a name that the profile does not fix is kept as it is printed."""
    grid.body[i][j] = grid.body[i][j].translate(HALF)
    for cell in grid.body[i] if grid.number not in FIXED else ():
        if isinstance(cell, Money):
            cell.fact = (*cell.fact[:3], cell.fact[3].translate(HALF), cell.fact[4])


def spread(random, label, sign):
    """LABEL with SIGN at one place inside."""
    label = label.replace("{Y}", "\0")
    at = random.randrange(1, len(label)) if len(label) > 1 else 0
    return (label[:at] + sign + label[at:] if at else label).replace("\0", "{Y}")


@form("blanks-in-labels", "grids")
def blanks(entry):
    for grid in some(entry):
        relabel(grid, lambda label: spread(entry.random, label, entry.random.choice((" ", "　", "\u00a0", "  "))))


@form("line-breaks-in-labels", "grids")
def breaks(entry):
    for grid in some(entry):
        relabel(grid, lambda label: spread(entry.random, label, "\n") if len(label) > 4 else label)


@form("year-without-sign", "grids")
def short_year(entry):
    for grid in some(entry):
        relabel(grid, lambda label: label.replace("{Y}年预算数", "{Y}预算数"))


@form("half-width-signs", "grids")
def half_width(entry):
    for grid in some(entry):
        relabel(grid, lambda label: label.translate(HALF))
        grid.title = grid.title.translate(HALF)
        for i, j in grid.items(("item",)):
            rename(grid, i, j)


@form("blanks-in-title", "grids")
def title_blanks(entry):
    for grid in some(entry):
        at = entry.random.randrange(5, len(grid.title) - 1)
        grid.title = grid.title[:at] + entry.random.choice((" ", "　")) + grid.title[at:]


@form("full-width-year", "grids")
def wide_year(entry):
    for grid in some(entry):
        grid.title = grid.title.translate(WIDE)


@form("other-spelling-of-title", "grids")
def other_title(entry):
    for grid in some(entry):
        others = LAYOUTS[grid.number - 1].spellings.get(LAYOUTS[grid.number - 1].title)
        if others:
            grid.title = entry.random.choice(others).replace("{Y}", str(grid.year))


@form("other-spelling-of-labels", "grids")
def other_labels(entry):
    for grid in some(entry):
        known = LAYOUTS[grid.number - 1].spellings
        relabel(grid, lambda label: entry.random.choice(known[label]) if label in known else label)


@form("other-spelling-of-items", "grids")
def other_items(entry):
    for grid in some(entry, [grid for grid in entry.grids if grid.number in (1, 4, 10)]):
        known = LAYOUTS[grid.number - 1].spellings
        for i, j in grid.items(("item",)):
            label = grid.body[i][j]
            if label in known and entry.random.random() < 0.5:
                ordinal = label[:label.index("、") + 1] if "、" in label else ""
                grid.body[i][j] = ordinal + entry.random.choice(known[label])


@form("label-before-title", "grids")
def labelled(entry):
    word = entry.random.choice(("附表{}：", "表{} ", "表{}：", "附件{}："))
    for grid in entry.grids:
        grid.title = word.format(grid.number) + grid.title
        grid.above = [text for text in grid.above if not text.startswith("预算公开表")]


@form("fewer-fixed-items", "columns")
def fewer(entry):
    """Of other years: without 抗疫特别国债安排的支出, where it has no amount."""
    for grid in entry.grids:
        if grid.number in (1, 4):
            grid.body = [row for row in grid.body if "三十、抗疫特别国债安排的支出" not in row]
