"""Split a passage into sentences.

>>> from heshu.languages.schema import Pack
>>> passage = Passage(text="参保5.71万人。“真好！”市民说。")
>>> [sentence.text for sentence in split(passage, compile_rules(Pack(language="zh")))]
['参保5.71万人。', '“真好！”', '市民说。']

Chinese sentences end with 。！？……, closing quotes included; ； divides clauses inside one. English
ones end with a full stop that belongs to no abbreviation, initial or decimal. In a table each
row is a sentence. What runs on without an end, such as ten megabytes of commas, is cut between
clauses, so that no later stage has to look at more than a page at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern
from heshu.model import lazy_re as re
from heshu.model.texts import Passage, Sentence

CHINESE_END = re.compile(
    r"""
    (?P<mark>
        [。！？!?…．｡.\n]  # one set of characters in front lets the scan run at full speed
        (?: (?<= [。！？\n] ) [。！？\n]*
          | (?<= [!?] ) [!?]* (?! [0-9A-Za-z=&/%_] )
          | (?<= … ) …+
          | (?<= \. ) \.{5,}
          | (?<= [\u4e00-\u9fff%％）)”] [.．｡] ) (?! [0-9A-Za-z.．] )
        )
    )
    (?P<closers> [”’」』）)\]】〕〉》"…！？。]* )
    """,
    re.VERBOSE,
)
GOES_ON = frozenset("，、；：,;的等")
"""Behind a closing quote they show that the quoted end is not the end: “真好！”，市民说。"""
GOES_ON_BEHIND_ASKING = GOES_ON | frozenset("和与及或")
SHORTEST_BEFORE_STOP = 6
"""Characters before a half-width full stop; less is a list number such as 一."""
ENGLISH_END = re.compile(
    r"""
    (?P<mark> [.!?…]+ | [。！？]+ | \n+ )
    (?P<closers> ["'”’»)\]}]* )
    (?= \s | $ | (?<= [。！？\n] ) )
    """,
    re.VERBOSE,
)
NEXT_WORD = re.compile(r"\s*(?P<opening>[\"'“‘«(\[]*)(?P<word>[^\s\"'“”’()\[\],.;:!?]*)")
LAST_WORD = re.compile(r"[^\s\"'“‘(\[—–/]*$")
INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]$")
SHILLINGS, PENCE = re.compile(r"\d{1,2}s"), re.compile(r"\d{1,2}[¼½¾]?d")
"""Of a sum in old money: £184 7s. 6d."""
LIST_NUMBER = re.compile(r"\s*[(\[]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})$")
LONGEST = 2000
"""Characters; a longer sentence is a list or a table run together, or no text at all."""
CUTS = (
    re.compile(r"[；;]"),
    re.compile(r"[，：](?![0-9０-９]{3})|[,:](?=\s)"),
    re.compile(r"、|(?<![0-9０-９])\s+(?![0-9０-９])"),
    re.compile(
        r"(?<=[\u4e00-\u9fff]) [^\W\d_a-zA-Zａ-ｚＡ-Ｚ〇零一二三四五六七八九十百千万亿两几半]"
        r"(?=[\u4e00-\u9fff])",
        re.VERBOSE,
    ),
)
"""Places to cut a text that has no end: between clauses, phrases, words, characters."""
LONGEST_NUMBER = 10
LONGEST_ELLIPSIS = 3
"""More dots than this lead to a page number in a table of contents."""
SHORTEST_WITH_HEADINGS = 300
FEWEST_HEADINGS = 2
MOST_SPACES = 4
LONGEST_WORD = 40
"""Characters looked back over for an abbreviation."""


class SentenceRules(Struct, frozen=True):
    """The words of a language that decide whether a full stop ends a sentence."""

    abbreviations: frozenset[str]
    """With their full stop; a sentence ends behind one only before an opener."""
    titles: frozenset[str]
    """Abbreviations that a name must follow: Mr., St."""
    openers: frozenset[str]
    """Words that rather begin a sentence than follow an abbreviation: The, It."""
    headings: re.Pattern[str] | None = None
    """Headings of reports that a text may have run into the sentence below them."""


def compile_rules(pack: Pack) -> SentenceRules:
    """The sentence rules of a language.

    They are its lists `abbreviation`, `title-abbreviation`, `first-word` and `run-in-heading`.
    """
    headings = pack.words_named("run-in-heading")
    return SentenceRules(
        frozenset(pack.words_named("abbreviation")),
        frozenset(pack.words_named("title-abbreviation")),
        frozenset(pack.words_named("first-word")),
        re.compile(rf"{pattern(headings)}(?=\s+[A-Z])") if headings else None,
    )


def split(passage: Passage, rules: SentenceRules) -> tuple[Sentence, ...]:
    """The sentences of a passage; each character but white space is in exactly one."""
    text = passage.text
    if passage.kind == "table":
        ends = _row_ends(text)
    elif passage.language == "zh":
        ends = _chinese_ends(text)
    else:
        ends = _with_headings(text, _english_ends(text, rules), rules)
    if passage.kind != "table" and len(text) > LONGEST:
        ends = _with_cuts(text, ends)
    return tuple(_between(passage, ends))


def _with_cuts(text: str, ends: Iterator[int]) -> Iterator[int]:
    """The ends, and more between them wherever two are too far apart."""
    start = 0
    for end in (*ends, len(text)):
        while end - start > LONGEST:
            start = _cut(text, start, end)
            yield start
        if end > start:
            yield end
        start = end


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut what begins at `start`: the last and surest place in half a page.

    No figure is torn apart for it; where there is no place at all, the next one farther on counts.
    """
    middle, limit = start + LONGEST // 2, start + LONGEST
    for places in CUTS:
        found = [place.end() for place in places.finditer(text, middle, limit)]
        if found:
            return found[-1]
    later = CUTS[-1].search(text, limit, end)
    return later.end() if later else end


def _between(passage: Passage, ends: Iterator[int]) -> Iterator[Sentence]:
    """The sentences between the ends, without the white space around them."""
    text, start = passage.text, 0
    for end in (*ends, len(text)):
        sentence = text[start:end]
        bare = sentence.strip()
        if bare:
            first = start + len(sentence) - len(sentence.lstrip())
            yield Sentence(passage, first, first + len(bare))
        start = end


def _row_ends(text: str) -> Iterator[int]:
    return (match.end() for match in re.finditer("\n", text))


def _chinese_ends(text: str) -> Iterator[int]:
    """Offsets behind the sentences of a Chinese text."""
    start = 0
    quotes, counted = 0, 0
    for match in CHINESE_END.finditer(text):
        end = match.end()
        if '"' in match["closers"]:
            # A straight quote closes if it is the second of a pair; else it opens what follows.
            quotes += text.count('"', counted, match.end("mark"))
            counted = match.end("mark")
            if quotes % 2 == 0:
                end = match.end("mark") + match["closers"].index('"')
        if end < start or _goes_on(text, match, end):
            continue
        if match["mark"] in ".．" and end - start <= SHORTEST_BEFORE_STOP:
            continue
        yield end
        start = end


def _goes_on(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the sentence goes on behind an end mark and its closing quotes."""
    following = text[end : end + 1]
    if not following or match["mark"][0] == "\n":
        return False
    if match["closers"][-1:] in ("》", "〉"):
        return True
    asking = match["mark"][-1] in "！？!?" and match["closers"]
    return following in (GOES_ON_BEHIND_ASKING if asking else GOES_ON)


def _english_ends(text: str, rules: SentenceRules) -> Iterator[int]:
    """Offsets behind the sentences of an English text."""
    start = 0
    for match in ENGLISH_END.finditer(text):
        if _ends_sentence(text, match, start, rules):
            yield match.end()
            start = match.end()


def _with_headings(text: str, ends: Iterator[int], rules: SentenceRules) -> Iterator[int]:
    """The ends, and one behind each heading that has lost its line.

    "Consumer Spending Retailers reported higher sales." One alone may be words of a sentence, so
    that a text must have several.
    """
    if rules.headings is None or len(text) < SHORTEST_WITH_HEADINGS:
        yield from ends
        return
    found = {match.start(): match for match in rules.headings.finditer(text)}
    if len({match[0] for match in found.values()}) < FEWEST_HEADINGS:
        yield from ends
        return
    for end in ends:
        yield end
        start = (
            end + len(text[end : end + MOST_SPACES]) - len(text[end : end + MOST_SPACES].lstrip())
        )
        if start in found:
            yield found[start].end()


def _ends_sentence(text: str, match: re.Match[str], start: int, rules: SentenceRules) -> bool:
    """Whether an end mark of an English text ends a sentence."""
    mark = match["mark"]
    following = NEXT_WORD.match(text, match.end())
    word, opening = (following["word"], following["opening"]) if following else ("", "")
    if mark[0] in "\n。！？" or not text[match.end() : match.end() + 1]:
        return True
    if word[:1].islower() or (not word and not opening):
        return False
    if len(mark) > LONGEST_ELLIPSIS and word[:1].isdigit():
        return False  # Chapter 3 .......... 27
    if mark != ".":
        return True
    before = LAST_WORD.search(text, max(start, match.start() - LONGEST_WORD), match.start())
    last = before[0] if before else ""
    if not last and word.isdigit():
        return False  # Summary . . . . 45
    last = last.rpartition("-")[2]  # Acme-St. Paul
    if last + "." in rules.titles or (SHILLINGS.fullmatch(last) and PENCE.fullmatch(word)):
        return False
    if match.start() - start <= LONGEST_NUMBER and LIST_NUMBER.match(text[start : match.start()]):
        return False
    if last + "." in rules.abbreviations or INITIALS.match(last):
        return word in rules.openers and f"{word}." not in rules.abbreviations
    return True
