#!/usr/bin/env python3
"""Makes the samples from jincheng-2025/disclosure.txt, without yusuan: `python3 Samples/make.py`.

The figures and labels are those of the disclosure; what each sample changes is said where it is made.
"""
import csv
import io
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
BASE = HERE / "jincheng-2025"
UNIT = "晋城市应急管理调度指挥中心"


def tables():
    """The thirteen tables of the disclosure as rows of cells, as they are printed: title, unit, header, body, note."""
    lines = (BASE / "disclosure.txt").read_text(encoding="utf-8").split("\n")
    start = next(i for i, line in enumerate(lines) if line == "预算公开表1")
    end = next(i for i, line in enumerate(lines) if i > start and line.startswith("第三部分"))
    found = []
    for line in lines[start:end]:
        text = line.replace("\u00a0", " ").rstrip(" ")
        if not text or text == "仅供内部审核":
            continue
        if re.fullmatch(r"2025年.*表(（[^（）]*）)?", text):
            found.append([["预算公开表1"]] if not found else [])
        if found:
            found[-1].append(text.split("\t"))
    assert len(found) == 13, len(found)
    return found


def padded(table):
    width = max(len(row) for row in table)
    return [row + [""] * (width - len(row)) for row in table]


def text_of(rows, delimiter=",", end="\n"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


def title_of(table):
    return next(row[0] for row in table if row[0].startswith("2025年"))


def stacked(all_tables):
    rows = []
    for table in all_tables:
        rows += padded(table) + [[]]
    return rows


def body(table):
    """The index of the first row behind the header: the first that has a figure, a total, or a fixed item."""
    for i, row in enumerate(table):
        if row[0].endswith("合计") or row[0].startswith(("一、", "因公", UNIT, "注")):
            return i
    return len(table)


def is_amount(text):
    return re.fullmatch(r"-?\d+\.\d\d", text) is not None


def dirty(all_tables):
    """The same facts with every dirty form of real files: what each table shows is said beside it."""
    t = {n + 1: [list(row) for row in padded(table)] for n, table in enumerate(all_tables)}

    def amounts(n, change):
        for row in t[n]:
            for i, cell in enumerate(row):
                if is_amount(cell):
                    row[i] = change(cell)

    def relabel(n, change):
        for row in t[n][:body(t[n])]:
            for i, cell in enumerate(row):
                row[i] = change(cell)

    def surround(n, *rows):
        t[n] = [row for row in t[n] if not row[0].startswith(("单位", "预算公开"))]
        place = next(i for i, row in enumerate(t[n]) if row[0].startswith("2025年")) + 1
        t[n][place:place] = [list(row) for row in rows]

    # 1: unit and money unit in one row; thousands separators in 元; names without blanks after the ordinal's stop
    surround(1, ["单位名称：" + UNIT, "", "", "金额单位：元"])
    amounts(1, lambda a: f"{int(a.replace('.', '')) * 100:,}.00")
    # 2: columns in another order, a label over two lines, indented names
    order = [0, 1, 8, 7, 6, 5, 4, 3, 2]
    t[2] = [t[2][0], *([row[i] for i in order] for row in t[2][1:])]
    for row in t[2]:
        if row[0] == "项目":
            row[2:] = ["上年结转", "本年收入", "", "", "", "", ""]
        row[4] = row[4].replace("财政专户管理资金", "财政专户\n管理资金")
        if row[0][:1].isdigit():
            row[1] = "　" * (len(row[0]) // 2 - 1) + row[1]
    # 3: a row of column numbers, a further column, 2025预算数, full-width spaces inside labels
    relabel(3, lambda c: c.replace("2025年预算数", "2025预算数").replace("合计", "合　计").replace("科目编码", "科 目 编 码"))
    for i, row in enumerate(t[3]):
        row.append("备注" if row[0] == "项目" else "当年新增" if row[0] == "224" else "")
    t[3].insert(body(t[3]), ["1", "2", "3", "4", "5", "6"])
    for row in t[3]:
        if row[0] == "合计":
            row[0] = "合　计"
    # 4: full-width digits, a dash for no amount, half-width brackets nowhere to lose
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    amounts(4, lambda a: a.translate(wide))
    for row in t[4][body(t[4]):]:
        for i in range(4, 7):
            row[i] = row[i] or "—"
    # 5: watermark and the header again after a page break; codes with an apostrophe
    at = body(t[5])
    header = [list(row) for row in t[5][at - 2:at]]
    t[5][at + 6:at + 6] = [["仅供内部审核", "", "", "", ""], [""] * 5, *header]
    for row in t[5]:
        if row[0].isdigit():
            row[0] = "'" + row[0]
    relabel(5, lambda c: c.replace("（", "(").replace("）", ")"))
    # 6, 7: other notes for no data, and signatures below
    for n in (6, 7):
        for row in t[n]:
            row[0] = row[0].replace("注：本表无数据", "注:本部门无相关收支项目。")
    t[6].append(["填报人：张三", "审核人：李四", "", "", ""])
    # 8: the money unit is printed above the title
    surround(8)
    t[8].insert(0, ["单位：万元", "", "", "", ""])
    t[8].insert(2, ["单位名称：" + UNIT, "", "", "", ""])
    # 9: the title's brackets in half width, 附表9 before it
    for row in t[9]:
        row[0] = row[0].replace("2025年国有", "附表9：2025年国有").replace("（", "(").replace("）", ")")
    # 10: straight quotes, figures with their unit behind them
    for row in t[10]:
        row[0] = row[0].replace("“", '"').replace("”", '"').replace("（", "(").replace("）", ")")
    amounts(10, lambda a: a + "万元")
    # 11: blanks inside the title, the year in full width
    for row in t[11]:
        row[0] = row[0].replace("2025年财政拨款安排", "２０２５年 财政拨款安排")
    # 12: a column left out, figures with a residue of binary arithmetic
    t[12] = [row[:6] for row in t[12]]
    amounts(12, lambda a: {"215.50": "215.50000000000003", "25.00": "25"}.get(a, a))
    # 13: no money unit at all
    surround(13, ["单位名称", UNIT, "", "", ""])

    rows = [[], []]
    for n in (12, 3, 1, 13, 5, 2, 4, 6, 8, 7, 9, 11, 10):
        rows += [["", *row] for row in t[n]] + [[], []]
    return rows


def with_amounts(all_tables, change, numbers=range(1, 14)):
    """The tables with other amounts in those of NUMBERS."""
    return [
        [[change(cell) if number in numbers and is_amount(cell) else cell for cell in row] for row in table]
        for number, table in enumerate(all_tables, 1)
    ]


def renamed(all_tables, name):
    return [[[cell.replace(UNIT, name) for cell in row] for row in table] for table in all_tables]


def department(all_tables, units):
    """The sums of units that all have the figures of the disclosure; table 12 has a row of each unit above its projects."""
    whole = with_amounts(all_tables, lambda a: f"{int(a.replace('.', '')) * len(units) / 100:.2f}")
    whole = renamed(whole, "晋城市应急管理局")
    projects = [row for row in all_tables[11][body(all_tables[11]):] if is_amount(row[1])]
    whole[11] = whole[11][:body(all_tables[11])] + [whole[11][body(all_tables[11])]]
    for unit in units:
        whole[11] += [[unit if cell == UNIT else cell for cell in row] for row in projects]
    return whole


def year_before(all_tables):
    """The year 2024 as the text of the disclosure gives it: 51.77 less in all, here of class 224; 0.49 more for vehicles."""
    change = {
        "684.04": "632.27", "443.54": "391.77", "573.10": "521.33", "332.60": "280.83", "3.90": "4.39",
    }
    earlier = with_amounts(all_tables, lambda a: change.get(a, a))
    return [[[cell.replace("2025", "2024") for cell in row] for row in table] for table in earlier]


def broken(all_tables):
    """One of each thing that rules find, beside what the disclosure itself has."""
    t = {n + 1: [list(row) for row in padded(table)] for n, table in enumerate(all_tables)}

    def row(n, first):
        return next(row for row in t[n] if row[0] == first)

    row(2, "2101102")[:2] = ["2101104", "其他医疗"]  # out of order, and in no code list
    row(3, "210")[1] = "卫生事业支出"  # another name
    t[5].remove(row(5, "21011"))  # 项 without their 款
    row(5, "2210201")[2] = "33.76"  # digits changed places
    t[8].remove(row(8, "注：本表无数据"))  # an empty table without its note
    t[10].append(["注：本表无数据", "", "", "", ""])  # a table with figures and the note
    row(10, "公务接待费")[1:3] = ["1.00", "1.00"]  # a part that the total leaves out
    return t.values()


def write(path, text, encoding="utf-8"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))


def main():
    found = tables()
    for number, table in enumerate(found, 1):
        write(BASE / "tables" / f"表{number:02}.csv", text_of(padded(table)))
    one = text_of(stacked(found))
    write(BASE / "tables.csv", one)
    write(HERE / "encodings" / "gb18030-crlf.csv", text_of(stacked(found), end="\r\n"), "gb18030")
    write(HERE / "encodings" / "utf-16-tabs.txt", "\ufeff" + text_of(stacked(found), "\t", "\r\n"), "utf-16-le")
    write(HERE / "encodings" / "utf-8-mark-semicolons.csv", "\ufeff" + text_of(stacked(found), ";", "\r"))
    write(HERE / "dirty" / "every-form.csv", text_of(dirty(found), end="\r\n"))
    write(HERE / "damaged" / "letter-in-amount.csv", one.replace("2101102,事业单位医疗,15.98", "2101102,事业单位医疗,15.9B", 1))
    cut = one.index("二十三、灾害防治")
    write(HERE / "damaged" / "cut-in-the-middle.csv", one[:cut] + one[one.index("2025年预算收入总表"):])
    fifth = one.index("2025年一般公共预算支出预算表")
    write(
        HERE / "damaged" / "two-units.csv",
        one[:fifth] + one[fifth:].replace(UNIT, "晋城市应急管理综合保障中心", 1),
    )
    checks = HERE / "checks"
    write(checks / "broken.csv", text_of(stacked(broken(found))))
    units = ["晋城市应急管理调度指挥中心", "晋城市应急管理综合保障中心"]
    for unit in units:
        write(checks / "units" / f"{unit}.csv", text_of(stacked(renamed(found, unit))))
    write(checks / "department.csv", text_of(stacked(department(found, units))))
    write(checks / "2024.csv", text_of(stacked(year_before(found))))


if __name__ == "__main__":
    main()
