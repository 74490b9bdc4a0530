#!/usr/bin/env python3
"""Makes Samples/districts, without yusuan: `python3 Samples/make-districts.py`.

An invented bureau of an invented district, printed as the profiles shanghai-district-department and shanghai-district-unit
describe it: the bureau's own budget as a unit, and the department's, which is that and one more unit's. Both have the same
name and year. All figures are made up below; every sum is worked out here.
"""
import csv
import io
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from workbook import workbook

OUT = Path(__file__).resolve().parent / "districts"
DISTRICT, NAME, YEAR = "东澜市望溪区", "东澜市望溪区城市管理局", 2025
FUNDS = ["generalPublicBudget", "governmentFund", "stateCapital"]
FUND_NAMES = ["一般公共预算", "政府性基金预算", "国有资本经营预算"]
FUND_ITEMS = ["一般公共预算资金", "政府性基金", "国有资本经营预算"]
SOURCES = ["fiscal", "undertaking", "business", "other"]

NAMES = {
    "208": "社会保障和就业支出", "20805": "行政事业单位养老支出", "2080501": "行政单位离退休",
    "2080502": "事业单位离退休", "2080505": "机关事业单位基本养老保险缴费支出", "2080506": "机关事业单位职业年金缴费支出",
    "210": "卫生健康支出", "21011": "行政事业单位医疗", "2101101": "行政单位医疗", "2101102": "事业单位医疗",
    "212": "城乡社区支出", "21201": "城乡社区管理事务", "2120101": "行政运行", "2120102": "一般行政管理事务",
    "2120104": "城管执法", "21205": "城乡社区环境卫生", "2120501": "城乡社区环境卫生",
    "21208": "国有土地使用权出让收入安排的支出", "2120803": "城市建设支出",
    "221": "住房保障支出", "22102": "住房改革支出", "2210201": "住房公积金", "2210203": "购房补贴",
    "301": "工资福利支出", "30101": "基本工资", "30102": "津贴补贴", "30107": "绩效工资",
    "30108": "机关事业单位基本养老保险缴费", "30109": "职业年金缴费", "30110": "职工基本医疗保险缴费",
    "30113": "住房公积金", "30199": "其他工资福利支出",
    "302": "商品和服务支出", "30201": "办公费", "30207": "邮电费", "30211": "差旅费", "30217": "公务接待费",
    "30228": "工会经费", "30231": "公务用车运行维护费", "30299": "其他商品和服务支出",
    "303": "对个人和家庭的补助", "30301": "离休费", "30302": "退休费",
    "310": "资本性支出", "31002": "办公设备购置",
}

# Expenditure by code, fund (None for what no fund pays) and kind, in 元: the bureau's own, and that of its other unit.
BUREAU = [
    ("2080501", 0, "personnel", "612340.00"), ("2080505", 0, "personnel", "843216.00"),
    ("2080506", 0, "personnel", "421608.00"), ("2101101", 0, "personnel", "527010.00"),
    ("2120101", 0, "personnel", "6402180.00"), ("2120101", 0, "operating", "918600.00"),
    ("2120102", 0, "project", "1260000.00"), ("2120104", 0, "project", "3405000.00"),
    ("2120501", 0, "project", "28750000.00"), ("2210201", 0, "personnel", "632412.00"),
    ("2210203", 0, "personnel", "702000.00"),
]
OTHER_UNIT = [
    ("2080502", 0, "personnel", "18230.50"), ("2080505", 0, "personnel", "305117.44"),
    ("2080506", 0, "personnel", "152558.72"), ("2101102", 0, "personnel", "190698.40"),
    ("2120501", 0, "personnel", "2103540.16"), ("2120501", 0, "operating", "340275.30"),
    ("2120501", 0, "project", "5120000.00"), ("2120501", "undertaking", "project", "860000.75"),
    ("2120501", "other", "project", "45000.00"), ("2120803", 1, "project", "12600000.00"),
    ("2210201", 0, "personnel", "228838.08"),
]
# Basic expenditure of 一般公共预算 by economic code; the two last of a kind take what is left.
ECONOMIC = {
    "personnel": [
        ("30101", "1204560.00"), ("30102", "3150240.00"), ("30107", "1410000.00"), ("30301", "96340.00"),
        ("30302", "516000.00"), ("30199", None),
    ],
    "operating": [
        ("30201", "210400.00"), ("30207", "36000.00"), ("30211", "84000.00"), ("30217", "12000.00"),
        ("30228", "128043.00"), ("30231", "66000.00"), ("31002", "95000.00"), ("30299", None),
    ],
}
SAME = {"30108": "2080505", "30109": "2080506", "30110": ("2101101", "2101102"), "30113": "2210201"}
THREE_PUBLIC = {"abroad": "0", "reception": "1.20", "vehiclePurchase": "18.00", "vehicleRunning": "6.60"}


