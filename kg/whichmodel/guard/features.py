"""What a reply says outright of one named model: on what it works, on what it runs, of which year and kind it is, how large.

Only a sentence that begins with the name, names no other, and neither denies, doubts nor supposes anything is read so:
"SwinIR upscales videos", "HAT was released in 2019".
"""

import re
from collections.abc import Iterator, Sequence

from whichmodel.guard.certainty import unsaid
from whichmodel.guard.claim import Claim
from whichmodel.guard.names import Mention
from whichmodel.guard.passages import Passage
from whichmodel.guard.saying import NAME

_I = re.IGNORECASE
#: The name that a sentence or an item of a list begins with, and what leads on from it.
_SUBJECT = re.compile(rf"(?:(?!{NAME})[\W_])*(?:(?:and|but|also|yes|so|well|here|the),?\s){{0,2}}[*_`\[]*(?P<name>{NAME}+)(?:[*_`\]]|\(\ufffc+\))*(?:,?\s(?:model|network))?(?:\s?[:–—-]|,)?[*_`]*\s", _I)
#: What is only partly so, done with something else around it, or said by others.
_NOT_PLAIN = re.compile(
    r"\b(?:not|no longer|never|cannot|neither|nor|hardly|barely|might|may|could|would|should|perhaps|maybe|possibly|probably|theoretically|in theory|if|unless|when|once|except|without any (?:success|luck)|rumou?r\w*|suppos\w+|claim\w*|said|says|told|myth|wrong\w*|false\w*)\b|\w+n['’]t\b|\?",
    _I,
)
_BESIDE = re.compile(r"\b(?:fork\w*|wrapp\w+|ports?|ported|plug-?ins?|extension|nodes?|gui|apps?|scripts?|ffmpeg|comfyui|onnx\w*|ncnn\w*|vulkan|tensorrt|openvino|web ?demo|spaces?|cloud|third[- ]party|unofficial|communit\w+)\b", _I)
_FRAMES = re.compile(r"\bframes?\b|\bframe-|\bextract\w*|\bsplit\w*|\bstills?\b|\bscreenshots?\b|\bsequences?\b|\bbursts?\b|\bslideshows?\b|\bgifs?\b", _I)
_FILMED = re.compile(r"\bvide\w+|\bfootage\b|\bmovies?\b|\bfilm\w*|\bclips?\b|\bmotion\b", _I)

_HOW = r"(?:(?:also|even|easily|directly|simply|just|reliably|\w+ly)\s){0,2}"
_DOES = r"upscal|enlarg|magnif|super-?resolv|colou?ri[sz]|deblur|denois|brighten|dehaz|derain|sharpen|lighten|relight|restor|retouch|repair|enhanc|improv"
_ADJECTIVES = r"(?:(?!(?:of|from|in|into|to|for|and|or|with|on|by|at|as|between|like)\b)[\w-]+,?\s){0,3}?"
_VIDEO = r"(?:videos?(?:\s(?:clips?|files?|footage))?|footage|movies|clips)\b(?![-'’]|\s(?:calls?|games?|cards?|gam\w+|conferenc\w+))"
_PHOTO = r"(?:photos|photographs|pictures|portraits|selfies|snapshots)\b(?![-'’])"
_ALSO = r"(?:(?:photos|pictures|images|stills)(?:\sand\s|\sas well as\s|,\s))?"


def _worked_on(what: str) -> re.Pattern[str]:
    """What tells that a model, whose name stands before it, does its work on *what*."""
    thing = rf"(?:both\s)?{_ALSO if what == _VIDEO else ''}{_ADJECTIVES}(?P<what>{what})"
    return re.compile(
        rf"(?:(?:can|will|does)\s)?{_HOW}(?:(?:{_DOES})(?:s|es|e|ies|y|ises|izes)?\s(?:up\s)?{thing}|(?:cleans?|brings?|takes?) (?:up|back)\s{thing}|"
        rf"(?:works?|operates?) (?:on|with)\s{thing}|(?:handles?|processes|supports?|accepts?|takes)\s{thing}|(?:is|was) {_HOW}(?:made|meant|built|designed|trained|intended|suitable|perfect|good|great|ideal) (?:for|on)\s{thing}|"
        rf"(?:removes?|clears?|wipes?|takes?|gets?)\s(?:\w+\s){{1,4}}?(?:from|out of|off)\s{thing})".replace("(?P<what>", "(?:"),
        _I,
    )


