"""Which script a text is written in, and the digits of full width.

>>> is_latin("£42 — the café's"), is_latin("营收1.2亿元"), is_latin("GDP同比")
(True, False, False)
"""

from __future__ import annotations

from heshu.model import lazy_re as re

FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
"""Digits of full width as those of ASCII, each one character."""
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")


def is_latin(text: str) -> bool:
    """True for text without a Chinese character, whatever its quotes, dashes and currencies."""
    return text.isascii() or HAN.search(text) is None
