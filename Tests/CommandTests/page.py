"""Checks pages that yusuan wrote, by Python's parsers, which know nothing of it: python3 page.py PAGE…

Prints one line for each thing that is wrong. A page is well-formed; works without scripts and without anything from elsewhere;
has its landmarks, headings, captions and scopes; and its links lead to elements of the page, cells to findings and back.
"""

import base64
import hashlib
import re
import sys
import xml.etree.ElementTree as tree
from html.parser import HTMLParser

VOID = {"meta", "br", "col"}


class Balanced(HTMLParser):
    """An HTML parser that counts on no element being closed for it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        if tag not in VOID:
            self.faults.append(f"<{tag}/> is not closed in HTML")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


def text(node):
    return "".join(node.itertext()).strip()


def check(data):
    page = data.decode("utf-8")
    if not page.startswith("<!DOCTYPE html>\n"):
        yield "no DOCTYPE"
    parser = Balanced()
    parser.feed(page)
    parser.close()
    yield from parser.faults
    if parser.open:
        yield f"still open: {parser.open}"
    root = tree.fromstring(page)
    yield from safety(root, page)
    yield from contrast(root.find("head/style").text)
    yield from structure(root)
    yield from links(root)


def safety(root, page):
    for node in root.iter():
        if node.tag in {"script", "iframe", "object", "embed", "link", "img", "form", "base", "use", "image"}:
            yield f"<{node.tag}>"
        for name, value in node.attrib.items():
            if name.startswith("on") or name in {"style", "src", "srcset", "xlink:href", "action"}:
                yield f"{name} on <{node.tag}>"
            if name == "href" and (":" in value or value.startswith("/")):
                yield f"leads elsewhere: {value}"
            if "url(" in value and not value.startswith("url(#"):
                yield f"asks for {value}"
    style = root.find("head/style").text
    if re.search(r"url\(|@import|[<>&\"]", style):
        yield "the style sheet asks for something, or has a sign that is escaped"
    policy = [m.get("content") for m in root.iter("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    if policy != [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]:
        yield f"policy: {policy}"
    if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", page):
        yield "a control character"


def luminance(colour):
    digits = colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(style):
    """The contrast of text (WCAG 2.2, 1.4.3) and of lines and charts (1.4.11), light, dark and on paper."""
    texts = [("ink", "page"), ("ink", "head"), ("soft", "page"), ("link", "page")]
    texts += [(one, back) for one in ("link", "ink") for back in ("errorback", "warningback", "infoback")]
    texts += [(one, back) for one in ("error", "warning", "info") for back in (one + "back", "page")]
    lines = [(name, "page") for name in ("line", "k0", "k1", "k2", "k3", "k4", "k5")]
    sets = re.findall(r":root\{([^}]*)\}", style)
    if len(sets) != 3:
        yield f"{len(sets)} sets of colours"
    for colours in (dict(re.findall(r"--(\w+):#(\w+)", one)) for one in sets):
        for pairs, least in ((texts, 4.5), (lines, 3)):
            for one, other in pairs:
                light = sorted((luminance(colours[one]), luminance(colours[other])))
                if (light[1] + 0.05) / (light[0] + 0.05) < least:
                    yield f"contrast of {one} on {other}"


def structure(root):
    if root.get("lang") not in {"zh-CN", "en"}:
        yield "no language"
    if not text(root.find("head/title")):
        yield "no title"
    if len(list(root.iter("main"))) != 1:
        yield "not one main"
    if not list(root.iter("h1")):
        yield "no h1"
    for nav in root.iter("nav"):
        if not nav.get("aria-labelledby"):
            yield "a nav without name"
    for table in root.iter("table"):
        heads = list(table.iter("th"))
        if not heads or any(h.get("scope") not in {"col", "row"} for h in heads):
            yield "a header cell without scope"
        yield from grid(table)
    for section in root.iter("section"):
        if section.get("class") == "wide" or section.find("div/table/caption") is not None:
            if not text(section.find("div/table/caption/h2")):
                yield "a table without caption"
        elif not section.get("aria-labelledby"):
            yield "a section without name"
    for figure in root.iter("figure"):
        if not text(figure.find("figcaption")) or figure.find("details/table") is None:
            yield "a chart without caption or table"
        for picture in figure.iter("svg"):
            if picture.get("role") != "img" or not text(picture.find("title")) or not text(picture.find("desc")):
                yield "a picture without name or description"
            fills = {r.get("fill") for r in picture.iter("rect") if r.get("fill")}
            known = {f"url(#{p.get('id')})" for p in picture.iter("pattern")}
            if not fills <= known:
                yield "a pattern that is not there"


def grid(table):
    """Whether each line of the table has the same width."""
    taken, widths = {}, set()
    for row, line in enumerate(table.iter("tr")):
        column = 0
        for cell in line:
            while (row, column) in taken:
                column += 1
            for down in range(int(cell.get("rowspan", 1))):
                for right in range(int(cell.get("colspan", 1))):
                    taken[row + down, column + right] = True
        widths.add(len([place for place in taken if place[0] == row]))
    if len(widths) > 1:
        yield f"lines of {sorted(widths)} columns"


def links(root):
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    for twice in {name for name in ids if ids.count(name) > 1}:
        yield f"id twice: {twice}"
    for node in root.iter():
        for name in (node.get("aria-labelledby") or "").split():
            if name not in ids:
                yield f"named by nothing: {name}"
        target = node.get("href") or ""
        if target.startswith("#") and target[1:] not in ids:
            yield f"leads nowhere: {target}"
    cells = {}
    for cell in list(root.iter("td")) + list(root.iter("th")):
        for link in cell.iter("a"):
            if re.match(r"#(d\d+-)?f\d+$", link.get("href")):
                cells.setdefault(link.get("href")[1:], set()).add(cell.get("id"))
    for finding in root.iter("li"):
        if "finding" not in (finding.get("class") or ""):
            continue
        named = {a.get("href")[1:] for a in finding.iter("a") if re.match(r"#(d\d+-)?c[\d-]+$", a.get("href"))}
        if not named <= cells.get(finding.get("id"), set()):
            yield f"{finding.get('id')} leads to {named}, which lead to {cells.get(finding.get('id'))}"


if __name__ == "__main__":
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            for fault in check(file.read()):
                print(f"{path}: {fault}")
