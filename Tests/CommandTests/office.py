#!/usr/bin/env python3
"""Runs the work of a bureau on generated units: office.py YUSUAN COUNT DAMAGED FOLDER

A batch of COUNT units, of which DAMAGED have a wrong figure or a figure that cannot be read, two are missing, one is there
twice and one is a stranger: each damaged unit's notice must name its damage and cell, no other unit may get one, and the
missing, the double and the strange one must be named. Then the total of 20 units must be their department, to the 分.
Prints what is wrong, and ends with “all as expected”.
"""
import csv
import json
import subprocess
import sys
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Benchmarks"))
from generator import budget as budgets, entry as entries  # noqa: E402
from generator.grid import grids  # noqa: E402

SEED, YEAR = 22, 2025
wrong = []


def expect(holds, what):
    if not holds:
        wrong.append(what)


def run(*arguments, status=0):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False)
    expect(done.returncode == status, f"{arguments[0]}: status {done.returncode}, expected {status}: {done.stderr[-2000:]}")
    return done.stdout, done.stderr


class Year2025(budgets.Budget):
    """A budget of the one year."""

    def make_codes(self, heads, size):
        self.year = YEAR
        return super().make_codes(heads, size)


def budget(index):
    return Year2025(SEED, index)


def write(unit, path):
    """Writes the disclosure of `unit`."""
    entry = entries.Entry(unit, unit.random, grids(unit), entries.Dialect("excel"))
    entry.lay_out()
    entry.write()
    path.write_bytes(entry.data)


# A batch

def damage(path, index):
    """Damages table 3 of the workbook: a wrong total, or one that cannot be read. What the notice must say."""
    book = openpyxl.load_workbook(path)
    sheet = book["表3"]
    row = next(row for row in range(1, 30) if sheet.cell(row, 1).value == "合计")
    cell = next(sheet.cell(row, column) for column in range(3, 6) if isinstance(sheet.cell(row, column).value, (int, float)))
    if index % 2:
        cell.value = f"{cell.value:.2f}"[:-1] + "O"
        text = cell.value
    else:
        cell.value = round(cell.value + 1234.56, 2)
        text = f"{cell.value:.2f}"
    book.save(path)
    return cell.coordinate, text


