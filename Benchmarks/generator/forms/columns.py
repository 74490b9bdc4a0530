"""Columns in another order, further ones, and ones left out."""
from ..grid import Money
from ..profile import Column
from . import form, some


def place(grid, order):
    grid.columns = [grid.columns[i] for i in order]
    grid.body = [[row[i] for i in order] for row in grid.body]


@form("columns-in-another-order", "columns")
def reordered(entry):
    """The amounts of a panel in another order; those below one label stay together."""
    for grid in some(entry, share=0.3):
        keys = {}

        def key(i):
            column = grid.columns[i]
            panels = [c.panel for c in grid.columns]
            path = [keys.setdefault(column.path[:n], entry.random.random()) for n in range(1, len(column.path) + 1)]
            return panels.index(column.panel), column.kind == "amount", path if column.kind == "amount" else [i]
        place(grid, sorted(range(len(grid.columns)), key=key))


@form("column-left-out", "columns")
def left_out(entry):
    """A column without any amount is not printed."""
    for grid in some(entry, [grid for grid in entry.grids if grid.number in (2, 4, 10, 11, 12, 13)]):
        empty = [j for j, column in enumerate(grid.columns) if column.kind == "amount" and column.id != "total"
                 and all(row[j] is None or row[j].fen is None for row in grid.body)]
        if empty and grid.amounts():
            gone = entry.random.choice(empty)
            place(grid, [j for j in range(len(grid.columns)) if j != gone])


@form("further-column", "columns")
def further(entry):
    """备注 at the end, with a word in a few rows."""
    for grid in some(entry, [grid for grid in entry.grids if grid.number in (2, 3, 5, 6, 12)], 0.3):
        grid.columns.append(Column("", "remark", "remark", ("备注",)))
        for row in grid.body:
            has = any(isinstance(cell, Money) and cell.fen for cell in row)
            row.append("新增" if has and entry.random.random() < 0.1 else None)


@form("row-of-column-numbers", "columns")
def numbered(entry):
    for grid in some(entry):
        grid.numbers = True
