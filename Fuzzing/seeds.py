#!/usr/bin/env python3
"""Writes the seeds of the fuzz targets, taken from Samples/ and the fixtures of the tests, into the folders parts/ and files/ of the folder given.

The first byte of a part says which it is (Tests/YusuanSheetsTests/BothWays/PartCheck.swift). What is small is tried more
often: long samples are cut to some tables and rows.
"""

import io
import json
import os
import random
import re
import shutil
import sys
import zipfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
FOLDERS = ("Samples", "Tests/YusuanConversionTests/Fixtures")
PARTS = [("/worksheets/", b"0"), ("/sharedStrings.xml", b"1"), ("/styles.xml", b"2"), ("/workbook.xml.rels", b"4"),
         ("/workbook.xml", b"3")]
LONGEST = {"parts": 4 << 10, "files": 10 << 10}
# What long samples have too much of: tables and rows, and how many may stay.
TABLES = rb"<table\b.*?</table>|<ss:Worksheet\b.*?</ss:Worksheet>"
ROWS = rb"<row\b[^>]*/>\s*|<row\b[^>]*[^/]>.*?</row>\s*|<tr\b.*?</tr>\s*|<Row\b.*?</Row>"
NOISE = rb"<style.*?</style>|<OfficeDocumentSettings.*?(?=<ss:Worksheet)|<meta name.*?>"


def samples():
    """Every sample as (name, bytes)."""
    for folder, _, names in (found for top in FOLDERS for found in os.walk(os.path.join(ROOT, top))):
        for name in names:
            path = os.path.join(folder, name)
            if not name.endswith((".py", ".md")):
                with open(path, "rb") as file:
                    yield os.path.relpath(path, ROOT), file.read()


def parts(name, data):
    """The parts in a sample: those of an archive, or the sample itself."""
    if not data.startswith(b"PK"):
        yield name, data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            yield f"{name}/{part}", archive.read(part)


def first(pattern, count, data):
    """`data` with the first `count` of the places that match, and without the others."""
    seen = iter(range(1 << 30))
    return re.sub(pattern, lambda match: match[0] if next(seen) < count else b"", data, flags=re.S)


def short(name, data):
    """The sample, or what stands for a long one."""
    if len(data) < 3 << 10 or data.startswith(b"PK") or "worksheets" in name:
        return data
    if data.startswith(b"{"):
        disclosure = json.loads(data)
        disclosure["tables"] = disclosure["tables"][:3]
        # Form 1 has sections where form 2 has panels.
        for panel in (panel for table in disclosure["tables"] for panel in table.get("panels") or table["sections"]):
            panel["rows"] = panel["rows"][:4]
        return json.dumps(disclosure, ensure_ascii=False).encode()
    if data.lstrip().startswith(b"<"):
        return first(ROWS, 16, first(TABLES, 2, first(NOISE, 0, data)))
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    start = data.find("预算公开表1".encode())
    lines = data[max(start, 0):].split(b"\n\0" if wide else b"\n")
    return (b"\n\0" if wide else b"\n").join(lines[:40])


def main(target):
    seeds = {"parts": {}, "files": {}}
    for name, data in samples():
        seeds["files"][name] = short(name, data)
        for part, text in parts(name, data):
            kind = next((kind for mark, kind in PARTS if mark in part), None)
            if kind:
                seeds["parts"][part] = kind + text
    numbers = random.Random(0)
    for index in range(100):
        # What documents are drawn from.
        seeds["parts"][f"drawn-{index}"] = b"@AAH"[index % 4:][:1] + numbers.randbytes(numbers.randrange(20, 200))
    for folder, files in seeds.items():
        shutil.rmtree(os.path.join(target, folder), ignore_errors=True)
        os.makedirs(os.path.join(target, folder))
        for name, data in files.items():
            if len(data) <= LONGEST[folder]:
                with open(os.path.join(target, folder, name.replace(os.sep, "-")), "wb") as file:
                    file.write(data)


main(sys.argv[1])