def money(text):
    return Decimal(text).quantize(Decimal("0.01"))


class Disclosure:
    """The figures of one disclosure, all in 元 but table 9's."""

    def __init__(self, level, entries):
        self.level = level
        self.who = "部门" if level == "department" else "单位"
        self.profile = f"shanghai-district-{level}"
        zero = lambda: defaultdict(Decimal)
        self.by_code = defaultdict(zero)  # code → kind → 元
        self.by_fund = [defaultdict(zero) for _ in FUNDS]
        self.revenue = defaultdict(zero)  # code → source → 元
        for code, fund, kind, amount in entries:
            amount = money(amount)
            for prefix in (code[:3], code[:5], code):
                self.add(self.by_code[prefix], kind, amount)
                self.revenue[prefix][fund if isinstance(fund, str) else "fiscal"] += amount
                if isinstance(fund, int):
                    self.add(self.by_fund[fund][prefix], kind, amount)
        self.economic = self.make_economic()
        three = {key: money(value) for key, value in THREE_PUBLIC.items() if Decimal(value)}
        three["vehicle"] = three["vehiclePurchase"] + three["vehicleRunning"]
        three["total"] = sum(three.get(key, 0) for key in ("abroad", "reception", "vehicle"))
        administrative = sum(Decimal(a) for c, f, k, a in BUREAU if k == "operating")
        three["operation"] = (administrative / 10000).quantize(Decimal("0.01"), ROUND_HALF_UP)
        self.three = three

    @staticmethod
    def add(row, kind, amount):
        row[kind] += amount
        row["total"] += amount
        if kind != "project":
            row["basic"] += amount

    def make_economic(self):
        leaves = {}
        basic = self.total(self.by_fund[0])
        for kind, items in ECONOMIC.items():
            left = basic[kind]
            if kind == "personnel":
                for code, functions in SAME.items():
                    functions = functions if isinstance(functions, tuple) else (functions,)
                    leaves[code] = (kind, sum(self.by_fund[0][f]["personnel"] for f in functions))
                    left -= leaves[code][1]
            for code, amount in items:
                leaves[code] = (kind, left if amount is None else money(amount))
                left -= leaves[code][1]
            assert left == 0 and leaves[items[-1][0]][1] > 0, (kind, left)
        rows = defaultdict(lambda: defaultdict(Decimal))
        for code, (kind, amount) in sorted(leaves.items()):
            for prefix in (code[:3], code):
                rows[prefix][kind] += amount
                rows[prefix]["total"] += amount
        return rows

    @staticmethod
    def total(rows):
        total = defaultdict(Decimal)
        for code, row in rows.items():
            if len(code) == 3:
                for column, amount in row.items():
                    total[column] += amount
        return total

    def classes(self):
        return sorted(code for code in self.by_code if len(code) == 3)


# Tables as they are printed: rows of texts, of amounts (Decimal), and of "" for blank cells.

def title(d, text, ninth=False):
    return f"{YEAR}年{'部门' if d.level == 'department' else '单位' if ninth else '预算单位'}{text}"


def amount(value):
    return value if value else ""


def ordinal(number):
    return "一二三四五六七八九十"[number - 1]


