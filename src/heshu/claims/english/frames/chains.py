"""Figures that go on where the one before stopped: `rose ▢ or ▢ to ▢ from ▢`."""

from __future__ import annotations

from msgspec.structs import replace

from heshu.claims.english.frames.scene import (
    BY,
    COUNTED,
    DIRECTIONS,
    GROUP,
    RELATIVE,
    TO,
    Frame,
    Scene,
    is_empty,
    linked,
)
from heshu.claims.english.frames.subjects import behind_noun
from heshu.claims.english.phrases import phrase_before
from heshu.model import lazy_re as re
from heshu.model.figures import ChangeKind, Quantity

NO_VERB = r"[^vVLRUDCQk;.]"
EQUAL = re.compile(r"(?:[dp;]N|N|NN(?=,))?,?(?:[/(-]|,/)[dXN]{0,2}$")
EQUAL_BEHIND = re.compile(r"(?:[oifrw][dNETX]{1,6}){1,3},/X{0,2}$")
"""▢ of operating income in the quarter, or ▢ a share"""
TO_GAP = re.compile(rf"{NO_VERB}{{0,6}}[ta][dXN]{{0,3}}$")
AGAIN_TO = re.compile(r"(?:[bia]?[dX]*[TN][oN]{0,2}T?)?,?&tX?[dN]?$")
"""to ▢ by the end of the year and to ▢"""
AT_BEHIND = re.compile(r"(?:f[dX]{0,2}T|iN{0,2}[NT]),?a$")
"""down ▢ from a year earlier at ▢, up ▢ in real terms at ▢"""
FROM_GAP = re.compile(rf"(?:{NO_VERB}|[AB]){{0,7}}f[dXN]{{0,4}}(?:oX?)?$")
FAR_FROM = re.compile(r",X{0,2}[AB]f[dXN]{0,3}$")
APPOSED = re.compile(r",x?vX?(?P<way>[AB])X?b?X?$")
SIDE_GAP = re.compile(rf"{NO_VERB}{{0,8}},?[&(-]?X{{0,2}}(?P<way>[AB])X{{0,2}}[bp]?[dXN]{{0,2}}$")
NOUN_GAP = re.compile(rf"{NO_VERB}{{0,10}},[dXN]{{0,4}}(?P<way>[un])ob?X*$")
COMPARED = re.compile(rf"(?:{NO_VERB}){{0,8}}c[wto]?(?P<phrase>[^QvVLRUDCk;.]{{0,8}})$")
ALTERNATIVE = re.compile(r"T,/X?$")
"""▢ compared with last year, or ▢ at constant prices"""
LISTED = re.compile(r"(?:[iaprf]?[dX]*T|[iarpf][NEd]+)?,?[&,/]X?[dX]?$")
GAPPED = re.compile(
    r"(?:[iarfp][dNET]{1,4}(?:o[dNET]{1,3})?)?,?&(?P<phrase>d?[NE]{1,5}(?:o[dNE]{1,3})?)(?P<by>b?)$"
)
BASIS_GAP = re.compile(r"[pai]?[dX]?[NVR]{1,3},?&$")
"""up ▢ on a reported basis and ▢ organically"""
PLACED = ("i", "a", "r")
PARALLEL = (*PLACED, "p")
"""Prepositions that stand behind each figure of a list: ▢ on the year and ▢ on the month."""
ELSEWHERE = re.compile(r"[ia][dNX]{0,3}(?:od?)?E|rdN(?=[,.;k&]|$)")
"""▢ here compared with ▢ in the rest of Acmeland, with ▢ for the industry: at the same time."""
WHO_EXPECTED = re.compile(r"[dNE]{0,2}k?[dNSE]{1,4}x{0,2}X?[NVURDCL]{0,3}|[NV]?b[dNE]{1,4}")
EARLIER_VIEW = re.compile(r"k?[dNSE]{0,4}[xv]{0,3}[XNVR]")
"""▢ previously; ▢ that analysts had been pencilling in: the same time, seen from an earlier one."""
ELSEWHERE_GAP = re.compile(r"(?:[ia]d?[NET]{1,3})?,?&N?[piar]d?[NET]{1,4},?a?$")
OF_AND_FROM = re.compile(r"o[dNEX]{1,5},f")


def equal(scene: Scene, token: int) -> Frame | None:
    """▢ or ▢, ▢ (▢): one thing said twice; ▢, down from ▢, or ▢ less is by how much."""
    gap = scene.gap(token)
    again = gap == ";" and bool(scene.frames) and scene.frames[-1].link == "equal"
    behind = EQUAL_BEHIND.match(gap) is not None and scene.line.shape[token + 1] != "o"
    if not scene.frames or not (EQUAL.match(gap) or again or behind):
        return None
    if gap[-1:] == "-" and gap != "-":
        return None
    last = scene.frames[-1]
    if not last.phrase.text and not last.change:
        return None
    behind_it = scene.line.shape[token + 1 : token + 2]
    if last.link == "from" and behind_it in ("A", "B"):
        return linked(scene, BY[DIRECTIONS[behind_it]], "by", DIRECTIONS[behind_it])
    return linked(scene, "" if _is_part(scene, token) else last.change, "equal")


