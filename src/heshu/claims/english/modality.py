"""Whether a figure is stated as a fact: `aims to cut ▢` is a target, `is expected to be ▢` is not.

The words that say so stand in front of the figure in its clause, the nearest first, or close
behind it: `the ▢ that economists had predicted`. What a figure is compared with is a fact again.
"""

from __future__ import annotations

from heshu.claims.english.frames import Frame
from heshu.claims.english.modality_rules import ModalityRules
from heshu.claims.english.times.records import deed_behind, is_revised
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re
from heshu.model.figures import Modality

BEHIND = 10
"""Tokens behind a figure among which it may be called a forecast."""
VERBS = frozenset("VLvURDCkx")
OTHER_CLAUSE = re.compile(r",&[dXNE]+[UDLv]")
ADDED = re.compile(r"w|ad?No$")
"""▢, with costs of ▢; ▢, at a cost of ▢"""
FORESEEN_BY = re.compile(r"X?b[dX]{0,2}Q")
"""expected by ▢ of ▢ analysts: how many of them, who are a fact"""
THAT_DOES = re.compile(r"kX?(?:[VL]|Nd)")
"""is to buy a mill in a deal that values it at ▢: a clause of its own, which tells a fact"""
FURNISHED = re.compile(r"[NE]{1,4}(?:,&?d[NE]{1,4}){0,4},?&?d?[NE]{1,3}[wr]$")
"""with ▢ lanes, a garden, a hall with ▢ seats and parking for ▢: a list of what a thing has"""
AND_TO = re.compile(r"[^,]*,&t(?=[vVUDLxN])")
"""is to close a mill with ▢ workers, and to open one"""
PASSES = re.compile(r"k(?:d[NE]{1,4}|[SE])N(?=[.,;)])")
"""if the bill passes: a verb that looks like a noun"""
MAKES = re.compile(r"tX?(?P<verb>[vVUDL])(?P<object>[dNEX,&Q]*N)(?:[piaorf]d?[NE]*E)?$")
"""is to build a mill in Acmetown, in front of that"""
TO_DO = re.compile(r"tX?[vVUDL]")
FINITE = re.compile(r"[xvVLUD]")
IS_TO = re.compile(r"(?:vX?|vL)t[vVUDLx]")
BASES = frozenset({"from", "compared"})


def modalities(line: Line, frames: list[Frame], rules: ModalityRules) -> list[Modality]:
    """The modality of each figure of a line."""
    if rules.cues.isdisjoint(line.words) and not IS_TO.search(line.shape):
        return ["stated"] * len(frames)
    found: list[Modality] = []
    for frame, token in zip(frames, line.figures, strict=False):
        own = _modality(line, frame, token, rules)
        if own == "stated" and frame.chain >= 0:
            revised = frame.link not in BASES or (
                _is_revised(line, frames, frame.chain, rules) and not _came_true(line, token, rules)
            )
            own = found[frame.chain] if revised else own
        found.append(own)
    return found


def _modality(line: Line, frame: Frame, token: int, rules: ModalityRules) -> Modality:
    """The first rule that holds for one figure."""
    if frame.expected or _is_expected_behind(line, token, rules):
        return "forecast"
    if frame.link in BASES or frame.change == "from" or _is_known(line, token):
        return "stated"
    if frame.rule == "change-noun-before" and _is_supposed(line, token, rules):
        return "hypothetical"
    if _is_distance(line, frame, token):
        return "stated"
    start = _start(line, token, rules)
    conditional = _condition(line, token, rules)
    passed = token
    for index in range(token - 1, start - 1, -1):
        word, letter = line.words[index], line.shape[index]
        if index > passed:
            continue
        if _is_passing(line, index, rules):
            passed = max(line.shape.rfind(",", start, index), start - 1)
            continue
        if letter == "Q" and frame.chain < 0 and _is_clause(line, index, token, rules):
            break  # an earlier figure with a clause of its own
        if letter == "&" and line.shape[index + 1] in "AB":
            break  # above our guidance and up ▢
        if letter == "," and OTHER_CLAUSE.match(line.shape, index, token):
            break  # It expects a dull year, and sales fell to ▢
        said = _said(line, index, token, rules, conditional=conditional)
        if said:
            return said
        if word in rules.negations and _negates(line, index, token):
            return "negated"
    if conditional and _in_condition(line, token, rules):
        return "hypothetical"
    return _said_behind(line, token, rules)


def _is_distance(line: Line, frame: Frame, token: int) -> bool:
    """will travel to Acmetown, ▢ away: how far it is, whatever is planned there."""
    beside = (
        line.shape[max(0, token - 2) : token] == "E," and line.shape[token + 1 : token + 2] == "X"
    )
    return frame.physical and beside


def _is_revised(line: Line, frames: list[Frame], head: int, rules: ModalityRules) -> bool:
    """raised its forecast to ▢ from ▢: what was forecast before was a forecast too."""
    verb, token = frames[head].governor, line.figures[head]
    return is_revised(line, max(verb, 0), token, rules.predictions)