def summary(d):
    whole, revenue = d.total(d.by_code), d.total(d.revenue)
    if d.level == "department":
        columns, dot = ["total"], ". "
        header = [["本年收入", "", "本年支出", ""], ["项目", "预算数", "项目", "预算数"]]
        merges = [(0, 0, 1, 2), (0, 2, 1, 2)]
    else:
        columns, dot = ["total", "personnel", "operating", "project"], "、"
        header = [
            ["本年收入", "", "本年支出", "", "", "", ""], ["项目", "预算数", "项目", "预算数", "", "", ""],
            ["", "", "", "合计", "基本支出", "", "项目支出"], ["", "", "", "", "人员经费", "公用经费", ""],
        ]
        merges = [
            (0, 0, 1, 2), (0, 2, 1, 5), (1, 3, 1, 4), (2, 4, 1, 2), (1, 0, 3, 1), (1, 1, 3, 1), (1, 2, 3, 1),
            (2, 3, 2, 1), (2, 6, 2, 1),
        ]
    funds = [d.total(rows)["total"] for rows in d.by_fund]
    left = [("一、财政拨款收入", revenue["fiscal"])]
    left += [(f"{i}{dot}{name}", funds[i - 1]) for i, name in enumerate(FUND_ITEMS, 1)]
    left += [("二、事业收入", revenue["undertaking"]), ("三、事业单位经营收入", revenue["business"]), ("四、其他收入", revenue["other"])]
    right = [(f"{ordinal(i)}、{NAMES[code]}", d.by_code[code]) for i, code in enumerate(d.classes(), 1)]
    body = []
    for i in range(11):
        label, value = left[i] if i < len(left) else ("", "")
        item, row = right[i] if i < len(right) else ("", {})
        body.append([label, amount(value), item, *(amount(row.get(c, "")) for c in columns)])
    body.append(["收入总计", sum(revenue.values()), "支出总计", *(amount(whole[c]) for c in columns)])
    return title(d, "财务收支预算总表"), header, merges, body, None, "元"


def fiscal(d):
    totals = [d.total(rows)["total"] for rows in d.by_fund]
    header = [
        ["财政拨款收入", "", "财政拨款支出", "", "", "", ""],
        ["项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"],
    ]
    left = [(f"{ordinal(i)}、{name}", totals[i - 1]) for i, name in enumerate(FUND_ITEMS, 1)]
    classes = [code for code in d.classes() if any(rows[code]["total"] for rows in d.by_fund)]
    right = [(f"{ordinal(i)}、{NAMES[code]}", [rows[code]["total"] for rows in d.by_fund]) for i, code in enumerate(classes, 1)]
    body = []
    for i in range(9):
        label, value = left[i] if i < len(left) else ("", "")
        item, row = right[i] if i < len(right) else ("", [])
        cells = [sum(row), *row] if row else [""] * 4
        body.append([label, amount(value), item, *map(amount, cells)])
    body.append(["收入总计", sum(totals), "支出总计", *map(amount, [sum(totals), *totals])])
    return title(d, "财政拨款收支预算总表"), header, [(0, 0, 1, 2), (0, 2, 1, 5)], body, None, "元"


def tree(d, text, group, labels, columns, rows, note=None, parts=3, code_label="功能分类科目编码", item_label="功能分类科目名称"):
    width = parts + 1 + len(columns)
    header = [
        ["项目", *[""] * parts, group, *[""] * (len(columns) - 1)],
        [code_label, *[""] * (parts - 1), item_label, *labels],
        [*"类款项"[:parts], *[""] * (width - parts)],
    ]
    merges = [(0, 0, 1, parts + 1), (0, parts + 1, 1, len(columns)), (1, 0, 1, parts)]
    merges += [(1, column, 2, 1) for column in range(parts, width)]
    body = []
    for code, row in sorted(rows.items()):
        if row["total"]:
            cells = [code[:3], code[3:5], code[5:7]][:parts]
            body.append([*cells, NAMES[code], *(amount(row[c]) for c in columns)])
    if not body:
        body = [[""] * width for _ in range(7)]
    total = Disclosure.total(rows)
    body.append(["合计", *[""] * parts, *(amount(total[c]) for c in columns)])
    return title(d, text), header, merges, body, note, "元"


