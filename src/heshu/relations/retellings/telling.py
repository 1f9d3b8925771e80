"""A figure as it is told, and what keeps two tellings apart."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from heshu.model.figures import Claim
from heshu.model.intervals import Interval, lenient
from heshu.relations.retellings.names import are_namesakes

ENOUGH = 3
"""Words of a sentence that say which figure it has."""


class Telling(Struct, frozen=True, kw_only=True):
    """A claim with what tells it apart from others."""

    claim: Claim
    index: int
    """Of its statement in the document."""
    measure: str
    nouns: frozenset[str]
    """Stems of what is counted or measured; empty where that is not said."""
    substance: frozenset[str]
    """Stems of what the figure is an amount "of": water, foam."""
    modifiers: frozenset[str]
    """Those in front of a noun, and "another" ordinal."""
    words: frozenset[str]
    """Of the sentence, and of the subject that a pronoun in it stands for."""
    clause: frozenset[str]
    """Of its clause alone."""
    frame: frozenset[str]
    """Of who tells it, at the head of its sentence."""
    lead: frozenset[str]
    """Of the first sentences below its headline."""
    above: tuple[int, ...]
    """Indexes of the headings that its sentence stands under."""
    names: frozenset[str]
    full_names: frozenset[tuple[str, str]]
    """Names of two words, each as its last and its first: Hale, Mrs."""
    stems_of_names: frozenset[str]
    another: frozenset[str]
    """Words like "rival" and "sister" in front of it in its clause."""
    others: frozenset[tuple[str, str]]
    """Stems of names and of words like "rival", each with that of the noun right behind it."""
    contrasts: frozenset[tuple[int, str]]
    """Group and stem of the words that exclude each other."""
    parts: frozenset[str]
    """Parts of a year, or of the thing, that its sentence names: first, quarter."""
    scopes: frozenset[str]
    """The words of a part of the whole that it has."""
    first: str
    """The first word that says what the sentence is about."""
    setting: str
    """The stem of the place with which the sentence begins: On the mainland."""
    new: bool
    """The sentence begins with "a": it speaks of something new."""
    sequence: tuple[str, ...]
    """The stems of the sentence in order, common words and all."""
    people: bool
    """One of the nouns stands for any other of persons: people may be workers or patients."""
    which: frozenset[str]
    """Of what says behind a count which of them it is of: on show, with children."""
    period: str
    dated: bool
    """Its time is more than the day of a report."""
    of_day: bool
    """Its time is but a day of the week."""
    own: frozenset[str]
    """The words of its own sentence, without those of the one before that a pronoun points to."""
    definite: bool
    a_year: bool
    """So much a year, as its unit has it."""
    yearly: bool
    """The same, or what its sentence says: an annual saving."""
    pronoun: bool
    heading: bool
    summary: int
    """Which summary of the document it is in; 0 for none."""
    section: str

    @property
    def interval(self) -> Interval:
        """What the figure may still mean, casually rounded."""
        return lenient(self.claim.quantity)

    def agrees(self, other: Telling) -> bool:
        """True if both may be one number: 5.71 and 5.8 million."""
        return self.interval.meets(other.interval)

    def shared(self, other: Telling) -> frozenset[str]:
        """The words that both have; those lent by the very sentence compared say nothing."""
        if other.index == self.index + 1 and not (other.definite or self.heading):
            return self.words & other.own
        return self.words & (other.words | other.lead if self.heading else other.words)

    def overlap(self, other: Telling) -> float:
        """The part of the words of the sparser one, or of the headline, that the other has."""
        fewest = len(self.words)
        if not self.heading:
            fewest = min(fewest, len(other.words))
        return len(self.shared(other)) / fewest if fewest else 0.0

    def same_noun(self, other: Telling) -> bool:
        """True if both count the same; "people" may be workers, patients or the dead."""
        if (self.people or other.people) and self.nouns and other.nouns:
            return True
        return bool(self.nouns & other.nouns)

    def is_of_owner(self, other: Telling) -> bool:
        """True if both have one owner and one dated time, and the later says all of the earlier."""
        owner = self.claim.entity.lower() == other.claim.entity.lower() != ""
        timed = self.dated and other.dated and self.period == other.period != ""
        return owner and timed and self.words <= other.words and self.same_noun(other)

    def says_no_less(self, other: Telling) -> bool:
        """True if one sentence says all that the other says of one noun at one time, and enough."""
        shared = self.words & other.words
        return (
            len(shared) >= ENOUGH
            and shared in (self.words, other.words)
            and self.period == other.period
            and self.same_noun(other)
            and self.scopes == other.scopes
            and not (other.new or other.pronoun or other.stems_of_names - self.words)
        )

    def _of_another_kind(self, other: Telling) -> bool:
        """True for wheat exports below a headline of grain exports, of which the sentence tells too."""
        more, less = other.nouns - self.nouns, self.nouns - other.nouns
        return self.heading and bool(self.nouns & other.nouns and more and less & other.own)

    def _of_another_sum(self, other: Telling) -> bool:
        """True for "after interest of £2.4m, profit was £31m" and "a profit of £24m", of a noun there."""
        money = self.claim.quantity.kind == "money" and not self.heading
        apart = bool(self.nouns and other.nouns) and not self.nouns & other.nouns
        return money and apart and other.nouns <= self.words

    def _of_another_part(self, other: Telling) -> bool:
        """True for a rise in the year below the headline of one in the first quarter."""
        rise = self.claim.change.endswith("-by")
        return self.heading and rise and not self.parts <= other.parts

    def _at_another_part_of_a_year(self, other: Telling) -> bool:
        """True for debt at the end of the year and at the half-year, in running text."""
        if self.heading or self.summary or other.summary or other.definite:
            return False
        less = self.parts - other.parts if self.period != other.period else frozenset()
        return bool(other.parts - self.parts or less)

    def _is_modified_otherwise(self, other: Telling) -> bool:
        """True for gross and net profit, and for the men and the women of a club."""
        differ = self.modifiers != other.modifiers
        if self.heading:
            differ = not self.modifiers <= other.modifiers  # a headline leaves out what is new
        excluded = _exclude(self.contrasts, other.contrasts)
        return bool(differ or (excluded and not _are_of_one_size(self, other)))

    def kept_apart(self, other: Telling) -> bool:
        """True if a time, a name, a noun, a contrast or a parallel sentence tells them apart."""
        if are_namesakes(self.full_names, other.full_names):
            return True
        if self.measure == "count" and not self.same_noun(other) and self.nouns and other.nouns:
            return True
        if self._of_another_kind(other) or self._of_another_part(other):
            return True
        if self._of_another_sum(other):
            return True
        if not self.heading and other.another - self.another:
            return True  # its rival's 410 shops
        if self._at_another_part_of_a_year(other):
            return True
        if self.substance and other.substance and not self.substance & other.substance:
            return True
        if self._is_modified_otherwise(other):
            return True
        if self.claim.change.endswith("-by") != other.claim.change.endswith("-by"):
            return not self.heading and not other.definite
        of_us = bool(self.summary) and self.pronoun  # we enrolled 412 patients
        pointed = other.pronoun and not (self.heading or of_us or other.definite)
        if pointed and other.names - self.names:
            return True  # its Halden plant employs 1,240 people
        summed = self.heading or self.summary or other.summary or other.definite
        if not summed and other.setting and other.setting not in self.words:
            return True  # on the mainland it found 231 nests
        if not summed and (other.new or _of_other_subjects(self, other)):
            return not (self.is_of_owner(other) or self.says_no_less(other))
        if self.summary != other.summary and self.scopes != other.scopes:
            return True
        if not summed and any(
            noun in self.words and name not in self.words for name, noun in other.others
        ):
            return True  # the rival port; the Lowe dam
        summed = summed or self.says_no_less(other)
        if not summed and (self.scopes != other.scopes or self.dated != other.dated):
            return True  # in the north 61 percent; in 2012 it had 62,400 inhabitants
        if _at_other_times(self, other):
            return True
        if self.names and other.names and not self.names & other.names and not self.heading:
            return True
        if _is_parallel(self.sequence, other.sequence):
            return True
        return not (self.heading or self.summary or other.summary) and _have_other_items(
            self, other
        )


def _of_other_subjects(one: Telling, two: Telling) -> bool:
    """True if neither sentence has the first word of the other: hail here, frost there."""
    return (
        bool(one.first and two.first) and one.first not in two.words and two.first not in one.words
    )


MOST_COMPARED = 100
"""Words of a sentence that is compared as a whole; a longer one is many figures run together."""
ALIKE = 0.6
"""Part of the words of two sentences that stand in the same order if they are of one build."""


def _have_other_items(one: Telling, two: Telling) -> bool:
    """True for two sentences of one build with another word in the place of a word.

    Item 4, the school budget of 36 million, was adopted; item 5, the road budget of 34 million.
    """
    if max(len(one.sequence), len(two.sequence)) > MOST_COMPARED:
        return False
    matcher = SequenceMatcher(None, one.sequence, two.sequence, autojunk=False)
    if matcher.ratio() < ALIKE:
        return False
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "replace":
            mine = {word for word in one.sequence[first:last] if word in one.words - two.words}
            yours = {word for word in two.sequence[start:end] if word in two.words - one.words}
            if mine and yours:
                return True
    return False


def _exclude(one: frozenset[tuple[int, str]], two: frozenset[tuple[int, str]]) -> bool:
    """True if both have words of one group, and not the same."""
    groups = {group for group, _ in one} & {group for group, _ in two}
    return any(
        {word for group, word in one if group == each}
        != {word for group, word in two if group == each}
        for each in groups
    )


SIZES = frozenset({"length", "height", "width", "depth", "span", "area"})


def _are_of_one_size(one: Telling, two: Telling) -> bool:
    """True for the length of one thing of a name, which opened in 2019 and is closed to lorries."""
    first, second = one.claim, two.claim
    named = first.entity == second.entity and first.entity[:1].isupper()
    return named and first.indicator == second.indicator and first.indicator in SIZES


def _at_other_times(one: Telling, two: Telling) -> bool:
    """True if both tell a time and not the same; the day of a report is none beside a date."""
    if not one.period or not two.period or one.period == two.period:
        return False
    return one.of_day == two.of_day


def _is_parallel(one: Sequence[str], two: Sequence[str]) -> bool:
    """True for sentences of one build that speak of two things: wheat here, barley there."""
    if len(one) != len(two):
        return False
    differing = sum(a != b for a, b in zip(one, two, strict=True))
    return 0 < differing <= max(1, len(one) // 4)