_ON_VIDEO, _ON_PHOTOS = _worked_on(_VIDEO), _worked_on(_PHOTO)
_ON_CPU = re.compile(
    rf"(?:(?:can|will)\s)?{_HOW}(?:runs?|works?|is happy)\s{_HOW}(?:(?:on|with)\s(?:(?:an?|any|the|your|every|just|only|plain|ordinary|old|normal)\s){{0,3}}(?:cpu\b|(?:[\w-]+\s)?processor alone\b|(?:laptop|computer|machine|pc)s?\swithout (?:an? )?(?:gpu|graphics card)\b)|without (?:an? |any )?(?:gpu|graphics card)\b)"
    rf"|(?:needs?|requires?) no (?:gpu|graphics card)\b",
    _I,
)
_ONLY_ON_GPU = re.compile(r"(?:(?:needs?|requires?|demands?) (?:an? )?(?:\w+ ){0,2}(?:gpu|graphics card)\b|(?:runs?|works?) (?:only|solely|exclusively) (?:on|with) (?:an? )?(?:\w+ ){0,2}(?:gpus?|graphics cards?)\b)(?!\s(?:for|to|if|only|with|of))", _I)
_YEAR = re.compile(r"(?:(?:was|is|,)?\s?(?:first\s)?(?:released|published|introduced|presented|proposed|from|came out|appeared)\s(?:back\s)?(?:in\s)?(?:early\s|late\s)?(?P<year>(?:19|20)\d\d)\b)", _I)
_NETWORK = re.compile(r"(?:is|was)\s(?:an?|the)\s(?:(?!(?:than|of|for|with|based|like|between|trained|alternative|successor|replacement)\b)[\w-]+\s){0,2}?(?P<network>diffusion|transformer|gan|generative adversarial|mamba)(?:[- ](?:based|style))?(?:\s(?:model|network|upscaler|restorer|architecture))?(?=\s*(?:$|[.,;:!)]|that|which|and|for|from|by))", _I)
_PARAMETERS = re.compile(r"(?:has|with|counts|packs|holds)\s(?:about|around|roughly|some|only|a full|nearly|almost|over)?\s?(?P<count>\d{1,4}(?:[.,]\d{1,2})?)\s?(?P<unit>m|million|b|billion)\s?(?:trainable\s)?(?:parameters|params|weights)\b", _I)
#: (kind of claim, what says it, what it says; none where its own words do).
_READERS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("shown", _ON_VIDEO, "video"), ("shown", _ON_PHOTOS, "image"), ("machine", _ON_CPU, "cpu"), ("machine", _ONLY_ON_GPU, "gpu"),
    ("year", _YEAR, ""), ("network", _NETWORK, ""), ("parameters", _PARAMETERS, ""),
)  # fmt: skip


def stated(plain: str, passages: Sequence[Passage], models: Sequence[Mention]) -> Iterator[Claim]:
    """The claims of that kind in the *passages* of *plain*, whose names of *models* are replaced."""
    for number, passage in enumerate(passages):
        sentence = plain[passage.start : passage.end]
        subject = None if passage.row or passage.heading else _SUBJECT.match(sentence)
        named = [one for one in models if passage.start <= one.start < passage.end]
        if subject is None or len(named) != 1 or named[0].start != passage.start + subject.start("name") or _NOT_PLAIN.search(sentence):
            continue
        following = next((plain[one.start : one.end] for one in passages[number + 1 : number + 2] if not one.row), "")
        for kind, words, value in _READERS:
            found = words.match(sentence, subject.end())
            if found and not unsaid(sentence, found.start(), following) and not _passes(kind, value, sentence):
                yield Claim(kind, passage.start + found.start(), passage.start + found.end(), value or _value(kind, found), (named[0],), sentence=sentence, words=found[0])


def _passes(kind: str, value: str, sentence: str) -> bool:
    """Whether the rest of *sentence* makes it another claim: of frames one by one, of a program around the model."""
    if kind == "shown":
        return _FRAMES.search(sentence) is not None or _BESIDE.search(sentence) is not None or (value == "image" and _FILMED.search(sentence) is not None)
    return kind == "machine" and _BESIDE.search(sentence) is not None


def _value(kind: str, found: re.Match[str]) -> str | float:
    if kind == "year":
        return float(found["year"])
    if kind == "network":
        return "gan" if found["network"][0] in "gG" else found["network"].lower()
    return float(found["count"].replace(",", ".")) * (1000 if found["unit"][0] in "bB" else 1)
