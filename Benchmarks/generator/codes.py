"""The codes that generated budgets use: 支出功能分类科目 (functional.csv) and, from Schemas/codes, the economic ones."""
import csv
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
SCHEMAS = HERE.parent.parent / "Schemas"

with open(HERE / "functional.csv", encoding="utf-8", newline="") as file:
    FUNCTIONAL = {row["code"]: row["name"] for row in csv.DictReader(file)}

FUNDS = ("generalPublicBudget", "governmentFund", "stateCapital")
SOURCES = (*FUNDS, "fiscalAccount", "unitFunds")

# 款 that only 政府性基金 or 国有资本经营预算 pays for.
FUND_OF = {"21208": 1, "21213": 1, "22960": 1, "22301": 2}

# What nearly every unit has: 养老, 职业年金, 医疗, 住房公积金.
STAFF = ("2080505", "2080506", "2210201")


def economic():
    """Class → its items, in order: 301 → [基本工资, …]."""
    root = ElementTree.parse(SCHEMAS / "codes" / "economic.xml").getroot()
    found = {}
    for element in root:
        if element.tag.endswith("}code"):
            value = element.get("value")
            found.setdefault(value[:3], []).append(element.get("name"))
    return {value: (names[0], names[1:]) for value, names in found.items()}


ECONOMIC = economic()

# The government's economic item beside the department's, by class, for public institutions and for agencies.
GOVERNMENT = {
    "301": ("50501", "工资福利支出", "50101", "工资奖金津补贴"),
    "302": ("50502", "商品和服务支出", "50201", "办公经费"),
    "303": ("50905", "离退休费", "50901", "社会福利和救助"),
    "310": ("50601", "资本性支出", "50306", "设备购置"),
}

# Codes of revenue, from 类 to 目, of 政府性基金 and 国有资本经营预算.
REVENUE = {
    7: (("103", "非税收入"), ("10301", "政府性基金收入"), ("1030148", "国有土地使用权出让收入"),
        ("103014801", "土地出让价款收入")),
    9: (("103", "非税收入"), ("10306", "国有资本经营收入"), ("1030601", "利润收入"), ("103060198", "其他国有资本经营预算企业利润收入")),
}


def items_of(heads):
    """The 项 below the 款 or 类 in HEADS."""
    return [code for code in FUNCTIONAL if len(code) == 7 and code.startswith(tuple(heads))]
