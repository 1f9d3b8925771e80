"""The words beside a time that say what it is: 截至▢底, 比▢, ▢以来最高."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec import Struct

from heshu.claims.chinese.rules.phrases import phrases
from heshu.claims.masking import FIGURE, TIME
from heshu.languages.lists import letters, words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re


class TimeRules(Struct, frozen=True, eq=False):
    """What tells the time of a figure from other times of its sentence."""

    before: re.Pattern[str]
    """What is printed as a part of a time, right before it: 截至▢."""
    behind: re.Pattern[str]
    """The same right behind it: ▢底, ▢国庆假期."""
    comparing: re.Pattern[str]
    compared: re.Pattern[str]
    level: re.Pattern[str]
    """恢复至疫前同期的▢: what the figure is a share or a multiple of."""
    multiple: re.Pattern[str]
    multiple_end: re.Pattern[str]
    """是去年的▢: what the figure is a multiple of."""
    against: re.Pattern[str]
    against_end: re.Pattern[str]
    """与2010年第六次普查的▢相比."""
    standard: re.Pattern[str]
    standard_end: re.Pattern[str]
    """高于7月份的▢: the figure is the base itself, so that the time of the base is its own."""
    record: re.Pattern[str]
    """1901年以来最暖: since when something is a record."""
    contract: re.Pattern[str]
    """12月交货的原油期货: the name of what is traded."""
    event: re.Pattern[str]
    """举行四季度集中签约仪式: the name of what happened."""
    saying: re.Pattern[str]
    """记者昨日从市统计局获悉: when it was said is not when it was so."""
    unsaid: re.Pattern[str]
    """Times that the scanner takes for words: 每年, 第47周, 截至收盘, 迎峰度夏期间."""
    unsaid_cue: re.Pattern[str]
    """What a sentence with one of those has in it."""
    passed: re.Pattern[str]
    """交易完成后，▢: a time only where the sentence has no other; 扣除成本后 is none."""
    passed_cue: re.Pattern[str]
    shared: re.Pattern[str]
    """占全年的▢: what the figure is a share of."""
    gone: re.Pattern[str]
    """过去|的10月: the month is the time."""
    past: re.Pattern[str]
    """过去一年 is the time of a report, not the length of something."""
    goal: re.Pattern[str]
    """全年 of 全年目标 is no time of the figure."""
    idle: re.Pattern[str]
    """What may stand between the head of a clause and its time."""
    wire: re.Pattern[str]
    """本报江海11月3日电 before the first time of a report."""
    sent: re.Pattern[str]
    """电, 讯 right behind the day on which a report was sent."""
    release: re.Pattern[str]
    """发布, 召开发布会: figures are made known."""
    reported: re.Pattern[str]
    """招商工作的汇报 behind the time that a report is of."""
    heard: re.Pattern[str]
    """听取: a report is given."""
    digits: re.Pattern[str]
    """What makes a time as good as a date."""
    lasting: re.Pattern[str]
    """五年来 holds for what follows as well, 连续五年 and 五年提高▢ for their own clause."""
    fleeting: re.Pattern[str]
    """The year before, or a part of a game: the next sentence begins anew."""
    of_a_year: re.Pattern[str]
    """Parts of a year that was named before: 其中年初结余▢."""
    starting: re.Pattern[str]
    """2023年由▢降到▢: the time holds for both ends."""
    games: frozenset[str]
    """此役: the game that a passage is about."""
    turned: re.Pattern[str]
    """由上月下降▢转为上涨▢: before the rate of now."""
    next_only: re.Pattern[str]
    """投产后: it holds for what is expected then, not for what follows."""
    joint: re.Pattern[str]
    """到: right before a time that is not in a name."""
    deadline: re.Pattern[str]
    """6月底前: it holds for what must be done by then."""
    remark: re.Pattern[str]
    """▢（▢）: a time in brackets behind its figure."""
    told_before: re.Pattern[str]
    """第49周（▢: the days of a time that is printed already."""
    beside: re.Pattern[str]
    beside_end: re.Pattern[str]
    """而▢的: the time of something told beside."""
    cause: re.Pattern[str]
    cause_end: re.Pattern[str]
    """受▢持续干旱影响, 主要系▢起▢所致: the time of a cause."""
    owns: re.Pattern[str]
    """▢末的▢, ▢的高点▢: from a time to its own figure."""
    part_of_year: re.Pattern[str]
    """年末, 年底: no part of a day."""
    part: re.Pattern[str]
    """其中第三季度净利润▢: a part of the time that goes on to hold."""
    closing: re.Pattern[str]
    """转折发生在▢."""
    joined: re.Pattern[str]
    """昨天夜间到今天: both lead the clause."""
    year: re.Pattern[str]
    according: str
    """据2019年普查: no part of the time."""
    moves: tuple[str, ...]
    """本周涨▢: the time belongs to the change alone."""
    same: tuple[str, ...]
    since: tuple[str, ...]
    until: tuple[str, ...]
    of_year: tuple[str, ...]
    """截至▢，▢年度医保已参保▢: the time of the insurance is not that of the figure."""
    so_far: tuple[str, ...]
    """The ends of times that last until now, which 截至▢ closes: 今年以来."""
    sessions: frozenset[str]
    """截至收盘: a part of the day, which gives way to the day."""
    ever_since: tuple[str, ...]
    """五年来: it holds for what follows."""
    today: frozenset[str]
    """今日 of a report, which is of that day beside what is counted up to another."""
    whole_year: frozenset[str]
    """2018年，…，全年实现▢: it says no other time than the one before."""
    overlap: re.Pattern[str]
    """现在 in 出现在 is no time."""
    plan: re.Pattern[str]
    """“十四五”期间: the name of a five-year plan as a time."""


UNSAID = (
    "claim-time-each",
    "claim-time-unsaid",
    "claim-time-round",
    "claim-time-course",
    "claim-time-season",
    "claim-time-done",
)
"""Phrases for times that the scanner does not know."""


def _of_comparisons(pack: Pack) -> Callable[..., TimeRules]:
    """What makes a time that of a comparison, a record or a report."""
    phrase = phrases(pack).regex
    former = words(pack, "claim-time-former")
    part = rf"[^，。；：{FIGURE}{TIME}]"
    return partial(
        TimeRules,
        before=re.compile(rf"[“\"「]$|{words(pack, 'claim-time-before')}$"),
        behind=re.compile(
            f"{phrase('claim-time-behind')}?{phrase('claim-time-festival')}?"
            f"{phrase('claim-time-extent')}?"
        ),
        comparing=re.compile(rf"{phrase('claim-time-compared-by')}(?:[“\"]|{former})?$"),
        compared=re.compile(phrase("claim-time-compared")),
        level=re.compile(phrase("claim-time-level")),
        multiple=re.compile(f"{words(pack, 'claim-time-multiple')}$"),
        multiple_end=re.compile(phrase("claim-time-multiple-end")),
        against=re.compile(f"{words(pack, 'claim-time-against')}$"),
        against_end=re.compile(
            rf"[^，。；：{TIME}]{{0,24}}{words(pack, 'claim-time-against-end')}"
        ),
        standard=re.compile(f"{phrase('claim-time-standard')}$"),
        standard_end=re.compile(f"{part}{{0,16}}{phrase('claim-time-standard-end')}"),
        record=re.compile(phrase("claim-time-record")),
        contract=re.compile(phrase("claim-time-contract")),
        event=re.compile(f"{phrase('claim-time-event')}$"),
        saying=re.compile(rf"[^，。；：{FIGURE}]{{0,12}}?{phrase('claim-time-saying')}"),
    )


def _of_clauses(pack: Pack) -> Callable[..., TimeRules]:
    """What makes a time that of one figure or one clause, beside those of comparisons."""
    return partial(
        _of_comparisons(pack),
        remark=re.compile(rf"{FIGURE}[（(]{TIME}[）)]"),
        told_before=re.compile(rf"(?:{TIME}|{words(pack, 'claim-time-stretch')})（$"),
        beside=re.compile(f"^{words(pack, 'claim-time-beside')}$"),
        beside_end=re.compile(words(pack, "claim-of")),
        cause=re.compile(words(pack, "claim-time-cause")),
        cause_end=re.compile(f"{words(pack, 'claim-time-cause-end')}$"),
        owns=re.compile(
            rf"[^，。；：{FIGURE}]{{1,4}}?{words(pack, 'claim-of')}"
            rf"{words(pack, 'claim-origin-end')}?{FIGURE}"
        ),
        part_of_year=re.compile(words(pack, "claim-time-part-of-year")),
        part=re.compile(rf"{words(pack, 'claim-time-part')}{TIME}[^，]"),
        closing=re.compile(rf"{words(pack, 'claim-time-closing')}{TIME}[。！：:]?$"),
        joined=re.compile(rf"{TIME}[^，]{{0,4}}{words(pack, 'claim-time-joint')}$"),
    )


def _of_reports(pack: Pack) -> Callable[..., TimeRules]:
    """What a report says of its own time, beside the times of clauses: 1月9日电, 上半年…情况."""
    phrase = phrases(pack).regex
    return partial(
        _of_clauses(pack),
        idle=re.compile(
            rf"^\s*(?:（[^（）]{{2,24}}）|【[^【】]{{1,8}}】)|[\s“”（(《》*#\u3000—【】]|{phrase('claim-time-zone')}"
        ),
        wire=re.compile(
            rf"[^（）]{{0,20}}{words(pack, 'claim-wire-end')}(?:\s|（[^（）]{{0,20}}）)\s*"
        ),
        sent=re.compile(rf"{words(pack, 'claim-wire-end')}(?:[\s（]|$)"),
        release=re.compile(phrase("claim-time-release")),
        reported=re.compile(
            rf"[^，。；：{FIGURE}]{{0,16}}?{words(pack, 'claim-time-report')}(?:[，。；：》”）]|$)"
        ),
        heard=re.compile(words(pack, "claim-time-heard")),
        digits=re.compile(rf"[0-9０-９]|{words(pack, 'claim-time-named')}"),
    )


def compile_times(pack: Pack) -> TimeRules:
    """The words of a pack beside times."""
    phrase = phrases(pack).regex
    return _of_reports(pack)(
        unsaid=re.compile(_unsaid(pack)),
        unsaid_cue=re.compile(phrases(pack).cue(*UNSAID)),
        passed=re.compile(phrase("claim-time-passed")),
        passed_cue=re.compile(phrases(pack).cue("claim-time-passed")),
        shared=re.compile(f"{phrase('claim-time-shared')}$"),
        gone=re.compile(f"{words(pack, 'claim-of')}{TIME}"),
        past=re.compile(words(pack, "claim-time-past")),
        goal=re.compile(phrase("claim-time-goal")),
        lasting=re.compile(phrase("claim-time-lasting")),
        fleeting=re.compile(
            f"{words(pack, 'claim-time-same')}$|^{words(pack, 'claim-time-whole-day')}$|^{phrase('claim-time-round', 'claim-time-done')}$"
        ),
        of_a_year=re.compile(phrase("claim-time-of-a-year")),
        starting=re.compile(words(pack, "claim-time-starting")),
        games=frozenset(pack.words_named("claim-time-game")),
        turned=re.compile(words(pack, "claim-time-turned")),
        next_only=re.compile(f"{phrase('claim-time-next-only')}$"),
        joint=re.compile(
            rf"{words(pack, 'claim-time-joint', 'claim-time-closing', 'claim-time-starting')}$"
        ),
        deadline=re.compile(phrase("claim-time-deadline")),
        year=re.compile(phrase("claim-time-year")),
        according=letters(pack, "claim-time-according"),
        moves=pack.words_named("claim-time-move"),
        same=pack.words_named("claim-time-same"),
        since=pack.words_named("claim-time-since"),
        until=pack.words_named("claim-time-until"),
        of_year=pack.words_named("claim-time-of-year"),
        so_far=pack.words_named("claim-time-so-far"),
        sessions=frozenset(pack.words_named("claim-time-session")),
        ever_since=pack.words_named("claim-time-ever-since"),
        today=frozenset(pack.words_named("claim-time-today")),
        whole_year=frozenset(pack.words_named("claim-time-whole-year")),
        overlap=re.compile(phrase("claim-time-overlap")),
        plan=re.compile(rf"十[一二三四五六七八九]五[”\"」]?{phrase('claim-time-plan')}"),
    )


def _unsaid(pack: Pack) -> str:
    """每年, for its own clause; 第47周; 上半场 at the head of a clause; 迎峰度夏期间."""
    phrase = phrases(pack).regex
    return (
        f"(?P<each>{phrase('claim-time-each')})|{phrase('claim-time-unsaid')}"
        rf"|(?:(?<=[，。；：、])|^){phrase('claim-time-round')}(?=[，一-龥])"
        f"|{phrase('claim-time-course')}|{phrase('claim-time-done')}"
        f"|(?<!{TIME})(?P<season>{phrase('claim-time-season')})"
    )
