#!/usr/bin/env python3
"""Makes bureau.xlsx, bureau.csv and facts.csv from the figures below, without yusuan: run it anywhere.

Both inputs hold the same fifteen tables; facts.csv holds every value of them, one a line, amounts in 元. Figures are written in
万元 here, but those of table 13, which are in 亿元; table 05-1 prints them in 千元.
"""
import csv
import datetime
import io
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[3] / "Samples"))
from workbook import Number, workbook  # noqa: E402

UNIT, YEAR, PROFILE = "云屏省潮汐观测总站", 2025, "yunping-unit"
YUAN = {"元": 1, "千元": 1000, "万元": 10000, "亿元": 100000000}

NAMES = {
    "206": "科学技术支出", "20605": "科技条件与服务", "2060503": "科技条件专项",
    "208": "社会保障和就业支出", "20805": "行政事业单位养老支出", "2080505": "机关事业单位基本养老保险缴费支出",
    "2080506": "机关事业单位职业年金缴费支出", "210": "卫生健康支出", "21011": "行政事业单位医疗", "2101102": "事业单位医疗",
    "220": "自然资源海洋气象等支出", "22001": "自然资源事务", "2200150": "事业运行", "2200199": "其他自然资源事务支出",
    "221": "住房保障支出", "22102": "住房改革支出", "2210201": "住房公积金",
    "301": "工资福利支出", "30101": "基本工资", "30102": "津贴补贴", "30107": "绩效工资",
    "30108": "机关事业单位基本养老保险缴费", "30109": "职业年金缴费", "30110": "职工基本医疗保险缴费", "30113": "住房公积金",
    "302": "商品和服务支出", "30201": "办公费", "30205": "水费", "30206": "电费", "30207": "邮电费", "30211": "差旅费",
    "30217": "公务接待费", "30228": "工会经费", "30231": "公务用车运行维护费", "30299": "其他商品和服务支出",
    "303": "对个人和家庭的补助", "30302": "退休费", "310": "资本性支出", "31002": "办公设备购置",
}
# Code, what it is spent on, where the money comes from, 万元.
SPENT = [
    ("2060503", "project", "fiscal", "320.00"), ("2080505", "personnel", "fiscal", "96.40"),
    ("2080506", "personnel", "fiscal", "48.20"), ("2101102", "personnel", "fiscal", "61.35"),
    ("2200150", "personnel", "fiscal", "812.55"), ("2200150", "operating", "fiscal", "143.70"),
    ("2200199", "project", "fiscal", "455.00"), ("2200199", "project", "other", "30.50"),
    ("2200199", "project", "carryover", "12.60"), ("2210201", "personnel", "fiscal", "88.90"),
]
ECONOMIC = [
    {"30101": "410.00", "30102": "215.30", "30107": "120.45", "30108": "96.40", "30109": "48.20", "30110": "61.35", "30113": "88.90"},
    {"30201": "22.10", "30205": "3.40", "30206": "18.60", "30207": "9.80", "30211": "35.25", "30217": "1.80", "30228": "14.75",
     "30231": "12.00", "30299": "6.00"},
    {"30302": "66.80", "31002": "20.00"},
]


class Row:
    """A row of a panel: what it is, and its values by column."""

    def __init__(self, path, kind, values, label="", level="", code="", fixed=True):
        self.path, self.kind, self.values, self.level, self.code, self.fixed = path, kind, values, level, code, fixed
        self.parts = label if isinstance(label, tuple) else (label,)


def total(values, label="合计", path="total"):
    return Row(path, "total", values, label)


def item(path, label, values, level=1, kind="item"):
    return Row(path, kind, values, label, level)


def listed(kind, rows, level=1):
    """The rows of a list; a name that stands there already gets a counter."""
    found, count = [], defaultdict(int)
    for label, values in rows:
        name = label[-1] if isinstance(label, tuple) else label
        count[name] += 1
        path = name if count[name] == 1 else f"{name}#{count[name]}"
        found.append(Row(path, kind, values, label, level, fixed=False))
    return found


