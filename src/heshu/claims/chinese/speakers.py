"""Who says so: “今年收入20万元。”村民王大山说 -> 村民王大山.

The verb stands behind a closed quotation (”村民王大山说) or before an open one (王大山说：“).
"""

from __future__ import annotations

from collections.abc import Container, Mapping

from heshu.claims.chinese.casts import is_office
from heshu.claims.chinese.rules import ChineseRules
from heshu.model import lazy_re as re

ANSWER = re.compile(r"[\s*#]*(?P<name>[一-龥·]{2,8})\**[：:]")
"""A name and a colon at the head of a paragraph."""
LONGEST_SPEAKER = 24
"""Characters before 说 or 表示 in which the name of the speaker stands."""
SPEAKER_CUT = re.compile(r"[，。；：！？“”\n,;:、](?=[^，。；：！？“”\n,;:、]*$)")


def speaker_of(text: str, rules: ChineseRules) -> str:
    """Who is quoted in a sentence; empty where nobody is."""
    for verb in rules.speech.finditer(text):
        before = text[max(0, verb.start() - LONGEST_SPEAKER) : verb.start()]
        cut = SPEAKER_CUT.search(before)
        name = rules.owned.speaking.edge.sub("", before[cut.end() :] if cut else before)
        quoting = rules.owned.speaking.quoting.match(text[verb.end() : verb.end() + 3])
        if not quoting and not (cut and cut[0] == "”"):
            continue
        if rules.common.fullmatch(name):
            continue  # 投资建议：我们认为
        if name and len(name) < LONGEST_SPEAKER and not rules.owned.speaking.nobody.match(name):
            return name
    return ""


def answering(passage: str, people: Container[str]) -> str:
    """Who answers in a paragraph of an interview: 王大山：去年▢; empty where nobody known does."""
    label = ANSWER.match(passage)
    return label["name"] if label and label["name"] in people else ""


def named(speaker: str, rules: ChineseRules) -> str:
    """王大山 of 家住城关镇的果农王大山; nothing for a pronoun, as in 他笑着说."""
    owned = rules.particles.owned.match(speaker)
    name = owned["noun"] if owned else speaker
    found = rules.persons.search(name)
    if found and found.end("named") == len(name):
        return found["named"]
    pronoun = rules.third_person.match(name) or rules.first_person.match(name)
    return "" if pronoun else name


def speaks_for(speaker: str, said: str, people: Mapping[str, str], rules: ChineseRules) -> str:
    """Whose the figures of a quotation are that names nobody but 我们: the speaker's or his body's."""
    himself = speaks_of_himself(speaker, rules)
    name = named(speaker, rules)
    if himself or name not in people or not rules.owned.ours.search(said):
        return himself
    body = people[name]
    if body:
        return "" if is_office(body, rules) else body
    return name if name == speaker else ""


def speaks_of_himself(speaker: str, rules: ChineseRules) -> str:
    """The name of a speaker who has no office: 果农王大山, but not 镇长王大山; else nothing."""
    name = named(speaker, rules)
    role = speaker.removesuffix(name) if name != speaker else speaker
    private = any(found.end() == len(role) for found in rules.private.finditer(role))
    return name if private or rules.private.fullmatch(name[1:]) else ""