def _came_true(line: Line, token: int, rules: ModalityRules) -> bool:
    """raised its forecast to ▢ from the ▢ that was reached; not: from the ▢ it had predicted."""
    verb = deed_behind(line, token)
    return verb >= 0 and line.words[verb] not in rules.foreseen


def _is_clause(line: Line, figure: int, token: int, rules: ModalityRules) -> bool:
    """, while output was; not so: expect sales of ▢, and costs of; ▢, with costs falling to."""
    between = line.shape[figure + 1 : token]
    if _goes_on(line, figure, token, rules) or ADDED.match(between.partition(",")[2]):
        return False
    if VERBS.isdisjoint(between):
        between = "Q".join(part for part in between.split("Q") if not FURNISHED.match(part))
    return "," in between and (",&" not in between or not VERBS.isdisjoint(between))


def _start(line: Line, token: int, rules: ModalityRules) -> int:
    """First token of the statement that holds a figure."""
    for index in range(token - 1, -1, -1):
        if line.shape[index] in ";.:" or line.words[index] in rules.turns:
            return index + 1
    return 0


def _said(
    line: Line, index: int, token: int, rules: ModalityRules, *, conditional: bool
) -> Modality | None:
    """What one word in front of a figure says about it; `None` for nothing."""
    word = line.words[index]
    if word in rules.targets:
        return None if _is_aside_plan(line, index, token, rules) else "target"
    if word in rules.binding and TO_DO.match(line.shape, index + 1):
        return "target"
    bound = _is_to(line, index, rules)
    if bound and not _is_told_of_it(line, index, token, rules):
        return bound
    owned = word in rules.predictions and line.words[max(0, index - 1)] in rules.owners
    if owned and line.shape[index + 1 : index + 2] in tuple("otp"):
        return "forecast"
    if word in rules.chances and line.shape[index] == "x":
        return "hypothetical"
    if word in rules.would:
        moved = set("Qun") & set(line.shape[:index]) and "R" not in line.shape[:index]
        return "hypothetical" if conditional or moved else "forecast"
    if word == "seen" and line.words[max(0, index - 1)] in ("has", "have", "had"):
        return None
    if word in rules.forecasts:
        adjective = line.shape[index] == "N" and line.shape[index + 1 : index + 2] == "c"
        adjective = adjective or _is_epithet(line, index, rules)
        adjective = adjective or (line.shape[index] == "N" and word in rules.works)
        adjective = adjective or FORESEEN_BY.match(line.shape, index + 1) is not None
        return None if adjective else ("hypothetical" if conditional else "forecast")
    return None


def _is_told_of_it(line: Line, index: int, token: int, rules: ModalityRules) -> bool:
    """is to buy a mill that makes ▢: a fact about it; not: is to build a mill that makes ▢, and to hire ▢."""
    that = THAT_DOES.search(line.shape, index + 1, token)
    if that is None or _goes_on(line, that.end(), token, rules):
        return False
    made = MAKES.match(line.shape, index, that.start())
    return made is None or line.words[made.start("verb")] not in rules.making


def _goes_on(line: Line, first: int, token: int, rules: ModalityRules) -> bool:
    """is to close a mill with ▢ workers, and to open one with ▢: one plan."""
    found = AND_TO.match(line.shape, first, token)
    if found is None:
        return False
    return line.shape[found.end()] != "N" or line.words[found.end()] in rules.making


def _is_expected_behind(line: Line, token: int, rules: ModalityRules) -> bool:
    """the ▢ expected by analysts, the ▢ pencilled in by most of them."""
    behind = line.words[token + 1 : token + 4]
    return behind[:1] != () and behind[0] in rules.forecasts and "by" in behind


def _is_known(line: Line, token: int) -> bool:
    """about ▢ below the ▢ it earned, above the ▢ produced in March: a figure that is past."""
    if line.words[token - 1 : token] != ("the",):
        return False
    behind = token + 1 + (line.shape[token + 1 : token + 2] == "S")
    word = line.words[behind] if behind < len(line.words) else ""
    return line.shape[behind : behind + 1] in ("V", "L") and word.endswith("ed")


def _is_supposed(line: Line, token: int, rules: ModalityRules) -> bool:
    """A rise of ▢ in the rate would cut profit by ▢: a change that is only supposed."""
    verb = FINITE.search(line.shape, token)
    if verb is None or line.words[verb.start()] not in rules.would:
        return False
    return set("Q,k;").isdisjoint(line.shape[token + 1 : verb.start()])


def _is_to(line: Line, index: int, rules: ModalityRules) -> Modality | None:
    """is to cut ▢, are set to fall to ▢; `None` where to is no part of a verb."""
    before = line.words[max(0, index - 2) : index]
    if line.shape[index] != "t" or line.shape[index + 1 : index + 2] not in tuple("vVUDLx"):
        return None
    if before[-1:] != () and before[-1] in rules.fixed and before[0] in rules.present:
        return "forecast"
    place = index - 1 - (line.shape[max(0, index - 1)] == "X")
    bound = place >= 0 and line.words[place] in rules.present
    return "target" if bound and line.shape[max(0, place - 1)] in "NES," else None