def three_public(d):
    header = [
        ["“三公”经费预算数", "", "", "", "", "", "机关运行经费预算\n数"],
        ["合计", "因公出国(境)费", "公务接待费", "公务用车购置及运行费", "", "", ""],
        ["", "", "", "小计", "购置费", "运行费", ""],
    ]
    merges = [(0, 0, 1, 6), (1, 3, 1, 3), (1, 0, 2, 1), (1, 1, 2, 1), (1, 2, 2, 1), (0, 6, 3, 1)]
    columns = ["total", "abroad", "reception", "vehicle", "vehiclePurchase", "vehicleRunning", "operation"]
    return title(d, "“三公”经费和机关运行经费预算表", ninth=True), header, merges, [[d.three.get(c, "") for c in columns]], None, "万元"


def tables(d):
    basic = ["合计", "基本支出", "项目支出"], ["total", "basic", "project"]
    sources = {code: {**row, "total": sum(row.values())} for code, row in d.revenue.items()}
    sources = {code: defaultdict(Decimal, row) for code, row in sources.items()}
    empty = "注:本{}{}年无{}财政拨款安排的预算，故本表为空表。"
    notes = [None] + [empty.format(d.who, YEAR, FUND_NAMES[i]) if not d.total(d.by_fund[i])["total"] else None for i in (1, 2)]
    economic = ("部门预算经济分类科目\n编码", "经济分类科目名称") if d.level == "department" else ("经济分类科目编码", "部门经济分类科目名称")
    return [
        summary(d),
        tree(d, "收入预算总表", "收入预算", ["合计", "财政拨款收入", "事业收入", "事业单位\n经营收入", "其他收入"], ["total", *SOURCES], sources),
        tree(d, "支出预算总表", "支出预算", *basic, d.by_code),
        fiscal(d),
        *(tree(d, f"{name}支出功能分类预算表", f"{name}支出", *basic, rows, note) for name, rows, note in zip(FUND_NAMES, d.by_fund, notes)),
        tree(d, "一般公共预算基本支出部门预算经济分类预算表", "一般公共预算基本支出", ["合计", "人员经费", "公用经费"],
             ["total", "personnel", "operating"], d.economic, None, 2, *economic),
        three_public(d),
    ]


# The text around the tables.

def wan(value):
    return f"{(value / 10000).quantize(Decimal('0.01'), ROUND_HALF_UP):,}万元"


def narrative(d):
    revenue, funds = d.total(d.revenue), [d.total(rows)["total"] for rows in d.by_fund]
    lines = [
        f"{YEAR}年{d.who}预算编制说明",
        f"{YEAR}年，{NAME}收入预算{wan(sum(revenue.values()))}，其中：财政拨款收入{wan(revenue['fiscal'])}，比{YEAR - 1}年预算增加"
        f"{wan(revenue['fiscal'] / 20)}；事业收入{wan(revenue['undertaking'])}；事业单位经营收入0万元；其他收入{wan(revenue['other'])}。",
        f"支出预算{wan(sum(revenue.values()))}，其中：财政拨款支出预算{wan(sum(funds))}，比{YEAR - 1}年预算增加{wan(sum(funds) / 20)}。"
        f"财政拨款支出预算中，一般公共预算拨款支出预算{wan(funds[0])}，政府性基金拨款支出预算{wan(funds[1])}，"
        f"国有资本经营预算拨款支出预算{wan(funds[2])}。",
        "财政拨款支出主要内容如下：",
    ]
    leaves = [code for code in sorted(d.by_code) if len(code) == 7]
    for i, code in enumerate(leaves, 1):
        paid = sum(rows[code]["total"] for rows in d.by_fund)
        if paid:
            names = f"{NAMES[code[:3]]}（类）{NAMES[code[:5]]}（款）{NAMES[code]}（项）"
            lines.append(f"{i}.“{names}”{wan(paid)}，主要用于{NAMES[code]}方面的支出。")
    return lines


