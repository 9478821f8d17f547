"""Titles of papers in a reply: what is set as one, called one, or stands among others."""

import difflib
import re
from collections.abc import Iterable, Iterator

from whichmodel.guard.addresses import MASK
from whichmodel.guard.likeness import Likeness
from whichmodel.guard.names import Mention, fold
from whichmodel.guard.pieces import made_of, piece

_SET = re.compile(
    r"(?:\"(?![\s)\],;.])|[“„«»])(?P<a>[^\"“”„«»\n]{12,250})[\"”“»«]|(?<![*\w])\*(?P<b>[^*\n]{12,250})\*(?![*\w])|(?<![_\w])_(?P<c>[^_\n]{12,250})_(?![_\w])|(?<!!)\[(?P<d>[^\]\[\n]{12,250})\](?=\()"
    r"|\*\*(?P<f>[^*\n]{12,250})\*\*|(?<!\w)[‘‚‹›'](?P<g>[^‘‚‹›\n]{12,250}?)[’‘›‹'](?!\w)|[「『《](?P<h>[^「」『』《》\n]{12,250})[」』》]|\btitle\s{0,9}=\s{0,3}[{\"](?P<i>(?:[^{}\n\"]|\{[^{}\n]{0,80}\}){12,250})[}\"]|<(?:i|em|cite)>(?P<j>[^<>\n]{12,250})</"
)
#: Groups that mark much else than titles: headings, apostrophes.
_LOOSE = frozenset("fg")
#: A field that holds something else.
_NO_TITLE = re.compile(r"\b(?:authors?|journal|booktitle|publisher|editor|note|keywords|abstract|question|caveat|remarks?|why|topic|summary|comment|prompt|file|name)[\"*_\s]{0,4}[:=]\s{0,3}[\"{“]?$", re.IGNORECASE)
_WORD = r"[A-Z0-9][\w'’+-]*"
_SMALL = r"(?:a|an|the|of|for|in|on|with|via|by|to|and|from|using|as|at|under|without|through|into|towards?|is|are)"
_CALLED = re.compile(
    rf"\b(?:paper|article|preprint|publication|study|survey)s?(?:\s(?:titled|entitled|called|named))?[\s:,*_`\[\"“]{{1,5}}(?P<e>{_WORD}(?::?[ -](?:{_WORD}|{_SMALL})){{3,25}})",
)
#: A title without marks, after what sends the reader there: "See Glass-Aware Layer …", or as the answer to a question for it.
_BARE = re.compile(
    rf"(?i:\b(?:see|read|cf\.?|consult|siehe|voir|véase|lies|lisez|lee|titled|entitled|is called|was called|was published as|appeared as|came out as|published under the title|in the paper)|^[ \t>*_-]*A(?:nswer)?:|\?)[:,]?\s+(?P<m>{_WORD}(?::?[ -](?:{_WORD}|{_SMALL})){{4,25}})",
    re.MULTILINE,
)
#: A title without marks that is called a paper after it: "…, the paper that introduced it", "… is the article".
_SO_CALLED = re.compile(rf"(?:^|[.!?]\s|^[ \t]*(?:[-*•]|\d{{1,2}}[.)])\s+)(?P<n>{_WORD}(?::?[ -](?:{_WORD}|{_SMALL})){{3,25}})(?:,|\s[–—-]|\s(?:(?i:is|ist|est|es|é)))\s(?i:(?:the|der|die|l['’]|le|el|o)\s?(?:\w+\s)?(?:papers?|article|preprint|artikel|aufsatz|artículo|artigo)\b)", re.MULTILINE)
_CONNECTS = re.compile(r"\b(?:for|of|with|via|by|in|from|using|to|on|through|without|under|at)\b|:", re.IGNORECASE)
_TRAILING = re.compile(rf"(?:\s{_SMALL})+$", re.IGNORECASE)
#: So many words of the trade tell a title that nothing marks.
LEAST_BARE = 2
#: The value of a field that holds a title, and a part of a reference between its stops.
_FIELD = re.compile(r"^[ \t]*(?:[-*]\s+)?[\"*_`]{0,3}(?:paper|title|article|publication|reference|preprint|citation|read\w*|see\w*|follow\w*)[\"*_`]{0,3}\s?[:=][\s\"*_`{\[]*(?P<k>[^\"{}\n|*_`\[\]]{12,250})", re.IGNORECASE | re.MULTILINE)
_PART = re.compile(r"(?:^|[.;,|(\[\]\t]\s*|\s[–—-]\s)(?P<l>[A-Z0-9][^.;|()\[\]\"“”„«»*_\t\n{}]{24,250}?)(?=[.;,|(\[]|\s[–—-]\s|$)", re.MULTILINE)
_VENUE = re.compile(r"\barxiv\b|\b(?:CVPR|ICCV|ECCV|NeurIPS|NIPS|SIGGRAPH|WACV|TPAMI|TIP|ICLR|ICML|AAAI|BMVC|ACCV|IJCV|IJCAI)\b|\bet al\b|\bIn Proc|\bIEEE\b", re.IGNORECASE)
_CUE = re.compile(
    r"\b(?:papers?|articles?|preprint|publications?|publish\w*|propos\w+|introduced|described|presented|arxiv|CVPR|ICCV|ECCV|NeurIPS|SIGGRAPH|WACV|TPAMI|ICLR|ICML|AAAI|et al|authors?|reference|titled|entitled|study|literature|work|"
    r"successor|predecessor|nachfolger|successeur|sucesor|is called|follow-?up|followed by|sequel|see also|fortsetzung|nachfolge\w*|suite|secuela|thes[ie]s|survey|overview|cit(?:e|es|ed|ing|ation)|journal|proceedings|workshop|reading list|title|abstract|laid out|written up|outlined|extended|"
    r"aufsatz|artikel|arbeit|arbeiten|veröffentlich\w*|vorgestellt|beschrieben|grundlage|autoren|publié\w*|présenté\w*|décrit\w*|auteurs|travaux|artículo|publicad\w+|presentad\w+|descrit\w+|autores|trabajo)\b",
    re.IGNORECASE,
)
_READ = re.compile(r"\b(?:read|reading|start with|begin with|go on with|continue with|turn to|lies|lest|lesen|beginn\w*|fang\w* mit|weiter mit|lis|lisez|lire|commenc\w+ par|continue\w* (?:avec|par)|lee|leer|empie\w+ (?:por|con)|sigue con|contin[uú]a con|termina con)\b", re.IGNORECASE)
#: What a quotation right after it is the title of, however it is cased.
_TITLE_OF = re.compile(r"\b(?:papers?|articles?|preprint|titled|entitled|survey|study|published as|thesis|reference(?: is)?|aufsatz|artikel|intitulée?|titulad[oa])\W{1,4}$", re.IGNORECASE)
#: What presents a quotation as a title, if none but plain words stand between: "its paper is", "erschien als", "est décrit dans".
_PRESENTS = re.compile(rf"\b(?:{piece('paper')}|{piece('appeared')}(?=\s(?:\w+\s){{0,3}}?(?:as|under|als|unter|comme|sous|como|bajo|con)\b)|{piece('told in')}(?=\s(?:\w+\s)?(?:in|dans|en|em)\b))\b", re.IGNORECASE)
_BETWEEN = re.compile(piece("is", "of", "the", "its", "it", "tells", "joins", "writing", "with", "paper") + r"|em|no|original\w*|origine|zugehörige\w*|ursprüngliche\w*|corresponding|accompanying|correspondante?", re.IGNORECASE)
#: The same in Chinese, Japanese and Korean.
_PRESENTS_ASIAN = re.compile(r"(?:论文|論文|논문|标题|题为|題名|タイトル)[^。.!?！？]{0,8}$")
#: … and right after the marks: "…" 논문, 「…」という論文, 《…》这篇论文.
_PRESENTS_AFTER = re.compile(r"[\"“”„«»’‘」』》*_]{1,3}\s?(?:\([^()]{0,40}\)\s?)?(?:(?:이라는|라는|이란)\s?)?(?:제목의\s?)?(?:(?:という|と題(?:する|した)|題の|の)\s?)?(?:(?:这|该|那)(?:篇|一)?|一文|的|原)?\s?(?:논문|論文|论文|文章|프리프린트|预印本|プレプリント)")
#: The marks in which titles are set.
_MARK = re.compile(r"[\"“„«»‘‚‹›'*_「『《](?:\s)?$")
_OPENS = re.compile(r"[\s*_\"“„«»‘‹›':,(–—]*$")
#: Somebody's own writing, or where papers come out, is no paper of a model.
_NO_PAPER = re.compile(
    r"\b(?:my|our|your|i|we|mein\w*|unser\w*|dein\w*|ich|wir|je|j|mon|notre|nous|mi|nuestr\w+|blog\w*|posts?|newspapers?|magazines?|zeitung\w*|zeitschrift\w*|journal|revue|revista|wiki\w*|tutorial\w*|course|kurs|talk|vortrag|billet|entrada)\b|\bc['’]t\b", re.IGNORECASE
)
#: What a program needs, quoted from where its authors say so.
_NEEDS = re.compile(r"\b(?:CUDA|PyTorch|Python|TensorFlow)\s\d|\bNVIDIA GPU\b")
_VENUE_NAME = re.compile(r"\b(?:transactions|journal|proceedings|conference|magazine|workshop|letters|zeitschrift|revue|revista)\b", re.IGNORECASE)
_OWN_WRITING = re.compile(
    r"\b(?:(?:my|our|mein\w*|unser\w*|mon|notre|mi|nuestr\w+) (?:\w+ )?|(?:i|we|ich|wir|j['’]ai|nous avons|he|she) (?:\w+ )?(?:wrote|written|write|schrieb\w*|habe|écrit|escribí|published) (?:an? |the |einen? |une? )?(?:\w+ )?)(?:article|post|blog\w*|essay|aufsatz|artikel|beitrag|artículo|entrada|billet|tutorial|video|talk|vortrag|report)\b[^.!?]*$|\b(?:articles?|artikel|artículo|beitrag) (?:in|aus|of|from|en|de|dans) (?:the |der |la |le |el |l['’])?(?:c['’]t|newspaper|magazine|\w*zeitung|\w*zeitschrift|journal|revue|revista|periódico|blog)\b[^.!?]*$", re.IGNORECASE
)
#: "MODNet: Real-Time …": a name, and then what it is.
_NAMED = re.compile(r"^[A-Z][\w+-]*(?:[a-z][A-Z]|[A-Z]{2}|\d|-[A-Z])[\w+-]*:\s\S")
#: Words of the trade's titles.
_CRAFT = re.compile(
    r"\b(?:(?:super-?|de)?(?:resolution|blurring|noising|hazing|raining|snowing|moir\w+|restor\w+|enhanc\w+|inpainting|matting|colori[sz]\w+|interpolation|stabili[sz]\w+|fusion|upscal\w+|upsampling|enlarge\w+)|"
    r"networks?|neural|deep|learn\w*|transformers?|diffusion|adversarial|generative|prior|priors|attention|convolution\w*|latent|flow|image|images|video|videos|photo\w*|pictures?|frames?|single-\w+|\w+-(?:aware|guided|free|based|driven|agnostic|invariant)|"
    r"unsupervised|self-supervised|efficient|real-time|blind|equivariant|variational|wavelet\w*|frequency|spatial|temporal|recurrent|residual|multi-\w+|end-to-end|shot|pixels?|quantization|baseline|reflections?|noise|rain|haze|blur|shadows?|restoration|masks?|optical|scale|sampling|aggregation|kernels?|degradations?|low-light|disentang\w+|distill\w+|photograph\w*)\b",
    re.IGNORECASE,
)
#: So far a name may stand from what it was published as.
MOST_APART = 90
#: A title is known where one of the graph is so like it.
LIKE = 0.88
LEAST_WORDS = 4
#: So many words of the trade make a title of what is set like one and stands among known titles.
LEAST_CRAFT = 1


