"""One input of a corpus: its bytes, the figures that it says, and what was done to it."""
import csv
import hashlib
import io
import random
from dataclasses import dataclass, field

from .budget import Budget
from .grid import grids
from .sheet import Sheet, lay, shown
from .xlsx import Book, Dialect

PROGRAMS = ("excel", "wps", "calc")


@dataclass
class Entry:
    """State of an input while it is made; forms and damages change it, stage by stage."""
    budget: Budget
    random: random.Random
    grids: list
    dialect: Dialect
    sheets: list = field(default_factory=list)
    extension: str = "xlsx"
    encode: object = None  # sheets → bytes, where it is no .xlsx
    data: bytes = b""
    forms: list = field(default_factory=list)
    damage: str = ""
    outcome: str = "converted"
    code: str = ""  # the diagnostic that a damaged input must give
    finding: bool = False  # whether a rule must find it
    partial: bool = False  # whether figures may be missing

    def lay_out(self):
        for grid in self.grids:
            sheet = Sheet(f"表{grid.number}")
            sheet.add(*lay(grid))
            self.sheets.append(sheet)

    def write(self):
        self.data = self.encode(self.sheets) if self.encode else Book(self.sheets, self.dialect).bytes()

    def facts(self):
        """What the input says, as sorted (unit, year, table, panel, code, item, column, 分)."""
        if self.outcome == "failed":
            return []
        return sorted((grid.unit, grid.year, *cell.fact, cell.fen)
                      for grid in self.grids for cell in grid.amounts() if not cell.lost)


def digest(facts):
    """Of sorted FACTS: so that a corpus's truth says what it must give without all the figures."""
    lines = "\n".join(",".join(map(str, fact)) for fact in facts)
    return hashlib.blake2b(lines.encode(), digest_size=16).hexdigest()


def as_csv(sheets):
    """All sheets in one CSV, a blank line between them, in UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for sheet in sheets:
        writer.writerows([shown(cell) for cell in row] for row in [*sheet.rows, []])
    return out.getvalue().encode()


def begun(seed, index, name=None):
    budget = Budget(seed, index, name)
    chance = random.Random(f"{seed}:{index}:form")
    entry = Entry(budget, chance, grids(budget), Dialect(chance.choices(PROGRAMS, (5, 3, 2))[0]))
    if chance.random() < 0.5:  # the unit and the money unit in one row
        for grid in entry.grids:
            grid.in_one_row = True
    return entry


def clean(seed, index, csv_share=0.0, name=None):
    """The input number INDEX, as it should be; of a unit NAME with the same figures, where one is given."""
    entry = begun(seed, index, name)
    entry.lay_out()
    if entry.random.random() < csv_share:
        entry.extension, entry.encode = "csv", as_csv
    entry.write()
    return entry
