"""What is printed of the facts of a noun: what is known, what is promised, what stands in."""

from plugins.library.facts import LibraryFacts
from plugins.library.noun_facts import Fact, FactValue, said, told
from tests.support.made import event, exhibition, station

LIBRARY = LibraryFacts(name="示例馆", telephone="0825-1234567")


def words(facts: tuple[Fact, ...]) -> dict[str, str]:
    return {fact.label: fact.words for fact in facts}


def test_of_what_nobody_wrote_down_nothing_is_said() -> None:
    assert said("", "甲", FactValue("", "branches/a/")) == (FactValue("甲"),)
    assert words(told(event(types=()).facts)) == {"活动时间": "2021年6月24日（星期四）"}


def test_the_library_itself_is_the_host_where_no_other_is_named() -> None:
    assert words(told(event().facts, library=LIBRARY))["活动单位"] == "示例馆"
    with_others = event(partners=("乙馆", "丙馆")).facts
    assert words(told(with_others, library=LIBRARY))["活动单位"] == "示例馆、乙馆、丙馆"
    by_another = event(organizer="甲馆", partners=("乙馆",)).facts
    assert words(told(by_another, library=LIBRARY))["活动单位"] == "甲馆、乙馆"


def test_what_is_promised_stands_only_as_long_as_it_is_awaited() -> None:
    promised = ["活动地址", "适合谁", "参加方式", "费用", "无障碍", "联系电话"]
    facts = event().facts
    assert [fact.label for fact in facts if fact.is_promised] == promised
    awaited = words(told(facts, library=LIBRARY, awaits=True))
    assert [awaited[label] for label in promised] == ["", "", "", "", "", "0825-1234567"]
    assert not set(promised) & words(told(facts, library=LIBRARY)).keys()


def test_an_event_that_waits_for_a_day_tells_the_old_one_as_such() -> None:
    waiting = event(status="延期", times="下午").facts
    assert words(told(waiting))["活动时间"] == "待定，原定2021年6月24日（星期四）　下午"


def test_a_place_that_was_called_off_is_none_of_an_exhibition() -> None:
    given = exhibition(stations=(station("甲镇"), station("乙镇", status="取消")))
    assert words(told(given.facts))["地点"] == "甲镇"


def test_what_is_left_out_is_named_by_its_key() -> None:
    assert "活动时间" not in words(told(event().facts, {"start": "said elsewhere"}))
