"""One figure in two places: a headline beside its body, a summary beside the text.

全县粮食总产量达13.6万吨 and, later, 全县粮食总产量为12.6万吨 have the same words in front of the
figure. Two claims are one figure only where those words are the same, but for scope (全市, 公司)
and linking verbs (达, 为), and entity, period, unit and modality do not differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.relations import NearDuplicate, Repeat, operands
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.printed_twice import deadlines_apart, near_duplicates
from heshu.relations.repeats.alike import pairs_of_one_figure
from heshu.relations.repeats.anaphors import of_one_owner
from heshu.relations.repeats.naming import Named, isos_of, named_claims, words_of
from heshu.relations.repeats.of_others import without_others
from heshu.relations.repeats.pointed import pointed_back
from heshu.relations.repeats.rules import RepeatRules
from heshu.relations.repeats.run_in import labels_of
from heshu.relations.repeats.slipped import find_slipped
from heshu.relations.repeats.slots_apart import with_slots
from heshu.relations.repeats.summed_up import summed_up
from heshu.relations.repeats.titles import of_titles
from heshu.relations.repeats.told_again import told_again
from heshu.relations.repeats.told_at_once import told_at_once
from heshu.relations.repeats.turns import Turns
from heshu.relations.retellings import compile_retellings, find_retellings
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, Scene
from heshu.relations.slots import WordLists
from heshu.relations.summaries import compile_summary, summaries_in

__all__ = ["compile_repeats", "find_repeats"]


def compile_repeats(pack: Pack, cautions: Cautions) -> RepeatRules:
    """The rules of a pack for repeats."""
    lists = WordLists(pack)
    ends = rf"(?:{lists.regex('relation-link')}|\s)+$"
    starts = rf"^(?:{lists.regex('relation-repeat-scope')}|\s)+"
    return RepeatRules(
        word_pattern(pack, "relation-said"),
        re.compile(ends, re.IGNORECASE),
        re.compile(starts, re.IGNORECASE),
        _front(lists),
        compile_summary(pack),
        word_pattern(pack, "relation-revised"),
        word_pattern(pack, "relation-other-turn") if pack.language == "en" else None,
        frozenset(pack.words_named("relation-same-period")),
        frozenset(pack.words_named("relation-rank-of-place")),
        pack.language == "en",
        word_pattern(pack, "relation-repeat-filler"),
        _synonyms(pack),
        compile_retellings(pack, cautions),
        frozenset(pack.words_named("measure-noun") + pack.words_named("relation-bare-measure")),
        cautions,
    )


def _synonyms(pack: Pack) -> Mapping[str, str]:
    pairs = (entry.partition("|") for entry in pack.words_named("relation-name-synonym"))
    return {one: other for one, _, other in pairs}


def _front(lists: WordLists) -> re.Pattern[str] | None:
    if not lists.pack.words_named("relation-front"):
        return None
    head, verb = lists.regex("relation-front"), lists.regex("relation-front-verb")
    figure = f"{LEVEL}{PERCENT}"
    return re.compile(
        rf"^{head}\s(?P<value>[{figure}]),?\s(?P<name>[^,;:{FIGURES}]{{6,60}}?)\s{verb}",
        re.IGNORECASE,
    )


def _as_headline(scene: Scene, behind: Scene | None) -> Scene:
    """The scene of a headline that is told in the line of its text: Title: …, or all in capitals."""
    statement = scene.statement
    shouted = behind is not None and not behind.statement.text.isupper()
    shouted = shouted and _is_capital(statement.text)
    if not shouted and not scene.said["headline-label"].match(statement.text):
        return scene
    return replace(scene, statement=replace(statement, heading=True))


CAPITAL_WORD = re.compile(r"\b[A-Z]{2,}\b")
FEWEST_CAPITALS = 3
"""Words of a headline in capitals."""


def _is_capital(text: str) -> bool:
    """True for BANK FINED $30 MILLION OVER LOANS."""
    return text.isupper() and len(CAPITAL_WORD.findall(text)) >= FEWEST_CAPITALS


def _ids(found: Sequence[Repeat | NearDuplicate]) -> frozenset[str]:
    """The ids of the claims that are paired already."""
    return frozenset(claim.id for pair in found for _, claim in operands(pair))


def find_repeats(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, RepeatRules]
) -> Iterator[Repeat | NearDuplicate]:
    """Pairs of claims that are one figure, and sentences alike but for one figure."""
    groups: dict[tuple[str, str, str], list[Named]] = {}
    scenes = [_as_headline(scene, next_) for scene, next_ in zip_longest(scenes, scenes[1:])]
    summaries = summaries_in(scenes, {language: own.summary for language, own in rules.items()})
    isos, labels, turns = isos_of(scenes), labels_of(scenes), Turns({})
    for index, scene in enumerate(scenes):
        own = rules[scene.statement.language]
        for each in named_claims(scene, own, index, summary=summaries.get(index, 0)):
            item = replace(
                each,
                period=isos.get(each.period, each.period),
                label=labels[index],
                of_a_part=scene.said["of-one-part"].search(each.name) is not None,
            )
            quantity = item.claim.quantity
            key = words_of(item.name, scene.said) if own.english else turns.known(item.name)
            groups.setdefault((key, quantity.unit, quantity.kind), []).append(item)
    found: list[Repeat | NearDuplicate] = [
        pair
        for group in groups.values()
        if len(group) > 1
        for pair in pairs_of_one_figure(group, scenes[group[0].index].said)
    ]
    fillers = {language: own.filler for language, own in rules.items()}
    found.extend(near_duplicates(scenes, fillers))
    found.extend(deadlines_apart(scenes))
    told = frozenset(pair.later.id for pair in found) | frozenset(pair.earlier.id for pair in found)
    named = [item for group in groups.values() for item in group]
    found.extend(summed_up(named, scenes, rules, summaries, told))
    if "zh" in rules:
        chinese = [item for item in named if item.statement.language == "zh"]
        found.extend(of_one_owner(chinese, rules["zh"], _ids(found)))
        found.extend(told_again(scenes, rules["zh"], summaries, labels, _ids(found)))
        found.extend(find_slipped(scenes, rules["zh"], labels, _ids(found), summaries))
        found.extend(pointed_back(scenes, _ids(found)))
        found.extend(told_at_once(scenes, _ids(found)))
        found.extend(of_titles(scenes, rules["zh"]))
    yield from with_slots(without_others(found, scenes), scenes)
    taken = frozenset(pair.later.id for pair in found)
    for own in rules.values():
        if own.retelling is not None:
            again = find_retellings(scenes, own.retelling, summaries, taken)
            yield from with_slots(without_others(again, scenes, listed=False), scenes)
