"""Programs that read the same files, and what they are called to do. Those not installed are left out, with a word."""
import importlib.util
import shutil
import sys
from pathlib import Path

from .measure import measure

# Each reads every cell of the workbook `path`, and nothing more; xlsx2csv and LibreOffice write CSV.
READERS = {
    "python_calamine": ("reading", """
    w = python_calamine.CalamineWorkbook.from_path(path)
    for n in w.sheet_names: w.get_sheet_by_name(n).to_python()"""),
    "fastexcel": ("reading", """
    w = fastexcel.read_excel(path)
    for n in w.sheet_names: w.load_sheet(n, header_row=None)"""),
    "openpyxl": ("reading", """
    w = openpyxl.load_workbook(path, read_only=True)
    for s in w:
        for r in s.iter_rows(values_only=True): pass"""),
    "xlsx2csv": ("writing CSV", """
    xlsx2csv.Xlsx2csv(path).convert(open(os.devnull, "w"), sheetid=0)"""),
}
BASE = "python_calamine, reading"
HEAD = """import os, sys, {0}
p = sys.argv[1]
for path in [p + '/' + n for n in os.listdir(p)] if os.path.isdir(p) else [p]:"""

# CSV with commas, quotes, UTF-8 (76), from line 1, values as shown; the last token, -1, asks for all sheets.
CALC = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def has(module):
    if importlib.util.find_spec(module) is None:
        print(f"\n({module} is not installed and is left out.)", flush=True)
        return False
    return True


def readers(path, without=()):
    """Commands that read the workbook PATH, or all in the folder, in one process."""
    return {
        f"{name}, {what}": [sys.executable, "-c", HEAD.format(name) + code, str(path)]
        for name, (what, code) in READERS.items() if name not in without and has(name)}


def calamine(path):
    return readers(path, set(READERS) - {"python_calamine"})[BASE]


def libreoffice(books, scratch, count=8):
    """A row of LibreOffice on the first COUNT of BOOKS in one process, a file's share without what starting costs."""
    if not shutil.which("soffice"):
        print("\n(LibreOffice is not installed and is left out.)", flush=True)
        return []
    files = sorted(str(book) for book in Path(books).iterdir())[:count]

    def cost(chosen):
        profile = f"-env:UserInstallation=file://{scratch}/profile"
        return measure(["soffice", profile, "--headless", "--convert-to", CALC, "--outdir", f"{scratch}/calc", *chosen])

    cost(files[:1])  # makes the profile
    one, all_ = cost(files[:1]), cost(files)
    share = (all_.cpu - one.cpu) / (len(files) - 1)
    return [(f"LibreOffice, writing CSV ({len(files)} files; start, {one.cpu:.1f} s, apart)", share, all_.memory)]