def tree(kind, leaves):
    """The rows of a code tree, and its total: leaves by code, each the values by column."""
    rows = defaultdict(lambda: defaultdict(Decimal))
    whole = defaultdict(Decimal)
    for code, values in leaves.items():
        for column, value in values.items():
            for prefix in {code[:3], code[:5], code}:
                rows[prefix][column] += value
            whole[column] += value
    found = []
    for code, values in sorted(rows.items()):
        steps = [code[:length] for length in (3, 5, 7) if length <= len(code)]
        found.append(Row("/".join(steps), kind, values, NAMES[code], len(steps), code, fixed=False))
    return found, whole


def spent(wanted):
    """SPENT by code, `wanted` giving the columns of an entry."""
    leaves = defaultdict(lambda: defaultdict(Decimal))
    for code, use, source, value in SPENT:
        for column in wanted(use, source):
            leaves[code][column] += Decimal(value)
    return leaves


def kinds(use):
    return ["total", "project" if use == "project" else "basic"]


def sum_of(condition):
    return sum(Decimal(value) for _, use, source, value in SPENT if condition(use, source))


def by_class():
    found = defaultdict(Decimal)
    for code, _, _, value in SPENT:
        found[code[:3]] += Decimal(value)
    return sorted(found.items())


class Table:
    """A table: header rows with "" for what a label spans, merges, and panels of (id, columns, rows)."""

    def __init__(self, number, id, title, header, merges, panels, unit="万元", note=None):
        self.number, self.id, self.title, self.header, self.merges = number, id, title, header, merges
        self.panels, self.unit, self.note = panels, unit, note


def columns(text):
    """Columns such as "item, total:amount"; a kind that is not said is that of the name."""
    return [tuple(part.split(":")) if ":" in part else (part, part) for part in text.split()]


