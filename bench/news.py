"""Invented Chinese news for the benchmark: many templates, every number drawn anew.

`write(1_000_000)` gives a megabyte (UTF-8) of articles in which no sentence is printed twice.
The numbers are drawn from a fixed seed, so that every run reads the same text, and figures that
a sentence ties together agree, as they mostly do in what editors let through.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

SEED = 20251
PLACES = (
    "朔安市", "北屏区", "临溪县", "望川镇", "青榆市", "东桥区", "柳泉县", "赤岭市", "南渡港",
    "云杉新区", "白沙街道", "石门乡", "长汀开发区", "金穗农场", "平湖市", "西陵县", "双河区",
)  # fmt: skip
OFFICES = (
    "统计局", "发展改革委", "农业农村局", "市场监管局", "交通运输局", "教育局", "卫生健康委",
    "水务局", "商务局", "文化和旅游局", "住房城乡建设局", "生态环境局", "海关", "税务局",
)  # fmt: skip
FLOWS = (
    "粮食总产量", "规模以上工业增加值", "固定资产投资", "社会消费品零售总额", "一般公共预算收入",
    "进出口总值", "接待游客", "旅游收入", "快递业务量", "发电量", "水产品产量", "新能源汽车产量",
    "港口货物吞吐量", "居民人均可支配收入", "城镇新增就业", "技术合同成交额", "蔬菜播种面积",
)  # fmt: skip
RATES = (
    "综合参保率", "污水处理率", "森林覆盖率", "设备完好率", "就业率", "空气优良天数比例",
    "农机化率", "自来水普及率", "门诊结算率", "义务教育巩固率", "一次验收合格率", "宽带入户率",
)  # fmt: skip
THINGS = (
    ("充电桩", "个"), ("公交车", "辆"), ("中小企业", "家"), ("卫生室", "所"), ("养老床位", "张"),
    ("改造项目", "项"), ("口袋公园", "处"), ("水库", "座"), ("新品种", "种"), ("农户", "户"),
    ("技术员", "名"), ("志愿者", "人"), ("航线", "条"), ("渔船", "艘"), ("监测站点", "个"),
)  # fmt: skip
GOODS = ("鲜奶", "钢材", "水泥", "玉米", "光伏组件", "锂电池", "饲料", "化肥", "苹果", "海鱼")
SPEAKERS = ("负责人", "总工程师", "镇长", "村支书", "经理", "研究员", "驻村干部", "车间主任")
CLAUSES = (
    "{place}{office}发布的数据显示，{period}{flow}达{big}{money}，同比{up}{pct}%。",
    "{period}，{place}{flow}{big}{money}，比上年{up}{pct}%，两年平均{up}{pct2}%。",
    "记者从{place}{office}了解到，目前已建成{thing}{count}{unit}，完成投资{amount}亿元。",
    "{place}{rate}由{pct}%提高到{pct3}%，{up}{rise}个百分点。",
    "项目总投资约{amount}亿元，占地{area}万平方米，年产{goods}{tons}万吨，可带动就业{count}人以上。",
    "{place}把{thing}从{count}{unit}增加到{count2}{unit}，覆盖{share}的行政村。",
    "“{period}我们种了{mu}多亩{goods}，每亩收入{yuan}元左右，”{place}的{speaker}说。",
    "其中，{place}完成{amount}亿元，占全市的{pct}%；{place2}完成{amount2}亿元，{down}{pct2}%。",
    "全年累计发放补贴{amount}万元，惠及{thing}{count}{unit}，户均{yuan}元。",
    "据{office}监测，{place}平均气温{celsius}摄氏度，较常年偏高{small}℃，降水{mm}毫米。",
    "{period}，{place}{goods}价格每吨{yuan}元，环比{down}{pct2}%，同比{up}{pct}%。",
    "新线路全长{km}公里，设计时速{speed}公里，通车后车程由{hours}小时缩短至{minutes}分钟。",
    "{place}{flow}突破{amount}亿元，是{year}年的{times}倍，连续{small}年保持增长。",
    "截至{month}月底，{place}共有{thing}{count}{unit}，较年初净增{count3}{unit}。",
    "按照计划，到{later}年，{rate}将稳定在{pct3}%以上，{thing}不少于{count}{unit}。",
    "第{ordinal}届{goods}展销会{month}月{day}日在{place}开幕，{count}家企业参展，签约近{amount}亿元。",
    "{place}的{speaker}介绍，老旧小区改造惠及居民{wan}万户，外墙保温{area}万平方米。",
    "今年前{small}个月，{place}空港起降航班{count}架次，旅客{wan}万人次，货邮{tons}万吨。",
)  # fmt: skip
STORIES = (
    "{place}召开推进会，部署“十五五”开局之年重点任务，要求{office}和{office2}一件一件抓落实，把{goods}产业的短板补起来，让{thing}真正派上用场。",
    "在{place}的田间地头，{speaker}一边查看{goods}长势，一边和来自{place2}的{speaker2}商量下一步的打算，说到{rate}，脸上露出了笑容。",
    "{place}的{speaker}告诉记者，过去办手续要在{office}和{office2}之间来回跑，如今在家门口的窗口就能办好，{goods}运得出去，{thing}建得起来。",
    "秋日的{place}，{goods}堆满了仓库，{speaker}和{speaker2}正忙着装车，沿着新修的公路，货物很快就会送到{place2}的市场，再从那里发往各地。",
    "“从前大家各干各的，谁也顾不上谁，”{place}的{speaker}说，“现在有了合作社，{goods}怎么种、卖给谁，都由{speaker2}带着大家一起商量。”",
    "{office}有关{speaker}表示，下一步将会同{office2}完善{flow}的监测办法，帮助{place}的企业解决用工、用地和融资上的难处，把{thing}的布局调得更合理。",
    "走进{place}的厂区，生产{goods}的流水线有条不紊，{speaker}指着大屏幕介绍，原料从{place2}运来，经过检验、加工、包装，再由冷链车送走。",
    "{place}与{place2}签订协议，围绕{goods}和{flow}开展合作，双方的{office}将定期会商，共同推动{thing}的建设与管护，让两地群众都能得到实惠。",
    "夜幕降临，{place}的街巷热闹起来，卖{goods}的摊主吆喝着，{speaker}带着志愿者在路口劝导，{office2}的工作人员则守在{thing}旁边答疑解惑。",
    "为了把{rate}提上去，{place}的{office}把责任落实到人，{speaker}走村入户，听取意见，{speaker2}负责核对台账，问题不解决，名单就不销号。",
)  # fmt: skip
"""Sentences without figures, which are more than half of what a newspaper prints."""
SHARE_OF_STORIES = 0.55
PERIODS = (
    "{year}年", "前三季度", "上半年", "{year}年1至{month}月", "一季度", "去年", "{month}月份",
    "{year}年以来", "今年以来",
)  # fmt: skip


def write(size: int) -> str:
    """About `size` bytes (UTF-8) of articles."""
    draw = random.Random(SEED)
    articles, written = [], 0
    seen: set[str] = set()
    while written < size:
        article = "\n\n".join(_article(draw, seen))
        articles.append(article)
        written += len(article.encode()) + 2
    return "\n\n".join(articles) + "\n"


def _article(draw: random.Random, seen: set[str]) -> Iterator[str]:
    """A headline, a dateline and some paragraphs."""
    place, goods = draw.choice(PLACES), draw.choice(GOODS)
    yield f"## {place}{goods}产业观察（{draw.randint(1, 9999)}）"
    yield f"本报{place}{draw.randint(1, 12)}月{draw.randint(1, 28)}日电"
    for _ in range(draw.randint(3, 7)):
        yield "".join(_sentence(draw, seen) for _ in range(draw.randint(2, 5)))


def _sentence(draw: random.Random, seen: set[str]) -> str:
    """A sentence that was not written before."""
    while True:
        kinds = STORIES if draw.random() < SHARE_OF_STORIES else CLAUSES
        sentence = draw.choice(kinds).format(**_filling(draw))
        if sentence not in seen:
            seen.add(sentence)
            return sentence


def _filling(draw: random.Random) -> dict[str, object]:
    """What may stand in the slots of a sentence."""
    thing, unit = draw.choice(THINGS)
    number, real = draw.randint, draw.uniform
    count, low, high = number(3, 60000), real(0.1, 60), real(61, 99)
    dates = {"year": number(2015, 2025), "month": number(2, 12)}
    return {
        **dates, "place": draw.choice(PLACES), "place2": draw.choice(PLACES),
        "office": draw.choice(OFFICES), "office2": draw.choice(OFFICES), "flow": draw.choice(FLOWS), "rate": draw.choice(RATES),
        "thing": thing, "unit": unit, "goods": draw.choice(GOODS),
        "speaker": draw.choice(SPEAKERS), "speaker2": draw.choice(SPEAKERS),
        "period": draw.choice(PERIODS).format(**dates),
        "up": draw.choice(("增长", "上升", "提高", "增加")),
        "down": draw.choice(("下降", "减少", "回落", "降低")),
        "big": f"{real(1, 9000):.2f}", "money": draw.choice(("亿元", "万元", "万吨", "亿千瓦时")),
        "amount": f"{real(0.5, 900):.{number(0, 2)}f}", "amount2": f"{real(0.5, 900):.1f}",
        "pct": f"{low:.1f}", "pct2": f"{real(0.1, 20):.1f}",
        "pct3": f"{high:.1f}", "rise": f"{high - low:.1f}", "points": f"{real(0.1, 30):.1f}",
        "area": f"{real(0.5, 80):.2f}", "tons": f"{real(0.2, 300):.1f}", "mu": number(1, 9) * 1000,
        "yuan": f"{number(300, 60000)}", "celsius": f"{real(-5, 30):.1f}", "small": number(2, 9),
        "mm": f"{real(1, 300):.1f}", "km": f"{real(3, 400):.1f}", "speed": number(6, 35) * 10,
        "hours": number(2, 9), "minutes": number(20, 110), "times": f"{real(1.1, 9):.1f}",
        "count": f"{count:,}" if number(0, 3) == 0 else count, "count2": count + number(1, 9000),
        "count3": number(2, 900), "wan": f"{real(0.2, 900):.2f}", "day": number(1, 28),
        "later": number(2026, 2035), "ordinal": draw.choice("一二三四五六七八九十"),
        "share": draw.choice(("三分之二", "八成", "百分之九十", "近七成", "一半以上")),
    }  # fmt: skip
