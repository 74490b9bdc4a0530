#!/usr/bin/env python3
"""Times yusuan beside programs that merely read the same files, in one run: `make bench`.

Each command is run by turns and the best CPU time of each counts; machines are noisy, so read the ratios. Peers come from
PyPI: python-calamine, fastexcel, openpyxl.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent / "Samples" / "workbooks" / "jincheng-2025.xlsx"
YUSUAN = sys.argv[1]
ROWS = int(os.environ.get("BENCH_ROWS", "1000000"))
BOOKS = int(os.environ.get("BENCH_BOOKS", "200"))
GROWTH = [int(count) for count in os.environ.get("BENCH_GROWTH", "10,100,1000,10000").split(",")]
UNITS = int(os.environ.get("BENCH_UNITS", "20000"))

READERS = {
    "python_calamine": """
    w = python_calamine.CalamineWorkbook.from_path(path)
    for n in w.sheet_names: w.get_sheet_by_name(n).to_python()""",
    "fastexcel": """
    w = fastexcel.read_excel(path)
    for n in w.sheet_names: w.load_sheet(n, header_row=None)""",
    "openpyxl": """
    w = openpyxl.load_workbook(path, read_only=True)
    for s in w:
        for r in s.iter_rows(values_only=True): pass""",
}
BASE = "python_calamine, reading"


def measure(command):
    """CPU seconds and peak memory in MB of one run."""
    with open(os.devnull, "wb") as sink:
        process = subprocess.Popen(command, stdout=sink, stderr=sink)
        _, status, usage = os.wait4(process.pid, 0)
    if status not in (0, 3 << 8):
        raise RuntimeError(f"{command[0]} failed with {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(title, commands, runs, divide=1, unit="s", base=BASE):
    best = {}
    for _ in range(runs):
        for name, command in commands.items():
            cpu, memory = measure(command)
            old = best.get(name, (float("inf"), 0))
            best[name] = (min(cpu, old[0]), max(memory, old[1]))
    base = best[base][0]
    scale = 1000 if unit == "ms" else 1
    print(f"\n### {title}\n\n| what | CPU, {unit} | ratio | peak, MB |\n|---|---|---|---|")
    for name, (cpu, memory) in best.items():
        print(f"| {name} | {cpu / divide * scale:.2f} | {cpu / base:.2f} | {memory:.0f} |", flush=True)


def peers(path):
    """Commands that read the workbook `path`, or all in the folder, and nothing more."""
    head = "import os, sys, {0}\np = sys.argv[1]\nfor path in [p + '/' + n for n in os.listdir(p)] if os.path.isdir(p) else [p]:"
    return {f"{name}, reading": [sys.executable, "-c", head.format(name) + code, path] for name, code in READERS.items()}


def copies(folder, count):
    """COUNT workbooks like the sample, each of another unit."""
    unit = "晋城市应急管理调度指挥中心"
    with zipfile.ZipFile(SAMPLE) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for i in range(count):
        with zipfile.ZipFile(folder / f"{i:05}.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data.replace(unit.encode(), f"{unit}{i:05}".encode()))


def batches(folder):
    """How time and memory grow with the number of workbooks, and with the jobs."""
    print("\n### A batch: .xlsx to JSON, checked, with journal, manifest and report\n")
    print("| workbooks | jobs | files/s | CPU a file, ms | peak, MB |\n|---|---|---|---|---|")
    for count in GROWTH:
        books = folder / f"growth{count}"
        books.mkdir()
        copies(books, count)
        for jobs in (1, 2):
            best = (0, float("inf"), 0)
            for run in range(3 if count <= 1000 else 1):
                output = folder / f"batch{count}-{jobs}-{run}"
                start = time.monotonic()
                cpu, memory = measure(
                    [YUSUAN, "batch", str(books), "-o", str(output), "--to", "json", "--check", "--quiet", "--jobs", str(jobs)])
                rate = count / (time.monotonic() - start)
                best = (max(rate, best[0]), min(cpu / count, best[1]), max(memory, best[2]))
                shutil.rmtree(output)
            print(f"| {count:,} | {jobs} | {best[0]:.0f} | {best[1] * 1000:.2f} | {best[2]:.0f} |", flush=True)
        shutil.rmtree(books)


def main():
    with tempfile.TemporaryDirectory() as folder:
        many = Path(folder) / "books"
        many.mkdir()
        copies(many, BOOKS)
        compare(
            f"One workbook of 13 sheets (mean of {BOOKS} in one process)",
            {"yusuan convert --to long": [YUSUAN, "convert", str(many), "--to", "long"], **peers(str(many))},
            3, BOOKS, "ms")
        more = Path(folder) / "more"
        more.mkdir()
        copies(more, 5 * BOOKS)
        convert = [YUSUAN, "convert", str(more), "--to", "long"]
        compare(
            f"What checking adds to converting ({5 * BOOKS:,} workbooks)",
            {"yusuan convert --to long": convert, "yusuan convert --to long --check": [*convert, "--check"]},
            5, 5 * BOOKS, "ms", base="yusuan convert --to long")
        batches(Path(folder))
        sheet = str(Path(folder) / "sheet.xlsx")
        subprocess.run([sys.executable, HERE / "generate.py", "sheet", sheet, str(ROWS), "10"], check=True)
        compare(
            f"One sheet of {ROWS:,} rows × 10 columns",
            {"yusuan cells, writing CSV": [YUSUAN, "cells", sheet], **peers(sheet)}, 1)
        units = str(Path(folder) / "units.xlsx")
        subprocess.run([sys.executable, HERE / "generate.py", "units", units, str(UNITS)], check=True)
        compare(
            f"{UNITS:,} units' table 3 on one sheet",
            {"yusuan convert --to long": [YUSUAN, "convert", units, "--to", "long"], **peers(units)}, 1)


if __name__ == "__main__":
    main()