def closing(d):
    three = {key: f"{d.three.get(key, Decimal(0)):.2f}万元" for key in ("total", "abroad", "reception", "vehicle", "vehiclePurchase", "vehicleRunning", "operation")}
    return [
        "其他相关情况说明",
        f"一、{YEAR}年“三公”经费预算情况说明",
        f"{YEAR}年“三公”经费预算数为{three['total']}，与{YEAR - 1}年预算持平。其中：",
        f"（一）因公出国（境）费{three['abroad']}，与{YEAR - 1}年预算持平。",
        f"（二）公务用车购置及运行费{three['vehicle']}，与{YEAR - 1}年预算持平。其中：公务用车购置费{three['vehiclePurchase']}，"
        f"与{YEAR - 1}年预算持平；公务用车运行费{three['vehicleRunning']}，与{YEAR - 1}年预算持平。",
        f"（三）公务接待费{three['reception']}，与{YEAR - 1}年预算持平。",
        "二、机关运行经费预算",
        f"{YEAR}年{NAME}财政拨款的机关运行经费预算为{three['operation']}。",
        "三、国有资产占有使用情况",
        f"截至{YEAR - 1}年8月31日，{NAME}共有车辆6辆，其中：执法执勤用车5辆、其他用车1辆；单价100万元（含）以上设备（不含车辆）0台（套）。",
    ]


def cover(d):
    who = "预算主管部门" if d.level == "department" else "预算单位"
    return [f"{DISTRICT}{YEAR}年区级{d.who}预算", f"{who}：{NAME}"]


def contents(d):
    numbered = [f"{i}. {table[0]}" for i, table in enumerate(tables(d), 1)]
    return ["目  录", f"一、{d.who}主要职能", "二、名词解释", f"三、{d.who}预算编制说明", f"四、{d.who}预算表", *numbered, "五、其他相关情况说明"]


def wrapped(lines, width=60):
    """Lines broken as a page breaks them: in the middle of a sentence."""
    return [line[i:i + width] for line in lines for i in range(0, len(line), width)]


def text(cell):
    return f"{cell:,}" if isinstance(cell, Decimal) else cell


def running_text(d):
    """The disclosure as another program takes it out of a PDF: one CSV, text among tables, page by page."""
    rows = [[line] for line in wrapped(cover(d) + contents(d))]
    duties = f"{NAME}是主管全区城市管理工作的区政府工作部门。主要职能包括：负责市容环境卫生、户外广告设置和城管执法的管理，组织编制年度计划并监督实施。"
    rows += [[line] for line in wrapped([f"{NAME}主要职能", duties, "名词解释", "（一）财政拨款收入：是本年度从本级财政部门取得的财政拨款。", *narrative(d)])]
    maker = f"编制{d.who}：{NAME}"
    for number, (name, header, _, body, note, unit) in enumerate(tables(d), 1):
        width = len(header[0])
        if number == 4:  # one page keeps the blank cells of its sheet
            rows += [[""] * width, [name, *[""] * (width - 1)], [""] * width, [maker, *[""] * (width - 2), f"单位：{unit}"], [""] * width]
        else:
            rows += [[name], [maker, f"单位{':' if number == 9 else '：'}{unit}"]]
        rows += header
        for i, row in enumerate(body):
            if number == 5 and i == 9:  # the page breaks here, and the header is printed again
                rows += header
            rows.append([text(cell) for cell in row])
        if note:
            rows.append([note])
    rows += [[line] for line in wrapped(closing(d))]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def sheets(d):
    """The disclosure as the district's workbook has it: a sheet for the cover, each text and each table."""
    names = ["收支总表", "收入总表", "支出总表", "财政拨款收支总表", "一般公共预算拨款表", "政府性基金拨款表", "国有资本经营预算拨款表 ", "一般公共预算拨款基本支出明细表", "“三公”经费和机关运行费预算表"]
    first, second = cover(d)
    found = [
        ("封面", [[], [], [first], [], [], [], [], [], [second]], []),
        ("目录", [[line] for line in contents(d)], []),
        (f"{d.who}编制说明", [[line] for line in narrative(d)], []),
    ]
    for name, (heading, header, merges, body, note, unit) in zip(names, tables(d)):
        width = len(header[0])
        rows = [[], [heading], [], [f"编制{d.who}：{NAME}", *[""] * (width - 2), f"单位：{unit}"], []]
        merges = [(1, 0, 1, width), *((r + 5, c, h, w) for r, c, h, w in merges)]
        rows += header + body + ([[note]] if note else [])
        found.append((d.who + name, rows, merges))
    found.append(("其他相关情况说明", [[line] for line in closing(d)], []))
    return found


