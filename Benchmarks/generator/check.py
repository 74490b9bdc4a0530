"""Converts a corpus with yusuan and compares every figure and outcome with the truth."""
import csv
import json
import subprocess
import tempfile
from collections import defaultdict
from pathlib import Path

from . import corpus, entry as entries

FEN = {"亿元": 10, "万元": 6, "千元": 5, "元": 2}  # 分 in each money unit, as a power of ten

# What a line of the long form is known by, and what the truth knows of a figure.
KEY = ("unit", "unit_level", "fiscal_year", "profile", "table_id", "panel", "row_path", "column_id")
PLACE = ("unit", "fiscal_year", "table_number", "panel", "code", "item", "column_id")


def fen(text, unit):
    """The amount TEXT in UNIT as whole 分."""
    whole, _, places = text.partition(".")
    power = FEN[unit]
    assert not places[power:].strip("0"), text
    return int(whole + places[:power].ljust(power, "0"))


def run(folder, yusuan, output):
    """Converts FOLDER; the facts by unit and year, how many lines have the key of another, the manifest and the codes of
    findings by file."""
    command = [yusuan, "batch", folder, "-o", output, "--to", "long", "--check"]
    command += ["--diagnostics", "json", "--progress", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    codes = defaultdict(set)
    for line in done.stderr.splitlines():
        found = json.loads(line)
        if found.get("type") == "diagnostic" and found.get("severity") != "info":
            codes[Path(found["input"]).name].add(found["code"])
    facts, seen, twice = defaultdict(list), set(), 0
    if (output / "facts.csv").exists():
        with open(output / "facts.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                key = tuple(row[name] for name in KEY)
                twice += key in seen
                seen.add(key)
                if row["value_kind"] == "amount":
                    unit, year, *place = (row[name] for name in PLACE)
                    facts[unit, int(year or 0)].append(
                        (unit, int(year or 0), int(place[0]), *place[1:], fen(row["amount"], row["amount_unit"])))
    with open(output / "manifest.csv", encoding="utf-8", newline="") as file:
        return facts, twice, {Path(row["input"]).name: row for row in csv.DictReader(file)}, codes


def faults(truth, row, codes):
    """What the manifest says of one input that it should not."""
    found = []
    if row["outcome"] != truth["outcome"] and not (truth["partial"] == "1" and row["outcome"] == "failed"):
        found.append(f"outcome {row['outcome']}, expected {truth['outcome']}")
    if truth["damage"] and not codes and not truth["finding"] == "1":
        found.append("nothing is reported")
    if truth["code"] and truth["code"] not in codes:
        found.append(f"{truth['code']} is not reported")
    if truth["finding"] == "1" and row["checkErrors"] == "0":
        found.append("no rule found the figure")
    if not truth["damage"]:
        none = ("errors", "checkErrors", *(() if truth["dirty"] == "1" else ("warnings", "checkWarnings")))
        found += [f"{row[name]} {name}" for name in none if row[name] != "0"]
    return found


def differences(truth, read):
    """Which figures are missing and which were not expected."""
    made = corpus.make(int(truth["seed"]), truth["dirty"] == "1", 0, int(truth["file"].split(".")[0])).facts()
    missing, extra = sorted(set(made) - set(read)), sorted(set(read) - set(made))
    if truth["partial"] == "1" and not extra:
        return []
    return [f"{len(missing)} figures missing {missing[:2]}, {len(extra)} not expected {extra[:2]}"]


def check(folder, yusuan):
    """Prints what is wrong; the exit status."""
    truths = corpus.read(folder)
    with tempfile.TemporaryDirectory() as output:
        facts, twice, manifest, codes = run(folder, yusuan, Path(output))
    wrong = 0
    for truth in truths:
        name, key = truth["file"], (truth["unit"], int(truth["year"]))
        read = facts.pop(key, []) + facts.pop((key[0] + "第二分部", key[1]), [])
        read.sort()
        found = faults(truth, manifest[name], codes[name])
        if entries.digest(read) != truth["digest"]:
            found += differences(truth, read)
        if found:
            wrong += 1
            print(f"{name} [{truth['forms']}] {truth['damage']} {sorted(codes[name])}: {'; '.join(found)}")
    for key in facts:
        wrong += 1
        print(f"{key}: no input says this")
    if twice:
        wrong += 1
        print(f"{twice} lines of the long form have the key of another")
    clean = sum(not truth["damage"] for truth in truths)
    print(f"{len(truths)} inputs, {clean} sound and {len(truths) - clean} damaged: {wrong} not as expected")
    return 1 if wrong else 0
