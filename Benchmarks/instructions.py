#!/usr/bin/env python3
"""Counts the instructions that yusuan takes, with valgrind's callgrind: unlike time, the same on every run.

    instructions.py YUSUAN              prints what a workbook and a row take, by part of the program
    instructions.py YUSUAN --compare    also what changed since instructions.csv was written
    instructions.py YUSUAN --save       writes instructions.csv

Each is measured on N and on 2N of the same inputs: the difference is what N take, what is left is starting.
"""
import argparse
import csv
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bench import callgrind, modules
from bench.measure import heading, row
from generator import entry

HERE = Path(__file__).resolve().parent
SAVED = HERE / "instructions.csv"
BOOKS, ROWS, SEED = 10, 2000, 1


def books(scratch):
    """Two folders: N workbooks; the same N and N with the same figures, of units with other names."""
    one, two = scratch / "one", scratch / "two"
    for folder in (one, two):
        folder.mkdir()
        for index in range(BOOKS):
            made = entry.clean(SEED, index)
            (folder / f"a{index}.xlsx").write_bytes(made.data)
            if folder is two:
                other = entry.clean(SEED, index, name="甲" + made.budget.name[1:])
                (folder / f"b{index}.xlsx").write_bytes(other.data)
    return one.name, two.name


def sheets(scratch):
    """Two workbooks of one sheet: N rows of ten columns, and 2N."""
    names = []
    for count in (ROWS, 2 * ROWS):
        names.append(f"{count}.xlsx")
        command = [sys.executable, HERE / "generate.py", "sheet", scratch / names[-1], str(count), "10"]
        subprocess.run(command, check=True)
    return names


def difference(one, two, count):
    """By key what one input takes, and what starting takes, from the Counters of N and of 2N inputs."""
    each = Counter({key: (two[key] - one[key]) / count for key in {*one, *two}})
    return each, Counter({key: one[key] - each[key] * count for key in each})


def measured(title, one, two, count):
    """Prints the tables of a measure; what is saved of it: part → instructions."""
    each, start = difference(modules.own(one), modules.own(two), count)
    wide, _ = difference(modules.with_libraries(one), modules.with_libraries(two), count)
    total, starting = sum(each.values()), sum(start.values())
    heading(f"{title}: {total:,.0f} instructions (starting: {starting:,.0f})",
            "part", "itself", "%", "with libraries, %", "of starting, %")
    kept = {key: cost for key, cost in each.most_common() if cost > total / 200}
    for key, cost in each.most_common():
        if key in kept or start[key] > starting / 100:
            row(key, f"{cost:,.0f}", f"{cost / total:.1%}", f"{wide[key] / total:.1%}" if key in wide else "",
                f"{start[key] / starting:.1%}")
    functions(one, two, count, total)
    return {"all": total, "starting": starting, **kept}


def functions(one, two, count, total, limit=15):
    """The functions that take most themselves."""
    each, _ = difference(one.own, two.own, count)
    heading("Functions that take most", "instructions", "%", "part", "function")
    for place, cost in each.most_common(limit):
        row(f"{cost:,.0f}", f"{cost / total:.1%}", modules.part(place), f"`{demangled(place[1])}`")


def demangled(function):
    if not function.startswith("$s") or not shutil.which("swift"):
        return function[:100]
    command = ["swift", "demangle", "--simplified", "--compact", function]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout.strip() or function)[:100]


def count(yusuan, scratch):
    """All measures: name → part → instructions."""
    program = callgrind.stripped(yusuan, scratch)
    found = {}
    for name, command, inputs, number in (
        ("workbook", ["convert", "--to", "json", "--check"], books(scratch), BOOKS),
        ("row", ["cells"], sheets(scratch), ROWS),
    ):
        one, two = (callgrind.profile([program, *command, path], scratch) for path in inputs)
        found[name] = measured(f"One {name}, by `yusuan {' '.join(command)}`", one, two, number)
    return found


def save(found):
    with open(SAVED, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("measure", "part", "instructions"))
        out.writerows((name, key, round(cost)) for name, parts in found.items() for key, cost in parts.items())


def compare(found):
    with open(SAVED, encoding="utf-8", newline="") as file:
        before = {(line["measure"], line["part"]): int(line["instructions"]) for line in csv.DictReader(file)}
    heading("Since instructions.csv was written", "measure", "part", "before", "now", "change")
    for name, parts in found.items():
        for key, cost in parts.items():
            old = before.get((name, key), 0)
            row(name, key, f"{old:,}", f"{cost:,.0f}", f"{cost / old - 1:+.2%}" if old else "new")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("yusuan", type=Path)
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        found = count(options.yusuan, Path(scratch))
    if options.compare:
        compare(found)
    if options.save:
        save(found)


if __name__ == "__main__":
    main()
