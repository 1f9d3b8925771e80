"""English codes and list numbers, told by their shape: A321, COVID-19, 1-800-555-0199, (1).

All readers look at a bounded stretch of text before and behind, so that a scan stays linear.
"""

from __future__ import annotations

from itertools import pairwise

from heshu.model import lazy_re as re
from heshu.model.figures import Numeral, NumeralKind
from heshu.numerals.english_context import LOOK_BEHIND, is_amount, letters_code
from heshu.numerals.english_surroundings import Surroundings


def list_number(folded: str, start: int) -> Numeral | None:
    """1. or (1) or 1) at the head of a line."""
    head = start - 1 if start and folded[start - 1] in "([" else start
    line = folded[max(0, head - 12) : head]
    if line.rpartition("\n")[2].strip() or (head >= 12 and "\n" not in line):
        return None
    match = LIST_NUMBER.match(folded, head)
    if match is None:
        return None
    return Numeral(start=head, end=match.end("mark"), kind="list-number", rule="list-number")


PARAGRAPH_NUMBER = re.compile(
    r"(?P<mark>\d{1,2}(?:\.\d{1,2}){1,3})[*_]{0,3}[ \t]{1,8}"
    r"(?:[*_]{1,3}(?=[A-Z])|(?=(?P<word>[A-Z][a-z]{0,24})(?P<text>[ ][a-z]|[.:])?))"
)
LONGEST_HEADLINE = 120
"""Characters behind a number within which a paragraph ends its first sentence."""
BEFORE_PARAGRAPH = 12
"""Characters in front of a paragraph number that are looked at."""


def paragraph_number(text: str, start: int, surroundings: Surroundings) -> Numeral | None:
    """2.1 without a dot behind it at the head of a paragraph: 2.1 *Childcare*, 2.1 The council.

    Nothing but its text tells it from a figure: "2.5 Million Flee" is a headline.
    """
    before = text[max(0, start - BEFORE_PARAGRAPH) : start].rstrip("*_ \t")
    if before and (start > BEFORE_PARAGRAPH or before.strip()) and not before.endswith("\n\n"):
        return None
    match = PARAGRAPH_NUMBER.match(text, start)
    if match is None:
        return None
    word = (match["word"] or "").lower()
    if any(word in known for known in (surroundings.units, surroundings.number_words)):
        return None
    if word in surroundings.measuring:
        return None
    behind = text[match.end() : match.end() + LONGEST_HEADLINE]
    is_prose = match["text"] or ". " in behind or behind.rstrip().endswith(".")
    if word and not is_prose and word not in surroundings.not_counted:
        return None
    return Numeral(start=start, end=match.end("mark"), kind="list-number", rule="list-number")


VERSION = re.compile(
    r"\d{1,3}(?:\.(?:\d{1,4}|x)){0,3}(?=[ ]?(?:[,;:)\]]|\.(?!\d))|$|\n|[ ](?P<next>[a-z]+))"
)


CALL = re.compile(r"(?<![\w-])(?P<word>[a-z_][\w.]{1,20})\($")
ARGUMENT = re.compile(r"\d{1,2}\)")


def product_version(text: str, start: int, surroundings: Surroundings) -> Numeral | None:
    """The version of a product: Node.js 18 or later, PostgreSQL 15.2, Python :: 3.7; readlink(1)."""
    call = CALL.search(text[max(0, start - 24) : start]) if text[start - 1 : start] == "(" else None
    if call and call["word"] not in surroundings.number_words and ARGUMENT.match(text, start):
        return Numeral(start=start, end=text.index(")", start), kind="code", rule="code:call")
    if (
        text[start - 1 : start] != " "
        or surroundings.product.search(text[max(0, start - 44) : start]) is None
    ):
        return None
    match = VERSION.match(text, start)
    if match is None or (match["next"] and match["next"] not in surroundings.released):
        return None
    return Numeral(start=start, end=match.end(), kind="code", rule="code:product")


def _hyphened(folded: str, start: int, floor: int, surroundings: Surroundings) -> int:
    """Where a code such as b-52 begins, or -1 where the hyphen joins no code: mid-2024, 1k-2k."""
    begin = start - 1
    if begin == floor > 0:
        return -1  # $5m-6m
    while begin > floor and folded[begin - 1].isalpha() and start - begin < LOOK_BEHIND:
        begin -= 1
    word = folded[begin : start - 1]
    if word in surroundings.prefixes or (word in surroundings.number_words and len(word) > SHORT):
        return -1
    glued = folded[begin - 1 : begin].isdigit() or folded[begin - 2 : begin - 1].isdigit()
    if glued and (word in surroundings.letters or word in surroundings.units):
        return -1  # 10kg-20kg, 6-foot-2
    return begin


SHORT = 2
"""The A-10 is a plane: "a", "in" and "of" are no numbers before a hyphen."""
LIST_NUMBER = re.compile(
    r"(?P<mark>\(\d{1,3}\)|\[\d{1,3}\]|\d{1,3}\)|\d{1,2}(?:\.\d{1,2}){0,3}\.)[ \t]{1,8}(?=[\"“'‘(]?[^\W\d])"
)


def is_exponent(folded: str, start: int, surroundings: Surroundings) -> bool:
    """True for the digit of km2 and m3."""
    if folded[start + 1 : start + 2].isdigit():
        return False  # the M25 is no area
    begin = start
    while begin > 0 and folded[begin - 1].isalpha() and start - begin < 4:
        begin -= 1
    name = folded[begin : start + 1]
    return begin < start and name in surroundings.units and not folded[begin - 1 : begin].isalpha()


