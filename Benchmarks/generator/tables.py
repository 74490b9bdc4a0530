"""The thirteen tables of a budget as rows: (code, item, {column: 分}), by table and panel.

A column with nothing in it is left out.
"""
from .codes import FUNCTIONAL, FUNDS, GOVERNMENT, REVENUE, SOURCES
from .profile import LAYOUTS


class Tables:
    """The rows of every table of one BUDGET: `panels[number]` is a list of (panel, rows)."""

    def __init__(self, budget):
        self.budget = budget
        self.panels = {}
        for layout in LAYOUTS:
            make = getattr(self, f"table{layout.number}")
            self.panels[layout.number] = [
                (panel, [(code, item, {c: fen for c, fen in figures.items() if fen}, *more)
                        for code, item, figures, *more in rows])
                for (panel, _), rows in zip(layout.panels, make(layout))]

    def sum(self, value, prefix=""):
        return sum(value(item) for item in self.budget.items if item.code.startswith(prefix or ""))

    def by_source(self, value, count=5):
        """What VALUE(item, source) adds up to, by source."""
        return [self.sum(lambda item: value(item, source)) for source in range(count)]

    def fixed(self, layout, panel, figures, open_rows=()):
        """The fixed rows of a panel with FIGURES(row path, class); OPEN_ROWS stand behind the first."""
        rows = [(None, row.label.replace("{U}", self.budget.name), figures(row.path, row.code))
                for row in layout.panels[panel][1]]
        return rows[:1] + list(open_rows) + rows[1:]

    def tree(self, columns):
        """A code tree: for each 类, 款 and 项 the sums of what COLUMNS(item) gives for its items."""
        sums = {}
        for item in self.budget.items:
            figures = columns(item)
            if any(figures.values()):
                for length in (3, 5, 7):
                    line = sums.setdefault(item.code[:length], dict.fromkeys(figures, 0))
                    for column, fen in figures.items():
                        line[column] += fen
        return [(code, FUNCTIONAL[code], sums[code]) for code in sorted(sums)]

    def trees(self, layout, columns, panel=0):
        rows = self.tree(columns)
        total = {}
        for code, _, figures in rows:
            if len(code) == 3:
                for column, fen in figures.items():
                    total[column] = total.get(column, 0) + fen
        return self.fixed(layout, panel, lambda *_: total, rows)

    # 收支总表

    def table1(self, layout):
        sources = self.by_source(lambda item, source: item.revenue(source))
        carried, kept = self.sum(lambda item: sum(item.carried)), self.sum(lambda item: sum(item.kept))
        known = dict(zip(SOURCES, sources)) | totals(sum(sources), carried)

        def right(row, code):
            current, spent = self.sum(spending, code), self.sum(lambda item: sum(item.carried), code)
            if row == "carryover":
                current, spent = kept, 0
            if row == "grandTotal":
                current += kept
            return {"total": current + spent, "current": current, "carryover": spent}

        rows = layout.panels[0][1]
        left = [(None, row.label, {"amount": known[row.path]}) for row in rows]
        return left, [(None, row.label, right(row.path, row.code)) for row in layout.panels[1][1]]

    def table4(self, layout):
        revenue = self.by_source(lambda item, fund: item.revenue(fund), 3)
        carried, kept = self.by_source(lambda i, f: i.carried[f], 3), self.by_source(lambda i, f: i.kept[f], 3)
        known = dict(zip(FUNDS, revenue)) | totals(sum(revenue), sum(carried))
        known |= {"carryover/" + fund: fen for fund, fen in zip(FUNDS, carried)}

        def right(row, code):
            funds = [self.sum(lambda i: i.basic[f] + i.project[f] + i.carried[f], code) for f in range(3)]
            if row == "carryover":
                funds = kept
            if row == "grandTotal":
                funds = [a + b for a, b in zip(funds, kept)]
            return with_total(funds)

        left = [(None, row.label, {"amount": known[row.path]}) for row in layout.panels[0][1]]
        return left, [(None, row.label, right(row.path, row.code)) for row in layout.panels[1][1]]

    # 科目

    def table2(self, layout):
        def columns(item):
            return with_total([item.revenue(source) for source in range(5)]) | {"carryover": sum(item.carried)}
        return [self.trees(layout, columns)]

    def table3(self, layout):
        def columns(item):
            basic, project = sum(item.basic), sum(item.project) + sum(item.carried)
            return {"total": basic + project, "basic": basic, "project": project}
        return [self.trees(layout, columns)]

    def table5(self, layout):
        return [self.trees(layout, by_fund(0))]

    def table8(self, layout):
        return [self.trees(layout, by_fund(1))]

    def table7(self, layout):
        return [self.revenue(layout, 1)]

    def table9(self, layout):
        return self.revenue(layout, 2), self.trees(layout, by_fund(2), 1)

    def revenue(self, layout, fund):
        figures = {"amount": self.sum(lambda item: item.revenue(fund))}
        rows = [(code, name, figures) for code, name in REVENUE[layout.number]] if figures["amount"] else []
        return self.fixed(layout, 0, lambda *_: figures, rows)

    # 经济科目、“三公”、机关运行

    def table6(self, layout):
        rows, total = [], [0, 0]
        for value, name, items in self.budget.economic:
            people, office = sum(row[1] for row in items), sum(row[2] for row in items)
            government = GOVERNMENT[value][2 if self.budget.is_agency else 0:]
            rows.append((None, name, economic(people, office), ""))
            rows += [(None, item, economic(*figures), government[1], government[0]) for item, *figures in items]
            total = [total[0] + people, total[1] + office]
        return [self.fixed(layout, 0, lambda *_: economic(*total), rows)]

    def table10(self, layout):
        known = dict(self.budget.three_public)
        known["vehicles"] = [a + b for a, b in zip(known["vehicles/purchase"], known["vehicles/operation"])]
        known["total"] = [sum(fund) for fund in zip(known["abroad"], known["reception"], known["vehicles"])]
        return [[(None, row.label, with_total(known[row.path])) for row in layout.panels[0][1]]]

    def table11(self, layout):
        rows = [(None, unit, with_total([fen, 0, 0])) for unit, fen in self.budget.agency]
        total = sum(fen for _, fen in self.budget.agency)
        return [self.fixed(layout, 0, lambda *_: with_total([total, 0, 0]), rows)]

    # 项目

    def table12(self, layout):
        return [self.projects(self.by_source(lambda item, source: item.project[source]), self.budget.project_names)]

    def table13(self, layout):
        carried = self.by_source(lambda item, fund: item.carried[fund], 3)
        return [self.projects(carried, self.budget.project_names[:3])]

    def projects(self, sources, project_names):
        """The unit's own row and its projects, whose sums it is; no row without any amount."""
        if not any(sources):
            return []
        weights = [1 + (7 * i) % 5 for i in range(len(project_names))]
        split = zip(*(self.budget.parts(fen, weights) for fen in sources))
        rows = [(None, name, with_total(list(part))) for name, part in zip(project_names, split) if any(part)]
        return [(None, self.budget.name, with_total(sources)), *rows]


def spending(item):
    return sum(item.basic) + sum(item.project)


def with_total(funds):
    """By fund or source, and their sum."""
    return {"total": sum(funds), **dict(zip(SOURCES, funds))}


def totals(year, carried):
    return {"yearTotal": year, "carryover": carried, "grandTotal": year + carried}


def by_fund(fund):
    def columns(item):
        basic, project = item.basic[fund], item.project[fund]
        return {"total": basic + project, "basic": basic, "project": project}
    return columns


def economic(people, office):
    return {"total": people + office, "personnel": people, "operating": office}