def tables():
    fiscal = sum_of(lambda use, source: source == "fiscal")
    other = sum_of(lambda use, source: source == "other")
    carried = sum_of(lambda use, source: source == "carryover")
    whole = fiscal + other + carried
    personnel = sum_of(lambda use, source: use == "personnel")
    operating = sum_of(lambda use, source: use == "operating")
    project = sum_of(lambda use, source: use == "project")
    amount = lambda value: {"amount": value}
    ordinals = "一二三四五"

    revenue = [
        item("fiscal", "一、财政拨款收入", amount(fiscal)), item("undertaking", "二、事业收入", {}),
        item("other", "三、其他收入", amount(other)), Row("yearTotal", "subtotal", amount(fiscal + other), "本年收入合计"),
        Row("carryover", "carryover", amount(carried), "上年结转"), total(amount(whole), "收入总计", "grandTotal"),
    ]
    function = [item(f"class{code}", NAMES[code], amount(value)) for code, value in by_class()]
    function.append(total(amount(whole), "支出总计", "grandTotal"))
    purpose = [
        item("basic", "一、基本支出", amount(personnel + operating)),
        item("basic/personnel", "1．人员经费", amount(personnel), 2),
        item("basic/operating", "2．公用经费", amount(operating), 2), item("project", "二、项目支出", amount(project)),
        total(amount(whole), "支出总计", "grandTotal"),
    ]
    three = columns("item amount")
    pair = ["项目", "金额"]
    found = [Table(
        "01", "summary", "收支预算总表", [["收入", "", "支出（按功能分类）", "", "支出（按用途）", ""], pair * 3],
        [(0, 0, 1, 2), (0, 2, 1, 2), (0, 4, 1, 2)], [("revenue", three, revenue), ("function", three, function), ("purpose", three, purpose)])]

    rows, sums = tree("function", spent(lambda use, source: [] if source == "carryover" else ["total", source]))
    found.append(Table(
        "02", "revenueByFunction", "收入预算表",
        [["功能分类科目", "", "", "", "本年收入", "", "", ""], ["科目编码", "", "", "科目名称", "合计", "财政拨款收入", "事业收入", "其他收入"],
         ["类", "款", "项", "", "", "", "", ""]],
        [(0, 0, 1, 4), (0, 4, 1, 4), (1, 0, 1, 3), *((1, column, 2, 1) for column in range(3, 8))],
        [("revenue", columns("codeClass:codePart codeDivision:codePart codeItem:codePart item total:amount fiscal:amount undertaking:amount other:amount"),
          [*rows, total(sums)])]))

    codes = columns("code item total:amount basic:amount project:amount")
    plain = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
    rows, sums = tree("function", spent(lambda use, source: kinds(use)))
    found.append(Table("03", "expenditureByFunction", "支出预算表", [plain, ["1", "2", "3", "4", "5"]], [], [("expenditure", codes, [total(sums), *rows])]))

    funds = lambda value: {"total": value, "generalPublicBudget": value}
    appropriations = [
        item("yearTotal", "一、本年拨款", amount(fiscal), 1, "subtotal"),
        item("yearTotal/generalPublicBudget", "一般公共预算", amount(fiscal), 2), item("yearTotal/governmentFund", "政府性基金预算", {}, 2),
        item("carryover", "二、上年结转", amount(carried), 1, "carryover"),
        item("carryover/generalPublicBudget", "一般公共预算", amount(carried), 2, "carryoverItem"),
        item("carryover/governmentFund", "政府性基金预算", {}, 2, "carryoverItem"),
        total(amount(fiscal + carried), "收入总计", "grandTotal"),
    ]
    paid = defaultdict(Decimal)
    for code, _, source, value in SPENT:
        if source != "other":
            paid[code[:3]] += Decimal(value)
    classes = [item(f"class{code}", NAMES[code], funds(value)) for code, value in sorted(paid.items())]
    classes.append(total(funds(fiscal + carried), "支出总计", "grandTotal"))
    found.append(Table(
        "04", "appropriations", "财政拨款收支预算表",
        [["收入", "", "支出", "", "", ""], ["项目", "金额", "项目", "金额", "", ""], ["", "", "", "小计", "一般公共预算", "政府性基金预算"]],
        [(0, 0, 1, 2), (0, 2, 1, 4), (1, 3, 1, 3), (1, 0, 2, 1), (1, 1, 2, 1), (1, 2, 2, 1)],
        [("revenue", three, appropriations), ("expenditure", columns("item total:amount generalPublicBudget:amount governmentFund:amount"), classes)]))

    rows, sums = tree("function", spent(lambda use, source: kinds(use) if source == "fiscal" else []))
    for place, row in enumerate(rows):
        row.values["growth"] = str(Decimal(place * 7 % 23 - 8) / 4)
    sums["growth"] = "3.5"
    found.append(Table(
        "05-1", "generalPublicBudget", "一般公共预算支出预算表",
        [["科目编码", "科目名称", "本年预算数", "", "", "比上年增减"], ["", "", "合计", "基本支出", "项目支出", ""]],
        [(0, 2, 1, 3), (0, 0, 2, 1), (0, 1, 2, 1), (0, 5, 2, 1)],
        [("expenditure", codes + columns("growth:percent"), [total(sums), *rows])], "千元"))

    triples = []
    for panel, leaves in zip(("left", "middle", "right"), ECONOMIC):
        rows, sums = tree("economic", {code: amount(Decimal(value)) for code, value in leaves.items()})
        triples.append((panel, columns("code item amount"), [*rows, total(sums)]))
    found.append(Table("05-2", "basicByEconomicItem", "一般公共预算基本支出预算表", [["科目编码", "科目名称", "金额"] * 3], [], triples))

    found.append(Table("06", "governmentFund", "政府性基金支出预算表", [plain], [], [("expenditure", codes, [total({})])], note="注：本单位没有此项收支。"))

    parts = ["Total", "Abroad", "Vehicles", "Purchase", "Running", "Reception"]
    values = {"lastTotal": "14.40", "lastVehicles": "12.60", "lastRunning": "12.60", "lastReception": "1.80",
              "total": "13.80", "vehicles": "12.00", "running": "12.00", "reception": "1.80"}
    six = ["合计", "因公出国（境）费", "公务用车购置及运行费", "", "", "公务接待费"]
    below = ["", "", "小计", "购置费", "运行费", ""]
    merges = [(0, 0, 1, 6), (0, 6, 1, 6), (1, 2, 1, 3), (1, 8, 1, 3), *((1, column, 2, 1) for column in (0, 1, 5, 6, 7, 11))]
    names = [f"last{part}" for part in parts] + [part.lower() for part in parts]
    found.append(Table(
        "07", "threePublic", "“三公”经费预算表", [["上年预算数", *[""] * 5, "本年预算数", *[""] * 5], six * 2, below * 2], merges,
        [("expenditure", [(name, "amount") for name in names], [Row("budget", "total", {k: Decimal(v) for k, v in values.items()})])]))

    units = listed("unit", [
        ("总站机关", {"current": Decimal("98.40"), "last": Decimal("96.00"), "growth": "2.5", "reason": "会议增加"}),
        ("东礁观测站", {"current": Decimal("45.30"), "last": Decimal("48.00"), "growth": "-5.625", "reason": "压减一般性支出"})])
    found.append(Table(
        "08", "agencyOperation", "机关运行经费预算表", [["单位名称", "本年预算数", "上年预算数", "增减率", "增减原因"]], [],
        [("expenditure", columns("item current:amount last:amount growth:percent reason:text"),
          [*units, total({"current": Decimal("143.70"), "last": Decimal("144.00")})])]))

    bought = listed("item", [
        (("货物", "办公设备"), {"quantity": "12", "amount": Decimal("20.00")}),
        (("货物", "观测仪器"), {"quantity": "3", "amount": Decimal("180.00")}),
        (("服务", "物业管理"), {"quantity": "1", "amount": Decimal("36.50")})])
    found.append(Table(
        "09", "procurement", "政府采购预算表", [["采购内容", "", "数量", "预算金额"], ["采购类别", "采购品目", "", ""]],
        [(0, 0, 1, 2), (0, 2, 2, 1), (0, 3, 2, 1)],
        [("expenditure", columns("category:item item quantity:count amount"), [*bought, total({"quantity": "16", "amount": Decimal("236.50")})])]))

    owned = listed("item", [
        ("观测船", {"model": "屏测-12", "quantity": "1", "value": Decimal("860.00"), "acquired": "2019-06-30"}),
        ("潮位浮标", {"model": "FB-3型", "quantity": "24", "value": Decimal("132.48"), "acquired": "2023-11-01"}),
        ("业务用车", {"quantity": "4", "value": Decimal("71.20"), "acquired": "2021-02-28"})])
    found.append(Table(
        "10", "assets", "国有资产占有使用表", [["资产名称", "规格型号", "数量", "账面价值", "取得日期"]], [],
        [("assets", columns("item model:text quantity:count value:amount acquired:date"), [*owned, total({"quantity": "29", "value": Decimal("1063.68")})])]))

    planned = listed("project", [
        ("潮位站网维护", {"total": Decimal("210.00"), "current": Decimal("210.00"), "begins": "2025-01-01", "office": "站网处"}),
        ("设备维护", {"total": Decimal("120.50"), "current": Decimal("107.90"), "carryover": Decimal("12.60"), "begins": "2024-09-15", "office": "装备处"}),
        ("设备维护", {"total": Decimal("167.60"), "current": Decimal("167.60"), "begins": "2025-03-01", "office": "东礁观测站"}),
        ("观测技术专项", {"total": Decimal("320.00"), "current": Decimal("320.00"), "begins": "2025-04-10", "office": "科技处"})], 2)
    own = Row("unit", "subtotal", {"total": project, "current": project - carried, "carryover": carried}, UNIT, 1)
    found.append(Table(
        "11", "projects", "项目支出预算表",
        [["项目名称", "合计", "资金来源", "", "开始日期", "实施处室"], ["", "", "本年安排", "上年结转", "", ""]],
        [(0, 2, 1, 2), *((0, column, 2, 1) for column in (0, 1, 4, 5))],
        [("expenditure", columns("item total:amount current:amount carryover:amount begins:date office:text"), [own, *planned])]))

    goals = listed("item", [
        ("数据到报率", {"goal": "不低于98%", "weight": "40", "rate": "99.2", "amount": Decimal("210.00")}),
        ("设备完好率", {"goal": "不低于95%", "weight": "35", "rate": "96", "amount": Decimal("288.10")}),
        ("预报时效", {"goal": "6小时以内", "weight": "25", "rate": "100", "amount": Decimal("320.00")})])
    found.append(Table(
        "12", "performance", "绩效目标情况表", [["绩效指标", "指标值", "权重（%）", "上年完成率", "涉及金额"]], [],
        [("performance", columns("item goal:text weight:percent rate:percent amount"), goals)]))

    debts = {
        "opening": ("一、年初余额", "0.8600", "0.3500"), "borrowed": ("二、本年举借", "0.1250", "0"),
        "repaid": ("三、本年偿还", "0.0925", "0.0500"), "closing": ("年末余额", "0.8925", "0.3000")}
    debt_rows = []
    for path, (label, general, special) in debts.items():
        general, special = Decimal(general), Decimal(special)
        amounts = {"total": general + special, "general": general, **({"special": special} if special else {})}
        debt_rows.append(total(amounts, label, path) if path == "closing" else item(path, label, amounts))
    found.append(Table(
        "13", "debt", "政府债务情况表", [["项目", "合计", "一般债务", "专项债务"]], [],
        [("debt", columns("item total:amount general:amount special:amount"), debt_rows)], "亿元"))

    found.append(Table(
        "14", "staff", "人员编制情况表", [["人员类别", "编制数", "实有人数", "到编率"]], [],
        [("staff", columns("item posts:count people:count filled:percent"), [
            item("administrative", "行政编制", {"posts": "20", "people": "18", "filled": "90"}),
            item("institutional", "事业编制", {"posts": "64", "people": "56", "filled": "87.5"}),
            total({"posts": "84", "people": "74", "filled": "88.1"})])]))
    return found