def titles_in(text: str, known: Iterable[Mention], cells: Iterable[tuple[int, int]] = ()) -> Iterator[tuple[int, int]]:
    """Where *text* (links masked) sets something as the title of a paper that is none of the *known* names; *cells* hold titles."""
    known = list(known)
    taken = [range(mention.start, mention.end) for mention in known if mention.end - mention.start > 20]
    named = [range(mention.start, mention.end) for mention in known]
    seen: list[range] = []
    for first, last in cells:
        begin = last - len(text[first:last].lstrip(" *_\"“`"))
        end = first + len(text[first:last].rstrip(" *_\"”`"))
        if begin < end and is_title(text[begin:end]) and MASK not in text[begin:end] and not any(span.start < end and begin < span.stop for span in taken):
            seen.append(range(begin, end))
            yield begin, end
    for match in (*_CALLED.finditer(text), *_BARE.finditer(text), *_SO_CALLED.finditer(text), *_SET.finditer(text), *_FIELD.finditer(text), *_PART.finditer(text)):
        group = next(name for name, value in match.groupdict().items() if value)
        start, end = match.span(group)
        end = start + len(match[group].rstrip(" ,.;"))
        if group == "m":
            end = start + len(_TRAILING.sub("", text[start:end]))
        title = text[start:end]
        if any(span.start < end and start < span.stop for span in (*taken, *seen)) or MASK * 3 in title or (text[start - 1 : start] == '"' and title[0] in " )],;"):
            continue
        if _is_called(text, group, start, end, [span for span in taken if span.stop - span.start > 30], named):
            seen.append(range(start, end))
            yield start, end


