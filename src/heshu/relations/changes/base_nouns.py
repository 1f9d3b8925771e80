"""What the levels of an implied base measure, by nouns that are told alike: sold, sales."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.scripts import is_latin
from heshu.relations.cautions import Cautions
from heshu.relations.changes.bases_told import ToldRules, compile_told
from heshu.relations.changes.custom import RealGrowth, compile_real_growth
from heshu.relations.scene import Scene


class BaseRules(Struct, frozen=True):
    """What the finder of implied bases compiled from a pack."""

    real: RealGrowth
    cautions: Cautions
    told: ToldRules
    verbs: Mapping[str, str]
    """Verb -> the noun that says the same: sold -> sales, 生产 -> 产."""
    nouns: Mapping[str, str]
    """Noun -> another that says the same: membership -> members."""


def compile_bases(pack: Pack, cautions: Cautions) -> BaseRules:
    """The rules of a pack for implied bases."""
    return BaseRules(
        compile_real_growth(pack),
        cautions,
        compile_told(pack),
        _pairs(pack, "relation-verb-noun"),
        _pairs(pack, "relation-noun-noun"),
    )


def _pairs(pack: Pack, name: str) -> Mapping[str, str]:
    """What a list of entries such as `sold|sales` leads from and to."""
    pairs = (entry.partition("|") for entry in pack.words_named(name))
    return {one: other for one, _, other in pairs}


POSSESSIVE = re.compile(r"^(?:[a-z-]+\s)*[a-z-]+['’]s?\s")


def noun(claim: Claim, rules: BaseRules, scene: Scene) -> str:
    """The indicator as it is compared: "sold 50 tonnes of beet" is of "the farm's beet sales"."""
    name, said = claim.indicator.lower(), scene.said
    if name and not is_latin(name):
        name = said["verb-of-reaching"].sub("", name) or name
    name = POSSESSIVE.sub("", name) if POSSESSIVE.match(name) else said["owner"].sub("", name)
    name = said["in-numbers"].sub("s", name)
    for one, other in rules.nouns.items():
        name = name.replace(one, other)
    if not is_latin(name):
        return _chinese_noun(claim, rules, scene)
    found = said["verb-of-a-level"].search(claim.sentence, 0, claim.start)
    verb = rules.verbs.get(found[0].split()[0].lower()) if found else None
    if verb is None or verb in name:
        return name
    return f"{name} {verb}"


def _chinese_noun(claim: Claim, rules: BaseRules, scene: Scene) -> str:
    """完成水利投资 and 完成的水利投资额 are 水利投资; 生产化肥 is 化肥产量."""
    name, said = claim.indicator.lower(), scene.said
    name = said["verb-of-reaching"].sub("", name) or name
    ahead = claim.sentence[: claim.start]
    at = ahead.rfind(name)
    made = said["made-or-sold"].search(ahead, 0, at) if at > 0 else None
    bare = said["deed-ahead"].sub("", name)
    bare = bare if len(bare) >= LEAST_NOUN else name
    short = said["noun-of-amount"].sub("", bare)
    bare = short if len(short) >= LEAST_NOUN else bare
    whole = said["word-goes-on"].search(ahead, 0, at) is None if at > 0 else True
    own = said["owner-ahead"].sub("", bare) if whole else bare  # not the 医院 of 中医院手术量
    bare = own if len(own) >= LEAST_NOUN else bare
    if made is None or bare.endswith(tuple(rules.verbs.values())):
        return bare
    return bare + next(short for verb, short in rules.verbs.items() if made[0].startswith(verb))


LEAST_NOUN = 2
"""Characters that are left of a noun."""