def code_before(folded: str, start: int, floor: int, surroundings: Surroundings) -> Numeral | None:
    """A code whose letters stand before the digits: COVID-19, A321, CO2, #5."""
    before = folded[start - 1] if start else " "
    if before in " .…_" and LEADER.search(folded[max(0, start - LOOK_BEHIND) : start]):
        return letters_code(folded, start, start)  # Chapter 3 .......... 27
    if before in " -" and AGE_GROUP.match(folded, start) and _is_age_limit(folded, start):
        return letters_code(folded, start, start)  # the under-16s
    if before in " \n($£€¥,\t|":
        return None
    begin = start
    if before.isalpha():
        while begin > floor and folded[begin - 1].isalpha() and start - begin < LOOK_BEHIND:
            begin -= 1
        word = folded[begin:start]
        money = word in surroundings.currencies and (
            word not in surroundings.doubtful or is_amount(folded, start)
        )
        if money or ord(before) > 0x2E7F:
            return None
    elif before == "-" and start > 1 and folded[start - 2].isalpha():
        begin = _hyphened(folded, start, floor, surroundings)
        if begin < 0:
            return None
    elif before in "#_@&" or (before == "." and start > 1 and folded[start - 2].isalpha()):
        begin -= 1
    else:
        return None
    return letters_code(folded, max(begin, floor), start)


LEADER = re.compile(r"(?:\.{4,}|(?:[ ]\.){3,}|…{2,}|_{4,})[ ]*$")
"""The dots between a heading and its page in a table of contents."""
AGE_GROUP = re.compile(r"\d{2}['’]?s(?!\w)")


def _is_age_limit(folded: str, start: int) -> bool:
    """True behind under- and over-: the under-16s, over 65s."""
    return folded[max(0, start - 7) : start - 1].endswith((" under", " over", "the u"))


CODE_SHAPE = re.compile(
    r"""
      (?P<phone> \d{1,3}[ .-]\(?\d{2,4}\)?[ .-]\d{3,4}[.-]\d{3,4} (?!\d)
        | \d{3}\)[ ]?\d{3}-\d{4} (?!\d)
        | 0\d{2,4} (?:[ -]\d{3,4}){2} (?!\d)
        | (?<=\+)\d{1,3} (?:[ -]\(?\d{1,5}\)?){2,5} (?!\d) )
    | (?P<groups> \d+ (?:-\d+){2,8} (?![\d%]) )
    | (?P<version> \d+ (?:\.\d+){2,8} (?!\d) )
    | (?P<sets> \d{1,2}-\d{1,2} (?:[ ]?\(\d{1,2}(?:-\d{1,2})?\))?
        (?: ,?[ ](?:and[ ])?\d{1,2}-\d{1,2} (?:[ ]?\(\d{1,2}(?:-\d{1,2})?\))? ){1,6} (?! [\d%] | -\w ) )
    | (?P<zip> \d{5}-\d{4} (?!\d) )
    | (?P<local> \d{3}-\d{4} (?![\d%,.]\d) (?!\d|[ ]?(?:km|kg|m|mm|people|per|dollars)\b) )
    | (?P<colon> \d+ (?:\.\d+)? (?: :\d+ (?:\.\d+)? ){1,8} (?!\d) )
    | (?P<zero> 0\d+ (?! [\d.,] ) )
    | (?P<note> \d{1,3}\] )
    | (?P<mail> [\w.+-]{1,64}@[\w.-]{1,64} )
    """,
    re.VERBOSE,
)


def code_shape(text: str, folded: str, start: int) -> Numeral | None:
    """A telephone number, a version, a score, a footnote mark: told by its shape."""
    match = CODE_SHAPE.match(folded, start)
    if match is None:
        return _address(text, start)
    kind = match.lastgroup
    if kind == "sets" and not _are_scores(match[0]):
        return _address(text, start)
    if kind == "note" and (start == 0 or folded[start - 1] != "["):
        return None
    if kind == "zero" and folded[start : match.end()].strip("0") == "" and match.end() - start < 3:
        return None
    begin = (
        start - 1 if start and folded[start - 1] in "+[(" and kind in ("note", "phone") else start
    )
    token: NumeralKind = "version" if kind == "version" else "code"
    return Numeral(start=begin, end=match.end(), kind=token, rule=f"code:{kind}")


def _are_scores(printed: str) -> bool:
    """True for 6-4, 3-6, 7-5: a pair falls or overlaps; 5-9, 10-14 are classes."""
    pairs = [(int(a), int(b)) for a, b in re.findall(r"(\d+)-(\d+)", printed)]
    falls = any(a >= b for a, b in pairs)
    return falls or any(after[0] <= before[1] for before, after in pairwise(pairs))


ADDRESS = re.compile(
    r"\d{1,5}(?:-\d{1,5})?[ ](?:[NSEW]\.?[ ])?(?:[A-Z][\w.'’]{0,20}[ ]){1,3}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Court|Terrace|Parkway)\b"
)


def _address(text: str, start: int) -> Numeral | None:
    match = ADDRESS.match(text, start)
    if match is None:
        return None
    return Numeral(start=start, end=match.end(), kind="code", rule="code:address")


def slashed_code(folded: str, start: int) -> Numeral:
    """Digits with a slash that are no fraction: 10/29, 747/757."""
    match = re.compile(r"\d+(?:[ ]?[/⁄][ ]?\d+)+").match(folded, start)
    end = match.end() if match else start + 1
    return Numeral(start=start, end=end, kind="code", rule="code:slash")
