"""The words of lists that are dealt out, of growth and of lengths of time: 分别, 年均, 十年前."""

from __future__ import annotations

from msgspec import Struct

from heshu.claims.chinese.rules.phrases import phrases
from heshu.claims.masking import FIGURE, TIME
from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re


class ListRules(Struct, frozen=True, eq=False):
    """What ties the members of lists to figures, and lengths of time to changes."""

    year_ends: tuple[str, ...]
    """In a period with one of these 比上年末 is a comparison over a year."""
    last_year_ends: tuple[str, ...]
    quarters: tuple[str, ...]
    """In a period with one of these 环比 is against the quarter before."""
    weeks: tuple[str, ...]
    """In a period with one of these 环比 is against the week or the day before."""
    in_sequence: tuple[str, ...]
    than: tuple[str, ...]
    peak: re.Pattern[str]
    """较去年高点 is no comparison with the same time of the year before."""
    opened: re.Pattern[str]
    """与▢相比，: it holds for the changes behind it in the sentence."""
    than_figure: re.Pattern[str]
    """比去年的▢多: it holds for the change right behind it."""
    times_opened: re.Pattern[str]
    growth: re.Pattern[str]
    mean: re.Pattern[str]
    """年均增长▢ is no growth over one year."""
    reported: re.Pattern[str]
    """Times that Chinese statistics report growth for against the same time of the year before;
    that of a single month is as often against the month before."""
    ago: re.Pattern[str]
    running: re.Pattern[str]
    next: re.Pattern[str]
    changing: re.Pattern[str]
    respectively: tuple[str, ...]
    """What a sentence with `dealt` has in it."""
    dealt: re.Pattern[str]
    dealt_joint: re.Pattern[str]
    dealt_head: re.Pattern[str]
    dealt_owner: re.Pattern[str]
    list_of_owners: re.Pattern[str]
    """Between the parts of a list, of owners as of figures."""
    list_of_times: re.Pattern[str]
    list_of_figures: re.Pattern[str]


def compile_lists(pack: Pack) -> ListRules:
    """The words of a pack about lists, growth and lengths of time."""
    phrase = phrases(pack).regex
    joint = f"(?:[、，]|{words(pack, 'claim-sequence-joint')})"
    end = words(pack, "claim-sequence-end")
    return ListRules(
        year_ends=pack.words_named("claim-year-end"),
        last_year_ends=pack.words_named("claim-last-year-end"),
        quarters=pack.words_named("claim-quarter"),
        weeks=pack.words_named("claim-week"),
        in_sequence=pack.words_named("claim-in-sequence"),
        than=pack.words_named("claim-than"),
        peak=re.compile(phrase("claim-peak")),
        opened=re.compile(
            rf"(?:^|[，。；：]){words(pack, 'claim-time-against')}(?P<base>[^，。；：]{{1,30}})"
            rf"{words(pack, 'claim-against-end')}(?:，|$)"
        ),
        than_figure=re.compile(
            rf"{words(pack, 'claim-than')}(?P<base>{TIME}[^，。；：{FIGURE}]{{0,10}}){FIGURE}"
            rf"[^，。；：{FIGURE}]{{1,6}}$"
        ),
        times_opened=re.compile(rf"{TIME}{words(pack, 'claim-time-same')}?"),
        growth=re.compile(phrase("claim-growth")),
        mean=re.compile(words(pack, "claim-mean-growth")),
        reported=re.compile(f"{phrase('claim-reported-year')}?{phrase('claim-reported-part')}?"),
        ago=re.compile(phrase("claim-ago")),
        running=re.compile(rf"{words(pack, 'claim-running')}$"),
        next=re.compile(rf"{words(pack, 'claim-next')}$"),
        changing=re.compile(phrase("claim-changing")),
        respectively=pack.words_named("claim-respectively"),
        dealt=re.compile(
            rf"(?P<names>[^，。；：！？{FIGURE}\n]{{2,60}}?)"
            rf"{words(pack, 'claim-respectively')}(?P<link>[^，。；：！？、{FIGURE}\n]{{0,16}})"
            rf"(?P<figures>{FIGURE}(?:[^，。；：！？、{FIGURE}\n]{{0,3}}(?:[、，]|{words(pack, 'claim-dealt-joint')}){FIGURE})+)"
        ),
        dealt_joint=re.compile(rf"、|{words(pack, 'claim-dealt-joint')}"),
        dealt_head=re.compile(rf"^.*[{TIME}]|^{words(pack, 'claim-time-part')}|^，"),
        dealt_owner=re.compile(rf"{phrase('claim-dealt-owner')}$"),
        list_of_owners=re.compile(
            rf"\s*(?:[、/]|{words(pack, 'claim-owner-joint')})\s*|，?{words(pack, 'claim-owner-joint-long')}"
        ),
        list_of_times=re.compile(rf"{TIME}{end}?(?:{joint}{TIME}{end}?)+"),
        list_of_figures=re.compile(rf"{FIGURE}(?:{joint}{FIGURE})+"),
    )
