"""What English figures count, as far as it decides whether one may be a part of another."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.scene import Scene

NOUN = re.compile(r"\s*([a-z-]+)(?:\s+([a-z-]+))?", re.IGNORECASE)


def counts_alike(scene: Scene, part: Claim, whole: Claim) -> bool:
    """True unless both count things in English and the nouns behind them differ."""
    if part.quantity.unit == "person":
        behind = scene.statement.text[whole.end : whole.end + 40].split(",")[0]
        subject = scene.said["begins-a-subject"].search(behind)
        behind = behind[: subject.start()] if subject else behind  # 12 sessions the committee heard
        return scene.said["people"].search(behind) is not None
    if part.quantity.unit != "":
        return True
    noun = NOUN.match(scene.statement.text, part.end)
    if noun is not None and _is_of_a_deed(scene, noun, part, whole):
        return False
    if noun is None or scene.said["no-noun"].fullmatch(noun[1]):
        return True
    last = part.start if part.start > whole.end else len(scene.statement.text)
    other = scene.statement.text[whole.end : min(whole.end + 60, last)].lower()
    words = [word for word in noun.groups() if word]
    return any(word.lower().rstrip("s") in other for word in words[-1:]) or any(
        scene.said["no-noun"].fullmatch(word) for word in words[1:]
    )


def _is_of_a_deed(scene: Scene, noun: re.Match[str], part: Claim, whole: Claim) -> bool:
    """True for the 14 earned runs of "in nine starts he has allowed 14 earned runs".

    A participle with a noun behind it is a kind of what is counted; alone it tells of a part.
    """
    if not noun[2] or not noun[1].lower().endswith("ed") or part.start < whole.end:
        return False
    if scene.said["no-noun"].fullmatch(noun[2]) or not noun[2].endswith("s"):
        return False
    text = scene.statement.text[whole.end : part.start]
    return scene.said["begins-as-pronoun"].search(text) is not None
