"""The library's annual report for 2021: every figure, name and date of it is on the site.

The figures are copied from the report itself, not from ``figures.csv``, so that neither a slip of
the pen there nor a template that drops a row goes unseen.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

FIGURES = """
全年免费开放（以上）|350天
每天开放（以上）|10小时
借阅人数|1.3万人
文献外借（余）|6万册次
新增 24 小时图书借阅设备|2台
活动服务群众（以上）|1万人
各类活动（分项合计 41）|39次
线上线下展览|17场次
培训活动|19场次
读书答题互动|3场次
文字实录|2场次
爱国爱党活动|5场次
馆舍建筑面积|4,768平方米
藏书（余）|16万册
计算机终端|18台
乡镇（街道）分馆|16个
村（社区）图书服务点|250个
在职职工（不含分馆）|12人
大学专科|5人
本科以上|7人
大学专科及以上占比|100%
读者服务|7人
业务内勤|2人
信息化保障|1人
综合行政|2人
事业编制|8人
劳动合同制|4人
副高级|1人
中级|4人
初级|3人
专业技术岗位|8个
专业技术人员占比（算法原文未说明）|100%
本级财政预算合计（不含中央免费开放资金）|174.44万元
一般公共预算项目|110万元
人员保障经费|58.13万元
公用经费|5.4万元
其他经费|0.91万元
中央下拨免费开放资金（不在合计之内）|18万元
支出合计（含中央免费开放资金 18 万元）|192.44万元
购买文献资源|44.55万元
公共文化信息化建设|13.95万元
人员保障|58.13万元
业务工作|16.04万元
后勤保障|40万元
总分馆建设|13.46万元
公用经费、工会经费、党组织活动费|6.31万元
新增文献入藏量|57,652册
人均新增文献入藏量|0.1366册
数字资源|15.946TB
新增数字资源|3.55TB
数字资源浏览量|87,400次
浏览量升降（较上年）|29.1%
数字资源下载量|17,908次
下载量升降（较上年）|-12.2%
流通人次|53,542人次
流通人次升降（较上年）|18.8%
"""
MAJOR_EVENTS = """
2月1日—3日|志愿者|10 余人
3月16日|学雷锋手拉手春风行动|东禅镇龙塘小学
4月30日|党在我心中·我想对党说|头陀寺广场
5月1日起|伍先华故居|凤凰栖公园
5月17日|科普大篷车|兴旺明德小学|区科协|300 余名
6月10日|奋进再出发|安居三小
6月24日—25日|讲好红色故事 传承红色基因|总馆
6月26日|珍爱生命 拒绝毒品|区总工会
7月6日|快乐阅读 让爱传递|阳光幼儿园
7月28日—29日|小小编程师|少儿阅览室
8月31日|环保知识公益讲座|成都中态环保健康宣教中心
9月17日下午|职工茶艺培训|区总工会|50 余人
9月29日|阅读经典好书·争当时代工匠|区总工会|50 余人
10月28日|安居三幼
12月3日下午|诵经典 感党恩 爱洒七彩园|区特殊教育学校
"""
DAYS = [
    "2021-02-01", "2021-03-16", "2021-04-30", "2021-05-01", "2021-05-17", "2021-06-10",
    "2021-06-24", "2021-06-26", "2021-07-06", "2021-07-28", "2021-08-31", "2021-09-17",
    "2021-09-29", "2021-10-28", "2021-12-03",
]  # fmt: skip
BUILT_ON_THEM = {
    "disclosure/budget-2021": ("174.44", "192.44", "遂安财预〔2021〕3 号"),
    "exhibitions/red-footprints-tour": (
        "寻访红色足迹·品味英雄事迹", "萝卜园社区", "三合碑社区", "正东社区", "凤凰栖公园",
    ),
    "exhibitions/red-books-party-history": ("学党史 感党恩 跟党走", "头陀寺广场", "兴旺明德小学"),
    "exhibitions/party-glorious-history": ("党的光辉历史展", "伍先华旧居"),
    "exhibitions/online-spring-festival": ("网络书香过大年",),
    "exhibitions/martyrs-qingming": ("碧血丹心铸丰碑——清明节缅怀革命先烈",),
    "exhibitions/traditional-festivals-online": ("传统节日线上实景展", "解说"),
    "exhibitions/women-dream-chasers": ("巾帼绽芳华 勇做追梦人——致敬新时代的中国女性",),
    "exhibitions/learning-from-lei-feng": ("学雷锋——做一个朴素的好人",),
}  # fmt: skip


PAIR = 2


def lines(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().splitlines()]


def main_of(site: Path, address: str) -> html.HtmlElement:
    main = html.fromstring((site / address / "index.html").read_bytes().decode()).find(".//main")
    assert main is not None
    return main


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_figure_stands_in_the_report_s_tables(site: Path) -> None:
    rows = [row for row in main_of(site, "reports/2021").iter("tr") if row.findall("td")]
    found = [[words(cell) for cell in row] for row in rows if len(row) == PAIR]
    assert [pair for pair in lines(FIGURES) if found.count(pair) != 1] == []


def test_the_file_of_figures_has_the_same(site: Path) -> None:
    with (site / "reports/2021/statistics.csv").open(encoding="utf-8-sig", newline="") as file:
        found = Counter(f"{row['value']}{row['unit']}" for row in csv.DictReader(file))
    assert Counter(value.replace(",", "") for _, value in lines(FIGURES)) <= found


def test_fifteen_major_events_stand_in_their_order_with_day_place_partner_and_number(
    site: Path,
) -> None:
    with (site / "chronicle/2021/chronicle.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    said = iter("，".join(value or "" for value in row.values()) for row in rows)
    for facts in lines(MAJOR_EVENTS):
        assert any(all(fact in row for fact in facts) for row in said), facts


def test_the_chronicle_s_page_has_the_same_days(site: Path) -> None:
    page = main_of(site, "chronicle/2021")
    days = [time.get("datetime") for time in page.xpath(".//li//time")]
    assert set(DAYS) <= set(days) and days == sorted(days)


@pytest.mark.parametrize("address", BUILT_ON_THEM)
def test_pages_built_on_the_report_say_its_figures_and_names(site: Path, address: str) -> None:
    said = words(main_of(site, address))
    assert [fact for fact in BUILT_ON_THEM[address] if fact not in said] == []


def test_what_does_not_add_up_in_the_report_is_listed_and_not_smoothed(site: Path) -> None:
    said = words(main_of(site, "reports/2021")).replace(" ", "")
    assert "17+19+3+2=41次，报告写的是39次。对不上。" in said
    for contradiction in ("66.7%", "伍先华旧居", "第7、8条次序颠倒", "五项"):
        assert contradiction in said