def _is_part(scene: Scene, token: int) -> bool:
    """fell to ▢, or ▢ of the working population: how much that is, no change."""
    before, kind = scene.quantities[len(scene.frames) - 1].kind, scene.quantity().kind
    if scene.frames[-1].change.endswith("-by") or OF_AND_FROM.match(scene.line.shape, token + 1):
        return False  # raised its stake to ▢ shares, or ▢ of the total, from ▢
    return kind != before and kind in RELATIVE and scene.line.shape[token + 1 : token + 2] == "o"


def onward(scene: Scene, token: int) -> Frame | None:
    """rose ▢ to ▢; from ▢ to ▢; up ▢ at ▢."""
    if not scene.frames:
        return None
    last, gap = scene.frames[-1], scene.gap(token)
    if last.change.endswith("-to") and AGAIN_TO.match(gap):
        return linked(scene, last.change, "listed")
    if scene.line.words[last.governor] in scene.rules.ranging and TO_GAP.match(gap):
        return linked(scene, "", "listed")  # range from ▢ in winter to ▢
    goes_on = TO_GAP.match(gap) and last.change and not last.change.endswith("-to")
    if not goes_on and (last.rule != "multiple" or not TO_GAP.search(gap)):
        return None
    if AT_BEHIND.match(gap) and scene.quantity().kind not in COUNTED:
        return linked(scene, TO[last.direction], "to")
    kinds = {scene.quantity().kind, scene.quantities[len(scene.frames) - 1].kind}
    ends = gap.endswith(("tNa", "tVa", "tLa"))  # lost ▢ points to close at ▢
    if gap.rstrip("dXN")[-1:] == "a" and gap not in ("a", ",a") and len(kinds) > 1 and not ends:
        return None
    return linked(scene, TO[last.direction], "to")


def from_before(scene: Scene, token: int) -> Frame | None:
    """to ▢ from ▢; ▢, down from ▢."""
    if not scene.frames:
        return None
    last, gap = scene.frames[-1], scene.gap(token)
    if not FROM_GAP.match(gap) and not _comes_from(scene, gap):
        return None
    way = next((letter for letter in reversed(gap) if letter in "AB"), "")
    alike = scene.quantity().unit == scene.quantities[len(scene.frames) - 1].unit
    if way:
        return _from_alike(scene, way) or _turned(scene, "from", DIRECTIONS[way])
    bare = alike and gap.rstrip("dXN") in ("f", ",f") and not _counts_others(scene, token)
    if last.change or bare:
        return linked(scene, "from", "from")
    return None


def _counts_others(scene: Scene, token: int) -> bool:
    """True for ▢ points from ▢ games, made ▢ from ▢ balls: what they came from, and no level."""
    if scene.quantity().kind not in COUNTED or scene.quantity().unit:
        return False
    shape, words = scene.line.shape, scene.line.words
    if shape[token + 1 : token + 2] != "N":
        return False
    before = scene.line.figures[len(scene.frames) - 1]
    return words[token + 1] not in words[before + 1 : token]


def _from_alike(scene: Scene, way: str) -> Frame | None:
    """▢ customers that spend ▢ a year, up from ▢: what is of one kind with it stood before."""
    last = len(scene.frames) - 1
    own = scene.quantity()
    if last < 1 or _is_alike(own, scene.quantities[last]):
        return None
    if not _is_alike(own, scene.quantities[last - 1]):
        return None
    level = scene.frames[last - 1]
    if level.change or scene.frames[last].change:
        return None
    direction = DIRECTIONS[way]
    numbers = (last - 1, last) if scene.frames[last].link == "equal" else (last - 1,)
    for number in numbers if scene.quantities[last - 1].kind not in COUNTED else ():
        reached = scene.frames[number]
        scene.frames[number] = replace(reached, change=TO[direction], direction=direction)
    return replace(
        level, change="from", rule="chain-from", link="from", chain=last - 1, direction=direction
    )


