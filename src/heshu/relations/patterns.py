"""Where the rules of the packs match a masked statement, and which figure plays which role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.relations.scene import (
    FIGURES,
    TIME,
    Scene,
)
from heshu.relations.slots import LISTS, ROLES, Rule


class Match(Struct, frozen=True, gc=False):
    """Where a rule matched and which figures play which role."""

    rule: Rule
    scene: Scene
    start: int
    end: int
    roles: Mapping[str, tuple[Claim, ...]]
    times: Mapping[str, Mention]
    """Dates and periods by their role."""
    words: Mapping[str, str]
    """Word lists and `same` slots that matched, with what was printed."""

    def claim(self, role: str) -> Claim | None:
        """The figure that plays a role."""
        found = self.roles.get(role)
        return found[0] if found else None

    @property
    def printed(self) -> str:
        """The words of the match as printed, times and figures left in."""
        scene = self.scene
        return scene.statement.text[scene.original(self.start) : scene.original(self.end)]

    @property
    def untimed(self) -> str:
        """The words of the match as printed without its times: 晚上6点 is no 晚."""
        return self._without(self.scene.times.values())

    def bare(self, *kept: Claim) -> str:
        """The same without figures but for some: in 连续5年在百万元以上 there is no 5年以上."""
        figures = [each for each in self.scene.claims.values() if each.quantity.kind != "rank"]
        others = [each for each in figures if each not in kept]
        return self._without([*self.scene.times.values(), *others])

    def _without(self, items: Iterable[Claim | Mention]) -> str:
        text, start = self.scene.statement.text, self.scene.original(self.start)
        pieces, end = [], self.scene.original(self.end)
        for item in sorted(items, key=lambda each: each.start):
            if start <= item.start < end:
                pieces.append(text[start : item.start])
                start = item.end
        return "".join([*pieces, text[start:end]])

    @property
    def cue(self) -> str:
        """The words of the match, figures shown as …."""
        text = self.scene.text[self.start : self.end]
        return "".join("…" if c in FIGURES else "" if c == TIME else c for c in text).strip("…，, ")


def matches(rules: tuple[Rule, ...], scene: Scene) -> Iterator[Match]:
    """Matches of the rules anywhere in the statement, rule by rule."""
    figures, times, absent = len(scene.claims), len(scene.times), ~scene.symbols
    for rule in rules:
        if rule.figures > figures or rule.times > times or rule.needs & absent:
            continue
        if not rule.cue.is_in(scene.heads):
            continue
        for found in rule.regex.finditer(scene.text):
            match = made(rule, found, scene)
            if match is not None:
                yield match


def match_at(rules: tuple[Rule, ...], scene: Scene, start: int) -> Match | None:
    """The first rule that matches right at an offset."""
    for rule in rules:
        found = rule.regex.match(scene.text, start)
        if found:
            match = made(rule, found, scene)
            if match is not None:
                return match
    return None


def match_between(rules: tuple[Rule, ...], scene: Scene, start: int, end: int) -> Match | None:
    """The first rule that matches all of a stretch."""
    for rule in rules:
        found = rule.regex.fullmatch(scene.text, start, end)
        match = made(rule, found, scene) if found else None
        if match is not None:
            return match
    return None


def made(rule: Rule, found: re.Match[str], scene: Scene) -> Match | None:
    """The match with its figures; `None` if a `{same}` noun is new or a figure cannot be read."""
    roles: dict[str, tuple[Claim, ...]] = {}
    times: dict[str, Mention] = {}
    words: dict[str, str] = {}
    for group, text in found.groupdict().items():
        if text is None:
            continue
        name = group.rpartition("_")[0]
        if name in ROLES or name in LISTS:
            claims = claims_between(scene, *found.span(group))
            if not claims:
                return None
            roles[name] = roles.get(name, ()) + claims
        elif name.startswith("at_"):
            times[name.removeprefix("at_")] = scene.times[found.start(group)]
        elif name == "same":
            noun = text.strip()
            before = scene.text[: found.start(group)]
            told = scene.said["share-of-a-base"].sub("", before)
            if noun and noun not in told and not _names_a_unit(scene, noun, len(before)):
                return None
        elif text.lower() in PARTICLES and _is_of_phrasal_verb(scene, found.start(group)):
            return None
        else:
            words[name] = text
    return Match(rule, scene, found.start(), found.end(), roles, times, words)


def _names_a_unit(scene: Scene, noun: str, end: int) -> bool:
    """True for the 场次 of 由15场增加到90场，场次扩大到6倍: what the figures before are counted in."""
    found = scene.said["noun-of-a-unit"].fullmatch(noun)
    if found is None:
        return False
    unit = noun[: found.end("unit")]
    return any(unit in claim.quantity.text for at, claim in scene.claims.items() if at < end)


PARTICLES = frozenset({"up", "down"})
"""English words of change that are also parts of verbs: made up, used up, laid down."""


def _is_of_phrasal_verb(scene: Scene, start: int) -> bool:
    """True for the "up" of "wages make up 62%", which tells no change."""
    before = scene.text[max(start - LONGEST_VERB, 0) : start]
    return scene.said["phrasal-verb"].search(before) is not None


LONGEST_VERB = 16
"""Characters of a verb before its particle."""


def claims_between(scene: Scene, start: int, end: int) -> tuple[Claim, ...]:
    """The claims whose symbols stand in a stretch of the masked text, in order."""
    return tuple(scene.claims[offset] for offset in range(start, end) if offset in scene.claims)
