"""One unit's budget: amounts in 分 of its finest items, from which every table is a sum, so that all figures tie."""
import random
from dataclasses import dataclass, field

from . import names
from .codes import FUND_OF, FUNCTIONAL, ECONOMIC, STAFF, items_of

HUNDREDTH = 10_000  # 分 in 0.01 万元


@dataclass
class Item:
    """A functional item (项): by source what it gets, by fund what was carried over from the year before and is kept."""
    code: str
    basic: list = field(default_factory=lambda: [0] * 5)
    project: list = field(default_factory=lambda: [0] * 5)
    carried: list = field(default_factory=lambda: [0] * 3)
    kept: list = field(default_factory=lambda: [0] * 3)

    def revenue(self, source):
        return self.basic[source] + self.project[source] + (self.kept[source] if source < 3 else 0)


class Budget:
    """The unit number INDEX of the corpus SEED (under another NAME): its year, items, economic items and projects."""

    def __init__(self, seed, index, name=None):
        self.random = random.Random(f"{seed}:{index}")
        self.name, self.is_agency, heads = names.unit(seed, index)
        self.name = name or self.name
        self.year = self.random.choices((2024, 2025, 2026), (1, 8, 1))[0]
        self.in_yuan = self.chance(0.1)
        self.quantum = 1 if self.in_yuan else HUNDREDTH
        size = self.random.choices((1, 4, 16), (6, 3, 1))[0]
        self.staff = self.random.randint(5, 40) * size
        self.items = self.make_items(self.make_codes(heads, size))
        self.economic = self.make_economic()
        self.make_three_public()
        self.make_agency(size)
        self.project_names = [names.project(self.random, self.year, i) for i in range(self.random.randint(1, 6) * size)]

    def chance(self, likelihood):
        return self.random.random() < likelihood

    def amount(self, typical):
        """About TYPICAL 万元, skewed as amounts are."""
        fen = int(typical * 1_000_000 * self.random.lognormvariate(0, 0.8))
        return max(fen // self.quantum, 1) * self.quantum

    def parts(self, total, weights):
        """TOTAL in parts by WEIGHTS, each a whole number of quanta; the last takes what is left."""
        whole, rest, parts = sum(weights) or 1, total, []
        for weight in weights[:-1]:
            part = int(total / whole * weight) // self.quantum * self.quantum
            parts.append(part)
            rest -= part
        return [*parts, rest]

    def make_codes(self, heads, size):
        medical = ["2101101"] if self.is_agency else ["2101102"]
        if self.is_agency and size > 1 and self.chance(0.3):
            medical.append("2101102")
        own = items_of(heads)
        codes = {*STAFF, *medical, *self.random.sample(own, min(len(own), self.random.randint(1, 2 * size)))}
        codes.update(self.random.sample(list(CODES), self.random.randint(0, 3 * size)))
        if self.chance(0.6):
            codes.add("2101103")
        if self.chance(0.15):
            codes.update(self.random.sample(list(FUND_CODES), self.random.randint(1, 3)))
        return sorted(codes)

    def make_items(self, codes):
        wages = self.staff * 8
        typical = {"2080505": wages * 0.16, "2080506": wages * 0.08, "2210201": wages * 0.12}
        others = self.random.choices(((), (3,), (4,), (3, 4)), (70, 10, 15, 5))[0]
        carries, keeps = self.chance(0.25), self.chance(0.04)
        items = []
        for code in codes:
            item = Item(code)
            fund = FUND_OF.get(code[:5], 0)
            if code in typical or code.startswith("21011"):
                item.basic[0] = self.amount(typical.get(code, wages * 0.07))
            else:
                self.fill(item, fund, wages, others)
                if carries and self.chance(0.5):
                    item.carried[fund] = self.amount(30)
                if keeps and self.chance(0.3):
                    item.kept[fund] = self.amount(10)
            items.append(item)
        return items

    def fill(self, item, fund, wages, others):
        runs = fund == 0 and (item.code.endswith(("01", "50")) or self.chance(0.3))
        if runs:
            item.basic[0] = self.amount(wages)
        if not runs or self.chance(0.5):
            item.project[fund] = self.amount(80)
        for source in others:
            if self.chance(0.5):
                (item.basic if self.chance(0.5) else item.project)[source] = self.amount(50)

    def make_economic(self):
        """(class, its name, [(name, 人员经费, 公用经费)]): what basic expenditure from the general budget is made of."""
        total = sum(item.basic[0] for item in self.items)
        people, office = self.parts(total, (self.random.uniform(6, 9), 2))
        pay, family = self.parts(people, (9, self.random.choice((0, 1))))
        goods, capital = self.parts(office, (9, self.random.choice((0, 1))))
        made = []
        for value, money, column in (("301", pay, 0), ("302", goods, 1), ("303", family, 0), ("310", capital, 1)):
            name, items = ECONOMIC[value]
            count = self.random.randint(1, len(items) if value in ("301", "302") else 3)
            chosen = [items[i] for i in sorted(self.random.sample(range(len(items)), count))]
            split = self.parts(money, [self.random.uniform(0.1, 1) for _ in chosen])
            rows = [(item, part, 0) if column == 0 else (item, 0, part) for item, part in zip(chosen, split) if part]
            if rows:
                made.append((value, name, rows))
        return made

    def office(self, name=None):
        """公用经费, all or of the item NAME."""
        return sum(office for _, _, rows in self.economic for item, _, office in rows if name in (None, item))

    def make_three_public(self):
        """“三公”经费 by what they are for, each by fund; at least what basic expenditure has of it."""
        self.three_public = {}
        for key, name in (("abroad", "因公出国（境）费用"), ("reception", "公务接待费"),
                          ("vehicles/operation", "公务用车运行维护费"), ("vehicles/purchase", "公务用车购置")):
            more = self.amount(3) if self.chance(0.2) else 0
            self.three_public[key] = [self.office(name) + more, 0, 0]

    def make_agency(self, size):
        """机关运行经费 of an agency's units, by name."""
        self.agency = []
        if self.is_agency and self.office():
            below = ["综合服务中心", "综合行政执法队", "信息中心", "事务中心", "保障中心"]
            units = [self.name, *(self.name + name for name in below[:self.random.randint(0, 5) if size > 1 else 0])]
            split = self.parts(self.office(), [5, *(self.random.uniform(0.2, 1) for _ in units[1:])])
            self.agency = [(unit, part) for unit, part in zip(units, split) if part]


FINEST = [code for code in FUNCTIONAL if len(code) == 7]
CODES = [code for code in FINEST if code[:5] not in FUND_OF and not code.startswith(("21011", "221"))]
FUND_CODES = [code for code in FINEST if code[:5] in FUND_OF]
