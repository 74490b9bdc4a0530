"""What stands around the tables: blank rows and columns, unit and money unit, notes, watermarks, headers again."""
from copy import copy

from . import form, some

UNIT = ("预算单位", "编制单位", "填报单位", "公开单位", "部门名称", "部门")


@form("blank-rows-above", "grids")
def blank_rows(entry):
    for grid in some(entry):
        grid.blank_rows = entry.random.randint(1, 3)


@form("blank-columns-before", "grids")
def blank_columns(entry):
    for grid in some(entry):
        grid.blank_columns = entry.random.randint(1, 2)


@form("unit-and-money-in-one-cell", "grids", "lines")
def one_cell(entry):
    for grid in some(entry):
        if grid.unit_line and grid.money_line:
            grid.unit_line, grid.money_line = f"{grid.unit_line}          {grid.money_line}", None


@form("another-word-for-unit", "grids", "lines")
def another_word(entry):
    word = entry.random.choice(UNIT)
    for grid in entry.grids:
        grid.unit_line = grid.unit_line.replace("单位名称", word)


@form("half-width-colons", "grids", "lines")
def colons(entry):
    for grid in some(entry):
        grid.unit_line = grid.unit_line.replace("：", ":")
        grid.money_line = grid.money_line and grid.money_line.replace("：", ": ")


@form("unit-not-on-every-table", "grids", "lines")
def unit_missing(entry):
    for grid in some(entry, [grid for grid in entry.grids if grid.number > 1]):
        grid.unit_line = None


@form("amounts-in-yuan", "columns", "money")
def in_yuan(entry):
    for grid in entry.grids:
        grid.money, grid.money_line = "元", "金额单位：元"


@form("some-tables-in-yuan", "columns", "money")
def mixed(entry):
    for grid in some(entry):
        grid.money, grid.money_line = "元", "单位：元"


@form("money-unit-in-brackets", "columns", "money")
def brackets(entry):
    for grid in some(entry):
        grid.money_line = f"（{grid.money_line}）"


@form("money-unit-above-title", "columns", "money")
def above(entry):
    for grid in some(entry):
        grid.above, grid.money_line = [grid.money_line], None


@form("money-unit-behind-title", "columns", "money")
def behind(entry):
    for grid in some(entry):
        grid.behind_title, grid.money_line = f"（{grid.money_line}）", None


@form("money-unit-missing", "columns", "money")
def missing(entry):
    if entry.budget.in_yuan:
        return False
    for grid in some(entry):
        grid.money_line = None


@form("signatures-below", "grids")
def signatures(entry):
    for grid in some(entry):
        grid.below.append(["填报人：张三", None, "审核人：李四"])


@form("notes-below", "grids")
def notes(entry):
    for grid in some(entry, [grid for grid in entry.grids if grid.amounts()]):
        grid.below.append(["注：金额按四舍五入填列，合计数与分项数之和如有差异，系四舍五入所致。"])


@form("another-note-for-nothing", "grids")
def other_note(entry):
    note = entry.random.choice(("注：本部门无相关收支项目", "注:本单位无相关收支项目。", "说明：此表无数据", "备注：本表为空表"))
    for grid in entry.grids:
        grid.below = [[note] if line == ["注：本表无数据"] else line for line in grid.below]


def inside(entry, grid):
    """A place between two rows of the body."""
    return entry.random.randint(1, len(grid.body) - 1)


def long(entry):
    return [grid for grid in entry.grids if len(grid.body) > 3]


@form("watermarks-between-rows", "rows")
def watermarks(entry):
    for grid in some(entry, long(entry)):
        at = inside(entry, grid)
        grid.body[at:at] = [(), (entry.random.choice(("仅供内部审核", "内部资料", "第2页", "第 2 页 共 9 页")),)]


@form("header-again", "rows")
def header_again(entry):
    for grid in some(entry, long(entry)):
        at = inside(entry, grid)
        grid.body[at:at] = [(), *(tuple(row) for row in grid.header()[0])]


@form("blank-rows-between", "rows")
def blank_between(entry):
    for grid in some(entry, long(entry)):
        at = inside(entry, grid)
        grid.body[at:at] = [()]


@form("continued-on-another-sheet", "rows")
def continued(entry):
    """续表: the rows from one on stand on a sheet of their own, below the title and the header again."""
    for grid in some(entry, [grid for grid in long(entry) if grid.number in (2, 3, 5, 6, 12)], 0.2):
        at, rest = inside(entry, grid), copy(grid)
        rest.title, rest.above = grid.title + entry.random.choice(("（续表）", "(续)", "（续）")), []
        rest.body, rest.below, grid.body, grid.below = grid.body[at:], grid.below, grid.body[:at], []
        entry.grids.insert(entry.grids.index(grid) + 1, rest)
