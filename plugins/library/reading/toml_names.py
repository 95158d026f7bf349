"""What the keys of TOML files are called to staff, beside what they must type."""

from collections.abc import Collection, Container, Iterable

from plugins.library.reading.problems import did_you_mean, nearest

NAMES = {
    "access": "无障碍的其他说明",
    "address": "地址",
    "approved": "批复的日子",
    "as_of": "资料年份",
    "bounds": "范围",
    "branch": "馆点",
    "branches": "馆点",
    "cancelled": "取消",
    "catalog_codes": "馆代码",
    "category": "类别",
    "classes": "分类号",
    "closure": "闭馆",
    "columns": "列名",
    "confirmed": "核对的日子",
    "data_licence": "书目的使用许可",
    "date": "导出的日子",
    "day": "日子",
    "days": "日子",
    "due": "到期的日子",
    "duty": "应当公开的",
    "email": "电子邮箱",
    "ended": "撤销的日子",
    "every_day": "每天",
    "except_classes": "不算的分类号",
    "force_majeure": "不可抗力",
    "formerly": "原定的第一天",
    "friday": "星期五",
    "from": "第一天",
    "holiday": "节假日",
    "hours": "开放时间",
    "icp_number": "ICP 备案号",
    "ignored_columns": "不读的列",
    "institution_mark": "事业单位网站标识",
    "keeps_self_service": "自助设备照常",
    "kind": "种类",
    "label": "名称",
    "latitude": "纬度",
    "local": "地方文献",
    "locations": "馆藏地点",
    "longitude": "经度",
    "monday": "星期一",
    "motto": "服务宗旨",
    "name": "名称",
    "place": "停靠的地方",
    "police_number": "公安备案号",
    "postcode": "邮政编码",
    "published": "公告的日子",
    "reason": "原因",
    "sample": "样例",
    "saturday": "星期六",
    "season": "季节",
    "self_service": "自助服务时间",
    "services": "能办什么",
    "short_name": "简称",
    "slug": "代号",
    "source": "来源",
    "statement": "首页上的几行",
    "step_free": "无障碍",
    "stop": "停靠",
    "sunday": "星期日",
    "telephone": "联系电话",
    "thursday": "星期四",
    "to": "最后一天",
    "totals": "总数",
    "township": "镇街",
    "transport": "怎样来",
    "tuesday": "星期二",
    "url": "地址",
    "wednesday": "星期三",
    "words": "书名里的词",
    "workdays": "上班的周末",
    "year": "年份",
    "years_back": "公开往年的几年",
}
"""Key → its name, which a message gives before the key: 第一天（from）."""


def key_meant(word: str, known: Collection[str], written: Container[str] = ()) -> str:
    """What to write for a key that nobody knows; ``written``: those that stand beside it.

    Staff write a Chinese name where only the English one is read: 电话 for telephone.
    """
    free = {key: NAMES.get(key, key) for key in known if key not in written}
    names = {name: key for key, name in free.items()}
    near = [name for name in names if len(word) > 1 and (word in name or name in word)]
    same = [key for key in known if NAMES.get(key) == word]
    meant = [*same, *(names[name] for name in (*near, nearest(word, names)) if name)][:1]
    if not word.isascii():
        return f"键要用英文的：{_listed(meant or known)}"
    return did_you_mean(word, known, written) or f"可以写：{_listed(known)}"


def _listed(keys: Iterable[str]) -> str:
    return "、".join(named(key).strip() for key in keys)


def named(key: str) -> str:
    """``第一天（from）``: what it is, and how it is written; the key alone where it has no name."""
    return f"{NAMES[key]}（{key}）" if key in NAMES else f" {key} "
