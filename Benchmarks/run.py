#!/usr/bin/env python3
"""Times yusuan beside programs that read the same files, in one run: `make bench`.

The workbooks are of distinct units with figures of their own (corpus.py). Commands are run by turns and the best of
each counts; machines are noisy, so read the ratios.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import batches, corpora, peers
from bench.measure import compare

HERE = Path(__file__).resolve().parent
YUSUAN = sys.argv[1]
ROWS = int(os.environ.get("BENCH_ROWS", "1000000"))
BOOKS = int(os.environ.get("BENCH_BOOKS", "200"))
GROWTH = [int(count) for count in os.environ.get("BENCH_GROWTH", "10,100,1000,10000").split(",")]
UNITS = int(os.environ.get("BENCH_UNITS", "20000"))
CONVERT = "yusuan convert --to long"


def workbooks(clean, scratch):
    """One process reads many workbooks; LibreOffice only a few, and its row is scaled to one file."""
    books = corpora.part(clean, BOOKS)
    compare(
        f"One workbook of 13 sheets (mean of {BOOKS} in one process)",
        {CONVERT: [YUSUAN, "convert", books, "--to", "long"], **peers.readers(books)},
        3, peers.BASE, BOOKS, "ms", peers.libreoffice(books, scratch))


def checking(clean):
    count = 5 * BOOKS
    convert = [YUSUAN, "convert", corpora.part(clean, count), "--to", "long"]
    compare(
        f"What checking adds to converting ({count:,} workbooks)",
        {CONVERT: convert, CONVERT + " --check": [*convert, "--check"]}, 5, CONVERT, count, "ms")


def generated(scratch, kind, *numbers):
    """A workbook of generate.py."""
    path = scratch / f"{kind}.xlsx"
    subprocess.run([sys.executable, HERE / "generate.py", kind, path, *map(str, numbers)], check=True)
    return path


def sheet(scratch):
    path = generated(scratch, "sheet", ROWS, 10)
    compare(
        f"One sheet of {ROWS:,} rows × 10 columns",
        {"yusuan cells, writing CSV": [YUSUAN, "cells", path], **peers.readers(path)}, 1, peers.BASE)


def units(scratch):
    path = generated(scratch, "units", UNITS)
    compare(
        f"{UNITS:,} units' table 3 on one sheet",
        {CONVERT: [YUSUAN, "convert", path, "--to", "long"], **peers.readers(path)}, 1, peers.BASE)


def main():
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        clean = corpora.make(scratch / "clean", max(*GROWTH, 5 * BOOKS))
        dirty_count = min(1000, max(GROWTH))
        dirty = corpora.make(scratch / "dirty", dirty_count, "--dirty")
        workbooks(clean, scratch)
        checking(clean)
        batches.table(YUSUAN, clean, dirty, scratch, GROWTH, dirty_count)
        sheet(scratch)
        units(scratch)


if __name__ == "__main__":
    main()
