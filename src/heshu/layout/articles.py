"""Give each passage the headings that it stands under and the headline of its article.

On a newspaper page heading levels are chosen for their size: `## 乳业项目` behind a `# 医保` page
lead is no section of it. A heading with a byline or dateline below opens an article of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from heshu.layout.headings import NUMBERED
from heshu.layout.rules import LayoutRules
from heshu.layout.strands import Strand
from heshu.model.texts import LanguageCode

SUBTITLE_STARTS = ("—", "──", "--", "——", "–")


class Standing(Struct, frozen=True, gc=False):
    """Where a strand stands in its document."""

    section: tuple[str, ...] = ()
    title: str = ""


class Level(Struct, frozen=True, gc=False):
    """An open heading."""

    level: int
    text: str


def standings(
    strands: Sequence[Strand], rules: Mapping[LanguageCode, LayoutRules]
) -> Iterator[Standing]:
    """The section path and the article title of each strand, in order."""
    opened: tuple[Level, ...] = ()
    title = ""
    position = 0
    while position < len(strands):
        end = position
        while end < len(strands) and strands[end].kind == "heading":
            end += 1
        if end == position:
            yield Standing(tuple([level.text for level in opened]), title)
            position += 1
            continue
        group = strands[position:end]
        following = strands[end] if end < len(strands) else None
        headline = min(group, key=lambda heading: heading.level).text
        if not NUMBERED.match(headline) and _opens_article(group, following, opened, rules):
            opened, title = (), headline
        for heading in group:
            opened = _outer(opened, heading, title)
            yield Standing(tuple([level.text for level in opened]), title)
            if not heading.text.startswith(SUBTITLE_STARTS):
                opened = (*opened, Level(heading.level, heading.text))
        position = end


def _opens_article(
    group: Sequence[Strand],
    following: Strand | None,
    opened: tuple[Level, ...],
    rules: Mapping[LanguageCode, LayoutRules],
) -> bool:
    """Whether a group of headings begins another article."""
    top = min(heading.level for heading in group)
    if top == 1 or not opened or top <= opened[0].level:
        return True
    if following is None or following.kind != "paragraph":
        return False
    words = rules[following.language]
    return bool(words.byline.match(following.text) or words.dateline.match(following.text))


def _outer(opened: tuple[Level, ...], heading: Strand, title: str) -> tuple[Level, ...]:
    """The open headings that a heading stands under; kickers above a headline are left."""
    if heading.text == title:
        return ()
    return tuple([level for level in opened if level.level < heading.level or level.text == title])
