"""What the finder of lists compiled from a pack: 措施 announces a list, 省市 counts names."""

from __future__ import annotations

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.phrases import Phrases
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.small_numbers import ENGLISH_ORDINALS

DIGITS = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
HEAD = r"(?:^|(?<=[。；：！？，,;:.!?\n（(—“]))\s*"
"""An item is numbered at the head of a clause."""
SLOTS = {
    "head": HEAD,
    "edge": r"\b",
    "space": r"\s?",
    "shi": f"(?P<shi>[{DIGITS}]{{1,3}})",
    "di": f"(?P<di>第[{DIGITS}]{{1,3}})",
    "qi": f"(?P<qi>其[{DIGITS}]{{1,3}})",
    "dun": f"(?P<dun>[{DIGITS}]{{1,3}})",
    "step": r"(?P<step>\d{1,2})",
    "ordinal": f"(?P<ordinal>{'|'.join(ENGLISH_ORDINALS)})",
    "marked": rf"(?:[（(](?P<han>[{DIGITS}]{{1,3}})[）)]"
    r"|(?<![（(])(?<!\d[.,])(?P<half>\d{1,2})[）)](?=\s?[^\d\s])"
    r")",
    "marked-anywhere": rf"(?:(?<!\w)[（(](?P<letter>[a-h])[）)](?=\s)|(?P<circled>[{CIRCLED}])"
    rf"|(?<!\w)(?<!\d )[（(](?P<roman>{'|'.join(sorted(ROMAN, key=len, reverse=True))})[）)](?!\w*[)）])"
    r"|(?:^|(?<=[:;,] )|(?<=\band )|(?<=\bor ))(?P<bare_letter>[a-h])\)(?=\s)"
    r"|(?:^|(?<=[：；。:;]))\s*(?P<dot>\d{1,2})(?=[.．、][\u4e00-\u9fff“《])"
    r"|(?:^|(?<=[；。;]))\s*(?P<dot_digit>\d{1,2})(?=[.．、]\d))",
    "circled-mark": f"[{CIRCLED}]",
    "number": r"(?<!\w)[（(](?P<number>\d{1,2})[）)]",
    "bracketed": rf"[（(](?:[{DIGITS}]{{1,3}}|\d{{1,2}}|\w{{1,3}})[）)]",
    "digit": r"\d",
    "letters": "[A-Za-z]+",
    "capital": "[A-Z]",
    "start": r"(?:^|[.;:(]\s*)",
    "named": r"(?P<items>[A-Z][^.;:()–—]{4,200}?)",
    "kinds": r"(?P<kinds>[a-z-]{2,20}(?:, [a-z-]{2,20}){2,14},? and [a-z-]{2,20})",
    "noun": r"(?P<noun>(?: [a-z][a-z'’-]*){1,4}?)",
    "small-or-dash": "[a-z–—]",
}
"""What is told by numerals, marks and capitals; the words between stand in the packs."""
CHARACTERS = {"bracketed": r"(?:\(\w{1,3}\),?\s?)"}
NAME = r"[A-Z][\w'’&.-]*(?: (?:<particles>|&|[A-Z][\w'’&.-]*)){0,4}"


def phrases(pack: Pack) -> Phrases:
    """The phrases of a pack about lists, with names that its particles hold together."""
    name = NAME.replace("<particles>", words(pack, "relation-name-particle"))
    joint = words(pack, "relation-name-joint")
    listed = rf"{name}(?:, {name}){{0,14}},? {joint} {name}"
    names, proper = rf"(?P<items>{listed})", rf"(?P<proper>{listed})"
    told = {
        "first-told": f"(?P<first>{words(pack, 'relation-first-told')})",
        "next-told": f"(?P<next>{words(pack, 'relation-next-told')})",
    }
    return Phrases(pack, SLOTS | told | {"names": names, "proper": proper}, CHARACTERS)


class ListRules(Struct, frozen=True):
    """What the finder of lists compiled from a pack."""

    language: LanguageCode
    mark: re.Pattern[str]
    """The number of an item, in a group that names its series."""
    shared: re.Pattern[str]
    """Behind a number: it numbers a thing together with the next one, 三、四号楼."""
    elsewhere: re.Pattern[str]
    """Numbers of items that stand elsewhere: conditions (1) and (4) had been met."""
    names_before: re.Pattern[str]
    """Names to which a number is in apposition: Leeds, York and Hull, the three cities."""
    names_behind: re.Pattern[str]
    """The noun of a number and the names behind it: three cities of Leeds, York and Hull."""
    names_first: re.Pattern[str]
    """Names at the head of a sentence: Leeds, York and Hull sent."""
    announcing: re.Pattern[str]
    """Classifiers and nouns that announce a list behind a number."""
    naming: re.Pattern[str]
    """What follows the number behind a list of names: 国, 省市, 家公司."""
    led: re.Pattern[str] | None
    """Right before a number that announces a list whatever its noun: the following five papers."""
    open: re.Pattern[str]
    nested: re.Pattern[str]
    """Words that make an item hold several names."""
    deeds: re.Pattern[str] | None
    """Verbs, of which no name begins with one: 新建、改扩建学校15所."""
    cautions: Cautions
