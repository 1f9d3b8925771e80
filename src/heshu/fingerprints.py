"""Fingerprints of findings: the same for moved text, another one for a changed figure.

A fingerprint is made of the rule, the path, the figures of the relation and the sentences with
these figures masked: `护栏由□降至□，降低□。` Line numbers take no part, so that a paragraph may move
and be wrapped anew, and the finding stays known; a figure that is edited wakes it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from heshu.model.figures import Claim
from heshu.model.findings import Finding

MASK = "□"
DIGITS = 32
"""Hexadecimal digits of a fingerprint: 128 bits, far beyond chance meetings."""


def fingerprint(finding: Finding, path: str) -> str:
    """The fingerprint of a finding in the document at a path with `/` between folders."""
    figures = [claim.quantity.text for claim in finding.claims]
    figures += [mention.text for mention in finding.mentions]
    sentences = masked(finding.claims) or [finding.sentence]
    parts = ["1", finding.code, path, *map(_plain, figures), "", *map(_plain, sentences)]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:DIGITS]


def masked(claims: Iterable[Claim]) -> list[str]:
    """The sentences of the claims in order, each once, the figures in them masked."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for claim in claims:
        spans.setdefault(claim.sentence, []).append((claim.start, claim.end))
    return [_masked(sentence, sorted(set(inside))) for sentence, inside in spans.items()]


def numbered(prints: Iterable[str]) -> list[str]:
    """The fingerprints of one document made unique: the second of two equal ones ends in `-2`.

    >>> numbered(["a", "b", "a"])
    ['a', 'b', 'a-2']
    """
    seen: dict[str, int] = {}
    unique = []
    for each in prints:
        seen[each] = seen.get(each, 0) + 1
        unique.append(each if seen[each] == 1 else f"{each}-{seen[each]}")
    return unique


def _masked(sentence: str, spans: list[tuple[int, int]]) -> str:
    parts, done = [], 0
    for start, end in spans:
        parts.append(sentence[done:start])
        done = max(done, end)
    return MASK.join([*parts, sentence[done:]])


def _plain(text: str) -> str:
    """The text with white space made even, which a line wrap changes."""
    return " ".join(text.split())
