"""What the bureau prints, read from the layout file of the project: titles, header trees, fixed rows."""
from dataclasses import dataclass
from xml.etree import ElementTree

from .codes import SCHEMAS

FILE = SCHEMAS / "layouts" / "shanxi-unit-2025" / "shanxi-unit-2025.xml"
NS = "{urn:yusuan:layout:1}"


@dataclass(frozen=True)
class Column:
    """A column of a table: the side it belongs to, its id and kind, and the labels above it, from the outermost."""
    side: str
    id: str
    kind: str
    path: tuple


@dataclass(frozen=True)
class Fixed:
    """A fixed row; BESIDE is the row of the other side that stands on the same line."""
    id: str
    label: str
    code: str
    beside: str


@dataclass(frozen=True)
class Layout:
    """A table; SPELLINGS are other spellings by label, of its title, header and rows."""
    number: int
    id: str
    title: str
    spellings: dict
    columns: tuple
    sections: tuple  # (side, fixed rows)
    numbered: bool


def columns_of(element, side, path=()):
    found = []
    for child in element:
        label = path + (child.get("label"),)
        if child.tag == NS + "group":
            found += columns_of(child, child.get("side", side), label)
        elif child.tag == NS + "column":
            found.append(Column(side, child.get("id"), child.get("kind"), label))
    return found


def section_of(element, side):
    rows = tuple(
        Fixed(row.get("id"), row.get("label"), row.get("code"), row.get("beside")) for row in element.iter(NS + "row"))
    return element.get("side", side), rows


def spellings_of(table):
    """Label → other spellings that real files have for it."""
    found = {}
    for element in table.iter():
        others = [spelling.text for spelling in element.findall(NS + "spelling")]
        if others:
            found[element.get("label") or table.find(NS + "title").text] = others
    return found


def layouts():
    found = []
    for table in ElementTree.parse(FILE).getroot().iter(NS + "table"):
        header = table.find(NS + "header")
        side = table.get("side")
        found.append(Layout(
            int(table.get("number")), table.get("id"), table.find(NS + "title").text, spellings_of(table),
            tuple(columns_of(header, side)),
            tuple(section_of(section, side) for section in table.iter(NS + "section")),
            header.get("columnNumbers") == "true"))
    return found


LAYOUTS = layouts()
