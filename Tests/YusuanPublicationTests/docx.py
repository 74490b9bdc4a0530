"""Checks the structure of a .docx file, and prints what it holds: python3 docx.py FILE.

Prints a line for each mistake, beginning with `wrong: `; then a line for each paragraph (its style and text) and for each row of
a table (its texts, with how many columns and lines each spans)."""

import sys
import xml.etree.ElementTree as xml
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
# The order that CT_PPr, CT_SectPr and CT_TcPr ask for (ECMA-376 part 1, annex A), as far as it is used here.
ORDER = {
    "pPr": "pStyle keepNext pageBreakBefore widowControl tabs spacing ind jc outlineLvl sectPr".split(),
    "sectPr": "footerReference pgSz pgMar pgNumType".split(),
    "tcPr": "tcW gridSpan vMerge vAlign".split(),
    "tblPr": "tblW jc tblBorders tblLayout tblCellMar".split(),
    "trPr": "cantSplit tblHeader".split(),
    "rPr": "rFonts b sz szCs lang".split(),
    "style": "name basedOn next qFormat pPr rPr".split(),
}


def wrong(text):
    print("wrong: " + text)


def text(node):
    return "".join(part.text or "" if part.tag == W + "t" else "\t" for part in node.iter() if part.tag in (W + "t", W + "tab")
                   and not (part.tag == W + "tab" and part.get(W + "pos")))


def check_table(table):
    widths = [int(column.get(W + "w")) for column in table.find(W + "tblGrid")]
    open_columns = {}
    for row in table.iter(W + "tr"):
        column, shown, now = 0, [], {}
        for cell in row.findall(W + "tc"):
            properties = cell.find(W + "tcPr")
            span = properties.find(W + "gridSpan")
            span = int(span.get(W + "val")) if span is not None else 1
            if int(properties.find(W + "tcW").get(W + "w")) != sum(widths[column:column + span]):
                wrong(f"a cell is not as wide as its columns: {text(cell)}")
            merge = properties.find(W + "vMerge")
            if merge is not None:
                if merge.get(W + "val") == "continue" and open_columns.get(column) != span:
                    wrong(f"a cell goes on from none above: column {column}")
                now[column] = span
            if cell.find(W + "p") is None:
                wrong("a cell without a paragraph")
            shown.append(text(cell) + (f"[{span}]" if span > 1 else "")
                         + ("^" if merge is not None and merge.get(W + "val") == "continue" else ""))
            column += span
        if column != len(widths):
            wrong(f"a row of {column} columns in a table of {len(widths)}")
        open_columns = now
        print("| " + " | ".join(shown))


def main(path):
    with zipfile.ZipFile(path) as package:
        if package.testzip() is not None:
            wrong("the archive")
        names = package.namelist()
        parts = {name: xml.fromstring(package.read(name)) for name in names}
    if names[0] != "[Content_Types].xml" or len(set(names)) != len(names):
        wrong("the names of the parts")
    types = parts["[Content_Types].xml"]
    known = {node.get("PartName")[1:] for node in types.findall(TYPES + "Override")}
    for name in known - set(names):
        wrong(f"a content type of no part: {name}")
    for name in set(names) - known - {"[Content_Types].xml"}:
        if not name.endswith(".rels"):
            wrong(f"a part without a content type: {name}")
    relations = {node.get("Id"): node.get("Target") for node in parts["word/_rels/document.xml.rels"]}
    for target in relations.values():
        if "word/" + target not in names:
            wrong(f"a relationship to no part: {target}")
    styles = {node.get(W + "styleId") for node in parts["word/styles.xml"].findall(W + "style")}
    for name, part in parts.items():
        for node in part.iter():
            kind = node.tag.replace(W, "")
            if kind in ORDER:
                order = [ORDER[kind].index(child.tag.replace(W, "")) if child.tag.replace(W, "") in ORDER[kind] else -1
                         for child in node]
                if -1 in order or order != sorted(order):
                    wrong(f"{name}: the order in {kind}: {[child.tag.replace(W, '') for child in node]}")
            if kind in ("pStyle", "basedOn", "next") and node.get(W + "val") not in styles:
                wrong(f"{name}: no style {node.get(W + 'val')}")
            if node.get(R + "id") is not None and node.get(R + "id") not in relations:
                wrong(f"{name}: no relationship {node.get(R + 'id')}")
    body = parts["word/document.xml"].find(W + "body")
    marks = {node.get(W + "name") for node in body.iter(W + "bookmarkStart")}
    anchors = [node.get(W + "anchor") for node in body.iter(W + "hyperlink")]
    if set(anchors) - marks or len(set(anchors)) != len(anchors) or anchors and marks - set(anchors):
        wrong("the contents and the bookmarks")
    depth = 0
    for node in body.iter(W + "fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[node.get(W + "fldCharType")]
        if depth < 0:
            wrong("a field that ends before it begins")
    if depth != 0:
        wrong("a field that does not end")
    if body[-1].tag != W + "sectPr":
        wrong("the last section")
    for node in body:
        if node.tag == W + "p":
            style = node.find(f"{W}pPr/{W}pStyle")
            section = node.find(f"{W}pPr/{W}sectPr/{W}pgSz")
            turned = "" if section is None else " (end of a section, " + (section.get(W + "orient") or "upright") + ")"
            print(f"{style.get(W + 'val')}: {text(node)}{turned}")
        elif node.tag == W + "tbl":
            check_table(node)


main(sys.argv[1])
