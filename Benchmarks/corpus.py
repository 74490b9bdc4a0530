#!/usr/bin/env python3
"""Makes corpora of disclosures as units publish them, and checks what yusuan makes of them.

    corpus.py FOLDER COUNT [--seed N] [--dirty] [--csv SHARE]   COUNT inputs in FOLDER, the truth in FOLDER-truth.csv
    corpus.py FOLDER --check YUSUAN                             converts FOLDER and compares each figure with the truth

Clean inputs are workbooks whose figures tie. Dirty ones have the forms of real files, and some are damaged.
"""
import argparse
import sys
from pathlib import Path

from generator import corpus


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dirty", action="store_true", help="with the forms of real files, some damaged")
    parser.add_argument("--csv", type=float, default=0, metavar="SHARE", help="share of clean inputs as CSV, 0 to 1")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--check", metavar="YUSUAN", help="compare what this program makes of FOLDER with its truth")
    options = parser.parse_args()
    if options.check:
        from generator import check
        sys.exit(check.check(options.folder, options.check))
    if options.count is None:
        parser.error("give COUNT or --check")
    corpus.write(options.folder, options.count, options.seed, options.dirty, options.csv, options.jobs)


if __name__ == "__main__":
    main()