def _beside(text: str, start: int, end: int, titles: list[range]) -> bool:
    """Whether what stands there is set right beside a known title, in the same marks and the same sentence."""
    for span in titles:
        first, last = (span.stop, start) if span.stop <= start else (end, span.start)
        between = text[first:last]
        if 0 < len(between) < 90 and "\n" not in between and not re.search(r"[.!?;]\s", between) and (mark := text[:start].rstrip()[-1:]) == text[: span.start].rstrip()[-1:] and mark and mark in "\"“„«»‘‚‹›*_「『《":
            return True
    return False


def _one_sentence(text: str, start: int, end: int, named: range) -> bool:
    """Whether a known name stands in the sentence around a title."""
    between = text[named.stop : start] if named.stop <= start else text[end : named.start]
    return 0 < len(between) < MOST_APART and re.search(r"\n|[.!?;]\s", between) is None


def _is_called(text: str, group: str, start: int, end: int, titles: list[range], named: list[range]) -> bool:
    """Whether what stands there is a title: by its shape, and by what stands around it or *among* known ones."""
    title, among = text[start:end], bool(titles)
    if _NO_TITLE.search(text[max(0, start - 30) : start]) or _NEEDS.search(title):
        return False
    if _OWN_WRITING.search(ahead := text[max(0, start - 90, text.rfind("\n", 0, start) + 1) : start]):
        return False
    if group in "abcdghj" and len(title.split()) >= LEAST_WORDS and re.match(r"\s?[^\W_a-zà-ÿ]", title) and not title.endswith("!") and (presented(ahead) or _PRESENTS_AFTER.match(text, end)) and not _VENUE_NAME.search(title):
        return True
    line = text[max(0, text.rfind("\n", 0, start)) : (text.find("\n", end) + 1 or len(text))]
    if not is_title(title):
        words = title.split()
        return group in "abcgj" and len(words) >= LEAST_WORDS + 1 and title[0].isupper() and not title.endswith(("!", "?")) and bool(_TITLE_OF.search(text[max(0, start - 30) : start])) and len(_CRAFT.findall(title)) > 1
    if group in "mn":
        cut = [word for word in title.split() if not word[0].isupper() and not re.fullmatch(_SMALL, word, re.IGNORECASE) and not word[0].isdigit()]
        return not cut and craft(title) >= (LEAST_BARE if group == "m" else LEAST_CRAFT) and _CONNECTS.search(title) is not None
    if group in "eik":
        return True
    if group in "abcdghj" and _beside(text, start, end, titles):
        return True
    near = line if len(line) < 300 else text[max(0, start - 120) : end + 80]
    around = near.replace(title, " ")
    if group == "l":  # a part of a reference: it must hold nothing but a title, and stand with a venue or a number
        item = re.match(r"\s*(?:[-*+•|]|\[?\(?\d{1,3}[.)\]])", line) is not None
        return item and bool(_VENUE.search(around)) and len(title.split()) >= LEAST_WORDS + 1 and bool(_CRAFT.search(title)) and not any(start < span.start < end for span in named)
    if group == "f" and (line.strip(" \n#>*-:1234567890.") == title.strip(" *:") or title.endswith(":") or text[end + 2 : end + 3] == ":"):
        return False  # a heading
    if group in "ah" and _CRAFT.search(title) and any(_one_sentence(text, start, end, span) for span in named):
        return True
    if _CUE.search(around):
        return group not in _LOOSE or bool(_CRAFT.search(title))
    if group in _LOOSE and not _NAMED.search(title):
        return False
    if _READ.search(around) and group not in _LOOSE and len(title.split()) > LEAST_WORDS and _CRAFT.search(title):
        return True
    if ": " in title and group in "abcghj" and len(title.split()) > LEAST_WORDS and len(_CRAFT.findall(title)) > 1:
        return True
    return bool(_NAMED.search(title) and ":" in title and len(title.split()) > LEAST_WORDS) or (among and len(_CRAFT.findall(title)) >= LEAST_CRAFT)


