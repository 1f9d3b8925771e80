"""Parts of which one is some of another: the valid ones of the forms returned, rice of the grain."""

from __future__ import annotations

from heshu.relations.parts.rules import Listed


def is_nested_in_a_part(listed: Listed) -> bool:
    """True for 发放问卷500份，回收480份，有效450份: the valid ones are some of those returned.

    So are those who came of those who should have: 应参保250万人，实际参保245万人.
    """
    if _is_share_of_a_part(listed) or _is_inside_a_part(listed):
        return True
    said = listed.match.scene.said
    words = [part.before for part in listed.parts]
    valid = [said["valid"].search(each) is not None for each in words]
    returned = [said["returned"].search(each) is not None for each in words]
    if any(valid) and any(back and not good for back, good in zip(returned, valid, strict=True)):
        return True
    due = [number for number, each in enumerate(words) if said["due-to-do-so"].search(each)]
    return bool(due) and any(said["have-done-so"].search(each) for each in words[due[0] + 1 :])


def _is_share_of_a_part(listed: Listed) -> bool:
    """True for 粮食72万亩；水稻27万亩，占粮食面积的37.5%: the second is some of the first."""
    scene = listed.match.scene
    for number, part in enumerate(listed.parts[1:], start=1):
        base = scene.said["base-of-share"].match(scene.text, part.offset + 1)
        if base is None:
            continue
        name = base[0][base[0].index("占") + 1 :]
        ahead = [scene.said["of-these"].sub("", each.before) for each in listed.parts[:number]]
        if any(len(noun) > 1 and noun in name for noun in ahead):
            return True
    return False


def _is_inside_a_part(listed: Listed) -> bool:
    """True for 研究生1300人，研究生中有博士生260人: the last ones are some of those before."""
    scene = listed.match.scene
    inside = scene.said["inside-it"]
    for number, part in enumerate(listed.parts[1:], start=1):
        for each in listed.parts[:number]:
            noun = scene.said["of-these"].sub("", each.before)
            at = part.before.find(noun) if len(noun) > 1 else -1
            if at >= 0 and inside.match(part.before, at + len(noun)):
                return True
    return False
