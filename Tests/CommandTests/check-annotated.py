"""Looks at annotated workbooks with other programs' eyes: python3 check-annotated.py PROGRAM FOLDER INPUT.xlsx ...

Each input is annotated into FOLDER and compared with what it was: untouched parts are equal, cells hold what they held,
colours and comments stand at exactly the cells that `check` names, the parts are well put together, and annotating again
gives the same bytes. Prints a line for each mistake, and how many workbooks were looked at; fails if there is a mistake.
"""
import json, os, re, subprocess, sys, warnings, zipfile
import xml.etree.ElementTree as ET
import openpyxl
from openpyxl.cell.cell import MergedCell

warnings.simplefilter("ignore")
PROGRAM, FOLDER = sys.argv[1], sys.argv[2]
COLOURS = {"FFFDF3D8", "FFDCEBFA", "FFFFE699", "FFFFB3B3"}
AUTHOR, ADDED, NAME = "yusuan 预算核对", "【yusuan】", "yusuan_findings"
ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios "
    "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations "
    "hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches "
    "ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems "
    "tableParts extLst").split()


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True)


def local(name):
    return name.rsplit("}", 1)[-1]


def parts(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(set(names)) == len(names), "a name twice"
        return {name.replace("\\", "/"): archive.read(name) for name in names if not name.endswith("/")}


def part(found, name):
    lowered = {key.lower(): key for key in found}
    return lowered.get(name.lower())


def relations(found, source):
    folder, _, name = source.rpartition("/")
    own = part(found, f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    result = {}
    for node in ET.fromstring(found[own]) if own else []:
        target = node.get("Target")
        if node.get("TargetMode") != "External":
            path = target.lstrip("/") if target.startswith("/") else os.path.normpath(f"{folder}/{target}").lstrip("/")
            target = part(found, path)
        result[node.get("Id")] = (node.get("Type").rstrip("/").rsplit("/", 1)[-1], target, path if node.get("TargetMode") != "External" else "")
    return result


def workbook_of(found):
    for kind, target, _ in relations(found, "").values() if part(found, "_rels/.rels") else []:
        if kind == "officeDocument" and target:
            return target
    return part(found, "xl/workbook.xml") or part(found, "workbook.xml")


def sheets_of(found, workbook):
    own = relations(found, workbook)
    root = ET.fromstring(found[workbook])
    result = {}
    for node in root.iter():
        if local(node.tag) == "sheet":
            identifier = next(value for key, value in node.attrib.items() if local(key) == "id" and key != "id")
            result.setdefault(node.get("name"), own[identifier][1])
    return result


def cells(path, **options):
    book = openpyxl.load_workbook(path, **options)
    result = {}
    for sheet in book.worksheets:
        # What is there: a used area may have a million rows.
        result[sheet.title] = {cell.coordinate: cell.value for cell in sheet._cells.values() if cell.value is not None}
    return result


def named_cells(path):
    """The cells that check names, by sheet, of findings that are no mere information."""
    done = run("check", path, "--format", "json", "--diagnostics", "json", "--lang", "zh")
    wanted = set()

    def add(place):
        if place and place.get("cell") and place.get("sheet") and place.get("input") == path:
            wanted.add((place["sheet"], place["cell"]))

    for line in done.stderr.splitlines():
        if line.startswith("{"):
            finding = json.loads(line)
            if finding.get("type") == "diagnostic" and finding["severity"] != "info":
                add(finding)
    for report in json.loads(done.stdout or "{}").get("disclosures", []):
        for finding in report.get("findings", []):
            if finding["severity"] == "info":
                continue
            places = []

            def walk(value):
                if isinstance(value, dict):
                    if "cell" in value and "sheet" in value and isinstance(value["cell"], str):
                        places.append(value)
                    for inner in value.values():
                        walk(inner)
                elif isinstance(value, list):
                    for inner in value:
                        walk(inner)

            walk(finding)
            for place in places:
                add(place)
    return wanted


def anchored(path, wanted):
    book = openpyxl.load_workbook(path)
    result = set()
    for sheet, cell in wanted:
        for area in book[sheet].merged_cells.ranges if sheet in book.sheetnames else []:
            if cell in area:
                cell = area.coord.split(":")[0]
        result.add((sheet, cell))
    return result


def structure(found):
    """What is wrong with how the package is put together."""
    workbook = workbook_of(found)
    types = ET.fromstring(found[part(found, "[Content_Types].xml")])
    overrides = {n.get("PartName").lower() for n in types if local(n.tag) == "Override"}
    defaults = {n.get("Extension").lower() for n in types if local(n.tag) == "Default"}
    for override in overrides:
        if not part(found, override.lstrip("/")):
            yield f"content type of a part that is not there: {override}"
    for name in found:
        if name != "[Content_Types].xml" and "/" + name.lower() not in overrides and name.rsplit(".", 1)[-1].lower() not in defaults:
            yield f"no content type: {name}"
        if name.endswith(".xml") or name.endswith(".rels"):
            ET.fromstring(found[name])
    styles = next(target for kind, target, _ in relations(found, workbook).values() if kind == "styles")
    root = ET.fromstring(found[styles])
    lists = {local(node.tag): node for node in root}
    for name in ("fonts", "fills", "borders", "cellXfs"):
        if name in lists and lists[name].get("count") not in (None, str(len(lists[name]))):
            yield f"{name}: count {lists[name].get('count')} of {len(lists[name])}"
    for xf in lists["cellXfs"]:
        for key, name in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
            if int(xf.get(key, 0)) >= max(1, len(lists.get(name, []))):
                yield f"{key} {xf.get(key)} is not there"
    sheets = sheets_of(found, workbook)
    book = ET.fromstring(found[workbook])
    numbers = [n.get("sheetId") for n in book.iter() if local(n.tag) == "sheet"]
    if len(set(numbers)) != len(numbers):
        yield "a sheetId twice"
    names = [n for n in book.iter() if local(n.tag) == "definedName" and n.get("name") == NAME]
    if len(names) != 1:
        yield f"{len(names)} defined names"
    for name, target in sheets.items():
        if not target:
            yield f"sheet {name} has no part"
            continue
        yield from sheet_structure(found, name, target, len(lists["cellXfs"]))


def sheet_structure(found, name, target, formats):
    root = ET.fromstring(found[target])
    ranks = [ORDER.index(local(n.tag)) for n in root if local(n.tag) in ORDER]
    if ranks != sorted(ranks):
        yield f"sheet {name}: children out of order"
    last = 0
    for row in root.iter():
        if local(row.tag) != "row":
            continue
        last = int(row.get("r", last + 1))
        for cell in row:
            if local(cell.tag) == "c" and int(cell.get("s", 0)) >= formats:
                yield f"sheet {name}: style {cell.get('s')}"
    own = relations(found, target)
    for kind, goal, path in own.values():
        if path and not goal:
            yield f"sheet {name}: relationship to {path}, which is not there"
    comments = [goal for kind, goal, _ in own.values() if kind == "comments"]
    drawings = [n for n in root if local(n.tag) == "legacyDrawing"]
    if comments:
        refs = [n.get("ref") for n in ET.fromstring(found[comments[0]]).iter() if local(n.tag) == "comment"]
        if len(set(refs)) != len(refs):
            yield f"sheet {name}: a comment twice"
        if len(drawings) != 1:
            yield f"sheet {name}: {len(drawings)} drawings of comments"
        else:
            identifier = next(value for key, value in drawings[0].attrib.items() if local(key) == "id")
            shapes = found[own[identifier][1]].decode("utf8", "replace")
            if shapes.count('ObjectType="Note"') != len(refs):
                yield f"sheet {name}: {shapes.count('ObjectType=')} shapes for {len(refs)} comments"
            ids = re.findall(r'<v:shape [^>]*id="([^"]*)"', shapes)
            if len(set(ids)) != len(ids):
                yield f"sheet {name}: a shape's id twice"


def look(path):
    """What is wrong with the annotated `path`."""
    base = os.path.splitext(os.path.basename(path))
    output = os.path.join(FOLDER, base[0] + "-annotated" + base[1])
    done = run("annotate", path, "-o", output, "--lang", "zh", "--diagnostics", "json")
    if done.returncode not in (0, 3):
        yield f"refused: {done.stderr.strip()[:300]}"
        return
    unmarked = {json.loads(line).get("sheet") for line in done.stderr.splitlines() if '"Y0146"' in line}
    again = output + ".again.xlsx"
    copied = run("annotate", output, "-o", again, "--lang", "zh")
    if copied.returncode not in (0, 3) or open(output, "rb").read() != open(again, "rb").read():
        yield "annotating again gives other bytes " + copied.stderr[:200]
    old, new = parts(path), parts(output)
    yield from structure(new)
    marked = {}
    book = openpyxl.load_workbook(output)
    for sheet in book.worksheets:
        own = NAME in book.defined_names and sheet.title == book.defined_names[NAME].attr_text.rsplit("!", 1)[0].strip("'")
        if own:
            continue
        for cell in sheet._cells.values():
            if isinstance(cell, MergedCell):
                continue
            coloured = cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in COLOURS
            said = cell.comment is not None and (cell.comment.author == AUTHOR or ADDED in cell.comment.text)
            if coloured != said:
                yield f"{sheet.title}!{cell.coordinate}: coloured {coloured}, comment {said}"
            if coloured:
                marked[(sheet.title, cell.coordinate)] = cell.comment.text if cell.comment else ""
    wanted = {place for place in anchored(path, named_cells(path)) if place[0] not in unmarked}
    for place in sorted(wanted ^ set(marked)):
        yield f"{place}: named by check {place in wanted}, marked {place in marked}"
    touched = {sheet for sheet, _ in marked}
    sheets = sheets_of(old, workbook_of(old))
    may = {workbook_of(old), "[Content_Types].xml"}
    for kind, target, _ in relations(old, workbook_of(old)).values():
        if kind == "styles":
            may.add(target)
    folder, _, name = workbook_of(old).rpartition("/")
    may.add(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
    for name in touched:
        may.add(sheets[name])
        inner, _, last = sheets[name].rpartition("/")
        may.add(f"{inner}/_rels/{last}.rels")
        may |= {goal for kind, goal, _ in relations(old, sheets[name]).values() if kind in ("comments", "vmlDrawing")}
    lowered = {name.lower() for name in may if name}
    for name, content in old.items():
        if name.lower() not in lowered and new.get(name) != content:
            yield f"{name} is not what it was"
    for options in ({}, {"data_only": True}):
        before, after = cells(path, **options), cells(output, **options)
        for name, values in before.items():
            if after.get(name) != values:
                yield f"sheet {name}: other values"
    TOTAL["cells"] += len(marked)


def is_sound(path):
    """Whether it is a workbook that other programs read: damaged ones need not be annotated."""
    try:
        parts(path)
        openpyxl.load_workbook(path)
        return True
    except Exception:
        return False


TOTAL = {"cells": 0}
mistakes = 0
inputs = [path for path in sys.argv[3:] if is_sound(path)]
if len(inputs) < len(sys.argv) - 3:
    print(f"{len(sys.argv) - 3 - len(inputs)} damaged ones left out")
for path in inputs:
    try:
        found = list(look(path))
    except Exception as error:
        found = [f"{type(error).__name__}: {error}"]
    for mistake in found:
        mistakes += 1
        print(f"{path}: {mistake}")
print(f"{len(inputs)} workbooks, {TOTAL['cells']} marked cells, {mistakes} mistakes")
sys.exit(1 if mistakes else 0)
