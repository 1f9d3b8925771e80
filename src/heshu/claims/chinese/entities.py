"""Whose figure it is: 全市, 金川区, 该公司, and who says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from heshu.claims.chinese.rules import NO_NAME, ChineseRules
from heshu.claims.masking import TIME

LONGEST_SPEAKER = 24
"""Characters before 说 or 表示 in which the name of the speaker stands."""
SPEAKER_CUT = re.compile(r"[，。；：！？“”\n,;:、](?=[^，。；：！？“”\n,;:、]*$)")
SPEAKER_EDGE = re.compile(rf"^[\s也还并{TIME}]+|[\s也还并同时笑着高兴地]+$")
NO_SPEAKER = re.compile(r"据|数据|可以|不能|应该|有人|这|那|如果|所|有关|记者")
QUOTE_NEAR = re.compile(r"^(?:道|称|说)?[：:，,]")
CLAUSE = re.compile(r"[，。；：！？,;:\n]")
IDLE = re.compile(rf"[\s“”（(《》*#{TIME}在据从截至而但其中此外目前]|同时|来自|预计|我们")
"""What may stand between the head of a clause and its subject."""
LONGEST_BEFORE = 20
PLACE_BEHIND = re.compile(rf"[省市]?(?:[^\W\d_{NO_NAME}]{{1,4}}(?:市|县|区|州|镇))?")


class Owner(Struct, frozen=True, gc=False):
    """A mention of an entity in the masked sentence."""

    position: int
    end: int
    text: str
    back: bool = False
    """公司, 该市: it points back to an entity named earlier."""
    leading: bool = False
    """It stands at the head of its clause, where subjects stand."""


def read_owners(text: str, rules: ChineseRules, names: tuple[str, ...]) -> tuple[Owner, ...]:
    """The entities of a masked sentence in reading order; `names` are those of the headlines."""
    mentions = _mentions(text, rules, names)
    return tuple([_owner(text, m.start, m.end, back=m.kind == "self") for m in mentions])


class _Mention(Struct, frozen=True, gc=False):
    """Words that name an entity, before it is decided whether they count."""

    start: int
    end: int
    kind: str


def _mentions(text: str, rules: ChineseRules, names: tuple[str, ...]) -> Iterator[_Mention]:
    """The names in a text, the longer one where two overlap."""
    found = [
        _Mention(m.start(), _place_end(text, m, rules), rules.entity_kinds[m[0]])
        for m in rules.entity_words.finditer(text)
    ]
    for known in names:
        if known in text:
            starts = re.finditer(re.escape(known), text)
            found += [_Mention(m.start(), m.end(), "name") for m in starts]
    found += [
        _Mention(*name.span("name"), _kind_of_name(name))
        for name in rules.entity_names.finditer(text)
    ]
    if len(found) > 1:
        found.sort(key=lambda mention: (mention.start, -mention.end))
    done = 0
    for mention in found:
        if mention.start < done:
            continue
        done = mention.end
        if mention.kind != "none" and not _publishes(text, mention, rules):
            yield mention


def _kind_of_name(name: re.Match[str]) -> str:
    """self, organisation or named: the group of `ChineseRules.entity_names` that matched."""
    return "self" if name["self"] else "organisation" if name["organisation"] else "named"


def _place_end(text: str, word: re.Match[str], rules: ChineseRules) -> int:
    """The end of a place with what is printed behind it: 江苏省苏州市."""
    if rules.entity_kinds[word[0]] != "place":
        return word.end()
    behind = PLACE_BEHIND.match(text, word.end())
    return behind.end() if behind else word.end()


def _publishes(text: str, mention: _Mention, rules: ChineseRules) -> bool:
    """Whether a mention is an office that publishes figures of others."""
    office = mention.kind == "organisation" and text[mention.end - 1] in "局委署厅台"
    return (office or mention.kind == "institution") and bool(rules.saying.match(text, mention.end))


def _owner(text: str, start: int, end: int, *, back: bool = False) -> Owner:
    before = text[max(0, start - LONGEST_BEFORE) : start]
    leading = not before or not IDLE.sub("", CLAUSE.split(before)[-1])
    return Owner(start, end, text[start:end], back, leading)


def owner_of(
    owners: tuple[Owner, ...], position: int, clause: int, previous: str
) -> tuple[str, bool]:
    """Whose the figure at a masked offset is, and whether that was taken from an earlier clause.

    The subject of its own clause counts first, then the latest subject before it.
    """
    inside = [o for o in owners if clause <= o.position < position]
    for owner in inside:
        if not owner.back:
            return owner.text, False
    earlier = [o for o in owners if o.position < clause and not o.back]
    if inside:
        back = earlier[0].text if earlier else previous
        printed = inside[0].text if len(inside[0].text) > 1 else ""  # 其 alone names nobody
        return back or printed, bool(back)
    subject = subject_of(earlier)
    return (subject.text if subject else previous), True


def subject_of(owners: Sequence[Owner]) -> Owner | None:
    """The latest of the owners at the head of a clause; else the first of all."""
    leading = [owner for owner in owners if owner.leading]
    if leading:
        return leading[-1]
    return owners[0] if owners else None


def speaker_of(text: str, rules: ChineseRules) -> str:
    """Who is quoted in a sentence; empty where nobody is.

    The verb stands behind a closed quotation (”村民王大山说) or before an open one (王大山说：“).
    """
    for verb in rules.speech.finditer(text):
        before = text[max(0, verb.start() - LONGEST_SPEAKER) : verb.start()]
        cut = SPEAKER_CUT.search(before)
        name = SPEAKER_EDGE.sub("", before[cut.end() :] if cut else before)
        quoting = QUOTE_NEAR.match(text[verb.end() : verb.end() + 3])
        if not quoting and not (cut and cut[0] == "”"):
            continue
        if name and len(name) < LONGEST_SPEAKER and not NO_SPEAKER.match(name):
            return name
    return ""
