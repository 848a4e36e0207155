"""Places named after their peoples, as plans shorten them: 石岭彝族自治县 is 石岭县, 金水瑶族乡 is 金水乡."""

from __future__ import annotations

import re

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗"
    "|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_OWN = re.compile(rf"(?<=[\u4e00-\u9fff]{{2}})(?:(?:(?:{_PEOPLES})族)+|蒙古|哈萨克|柯尔克孜)(?:自治(?=[县州旗])|(?=[乡镇]))")


def without_people(name: str) -> str:
    """A place's name without the peoples it is named after; the same name where it has none."""
    return _OWN.sub("", name) if "族" in name or "自治" in name else name
