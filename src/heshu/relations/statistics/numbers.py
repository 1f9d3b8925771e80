"""Numbers as papers print them: .036, −0.35, 1,204, 0．05; and the place of a stretch of text."""

from __future__ import annotations

from decimal import Decimal

from heshu.languages.lists import NOTHING
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.intervals import Printed

MINUS = "-−–"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
PLAIN = rf"(?:{DIGITS}(?:[.．]\d+)?|[.．]\d+)"
"""A number without a sign; no digit or sign of a power may follow it."""
NUMBER = rf"(?:[{MINUS}]\s?)?{PLAIN}"
END = r"(?![\d%％]|[.．,]\d|\s?[×xX*]\s?10|[eE][-−+\d])"
"""What must not follow a p-value: more digits, a power of ten."""
FULL_WIDTH = str.maketrans("０１２３４５６７８９．－＋", "0123456789.-+")


def printed(text: str) -> Printed:
    """A printed number with its precision, rounded to its last place: .036 -> 0.036 ± 0.0005."""
    plain = text.translate(FULL_WIDTH).replace(",", "").replace(" ", "")
    negative = plain[0] in MINUS
    value = Decimal(plain.lstrip(MINUS))
    exponent = value.as_tuple().exponent
    places = exponent if isinstance(exponent, int) else 0
    return Printed(
        value=-value if negative else value,
        precision=Decimal(1).scaleb(places),
        kind="other",  # an integer is rounded too: t(28) = 2
    )


def equals(pack: Pack) -> str:
    """What stands between a name and its number: =, 为, was."""
    return rf"(?:\s*(?:[=＝:：]|{either(pack.words_named('statistics-equals'))})\s*)"


def either(words: tuple[str, ...]) -> str:
    """Any of the words, the longest first; Latin ones end where no letter follows."""
    if not words:
        return NOTHING
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(map(_whole, ordered)) + ")"


def _whole(word: str) -> str:
    body = re.escape(word).replace(r"\ ", r"\s+")
    left = r"(?<![A-Za-z])" if word[0].isascii() and word[0].isalpha() else ""
    right = r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else ""
    return left + body + right