def batch(folder, count, damaged):
    inputs, output = folder / "in", folder / "out"
    inputs.mkdir(parents=True)
    units = [budget(index) for index in range(count)]
    missing, double, stranger = {3, 7}, 5, budget(count)
    harmed = {}
    for index, unit in enumerate(units):
        if index in missing:
            continue
        path = inputs / f"{index:04}.xlsx"
        write(unit, path)
        if index == double:
            write(unit, inputs / f"{index:04}-again.xlsx")
        elif len(harmed) < damaged and index % max(count // (damaged + 3), 1) == 0:
            harmed[unit.name] = damage(path, len(harmed))
    write(stranger, inputs / "stranger.xlsx")
    expect(len(harmed) == damaged, f"only {len(harmed)} damaged")
    with open(folder / "units.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["单位代码", "单位名称", "区划代码", "单位性质"])
        for index, unit in enumerate(units):
            out.writerow([f"{101001 + index}", unit.name, "140500", "行政" if unit.is_agency else "事业"])
    _, told = run("batch", inputs, "-o", output, "--to", "long,json", "--check", "--notices", "notices", "--register",
                  folder / "units.csv", "--expect", "all", "--lang", "zh", status=3)
    notices = {path.name.removesuffix(f"-{YEAR}.html"): path.read_text(encoding="utf-8")
               for path in (output / "notices").iterdir() if path.suffix == ".html"}
    expect(set(notices) == set(harmed), f"notices of {set(notices) ^ set(harmed)}")
    for name, (cell, text) in harmed.items():
        page = notices.get(name, "")
        expect("工作表“表3”" in page and cell in page, f"{name}: the notice does not name {cell}")
        expect(text in page, f"{name}: the notice does not say {text}")
        expect(name in page, f"{name}: the notice does not name its unit")
    report = (output / "report.html").read_text(encoding="utf-8")
    for index in missing:
        name = units[index].name
        expect(f"“{name}”" in told and f"没有报送" in told and f"<td>{name}</td>" in report, f"{name}: missing, not told")
    expect(told.count("[Y0163]") == 2, "other units are said to be missing")
    expect(told.count("[Y0162]") == 1 and stranger.name in told and stranger.name in report, "the stranger is not told")
    expect(told.count("[Y0097]") == 1 and f"“{units[double].name} {YEAR}”" in told, "the double is not told")
    with open(output / "expected.csv", encoding="utf-8", newline="") as file:
        states = {(line["unit"], line["state"]) for line in csv.DictReader(file)}
    others = {(unit.name, "received") for index, unit in enumerate(units) if index not in missing | {double}}
    expect(states == others | {(units[index].name, "missing") for index in missing}
           | {(units[double].name, "twice"), (f"{stranger.name} {YEAR}", "unexpected")}, "expected.csv is not right")
    with open(output / "findings.csv", encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    expect({line["unit"] for line in lines if line["rule"] != "Y0162"} == set(harmed), "findings.csv has other units")
    for name, (cell, _) in harmed.items():
        expect(any(line["unit"] == name and line["sheet"] == "表3" and line["cell"] == cell for line in lines)
               or cell in notices.get(name, ""), f"{name}: findings.csv does not name {cell}")
    with open(output / "facts.csv", encoding="utf-8", newline="") as file:
        keys = {(line["unit"], line["unit_code"], line["region_code"]) for line in csv.DictReader(file)}
    known = {(unit.name, f"{101001 + index}", "140500") for index, unit in enumerate(units) if index not in missing}
    expect(keys == known | {(stranger.name, "", "")}, "facts.csv has other keys")
    print(f"batch: {count} units, {len(harmed)} damaged, {len(notices)} notices, {len(lines)} findings")


# A total

def department(units):
    """The budget of all units together."""
    whole = budget(9_999)
    whole.name, whole.in_yuan = "龙山市望溪区大部门", True
    items = {}
    for unit in units:
        for item in unit.items:
            own = items.setdefault(item.code, budgets.Item(item.code))
            for name in ("basic", "project", "carried", "kept"):
                setattr(own, name, [a + b for a, b in zip(getattr(own, name), getattr(item, name))])
    whole.items = [items[code] for code in sorted(items)]
    classes = {}
    for unit in units:
        for value, name, rows in unit.economic:
            own = classes.setdefault((value, name), {})
            for item, people, office in rows:
                a, b = own.get(item, (0, 0))
                own[item] = (a + people, b + office)
    whole.economic = [(value, name, [(item, *figures) for item, figures in classes[value, name].items()])
                      for value, name in sorted(classes)]
    whole.three_public = {
        key: [sum(fund) for fund in zip(*(unit.three_public[key] for unit in units))] for key in whole.three_public}
    whole.agency = [part for unit in units for part in unit.agency]
    return whole


def amounts(document):
    """Amounts by table, panel, row and column; rows without id or code by their labels. Projects and units are left out."""
    unit = {"元": 100, "万元": 1_000_000}[document["amountUnit"]]
    found = {}
    for table in document["tables"]:
        for panel in table["panels"]:
            for row in panel["rows"]:
                if row["kind"] in ("project", "unit"):
                    continue
                key = (table["id"], panel["id"], row.get("id") and row["path"] or row.get("code") or row["item"])
                for column, amount in row.get("amounts", {}).items():
                    at = (*key, column)
                    found[at] = found.get(at, 0) + round(amount * unit)
    return found


def total(folder, count):
    inputs = folder / "units"
    inputs.mkdir()
    units = [budget(5_000 + index) for index in range(count)]
    for index, unit in enumerate(units):
        write(unit, inputs / f"{index:04}.xlsx")
    whole = department(units)
    write(whole, folder / "department.xlsx")
    run("total", inputs, "--name", whole.name, "-o", folder / "total.json", "--sources")
    run("convert", folder / "department.xlsx", "-o", folder / "department.json")
    made, right = (amounts(json.loads((folder / name).read_text())) for name in ("total.json", "department.json"))
    expect(made == right, f"the total is not the department's: {sorted(set(made.items()) ^ set(right.items()))[:6]}")
    sums = {}
    for index in range(count):
        out, _ = run("convert", inputs / f"{index:04}.xlsx", "--to", "json")
        for key, fen in amounts(json.loads(out)).items():
            sums[key] = sums.get(key, 0) + fen
    expect(made == sums, "the total is not the sum of its units")
    with open(folder / "total-parts.csv", encoding="utf-8", newline="") as file:
        parts = list(csv.DictReader(file))
    expect({line["unit"] for line in parts} == {unit.name for unit in units}, "the parts are of other units")
    expect(all(line["source_cell"] for line in parts), "a part does not say where it stands")
    print(f"total: {count} units, {len(made)} figures, {len(parts)} parts, as the department has them")


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv[1]).resolve())
    folder = Path(sys.argv[4])
    batch(folder / "batch", int(sys.argv[2]), int(sys.argv[3]))
    total(folder, 20)
    print("\n".join(wrong) or "all as expected")