def presented(ahead: str) -> bool:
    """Whether the words *ahead* present what follows as the title of a paper."""
    clause = _OPENS.sub("", re.split(r"[.!?;]\s", ahead)[-1])
    cue = next(reversed([*_PRESENTS.finditer(clause + " ")]), None)
    return cue is not None and made_of(_BETWEEN, clause[cue.end() :]) and not _NO_PAPER.search(clause)


def set_as_title(text: str, start: int) -> bool:
    """Whether a name that a paper and its model have in common, which stands there, is set as the paper's title: in marks, after what presents it."""
    ahead = text[max(0, start - 90, text.rfind("\n", 0, start) + 1) : start]
    return _MARK.search(ahead) is not None and (presented(ahead) or _PRESENTS_ASIAN.search(_OPENS.sub("", ahead)) is not None)


def craft(title: str) -> int:
    """How many words of the trade's titles *title* holds."""
    return len(_CRAFT.findall(title))


def is_title(text: str) -> bool:
    """Whether *text* is set like the title of a paper: several words, most with a capital."""
    words = re.findall(r"[^\W\d_][\w'’+-]*", text)
    long = [word for word in words if len(word) > 3 and not re.fullmatch(_SMALL, word, re.IGNORECASE)]
    capital = sum(word[0].isupper() for word in long)
    return len(words) >= LEAST_WORDS and len(long) >= 3 and capital / len(long) >= 0.7 and not text.rstrip().endswith((".", "!", "?"))


def likest(title: str, titles: dict[str, str], alike: Likeness) -> tuple[str | None, list[str]]:
    """The paper of *titles* (folded title → id) that *title* names, cut or slightly misspelt, and the nearest other ones.

    *alike* finds those of *titles* that are written alike.
    """
    folded = fold(title)
    inside = [one for one in titles if len(folded) >= 16 and (folded in one or (len(one) >= 24 and one in folded))]
    if inside:
        return titles[inside[0]], []
    near = alike.nearest(folded, 2, 0.6)
    if near and difflib.SequenceMatcher(None, folded, near[0]).ratio() >= LIKE:
        return titles[near[0]], []
    return None, [titles[one] for one in near]
