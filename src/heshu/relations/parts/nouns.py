"""What English figures count, as far as it decides whether one may be a part of another."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.scene import Scene

NOUN = re.compile(r"\s*([a-z-]+)(?:\s+([a-z-]+))?", re.IGNORECASE)
NO_NOUN = re.compile(
    r"are|is|was|were|be|been|have|has|had|will|would|can|could|did|do|does|hold|holds|held|came|"
    r"come|went|said|say|says|remain|in|on|at|from|of|to|by|with|for|who|that|which|and|or|still|"
    r"live|lives|took|take|won|lost|fell|left|cast|voted|[a-z]+ed",
    re.IGNORECASE,
)


PERSONS = re.compile(
    r"(?:er|or|ist|ant|ent|ee|ian|man|men|woman|women|people|person|staff|crew|pupil|kid|child|"
    r"children|delegate|athlete|citizen|member|resident|victim|candidate|case|official|guest)s?\b",
    re.IGNORECASE,
)
"""Nouns of people, so that persons may be parts of what they count."""


def counts_alike(scene: Scene, part: Claim, whole: Claim) -> bool:
    """True unless both count things in English and the nouns behind them differ."""
    if part.quantity.unit == "person":
        behind = scene.statement.text[whole.end : whole.end + 40].split(",")[0]
        return PERSONS.search(behind) is not None
    if part.quantity.unit != "":
        return True
    noun = NOUN.match(scene.statement.text, part.end)
    if noun is None or NO_NOUN.fullmatch(noun[1]):
        return True
    last = part.start if part.start > whole.end else len(scene.statement.text)
    other = scene.statement.text[whole.end : min(whole.end + 60, last)].lower()
    words = [word for word in noun.groups() if word]
    return any(word.lower().rstrip("s") in other for word in words[-1:]) or any(
        NO_NOUN.fullmatch(word) for word in words[1:]
    )