def _is_alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may measure the same thing; a bare number counts anything."""
    return one.unit == other.unit or {one.kind, other.kind} <= COUNTED


def _comes_from(scene: Scene, gap: str) -> bool:
    """▢ of the wells held water, up from ▢; ▢ if it rains, down from ▢: a clause in between."""
    before = scene.quantities[len(scene.frames) - 1]
    return _is_alike(before, scene.quantity()) and FAR_FROM.search(gap) is not None


def _turned(scene: Scene, link: str, direction: str) -> Frame:
    """, down from ▢ and , up ▢: the level before was reached by that change."""
    number = len(scene.frames) - 1
    while scene.frames[number].link in ("by", "compared") and scene.frames[number].chain >= 0:
        number = scene.frames[number].chain  # ▢, which is ▢ more than last year's ▢, a rise of ▢
    _ends_path(scene, number)
    level = scene.frames[number]
    if not level.change:
        scene.frames[number] = replace(level, change=TO[direction], direction=direction)
        if level.link == "equal" and not scene.frames[level.chain].change:
            said = scene.frames[level.chain]  # ▢ (▢), down ▢
            scene.frames[level.chain] = replace(said, change=TO[direction], direction=direction)
    change: ChangeKind = "from" if link == "from" else BY[direction]
    frame = linked(scene, change, link, direction)
    return replace(frame, chain=number) if scene.frames[-1].link == "compared" else frame


def _ends_path(scene: Scene, number: int) -> None:
    """Makes ends of the figures of: was extended from ▢ to ▢, up ▢, whose verb says no direction."""
    if not number or scene.frames[number].change or scene.frames[number - 1].change:
        return
    line, first = scene.line, scene.line.figures[number - 1]
    verb = line.shape[max(0, first - 2) : first] in ("Vf", "Lf")
    if not verb or line.words[first - 2] in scene.rules.ranging:
        return
    if line.shape[first + 1 : line.figures[number]] != "t" or not _is_alike(
        scene.quantities[number - 1], scene.quantities[number]
    ):
        return
    scene.frames[number - 1] = replace(scene.frames[number - 1], change="from")
    scene.frames[number] = replace(
        scene.frames[number], change="change-to", rule="chain-to", link="to", chain=number - 1
    )


def aside(scene: Scene, token: int) -> Frame | None:
    """▢, up ▢; ▢, an increase of ▢."""
    if not scene.frames:
        return None
    gap = scene.gap(token)
    found = SIDE_GAP.match(gap) or NOUN_GAP.match(gap) or APPOSED.match(gap)
    if found is None:
        return None
    between = gap[: found.start("way")].rstrip("X,&(-dN")
    if found["way"] in "AB" and gap[found.start("way") - 1 : found.start("way")] in ("N", "E"):
        return None
    if scene.frames[-1].change and between and scene.frames[-1].link != "by":
        return None
    return _turned(scene, "by", DIRECTIONS[found["way"]])


def compared(scene: Scene, token: int) -> Frame | None:
    """▢ compared with ▢; ▢, in contrast to a gain of ▢."""
    if not scene.frames:
        return None
    gap = scene.gap(token)
    found = COMPARED.match(gap)
    if found is None or _is_share_of_other(scene, token):
        return None
    if ALTERNATIVE.search(gap):
        return linked(scene, scene.frames[-1].change, "equal")
    first = token - len(gap) + found.start("phrase")
    expected = _was_expected(scene, first, token)
    elsewhere = _is_elsewhere(scene, token)
    if found["phrase"].rstrip("dXN").endswith("o"):
        last = first + len(found["phrase"].rstrip("dX")) - 2
        own = phrase_before(scene.line, last, scene.rules.phrases, first)
        if own.text and not is_empty(scene, own) and not expected:
            frame = linked(scene, "", "compared")
            return replace(frame, phrase=own, same_time=_differs(own.text, frame.phrase.text))
    if behind_noun(scene, token) and scene.quantity().kind in COUNTED:
        return None
    frame = linked(scene, _changed_too(scene), "compared")
    return replace(
        frame, expected=expected, same_time=expected or elsewhere or _was_hoped(scene, token)
    )


def _is_elsewhere(scene: Scene, token: int) -> bool:
    """▢ in Acmeland, ▢ for the industry, ▢ in the control group; not: ▢ in the second, in the past."""
    if ELSEWHERE.match(scene.line.shape, token + 1):
        return True
    group = GROUP.match(scene.line.shape, token + 1)
    if group is None:
        return False
    inside = scene.line.words[group.start("noun") : group.end("noun")]
    return scene.rules.whens.isdisjoint(inside)


def _changed_too(scene: Scene) -> ChangeKind:
    """Output grew by ▢, compared with ▢ in the year before: it grew then too."""
    last, before = scene.frames[-1], scene.quantities[len(scene.frames) - 1]
    grew = last.change.endswith("-by") and last.link in ("", "listed")
    alike = scene.quantity().unit == before.unit and before.kind in RELATIVE
    return last.change if grew and alike else ""


def _differs(own: str, known: str) -> bool:
    """inflows of ▢ against outflows of ▢: another thing at the same time."""
    return own.rpartition(" ")[2].lower() not in known.lower()


def _was_expected(scene: Scene, first: int, token: int) -> bool:
    """versus our earlier view of ▢; compared with the ▢ that analysts had forecast."""
    line, nouns = scene.line, scene.rules.expectations
    if not nouns.isdisjoint(line.words[first:token]):
        return True
    behind = WHO_EXPECTED.match(line.shape, token + 1)
    return behind is not None and not nouns.isdisjoint(line.words[token + 1 : behind.end()])


def _was_hoped(scene: Scene, token: int) -> bool:
    """▢ previously, ▢ that analysts had been pencilling in: an earlier view of the same time."""
    behind = EARLIER_VIEW.match(scene.line.shape, token + 1)
    if behind is None:
        return False
    return not scene.rules.hopes.isdisjoint(scene.line.words[token + 1 : behind.end()])


def _is_share_of_other(scene: Scene, token: int) -> bool:
    """The age was ▢, higher than in the country, and ▢ of residents smoke: something new."""
    before = scene.quantities[len(scene.frames) - 1].kind
    kind = scene.quantity().kind
    return kind != before and kind in RELATIVE and scene.line.shape[token + 1 : token + 2] == "o"


def _on_another_basis(scene: Scene, token: int, gap: str) -> bool:
    """up ▢ on a reported basis and ▢ organically: the same change, reckoned otherwise."""
    alike = scene.quantity().unit == scene.quantities[len(scene.frames) - 1].unit
    if not alike or not BASIS_GAP.match(gap):
        return False
    return not scene.rules.reckonings.isdisjoint(scene.line.words[token - len(gap) - 1 : token])


def gapped(scene: Scene, token: int) -> Frame | None:
    """Import prices dropped ▢ and export prices ▢, fell by ▢ and others by ▢: the verb is said once."""
    if not scene.frames or not scene.frames[-1].change or scene.frames[-1].change == "from":
        return None
    found = GAPPED.match(scene.gap(token))
    alike = scene.quantity().unit == scene.quantities[len(scene.frames) - 1].unit
    if found is None or not alike:
        return None
    last = scene.frames[-1]
    if found["by"] and not last.change.endswith("-by"):
        return None  # up to ▢ on sales of ▢ and by ▢
    first = scene.line.figures[len(scene.frames) - 1] + 1 + found.start("phrase")
    end = token - 1 - len(found["by"])
    phrase = phrase_before(scene.line, end, scene.rules.phrases, first)
    if not phrase.text or set(scene.line.shape[phrase.first : phrase.last + 1]) <= {"E"}:
        return None
    return Frame(
        phrase=phrase, change=last.change, direction=last.direction, rule="gapped",
        governor=last.governor,
    )  # fmt: skip


def elsewhere(scene: Scene, token: int) -> Frame | None:
    """Among men the rate was ▢, and among women ▢; highest here at ▢ and lowest in Acmeland at ▢."""
    if not scene.frames:
        return None
    line, gap = scene.line, scene.gap(token)
    alike = scene.quantity().unit == scene.quantities[len(scene.frames) - 1].unit
    found = ELSEWHERE_GAP.match(gap)
    if found is None or not alike or not scene.frames[-1].phrase.text:
        return None
    if line.shape[token + 1 : token + 2] in tuple("NEov") and scene.quantity().kind in COUNTED:
        return None
    last = scene.frames[-1]
    return Frame(
        phrase=last.phrase, change=last.change, direction=last.direction, rule="gapped",
        governor=last.governor,
    )  # fmt: skip


def listed(scene: Scene, token: int) -> Frame | None:
    """from ▢ at year-end and ▢ a year earlier; ▢, ▢ and ▢ respectively."""
    if not scene.frames:
        return None
    last, gap = scene.frames[-1], scene.gap(token).strip("X")
    if last.change and _on_another_basis(scene, token, gap):
        return linked(scene, last.change, "listed")
    if last.link == "compared" and _then_too(scene, token, gap):
        return linked(scene, last.change, "compared")
    if not LISTED.match(gap) or _is_share_of_other(scene, token):
        return None
    words = scene.line.words[token - len(gap) : token]
    dated = "T" in gap or not scene.rules.spans.isdisjoint(words)
    dated = dated and last.change.endswith("-by")
    parallel = (
        gap[:1] in (PARALLEL if dated else PLACED)
        and scene.line.shape[token + 1 : token + 2] == gap[:1]
    )
    if last.link in ("from", "compared", "listed") or gap in (",", "&", ",&") or parallel:
        if behind_noun(scene, token) and scene.quantity().kind in COUNTED:
            return None
        return linked(scene, last.change, "listed")
    return None


def _then_too(scene: Scene, token: int, gap: str) -> bool:
    """compared with the ▢ that analysts had forecast and ▢ a year ago: another time, like it."""
    alike = scene.quantity().unit == scene.quantities[len(scene.frames) - 1].unit
    return alike and gap.endswith("&") and scene.line.shape[token + 1 : token + 2] == "T"
