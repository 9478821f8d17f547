"""By which frames English sentences offer a model for something told in free words: "If fog is what bothers you, take X", "X turns night into day".

What stands in the frame is read by what it means; the frame tells of which model it is said, and whether it is denied.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from whichmodel.shown import without_shown

_I = re.IGNORECASE
_N = r"[*_`\[“\"]*\u00a4+(?!\u00a4)[*_`\]”\"]*"
_WHO = rf"(?:{_N}|it|this one|that one|this (?:model|network|tool)|the (?:model|network|tool))"
_END = r"(?=\s*(?:$|[.;!?\n()\u00a4|]|\s[–—-]\s|,\s(?:and|but|so|while|whereas|which|though|although|because|since|or|too|as well|then)\b|,?\s(?:and|but|while|whereas)\s[*_`]*\u00a4))"
_W = rf"(?P<w>[^.;:!?\n\u00a4()|]{{3,110}}?){_END}"
_WHEN = r"(?:whenever|when|if|where|as soon as|once|in case)"
_TAKE = r"(?:use|take|try|pick|choose|grab|get|want|reach for|go for|go with|turn to|look at|rely on|count on|trust|swears? by|bet on|suggest|recommend|run|have|consider|call in|hand (?:it|them|that) to|feed (?:it|them|that) to|leave (?:it|that) to)"
_ADVERB = r"(?:(?:will|can|would|could|also|even|happily|easily|simply|just|then|quickly|nicely|reliably|quietly|really|actually|gladly|usually|often|automatically|neatly|cleanly|is able to|is there to|knows how to|is happy to|was (?:built|made|designed|trained) to|is (?:built|made|designed|meant|trained) to|does a \w+ job of|manages to|lets you|helps? (?:you )?(?:to )?)\s)*"
#: What is done to pictures, as a verb of who does it.
_VERB = (
    r"(?:mend|fix|bring|turn|make|give|fill|take|undo|cure|rescue|save|clean|tid(?:y|ie)|clear|wipe|erase|remove|repair|restore|reviv|revive|brighten|lighten|sharpen|smooth|smoothen|stead(?:y|ie)|stabili[sz]e|straighten|flatten|unwarp|colou?r|tint|enlarge|blow|upscale|upsample|magnif(?:y|ie)|cut|separate|isolate|extract|lift|peel|merge|fuse|combine|blend"
    r"|rate|score|judge|tell|interpolate|insert|add|double|convert|transform|get|rid|strip|scrub|suppress|reduce|tame|kill|fight|combat|eliminate|cancel|even|level|handle|tackle|deal with|cope with|deals with|copes with|sort|rebuild|reconstruct|recover|patch|close|complete|heal|retouch|unblur|de-?(?:nois|blur|haz|rain|snow|fog|moir|flick|grain|interlac|colou?ri|warp|shak|reflect|shadow|jpeg|block|band)\w*|dissolve|banish|correct|balance|neutrali[sz]e|put|grade|align|stack|help)(?:e?s|ing)?"
)
_IS = r"(?:is|['’]s|are|was|would be|will be|makes|remains|stays)"
_GOOD = r"(?:(?:my|the|a|an|your|our|their|one|really|very|quite|simply|pretty|particularly|especially|probably|still) )*(?:[\w-]+ ){0,2}?(?:great|good|excellent|brilliant|superb|strong|strongest|unbeatable|perfect|ideal|best|handy|useful|right|fine|solid|answer|go-to|choice|pick|tool|specialist|expert|option|bet|solution|cure|remedy|friend|built|made|designed|meant|intended|born|known|famous|one|candidate|weapon|thing|model|network)"
#: Frames in which something is said to be done, or offered for.
_SAID = (
    rf"\b(?:if|when|whenever|where) (?!you (?:want|need|like|have)\b)(?:(?:your|the|my|his|her) (?:problem|trouble|issue|worry|main \w+|complaint) (?:is|are) )?(?P<w>[^.;:!?\n\u00a4]{{3,90}}?),? (?:then )?(?:you (?:should |could |can |may |might |want to )?|i['’]d |i would |just |simply |please )?{_TAKE} {_N}",
    rf"\b(?:if|when|whenever) (?:your|the|my|his|her) (?:problem|trouble|issue|worry|main \w+|complaint) (?:is|are) (?P<w>[^.;:!?\n\u00a4]{{3,90}}?), {_N} {_IS} ",
    rf"\b{_TAKE} {_N} (?:{_WHEN}|for|against|to) {_W}",
    rf"{_WHO} {_IS} {_GOOD} (?:at|for|in|with|against|on|{_WHEN}) {_W}",
    rf"{_WHO} (?:also )?(?:shines?|excels?|speciali[sz]es?|is at its best|does well|comes in) (?:at|in|on|with|when|whenever|where) {_W}",
    rf"\b(?:for|against|as for) (?P<w>[^.;:!?\n\u00a4]{{3,90}}?),? (?:there(?:['’]s| is)|(?:you )?{_TAKE}|i['’]d {_TAKE}|i would {_TAKE}|we have) {_N}(?!\s(?:for|to|on)\b)",
    rf"(?:\u00a4+[*_`]*['’]s|\bits) (?:\w+ )?(?:speciality|specialty|forte|strength|strong point|strong suit|job|bread and butter|home ground|trade|field) (?:is|are) {_W}",
    rf"{_N} (?:is|as) (?:a |the |our |your |my )?(?:\w+ )?(?:specialist|expert)[:,]? (?:for |in |on |at )?{_W}",
    rf"\b(?:let|have|make) {_N} (?P<w>{_VERB}\s[^.;:!?\n\u00a4()|]{{3,100}}?){_END}",
    rf"(?:^|[.;:!?\n]\s?|,\s)(?P<w>[^.;:!?\n\u00a4,()|]{{3,60}}?) (?:is|are) (?:handled|dealt with|done|taken care of|covered|tackled|solved|fixed|sorted|a job|a case|work|something|what you (?:use|take)|the job|the domain|the speciality) (?:by|for|of) {_N}",
)
#: What is said of it is a doing, be it of the task or of anything else: its words have to tell more.
_DOES = (rf"{_WHO} {_ADVERB}(?P<w>{_VERB}\s[^.;:!?\n\u00a4()|]{{3,100}}?){_END}",)
#: Frames in which it is denied.
_DENIED = (
    rf"{_WHO} (?:won['’]t|can['’]t|cannot|can not|doesn['’]t|does not|will not|never|has never) (?:ever |really |actually |be able to )?(?P<w>{_VERB}\s[^.;:!?\n\u00a4()|]{{3,90}}?){_END}",
    rf"{_WHO} (?:won['’]t|can['’]t|cannot|doesn['’]t|does not|will not) help (?:you )?(?:much )?(?:{_WHEN}|with|against|for) {_W}",
    rf"\b(?:need|want|find|look for|take|use|require) (?:something|anything|another \w+|a different \w+) (?:else )?(?:than|instead of|but not|rather than) {_N} (?:to|for|{_WHEN}) {_W}",
    rf"{_WHO} {_IS} (?:the wrong (?:\w+)|no (?:help|use|good|match)|of no (?:help|use)|useless|helpless|hopeless|lost|nothing|not (?:the (?:right )?\w+|made|built|meant|designed|any good)) (?:for|if|when|with|at|against|where|to) {_W}",
    rf"\b(?:don['’]t|do not|never|you can['’]t|you cannot) (?:count on|rely on|expect|use|take|ask|turn to|bother with) {_N} (?:for|to|{_WHEN}|with) {_W}",
    rf"{_WHO} (?:stays?|keeps?|steers?) (?:well )?(?:clear|away|off|out) (?:of|from) {_W}",
)
#: Each with whether it denies, and the least margin by which its words have to be of a task.
_FRAMES = tuple((re.compile(frame, _I), denied, sure) for frames, denied, sure in ((_SAID, False, -0.15), (_DOES, False, 0.25), (_DENIED, True, -0.15)) for frame in frames)
#: What makes such words tell of no task: what it needs, was made of, is measured by, is like; order, degree and condition.
_NO_DOING = re.compile(
    r"\d{3,}|\b(?:train\w*|data ?sets?|benchmarks?|papers?|licen[cs]\w+|code\w*|repo\w*|weights?|checkpoints?|gpus?|vram|memory|cpus?|cuda|pytorch|colab|notebooks?|demos?|faster|slower|fastest|seconds?|minutes?|hours?|examples?|results?|psnr|ssim|lpips|authors?|publish\w*|github|links?|versions?|variants?|compar\w+|than|like(?! \d+\b)|similar\w*|models?|networks?|others?|keep\w*|preserv\w*"
    r"|without|expects?|needs?|requir\w+|first|before|after\w*|then|instead|rather|already|too (?:much|strong\w*|far|hard)|artificial|synthetic|hallucinat\w*|fak\w*|plastic|waxy|commercial\w*|money|sell\w*|free|paid|both|two|three|either|same|sure|sense|mind|care of it|a try|a look|a go|time|work|itself|everything|anything|things|job|better|worse|whether|how|why|install\w*|run(?:s|ning)?|file|folder|command\w*|client\w*|page|list|catalogue|catalog|question|answer|credit|not|no|never|nothing|exactly|th(?:is|at|ese|ose)|choice|factors?)\b|n['’]t\b",
    _I,
)
_DENIAL = re.compile(r"\b(?:not|no|never|nothing|nor|neither|hardly|barely|cannot|except|unless|until|instead|rather|other than|else)\b|n['’]t\b", _I)
#: Whose words or hopes they are.
_SUPPOSED = re.compile(r"\b(?:wish|hoped?|hoping|thought|believed?|supposed|claims?|says?|said|heard|read|maybe|perhaps|might|wonder\w*|imagine|as if|pretend\w*|myth|wrong(?:ly)?|mistake\w*|should)\b", _I)
#: "if you need more frames": what is needed counts.
_WISH = re.compile(r"^(?:you|one|they) (?:(?:really|only|just|also) )?(?:need|want|have|are after|look for)s? ", _I)
_LEAST_LETTERS = 3


#: What says no more of a picture than that it is one.
_LOOKS = re.compile(r"\b(?:the|an?|your|my|all|any|real|drawn|ordinary|normal|old|new|single|still|short|long|small|large|big|high|low|resolution|phone|digital|colou?r|most|many|some|such as|and|or|of|in|with|people|portraits?|landscapes?|scenes?|motion)\b", _I)


class Framed(NamedTuple):
    """Words in a frame: where they stand, the whole frame, whether it denies them, and the margin by which they have to be of a task."""

    start: int
    end: int
    frame: tuple[int, int]
    denied: bool
    sure: float


def framed(sentence: str) -> Iterator[Framed]:
    """The words of an English *sentence* (names of models replaced) that stand in such a frame of one model."""
    for frame, denied, sure in _FRAMES:
        for match in frame.finditer(sentence):
            start = match.end("w") - len(_WISH.sub("", match["w"]))
            words = sentence[start : match.end("w")]
            around = sentence[match.start() : match.start("w")] + " " + sentence[match.end("w") : match.end()]
            if _NO_DOING.search(words) or sum(map(str.isalpha, _LOOKS.sub("", without_shown(words)))) < _LEAST_LETTERS or _SUPPOSED.search(sentence[: match.end()]):
                continue
            if _DENIAL.search(sentence[: match.start()]) or (not denied and _DENIAL.search(around)):
                continue
            yield Framed(start, match.end("w"), match.span(), denied, sure)
