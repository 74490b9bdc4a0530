"""What the bureau prints, read from the profile of the project: titles, header trees, fixed rows."""
from dataclasses import dataclass
from xml.etree import ElementTree

from .codes import SCHEMAS

FILE = SCHEMAS / "profiles" / "shanxi-unit" / "profile.xml"
NS = "{urn:yusuan:profile:2}"


@dataclass(frozen=True)
class Column:
    """A column of a table: the panel it belongs to, its id and kind, and the labels above it, from the outermost."""
    panel: str
    id: str
    kind: str
    path: tuple


@dataclass(frozen=True)
class Fixed:
    """A fixed row, by the ids down to it; BESIDE is the row of the other panel that stands on the same line."""
    path: str
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
    panels: tuple  # (id, fixed rows)
    numbered: bool


def columns_of(element, panel, path=()):
    found = []
    for child in element:
        label = path + (child.get("label"),)
        if child.tag == NS + "group":
            found += columns_of(child, child.get("panel", panel), label)
        elif child.tag == NS + "column":
            found.append(Column(panel, child.get("id"), child.get("kind"), label))
    return found


def rows_of(element, above=""):
    """The fixed rows below ELEMENT in the order in which they are printed, those inside another one behind it."""
    found = []
    for row in element.findall(NS + "row"):
        path = above + row.get("id")
        found.append(Fixed(path, row.get("label"), row.get("code"), row.get("beside")))
        found += rows_of(row, path + "/")
    return found


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
        header, panels = table.find(NS + "header"), table.findall(NS + "panel")
        found.append(Layout(
            int(table.get("number")), table.get("id"), table.find(NS + "title").text, spellings_of(table),
            tuple(columns_of(header, panels[0].get("id"))),
            tuple((panel.get("id"), tuple(rows_of(panel))) for panel in panels),
            header.get("columnNumbers") == "true"))
    return found


LAYOUTS = layouts()
