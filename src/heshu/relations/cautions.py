"""When a sentence states no relation: talk about errors, hypotheses, forecasts, denials.

原稿误将降幅写成240% is about a slip and makes none.
"""

from __future__ import annotations

import functools

from msgspec import Struct

from heshu.languages.phrases import Phrases
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.scene import FIGURES, Scene
from heshu.relations.slots import WordLists

CLAUSE_END = re.compile("[，,。；;!?！？\n]|\\.\\s")
STATEMENTS_AT_HAND = 16_384
"""Those of a long report: what looks at whole documents asks again when all statements have gone by."""
SENTENCE_END = re.compile("[。；;!?！？\n]|\\.\\s")


class Cautions(Struct, frozen=True):
    """The words of one language that forbid a relation."""

    error_talk: re.Pattern[str]
    """In lower case; the group `talk` is left out where the words mean something else: 错误率."""
    hypothesis: re.Pattern[str]
    """With a group like that of `error_talk`: 不及预期 is no forecast."""
    open_list: re.Pattern[str]
    not_comparable: re.Pattern[str]

    def doubts(self, scene: Scene) -> bool:
        """True if a statement is about an error."""
        return _says(self.error_talk, scene.lowered)

    def forbid(
        self, scene: Scene, start: int, end: int, but: re.Pattern[str] | None = None
    ) -> bool:
        """True if the stretch of a statement is said to be untrue, doubtful or yet to come.

        Talk about errors counts anywhere in the statement, a hypothesis or forecast only where
        it stands before the figures and in the same part of the sentence. Words that `but` finds
        are let pass: 预计总产量31.9万吨，比去年的30.4万吨增加1.5万吨 is reckoned today.
        """
        text = scene.text
        if self.doubts(scene):
            return True
        breaks = [match.end() for match in SENTENCE_END.finditer(text, 0, start)]
        found = self.hypothesis.finditer(text, breaks[-1] if breaks else 0, end)
        words = [match["talk"] for match in found if match["talk"] is not None]
        return any(but is None or but.fullmatch(word) is None for word in words)

    def forbids_comparison(self, scene: Scene, start: int, end: int) -> bool:
        """True if growth is real, annual or otherwise not that of the printed ends."""
        clause = CLAUSE_END.search(scene.text, end)
        last = clause.start() if clause else len(scene.text)
        return bool(self.not_comparable.search(scene.text, max(start, 0), last))


@functools.lru_cache(STATEMENTS_AT_HAND)
def _says(words: re.Pattern[str], text: str) -> bool:
    """True if a text has any of the words; a dozen finders ask it of each statement in turn."""
    return any(found["talk"] is not None for found in words.finditer(text))


def compile_cautions(pack: Pack) -> Cautions:
    """The cautions of a pack."""
    return Cautions(
        re.compile(_error_talk(pack)),
        re.compile(_hypothesis(pack), re.IGNORECASE),
        word_pattern(pack, "relation-open-list"),
        word_pattern(pack, "relation-not-comparable"),
    )


def only_cautions(_: Pack, cautions: Cautions) -> Cautions:
    """The rules of a finder whose own words are all phrases of `Scene.said`."""
    return cautions


def _error_talk(pack: Pack) -> str:
    """Words of talk about errors as the group `talk`, behind those that only look like them.

    240%应为24% corrects a figure, 养护时间应为14天 is a rule.
    """
    lists = WordLists(pack)
    talk = lists.lowered("relation-error-talk")
    if not pack.words_named("relation-no-error-talk"):
        return f"(?P<talk>{talk})"
    return f"{lists.lowered('relation-no-error-talk')}|(?P<talk>{talk}|[{FIGURES}]应[为是])"


def _hypothesis(pack: Pack) -> str:
    """Words of forecasts and denials as the group `talk`, behind those that only look like them."""
    lists = WordLists(pack)
    heads = Phrases(pack).regex("relation-hypothesis-head")
    talk = f"(?P<talk>{lists.regex('relation-hypothesis')}|{heads})"
    if not pack.words_named("relation-no-hypothesis"):
        return talk
    return f"{lists.regex('relation-no-hypothesis')}|{talk}"


def word_pattern(pack: Pack, name: str) -> re.Pattern[str]:
    """Any word of a list."""
    return re.compile(WordLists(pack).regex(name), re.IGNORECASE)
