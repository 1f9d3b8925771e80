"""Which checks run: families, codes and names, over what runs by itself.

By default every check runs but the opt-in ones, which are noisy or on trial; `preview` adds them.
A family (`CHG`) or `ALL` stands for its checks that run by default; a code (`CHG002`) or a name
(`from-to-percent`) for that check. So an opt-in check runs where its code or name is given, with
`preview`, or where a family is named that has no other checks (`STA`).
"""

from __future__ import annotations

import difflib
import functools
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from heshu.checks.catalogue import CatalogueEntry, UnknownCheck, catalogue
from heshu.checks.check import Check

EVERY = "ALL"
FAMILY_LENGTH = 3
"""Letters of a code that name its family."""
PROFILES: dict[str, tuple[str, ...]] = {"default": (), "facts": ("STY",)}
"""Name of a profile -> families that it leaves out; `facts` leaves matters of style alone."""


class Selection(Struct, frozen=True, kw_only=True):
    """Which checks run: family prefixes, codes and names. Nothing selected means the default."""

    select: tuple[str, ...] = ()
    """Only these, instead of the default."""
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    """These as well."""
    preview: bool = False
    """With the opt-in checks."""
    profile: str = "default"

    def without(self, names: Iterable[str]) -> Selection:
        """The selection with more checks ignored."""
        more = tuple(names)
        return replace(self, ignore=(*self.ignore, *more)) if more else self


def find(name: str) -> CatalogueEntry:
    """The one check with this code or name; raises `UnknownCheck`."""
    for item in catalogue():
        if _is_exact(name, item.check):
            return item
    raise UnknownCheck(unknown(name, catalogue()))


@functools.cache  # a run over many documents asks the same for each of them
def chosen(selection: Selection) -> tuple[Check, ...]:
    """The checks that a selection asks for; raises `UnknownCheck` for a name that fits none."""
    known = catalogue()
    wanted = {item.check.code for item in known if selection.preview or not item.check.opt_in}
    if selection.select:
        wanted = matching(selection.select, known, preview=selection.preview)
    wanted |= matching(selection.extend_select, known, preview=selection.preview)
    ignored = covered(selection.ignore, known)
    ignored |= {item.check.code for item in known if item.check.code[:FAMILY_LENGTH] in
                PROFILES[selection.profile]}  # fmt: skip
    return tuple(item.check for item in known if item.check.code in wanted - ignored)


def matching(
    names: Iterable[str], known: Sequence[CatalogueEntry], *, preview: bool = False
) -> set[str]:
    """The codes of the checks that names in `select` turn on.

    Raises `UnknownCheck`.
    """
    codes: set[str] = set()
    for name in names:
        found = _named(name, known)
        exact = len(found) == 1 and _is_exact(name, found[0])
        opted_in = exact or preview or (name.upper() != EVERY and all(c.opt_in for c in found))
        codes |= {check.code for check in found if opted_in or not check.opt_in}
    return codes


def covered(names: Iterable[str], known: Sequence[CatalogueEntry] | None = None) -> set[str]:
    """The codes of all checks that names stand for, as in `ignore`; raises `UnknownCheck`."""
    entries = catalogue() if known is None else known
    return {check.code for name in names for check in _named(name, entries)}


def _is_exact(name: str, check: Check) -> bool:
    return name.upper() == check.code or name.lower() == check.name


def _named(name: str, known: Iterable[CatalogueEntry]) -> list[Check]:
    """The checks that a name can mean; raises `UnknownCheck` where there are none."""
    entries = tuple(known)
    prefix = name.upper()
    found = [
        item.check
        for item in entries
        if name
        and (
            prefix == EVERY or name.lower() == item.check.name or item.check.code.startswith(prefix)
        )
    ]
    if not found:
        raise UnknownCheck(unknown(name, entries))
    return found


def unknown(name: str, known: Iterable[CatalogueEntry]) -> str:
    """What to say of a name that fits no check, with the nearest that does."""
    entries = tuple(known)
    families = dict.fromkeys(item.check.code[:FAMILY_LENGTH] for item in entries)
    texts = [text for item in entries for text in (item.check.code, item.check.name)]
    pool = {text.lower(): text for text in [*texts, *families, EVERY]}
    near = difflib.get_close_matches(name.lower(), pool, n=1, cutoff=0.5)
    hint = f"; did you mean {pool[near[0]]}?" if near else f"; families: {', '.join(families)}"
    return f"unknown check {name!r}{hint}"