# Printing.

def printed(column, kind, row, table, is_sheet, label_at):
    """The cell of a row in a column."""
    value = row.values.get(column, "")
    if kind == "item":
        return row.parts[label_at] if label_at < len(row.parts) else ""
    if kind == "code":
        return row.code
    if kind == "codePart":
        start = {"codeClass": 0, "codeDivision": 3, "codeItem": 5}[column]
        return row.code[start:start + (3 if start == 0 else 2)]
    if value == "":
        return ""
    if kind == "amount":
        if table.unit == "亿元":
            return value if is_sheet else f"{value:.4f}"
        scaled = value * YUAN["万元"] / YUAN[table.unit]
        return scaled.quantize(Decimal("0.01")) if is_sheet else f"{scaled:,.2f}"
    if kind == "percent":
        return Number(value) if is_sheet and column == "weight" else value if column == "weight" else f"{value}%"
    if kind == "count":
        return Number(value) if is_sheet else value
    if kind == "date":
        days = (datetime.date.fromisoformat(value) - datetime.date(1899, 12, 30)).days
        return Number(days).styled(3) if is_sheet else value
    return value


def panel_rows(panel, table, is_sheet):
    _, panel_columns, rows = panel
    found = []
    for row in rows:
        cells, label_at = [], 0
        in_code_column = any(kind in ("code", "codePart") for _, kind in panel_columns) and not row.code
        for place, (column, kind) in enumerate(panel_columns):
            if in_code_column and place == 0:
                cells.append(row.parts[0])
            elif in_code_column and kind == "item":
                cells.append("")
            else:
                cells.append(printed(column, kind, row, table, is_sheet, label_at))
            label_at += kind == "item"
        found.append(cells)
    return found


