"""Ranks beside the size of their field: 在14个市州中排名第15."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Ranking
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.patterns import matches
from heshu.relations.scene import RANK, Scene, place_in, synthetic
from heshu.relations.slots import Rule, compile_patterns
from heshu.relations.small_numbers import small_number


class RankRules(Struct, frozen=True):
    """What the finder of ranks compiled from a pack."""

    stated: tuple[Rule, ...]
    edition: re.Pattern[str]
    """What follows an ordinal that is no rank: 第9届, the 9th games."""
    cautions: Cautions


def compile_rankings(pack: Pack, cautions: Cautions) -> RankRules:
    """The rules of a pack for ranks."""
    return RankRules(
        compile_patterns(pack, "rank"), word_pattern(pack, "relation-edition"), cautions
    )


def find_rankings(scene: Scene, rules: RankRules) -> Iterator[Ranking]:
    """Each rank of a statement with the field that it is taken from."""
    yield from _in_a_top(scene, rules)
    if RANK not in scene.text:
        return
    seen: set[int] = set()
    for match in matches(rules.stated, scene):
        rank, field = match.claim("rank"), match.claim("field")
        if rank is None or field is None or rank.start in seen:
            continue
        if _in_other_field(scene, field, rank) or not _is_field(field):
            continue
        if not _is_ranked(scene, field, rank) or _names_other_field(scene, field, rank):
            continue
        if scene.said["tied-ranks"].search(scene.statement.text, field.end, rank.start):
            continue  # 两名选手并列第三
        if scene.said["nobody-ranked"].search(scene.text, scene.offset(field), scene.offset(rank)):
            continue
        if scene.said["outcome-of-matches"].search(field.quantity.text):
            continue
        if scene.said["places-moved"].search(scene.statement.text, 0, field.start):
            continue  # 往前挪了四位，由第九升至第五
        if field.quantity.kind not in ("count", "number") or is_edition(
            scene, rank.end, rules.edition
        ):
            continue
        seen.add(rank.start)
        if not rules.cautions.forbid(scene, match.start, match.end):
            yield Ranking(cue=match.cue, language=scene.statement.language, rank=rank, field=field)


PLACE_AND_SIZE = re.compile(r"\d+|[a-z]+$", re.IGNORECASE | re.ASCII)


def _in_a_top(scene: Scene, rules: RankRules) -> Iterator[Ranking]:
    """Number 47 in the Top 40."""
    for found in scene.said["place-in-a-top"].finditer(scene.statement.text):
        parts = list(PLACE_AND_SIZE.finditer(found[0]))
        claims = [_number(scene, part, found.start()) for part in (parts[0], parts[-1])]
        if claims[0] and claims[1] and not rules.cautions.doubts(scene):
            yield Ranking(
                cue=found[0], language=scene.statement.language, rank=claims[0], field=claims[1]
            )


def _number(scene: Scene, part: re.Match[str], start: int) -> Claim | None:
    """A place or the size of a list as a figure."""
    value = small_number(part[0])
    span = start + part.start(), start + part.end()
    place = place_in(scene.statement, *span)
    if value is None or place is None:
        return None
    return synthetic(scene.statement, place, span, Decimal(value), kind="number")


def _is_field(field: Claim) -> bool:
    """True for a number that may be one of competitors: no goal difference of -8."""
    value = field.quantity.value
    whole = value is not None and value > 1 and value == value.to_integral_value()
    return whole and not field.change.endswith("-by")


def _in_other_field(scene: Scene, field: Claim, rank: Claim) -> bool:
    """True for a rank of the world behind a field of four teams: 4支球队出线，世界排名第17位."""
    text, said = scene.statement.text, scene.said
    if OF_OTHERS.match(text, field.end):
        return True
    if field.end >= rank.start:
        return _meets_fewer(scene, field, rank)
    between = said["field-of-the-world"].search(text, field.end, rank.start)
    if _has_field_of_its_own(scene, field, rank):
        return True
    if said["ranked-among-others"].search(text, field.end, rank.start):
        return True  # 全国31个省份的评比中，该市在地级市中排名第45位
    if between is not None and between[0] not in text[: field.end]:
        return True
    own = said["competitors"].match(text, field.end)  # 147所同类院校中
    wider = said["wider-field"].search(text, own.end() if own else field.end, rank.start)
    if wider is None or wider[0] in text[: field.end]:
        return False
    if (
        own is None
        and PAUSE.search(text, field.end, wider.start())
        and (wider[0][-1] not in text[: field.start])
    ):
        return True  # 该省有13个地级市，省会在全国百强榜上名列第15
    placed = said["placed-well"].search(text, field.end, wider.start())
    return placed is not None or said["wider-field"].search(text, 0, field.start) is not None


def _meets_fewer(scene: Scene, field: Claim, rank: Claim) -> bool:
    """True for 世界排名第25位，比赛共有16支球队: fewer meet in a contest than were ranked before it."""
    text, said = scene.statement.text, scene.said
    contest = said["names-a-contest"].search(text, rank.end, field.start)
    clause = text.rfind("，", 0, rank.start) + 1
    wider = (said["wider-field"], said["field-of-the-world"])
    return contest is not None and any(each.search(text, clause, rank.start) for each in wider)


def _has_field_of_its_own(scene: Scene, field: Claim, rank: Claim) -> bool:
    """True for the 102nd of 全班45人，他在年级排第102名: its own clause says of whom it is."""
    text = scene.statement.text
    clause = max(text.rfind("，", field.end, rank.start), field.end)
    wider = scene.said["wider-field"].search(text, clause, rank.start)
    led = clause > field.end and wider is not None
    return led and wider is not None and wider[0] not in text[: field.end]


def _names_other_field(scene: Scene, field: Claim, rank: Claim) -> bool:
    """True for the 全省县市 of 全省13个地级市，桐县列全省县市第15位: others are ranked than were counted."""
    text = scene.statement.text
    again = scene.said["field-named-again"].search(text, field.end, rank.start)
    return again is not None and not text.startswith(
        text[again.start("noun") : rank.start].strip(), field.end
    )


def _is_ranked(scene: Scene, field: Claim, rank: Claim) -> bool:
    """True if words say that so many compete; 前两次分别名列第五 and 3家门店入选百强 tell of no field."""
    text, said = scene.statement.text, scene.said
    if field.end > rank.start:
        return True  # 第46名，全班45人: the rules ask for such words themselves
    if said["sent-there"].search(text, 0, field.start) or said["chosen-there"].match(
        text, field.end
    ):
        return False
    if scene.statement.language == "en":
        own = said["rank-of-its-own"].match(text, rank.end)
        return own is None and not said["of-one-of-them"].search(text, field.end, rank.start)
    if said["field-behind"].match(text, field.end):
        return True
    return said["field-ahead"].search(text, 0, field.start) is not None


PAUSE = re.compile("，")
OF_OTHERS = re.compile(r"\s[A-Za-z]+['’]\s")
"""The 31st of the 28 signatories' guests."""


def is_edition(scene: Scene, end: int, edition: re.Pattern[str]) -> bool:
    """True if the ordinal that ends here numbers an edition, a round, a year."""
    text = scene.statement.text
    return bool(edition.match(text, end) or edition.match(text[end:].lstrip()))
