"""The forms that real files have, each as a change of an input that leaves its figures as they are.

A form belongs to a stage: `columns`, `grids` and `rows` change tables before they are laid out, `sheets` worksheets,
`file` how they are written. Of a group at most one form is taken.
"""
from dataclasses import dataclass

STAGES = ("columns", "grids", "rows", "sheets", "file")


@dataclass(frozen=True)
class Form:
    name: str
    stage: str
    group: str
    change: object


FORMS = []


def form(name, stage, group=""):
    """Registers a change of an entry as the form NAME; a change that gives False did not apply."""
    def register(change):
        FORMS.append(Form(name, stage, group, change))
        return change
    return register


def some(entry, grids=None, share=0.4):
    """Some of the tables, at least one."""
    grids = entry.grids if grids is None else grids
    return [grid for grid in grids if entry.random.random() < share] or [entry.random.choice(grids)]


from . import amounts, books, codes, columns, files, labels, places  # noqa: E402,F401  (they register themselves)
