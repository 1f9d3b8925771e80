"""Findings about suppressions: what suppresses nothing, and what cannot be understood."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from heshu.layout import language_of
from heshu.model.figures import Place
from heshu.model.findings import Finding, Severity
from heshu.model.texts import Document, LanguageCode
from heshu.suppression.directives import Directive, comments
from heshu.suppression.scopes import Lines, Scope, ends_nothing

UNUSED, UNUSED_NAME = "SUP001", "unused-suppression"
INVALID, INVALID_NAME = "SUP002", "invalid-suppression"
SEVERITY: Severity = "warning"
SAMPLE = 4000
"""Characters of a document that its language is judged by, comments left out."""
UNUSED_TEXT = {
    "zh": "抑制注释没有抑制任何问题：{what}",
    "en": "the suppression suppresses nothing: {what}",
}
INVALID_TEXT = {"zh": "抑制注释无法识别：{what}", "en": "the suppression is not understood: {what}"}
NOTHING_TO_END = "on without off"


def unused(
    document: Document, idle: Sequence[Scope], codes: Collection[str], *, narrowed: bool
) -> Iterator[Finding]:
    """A finding for each name that suppresses nothing, though its checks ran."""
    for scope in idle:
        ran = not narrowed if scope.codes is None else scope.codes <= set(codes)
        if ran and UNUSED not in (scope.codes or ()):
            what = f"{scope.directive.word} {scope.name}".strip()
            yield about(document, scope.directive, UNUSED, what)


def invalid(document: Document, directives: Sequence[Directive]) -> Iterator[Finding]:
    """A finding for each part of a directive that cannot be understood."""
    for directive in directives:
        for problem in directive.problems:
            yield about(document, directive, INVALID, problem)
    for directive in ends_nothing(directives):
        yield about(document, directive, INVALID, NOTHING_TO_END)


def about(document: Document, directive: Directive, code: str, what: str) -> Finding:
    """A finding at a comment, in the language of the document."""
    lines = Lines(document.text)
    line = lines.number(directive.start)
    place = Place(
        document.source, directive.start, directive.end, line + 1,
        directive.start - lines.starts[line] + 1,
    )  # fmt: skip
    texts = UNUSED_TEXT if code == UNUSED else INVALID_TEXT
    language = _language(document.text)
    return Finding(
        code=code,
        name=UNUSED_NAME if code == UNUSED else INVALID_NAME,
        severity=SEVERITY,
        message=texts[language].format(what=what),
        place=place,
        sentence=document.text[directive.start : directive.end],
    )


def _language(text: str) -> LanguageCode:
    """The language of a document, whatever language its comments are in."""
    sample, parts, done = text[:SAMPLE], [], 0
    for start, end in comments(sample):
        parts.append(sample[done:start])
        done = end
    return language_of("".join([*parts, sample[done:]])) or "en"
