"""How amounts are typed: as text, with separators, full-width, with residue and units, dashes and zeros for nothing."""
import math

from ..sheet import DECIMAL, WAN
from . import form, some

WIDE = str.maketrans("0123456789.,-", "０１２３４５６７８９．，－")


def plain(cell, grid, comma=""):
    """The amount as a bureau prints it: two places, more only where it is finer than 0.01 万元."""
    if grid.money == "万元" and cell.fen % 10_000:
        return f"{cell.fen / 1_000_000:{comma}.6f}"
    hundredths = cell.fen // 10_000 if grid.money == "万元" else cell.fen
    return f"{hundredths // 100:{comma}}.{hundredths % 100:02}"


def retype(entry, text, share=0.7):
    """Types amounts of some tables as TEXT(cell, grid)."""
    for grid in some(entry):
        for cell in grid.amounts():
            if cell.is_plain and entry.random.random() < share:
                cell.text = text(cell, grid)


@form("amounts-as-text", "grids")
def as_text(entry):
    retype(entry, plain)


@form("thousands-separators", "grids")
def thousands(entry):
    retype(entry, lambda cell, grid: plain(cell, grid, ","))


@form("full-width-digits", "grids")
def full_width(entry):
    retype(entry, lambda cell, grid: plain(cell, grid).translate(WIDE))


@form("padded-amounts", "grids")
def padded(entry):
    retype(entry, lambda cell, grid: entry.random.choice((" {}", "{} ", "　{}", "\u00a0{}")).format(plain(cell, grid)))


@form("unit-behind-amounts", "grids")
def with_unit(entry):
    retype(entry, lambda cell, grid: plain(cell, grid) + grid.money)


@form("currency-sign", "grids")
def with_sign(entry):
    retype(entry, lambda cell, grid: entry.random.choice("¥￥") + plain(cell, grid, ","))


@form("no-trailing-zeros", "grids")
def short(entry):
    retype(entry, lambda cell, grid: plain(cell, grid).rstrip("0").rstrip("."))


@form("binary-residue", "grids")
def residue(entry):
    for grid in some(entry):
        for cell in grid.amounts():
            if cell.is_plain:
                value = cell.fen / (1_000_000 if grid.money == "万元" else 100)
                cell.value = math.nextafter(value, entry.random.choice((math.inf, 0)))


@form("formulas-with-values", "grids")
def formulas(entry):
    for grid in some(entry):
        for cell in grid.amounts():
            if cell.fact[4] == "total":
                cell.formula = "SUM(D7:D9)+E7"


@form("number-format-decimal", "grids")
def decimal(entry):
    for grid in some(entry):
        for cell in grid.amounts():
            if cell.is_plain:
                cell.style = DECIMAL


@form("number-format-with-unit", "grids")
def with_format(entry):
    """A cell whose number format prints 万元 has 万元, whatever the table prints."""
    for grid in some(entry):
        for cell in grid.amounts():
            if cell.is_plain and cell.fen % 10_000 == 0 and entry.random.random() < 0.5:
                cell.style, cell.value = WAN, cell.fen / 1_000_000


@form("dashes-for-nothing", "grids")
def dashes(entry):
    sign = entry.random.choice("-—－–")
    for grid in some(entry):
        for cell in grid.places():
            if cell.fen is None:
                cell.text = sign


@form("zeros-for-nothing", "grids")
def zeros(entry):
    for grid in some(entry, [grid for grid in entry.grids if grid.amounts()]):
        for cell in grid.places():
            if cell.fen is None and cell.text is None:
                cell.fen = 0
