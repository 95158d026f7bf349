"""Whom something is for, by the words that staff wrote of it (对象)."""

import re

_CHILDREN = re.compile("孩|儿童|少儿|幼儿|少年|小朋友|学生|亲子|宝宝|家长")


def is_for_children(*words: str) -> bool:
    """Whether it is said that children are meant; what says nothing of it is for nobody apart.

    公共图书馆法第三十七条: what children are offered is chosen.
    """
    return any(_CHILDREN.search(one) for one in words)