# What the tables hold, one figure a line.

COLUMNS = ["profile", "unit", "unit_level", "fiscal_year", "table_id", "table_number", "panel", "row_path", "code", "column_id", "amount", "amount_unit"]


def facts(d):
    rows = []

    def add(table, number, panel, path, code, values, unit=1):
        for column, value in values:
            if value not in ("", None) and value != 0:
                rows.append([d.profile, NAME, d.level, YEAR, table, number, panel, path, code, column, f"{value * unit:.2f}", "元"])

    def add_tree(table, number, panel, columns, data):
        for code, row in sorted(data.items()):
            path = "/".join(code[:n] for n in (3, 5, 7) if n <= len(code))
            add(table, number, panel, path, code, [(c, row[c]) for c in columns])
        total = Disclosure.total(data)
        add(table, number, panel, "total", "", [(c, total[c]) for c in columns])

    whole, revenue = d.total(d.by_code), d.total(d.revenue)
    funds = [d.total(data)["total"] for data in d.by_fund]
    expenditure = ["total"] if d.level == "department" else ["total", "personnel", "operating", "project"]
    add("summary", 1, "revenue", "fiscal", "", [("amount", revenue["fiscal"])])
    for fund, value in zip(FUNDS, funds):
        add("summary", 1, "revenue", f"fiscal/{fund}", "", [("amount", value)])
    for source in SOURCES[1:]:
        add("summary", 1, "revenue", source, "", [("amount", revenue[source])])
    add("summary", 1, "revenue", "grandTotal", "", [("amount", sum(revenue.values()))])
    for code in d.classes():
        add("summary", 1, "expenditure", f"class{code}", "", [(c, d.by_code[code][c]) for c in expenditure])
    add("summary", 1, "expenditure", "grandTotal", "", [(c, whole[c]) for c in expenditure])
    sources = {code: defaultdict(Decimal, {**row, "total": sum(row.values())}) for code, row in d.revenue.items()}
    add_tree("revenue", 2, "revenue", ["total", *SOURCES], sources)
    add_tree("expenditure", 3, "expenditure", ["total", "basic", "project"], d.by_code)
    for fund, value in zip(FUNDS, funds):
        add("fiscal", 4, "revenue", fund, "", [("amount", value)])
    add("fiscal", 4, "revenue", "grandTotal", "", [("amount", sum(funds))])
    for code in d.classes():
        row = [data[code]["total"] if code in data else Decimal(0) for data in d.by_fund]
        add("fiscal", 4, "expenditure", f"class{code}", "", [("total", sum(row)), *zip(FUNDS, row)])
    add("fiscal", 4, "expenditure", "grandTotal", "", [("total", sum(funds)), *zip(FUNDS, funds)])
    for number, (fund, data) in enumerate(zip(FUNDS, d.by_fund), 5):
        add_tree(fund, number, "expenditure", ["total", "basic", "project"], data)
    add_tree("economic", 8, "expenditure", ["total", "personnel", "operating"], d.economic)
    order = ["total", "abroad", "reception", "vehicle", "vehiclePurchase", "vehicleRunning", "operation"]
    add("threePublic", 9, "expenditure", "budget", "", [(c, d.three.get(c)) for c in order], 10000)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([COLUMNS, *rows])
    return out.getvalue().encode()


def main():
    OUT.mkdir(exist_ok=True)
    for d in (Disclosure("unit", BUREAU), Disclosure("department", BUREAU + OTHER_UNIT)):
        (OUT / f"{d.level}.csv").write_bytes(running_text(d))
        (OUT / f"{d.level}.xlsx").write_bytes(workbook(sheets(d)))
        (OUT / f"{d.level}.facts.csv").write_bytes(facts(d))


if __name__ == "__main__":
    main()