def body(table, is_sheet):
    """The panels beside each other; their totals are in the last row."""
    panels = [panel_rows(panel, table, is_sheet) for panel in table.panels]
    height = max(len(rows) for rows in panels)
    if len(panels) > 1:
        panels = [[*rows[:-1], *[[""] * len(rows[0])] * (height - len(rows)), rows[-1]] for rows in panels]
    return [sum(cells, []) for cells in zip(*panels)]


def table_rows(table, is_sheet):
    width = len(table.header[0])
    rows = [[f"表{table.number}"], [table.title], [f"金额单位：{table.unit}"], *table.header, *body(table, is_sheet)]
    if table.note:
        rows.append([table.note])
    return [row + [""] * (width - len(row)) for row in rows]


COVER = [f"云屏省{YEAR}年度省级单位预算", f"公开单位：{UNIT}"]


def story():
    whole = sum(Decimal(value) for *_, value in SPENT)
    return [f"本单位收入总预算为{whole:,.2f}万元，编制情况见各表。"]


def sheets():
    found = [("封面", [[], [COVER[0]], [], [COVER[1]]], []), ("说明", [[line] for line in story()], [])]
    for table in tables():
        merges = [(r + 3, c, h, w) for r, c, h, w in table.merges]
        found.append((f"表{table.number}", table_rows(table, True), [(1, 0, 1, len(table.header[0])), *merges]))
    return found