def _is_epithet(line: Line, index: int, rules: ModalityRules) -> bool:
    """likely voters, Expect to pay ▢: who is asked, and what a guide advises."""
    if index == 0 and line.words[index] in rules.advice:
        return True
    people = line.words[index + 1 : index + 2]
    return line.words[index] in rules.epithets and people != () and people[0] in rules.people


def _is_aside_plan(line: Line, index: int, token: int, rules: ModalityRules) -> bool:
    """plan assets fell to ▢; waiting for planned surgery fell by ▢; Under the plan agreed in May, it paid ▢.

    The word only tells which one something is, or belongs to a clause of its own.
    """
    shape = line.shape
    between = shape[index + 1 : token]
    if line.words[index] in rules.grants:
        return set("tkRS").isdisjoint(between)  # The state has promised ▢
    if shape[index] not in "NE" and between[:1] != "V":  # under the plan agreed in May
        return False
    if shape[index] == "E" and shape[index - 1 : index] == "E":
        return True  # the Acme Staff Plan
    acted = FINITE.search(between)
    if acted is None or line.words[index + 1 + acted.start()] in rules.linking:
        return False
    if line.words[index].endswith("ed"):
        return shape[max(0, index - 1)] in "pr"
    led = shape[max(0, index - 4) : index].strip("dNXun")[-1:]
    aside = between.find(",") + 1
    ended = led in tuple("prbf") and aside and FINITE.search(between, aside)
    return between[:1] in tuple("NE") or bool(ended)


def _is_passing(line: Line, index: int, rules: ModalityRules) -> bool:
    """As planned, ▢; the carrier, long seen as a target, added ▢: no figure is said to be one."""
    if line.words[index] not in rules.targets | rules.forecasts:
        return False
    behind = line.shape[index + 1 : index + 3]
    if not _is_in_aside(line, index):
        return False
    noun = line.shape[index] == "N" or line.words[index].endswith("ed")
    return noun and behind[:1] == "," and behind[1:] not in ("Q", "R", "k", "S", "")


def _is_in_aside(line: Line, index: int) -> bool:
    """Behind a comma without a verb that says of whom it is, or at the head of the sentence."""
    opening = line.shape.rfind(",", 0, index)
    if opening < 0:
        return index == 1 and line.shape[0] == "p"  # As planned, ▢
    return set("vxVUDR").isdisjoint(line.shape[opening + 1 : index].replace("V", "", 1))


def _condition(line: Line, token: int, rules: ModalityRules) -> bool:
    """if ▢; Had the dollar risen ▢, sales would.

    Not so: expects sales of ▢, which would hurt if it rained, where the clause with if belongs to
    another one, which no comma ends.
    """
    if line.words[0] in rules.inverted and not rules.would.isdisjoint(line.words):
        return True
    for index, word in enumerate(line.words):
        if word not in rules.conditions or line.words[max(0, index - 1)] in rules.no_conditions:
            continue
        aside = line.shape.find(",k", token, index)
        closed = aside + 2 < index - 1 and line.shape[index - 1] == ","
        if aside < 0 or (closed and _has_verb(line, index)):
            return True
    return False


def _has_verb(line: Line, index: int) -> bool:
    """, if the bill passes, if members agree; not: , if not a record."""
    passes = PASSES.match(line.shape, index)
    verb = passes is not None and line.words[passes.end() - 1].endswith("s")
    return verb or FINITE.search(line.shape, index) is not None


def _in_condition(line: Line, token: int, rules: ModalityRules) -> bool:
    """Whether a figure stands in the clause that begins with the condition."""
    for index in range(token - 1, -1, -1):
        if line.words[index] in rules.conditions or (
            index == 0 and line.words[0] in rules.inverted
        ):
            return True
        if line.shape[index] in ",;.:":
            return False
    return False


def _negates(line: Line, index: int, token: int) -> bool:
    """did not reach ▢: the negation stands at the verb that governs the figure."""
    between = line.shape[index + 1 : token]
    return between[:1] in tuple("VLUDN") and between[:1] != "" and not set("kRQ,") & set(between)


def _said_behind(line: Line, token: int, rules: ModalityRules) -> Modality:
    """Highs of ▢ are forecast; the ▢ that economists had predicted."""
    for index in range(token + 1, min(token + 1 + BEHIND, len(line.words))):
        if line.shape[index] in ",;.:Q&":
            break
        before = line.words[index - 1]
        if line.words[index] in rules.epithets and line.shape[index - 1] == "N":
            return "forecast"  # ▢ of snow likely by Sunday
        if line.words[index] in rules.forecasts and (line.shape[index - 1] in "xv"):
            return "forecast"
        if line.words[index] in rules.targets and before in ("be", "is", "are", "was", "were"):
            return "target"
    return "stated"
