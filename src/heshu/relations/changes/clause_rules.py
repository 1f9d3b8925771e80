"""The words beside a figure that say what part it plays in a change, compiled from a pack.

In "Having stood at 640, the number rose by 90 to 760" they are: having stood at, rose by, to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.changes.clause_words import ClauseWords, compile_clause_words
from heshu.relations.cues import Cue
from heshu.relations.phrases import FIGURE, phrases
from heshu.relations.scene import DOUBLED, LEVEL, MULTIPLE, PERCENT, TIME
from heshu.relations.slots import Rule, WordLists


class ClauseRules(Struct, frozen=True):
    """What the reader of clauses compiled from a pack."""

    cues: re.Pattern[str]
    """A word with fillers right before a figure, by the name of the part it gives."""
    behind: re.Pattern[str]
    """A figure with a word of change right behind it: "a 35% fall", "12 more"; not "3,600, up 9%"."""
    former: re.Pattern[str]
    """A figure with an earlier time right behind it: "420 a year earlier"."""
    apposed: re.Pattern[str]
    """A figure between commas with its time, and the verb: ", 420 when it opened, has grown"."""
    changed: re.Pattern[str]
    """Any word of change in lower case."""
    up: re.Pattern[str]
    down: re.Pattern[str]
    replaced: re.Pattern[str]
    """Cues of a former level of the same thing, whatever it is called: instead of."""
    cause: re.Pattern[str]
    """What an amount of another thing stands behind: helped by growth of 9 percent in loans."""
    words: ClauseWords
    rule: Rule


def compile_clauses(pack: Pack) -> ClauseRules | None:
    """The rules of a pack for clauses; `None` for a language that does without them."""
    if not pack.words_named("relation-start-cue"):
        return None
    lists = WordLists(pack)
    words = {
        name: lists.regex(f"relation-{name}")
        for name in (
            "start-cue", "compared-cue", "beyond-cue", "amount-cue", "apposed", "former-time",
            "clause-filler", "up", "down", "bracket-time",
        )
    }  # fmt: skip
    phrase = phrases(pack).regex
    was, to, by = (phrase(f"relation-{name}") for name in ("once-was", "reaching", "amounting"))
    above, below = (lists.lowered(f"relation-amount-{way}") for way in ("above", "below"))
    filler = rf"(?:\s+(?>{words['clause-filler']}|{TIME}(?:['’]s)?)){{0,3}}\s*(?=[{FIGURE}])"
    changed = rf"(?:(?P<up>{words['up']})|(?P<down>{words['down']})){by}?"
    cues = (
        rf"(?:(?P<start>{words['start-cue']}"
        rf"|\(\s*(?:{TIME}|{words['former-time']}|{words['bracket-time']}):?"
        rf"|{words['former-time']}\s\("
        rf"|{was})"
        rf"|(?P<compared>{words['compared-cue']})|(?P<beyond>{words['beyond-cue']})"
        rf"|(?P<amount>{words['amount-cue']}|{changed})"
        rf"|(?P<apposed>{words['apposed']}|[(–—]|--)|(?P<to>{to})){filler}"
    )
    more = rf"(?:(?P<more>{words['up']}|{above})|(?P<fewer>{words['down']}|{below}))"
    ahead = rf",\s(?:{words['up']}|{words['down']}){by}?{filler}"
    return ClauseRules(
        cues=re.compile(cues, re.IGNORECASE),
        behind=re.compile(rf"[{FIGURE}](?!{ahead})\)?,?[\s-]{more}(?![A-Za-z])", re.IGNORECASE),
        former=re.compile(
            rf"[{LEVEL}{PERCENT}]\s{words['former-time']}|{phrase('relation-then-figure')}"
            rf"|(?<=\()[{LEVEL}{PERCENT}]\s{TIME}(?=\))"
            rf"|[{LEVEL}]\s(?:[a-z-]+\s){{0,2}}{lists.regex('relation-once')}",
            re.IGNORECASE,
        ),
        apposed=_apposed(phrase, words),
        changed=re.compile(
            rf"{lists.lowered('relation-up')}|{lists.lowered('relation-down')}|{above}|{below}"
        ),
        up=re.compile(words["up"], re.IGNORECASE),
        down=re.compile(words["down"], re.IGNORECASE),
        replaced=re.compile(lists.regex("relation-replaced"), re.IGNORECASE),
        cause=re.compile(rf"{lists.regex('relation-cause')}(?:\s[a-z]+){{1,4}}\s$", re.IGNORECASE),
        words=compile_clause_words(pack),
        rule=Rule("clause", "", re.compile("(?!)"), Cue(), 0, 0, 0),
    )


def _apposed(phrase: Callable[..., str], words: Mapping[str, str]) -> re.Pattern[str]:
    """A former level with its time beside the subject, and the verb of change that comes behind.

    "Support, 31% before the scandal broke, has slipped"; "had 320 beds in 2010 and has since grown".
    """
    figure = rf"(?P<figure>[{LEVEL}{PERCENT}])(?:\s(?!and\b|of\b)[a-z’'-]+){{0,3}}?"
    then = rf"(?:\s{phrase('relation-at-its-time')}|\s{phrase('relation-when-clause')}[^,;()–—{FIGURE}]{{0,70}})"
    verb = rf"(?:[a-z]+\s){{0,3}}?(?:{words['up']}|{words['down']}|[{MULTIPLE}{DOUBLED}])"
    opened, closed = rf"[,(–—]\s?(?:{phrase('relation-standing-at')}\s)?", r"\s?[,)–—]\s"
    return re.compile(
        rf"{opened}{figure}{then}{closed}(?={verb})"
        rf"|{figure.replace('figure', 'since', 1)}{then},?\s{phrase('relation-since-then')}(?={verb})",
        re.IGNORECASE,
    )