def running_text():
    rows = [[line] for line in COVER + story()]
    for table in tables():
        rows += [[], *table_rows(table, False)]
    return written(rows)


# What the tables hold.

COLUMNS = [
    "unit", "unit_level", "fiscal_year", "profile", "table_id", "table_number", "table_title", "panel", "row_id", "row_path",
    "row_kind", "level", "code", "item", "column_id", "value_kind", "amount", "amount_unit", "value_text",
]


def facts():
    rows = [COLUMNS]
    for table in tables():
        unit = YUAN["亿元" if table.unit == "亿元" else "万元"]
        for panel, panel_columns, panel_rows_ in table.panels:
            labels = [column for column, kind in panel_columns if kind == "item"]
            for row in panel_rows_:
                head = [
                    UNIT, "unit", YEAR, PROFILE, table.id, table.number, table.title, panel,
                    row.path.split("/")[-1] if row.fixed else "", row.path, row.kind, row.level, row.code, row.parts[-1],
                ]
                # A label column before the last one holds a text.
                texts = dict(zip(labels, row.parts)) if len(row.parts) > 1 else {}
                values = []
                for column, kind in panel_columns:
                    if column in labels[:-1] and column in texts:
                        values.append((column, "text", texts[column]))
                    elif row.values.get(column, "") != "":
                        values.append((column, kind, row.values[column]))
                # Amounts come first, as in the long form; numbers of other kinds stand in the same column.
                for column, kind, value in sorted(values, key=lambda value: value[1] != "amount"):
                    if kind == "amount":
                        rows.append([*head, column, kind, f"{value * unit:.2f}", "元", ""])
                    elif kind in ("count", "percent"):
                        rows.append([*head, column, kind, value, "", ""])
                    else:
                        rows.append([*head, column, kind, "", "", value])
    return written(rows)


def written(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def main():
    (HERE / "bureau.xlsx").write_bytes(workbook(sheets()))
    (HERE / "bureau.csv").write_bytes(running_text())
    (HERE / "facts.csv").write_bytes(facts())


if __name__ == "__main__":
    main()
