"""Files that are truly damaged: what each is, and what must be said of it. Nothing of them may be silently wrong."""
from copy import copy
from io import BytesIO
from zipfile import ZipFile


DAMAGES = []


def damage(name, stage, code, outcome="partly"):
    """Registers a change of an entry as the damage NAME; a program must report CODE."""
    def register(change):
        DAMAGES.append((name, stage, code, outcome, change))
        return change
    return register


def apply(entry, stage, chosen):
    """Does the damage CHOSEN to the entry, where it is one of STAGE."""
    name, when, code, outcome, change = chosen
    if when == stage:
        change(entry)
        entry.damage, entry.code, entry.outcome = name, code, outcome


def victim(entry):
    """An amount of a plain table."""
    cells = [cell for grid in entry.grids if grid.number in (2, 3, 5) for cell in grid.amounts() if cell.is_plain]
    return entry.random.choice(cells or [cell for grid in entry.grids for cell in grid.amounts()])


def spoil(entry, text=None, kind=None):
    cell = victim(entry)
    cell.text, cell.value, cell.kind, cell.lost = text, None, kind, True
    return cell


@damage("letter-in-amount", "grids", "Y0012")
def letter(entry):
    cell = victim(entry)
    digits = f"{cell.fen / 1_000_000:.2f}"
    cell.text, cell.lost = digits[:-1] + entry.random.choice("BOlS"), True


@damage("finer-than-fen", "grids", "Y0014")
def finer(entry):
    spoil(entry, "1.23456789")


@damage("out-of-range", "grids", "Y0013")
def out_of_range(entry):
    spoil(entry, "99999999999999999999.00")


@damage("error-cell", "grids", "Y0015")
def error_cell(entry):
    spoil(entry, "#REF!", "e")


@damage("formula-without-value", "grids", "Y0011")
def without_value(entry):
    spoil(entry, kind="f").formula = "D7+E7"


@damage("figure-that-does-not-tie", "grids", "", "converted")
def untied(entry):
    totals = [cell for grid in entry.grids if grid.number in (2, 3, 5) for cell in grid.amounts()
              if cell.fact[3] == "合计" and cell.is_plain]
    cell = entry.random.choice(totals)
    cell.fen += 9 * 10 ** entry.random.randint(6, 8)
    entry.finding = True


@damage("total-row-missing", "grids", "Y0026")
def total_missing(entry):
    grid = next(grid for grid in entry.grids if grid.number in (3, 5, 2))
    grid.body.pop(0)


@damage("another-unit-on-one-table", "grids", "Y0031")
def another_unit(entry):
    grid = next(grid for grid in entry.grids if grid.number == 5)
    grid.unit = grid.unit + "第二分部"
    grid.unit_line = f"单位名称：{grid.unit}"


@damage("unknown-money-unit", "grids", "Y0034")
def unknown_money(entry):
    grid = next(grid for grid in entry.grids if grid.number == 5)
    grid.money_line = "单位：万美元"
    for cell in grid.amounts():
        cell.lost = True


@damage("repeated-table", "grids", "Y0036")
def repeated(entry):
    grid = next(grid for grid in entry.grids if grid.number == 5)
    again = copy(grid)
    again.body = [[copy(cell) for cell in row] for row in grid.body]
    for cell in again.places():
        cell.lost = True
    entry.grids.append(again)


@damage("cut-file", "bytes", "Y0050", "failed")
def cut(entry):
    entry.data = entry.data[:int(len(entry.data) * entry.random.uniform(0.2, 0.9))]


@damage("flipped-byte", "bytes", "", "partly")
def flipped(entry):
    """A bit among the compressed bytes of a worksheet. Its table may be missing; no figure may be another."""
    entry.partial = True
    with ZipFile(BytesIO(entry.data)) as archive:
        part = entry.random.choice([part for part in archive.infolist() if "worksheets" in part.filename])
    start = part.header_offset + 30 + len(part.filename)
    at = start + entry.random.randrange(part.compress_size)
    entry.data = entry.data[:at] + bytes([entry.data[at] ^ 1 << entry.random.randrange(8)]) + entry.data[at + 1:]


@damage("binary-workbook", "bytes", "Y0054", "failed")
def binary(entry):
    entry.data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3576)


@damage("empty-file", "bytes", "Y0051", "failed")
def empty(entry):
    entry.data = b""
