"""Names of units, all distinct, and of projects. The places are invented; what the units are called there is usual."""
CITIES = "龙山 云中 清源 永丰 平川 新泽 东原 石门 长乐 北泉 玉屏".split()
FIRST = "安 广 和 永 昌 清 武 宁 兴 太 文 灵"
LAST = "县 区 市"
COUNTIES = [a + b + LAST.replace(" ", "")[(i + j) % 3]
            for i, a in enumerate(FIRST.split()) for j, b in enumerate("河 阳 泉 平 源 城 陵 丘 水 原 岭".split())]

# What a unit is called, whether it is an agency (行政单位), and the 款 that are its business.
ORGANS = (
    ("财政局", True, ("20106",)), ("审计局", True, ("20108",)), ("统计局", True, ("20105",)),
    ("发展和改革局", True, ("20104", "22201", "22204")), ("人民代表大会常务委员会办公室", True, ("20101",)),
    ("人民政府办公室", True, ("20103",)), ("纪律检查委员会", True, ("20111",)),
    ("委员会组织部", True, ("20132",)), ("委员会宣传部", True, ("20133", "20708")),
    ("市场监督管理局", True, ("20138",)), ("公安局", True, ("20402",)), ("司法局", True, ("20406",)),
    ("教育局", True, ("20501", "20502", "20509")), ("科学技术局", True, ("20601", "20604", "20607")),
    ("文化和旅游局", True, ("20701", "20702", "20703")), ("人力资源和社会保障局", True, ("20801", "20807")),
    ("民政局", True, ("20802", "20810", "20819", "20820")), ("退役军人事务局", True, ("20828", "20808")),
    ("残疾人联合会", True, ("20811",)), ("卫生健康局", True, ("21001", "21004", "21007")),
    ("医疗保障局", True, ("21015",)), ("生态环境局", True, ("21101", "21103", "21111")),
    ("住房和城乡建设局", True, ("21201", "21203", "22101")), ("城市管理局", True, ("21201", "21205")),
    ("农业农村局", True, ("21301", "21305", "21307")), ("林业局", True, ("21302",)), ("水利局", True, ("21303",)),
    ("交通运输局", True, ("21401",)), ("工业和信息化局", True, ("21505", "21508")), ("商务局", True, ("20113", "21602")),
    ("自然资源局", True, ("22001", "22406")), ("应急管理局", True, ("22401", "22406")),
    ("城关镇人民政府", True, ("20103", "21301", "21307", "21203")),
    ("应急管理调度指挥中心", False, ("22401",)), ("档案馆", False, ("20126",)), ("图书馆", False, ("20701",)),
    ("博物馆", False, ("20702",)), ("人民医院", False, ("21002",)), ("中医医院", False, ("21002",)),
    ("疾病预防控制中心", False, ("21004",)), ("妇幼保健院", False, ("21004",)), ("中心卫生院", False, ("21003",)),
    ("第一中学校", False, ("20502",)), ("第二中学校", False, ("20502",)), ("实验小学校", False, ("20502",)),
    ("机关幼儿园", False, ("20502",)), ("职业技术学校", False, ("20503",)), ("特殊教育学校", False, ("20507",)),
    ("教师进修学校", False, ("20508",)), ("公路养护中心", False, ("21401",)), ("农业技术推广中心", False, ("21301",)),
    ("国有林场", False, ("21302",)), ("水库服务中心", False, ("21303",)), ("社会保险中心", False, ("20801",)),
    ("政务信息服务中心（大数据应用中心）", False, ("20103",)), ("气象局", False, ("22005",)),
)

ABOUT = ("专项业务", "信息化系统运行维护", "办公设备购置", "基础设施维修改造", "人才队伍建设", "宣传教育培训", "日常公用补助",
         "聘用人员劳务", "惠民补助", "监测与执法", "应急物资储备", "重点任务推进", "上级转移支付配套", "场馆免费开放")


def unit(seed, index):
    """(name, is an agency, 款) of the unit number INDEX; different for every INDEX."""
    places = len(CITIES) * len(COUNTIES)
    total = places * len(ORGANS)
    # A step without a common divisor walks through all places and organs, far apart from one unit to the next.
    turn, at = divmod(index, total)
    at = (at * 48_619 + seed * 7_907) % total
    place, organ = divmod(at, len(ORGANS))
    city, county = divmod(place, len(COUNTIES))
    name, agency, heads = ORGANS[organ]
    again = f"（{turn + 1}）" if turn else ""
    return f"{CITIES[city]}市{COUNTIES[county]}{name}{again}", agency, heads


def project(random, year, number):
    """The name of a project, sometimes a long one."""
    name = random.choice(ABOUT) + random.choice(("经费", "项目", "资金", "补助资金"))
    if random.random() < 0.3:
        name = f"提前下达{year}年" + name
    if number == 0:
        return name
    return f"{name}（{number}）" if random.random() < 0.3 else f"{random.choice(ABOUT)}{number}{name}"
