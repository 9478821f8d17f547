"""What a sentence says of whichever model: tasks, factors, licences and terms of use, in the languages that replies are written in."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from whichmodel.guard import east_asian, languages
from whichmodel.guard import wording as w
from whichmodel.guard.addresses import MASK
from whichmodel.guard.factor_fields import factors_of_field
from whichmodel.guard.factors import factors, sizes_in
from whichmodel.guard.faults import FAULT, LEFT, NOT_FOR
from whichmodel.guard.fillers import Bare
from whichmodel.guard.meant import Meant
from whichmodel.guard.pieces import piece
from whichmodel.guard.plainly import Plain, matter_of, matters_in, plainly
from whichmodel.guard.terms import uses_in
from whichmodel.task_names import TaskNames

#: Stands for each character of a name where the words around it are read; a letter, so that words keep their edges.
NAME = "\u00a4"
#: What a cell or field answers.
YES_OR_NO = re.compile(r"[\W_]*(?:yes|true|allowed|permitted|ok|okay|fine|sure|free|✓|✅|ja|erlaubt|oui|autorisé|sí|permitido|(?P<no>no|none|false|not|never|forbidden|prohibited|nein|verboten|non|interdit|prohibido|✗|❌))\b|\W*(?:✓|✅|(?P<cross>✗|❌))", re.IGNORECASE)
#: … in so many words, and nothing else.
_YES_CELL = re.compile(rf"(?:✓|✅|✔|☑|{piece('yes')})(?:\s(?:it does|too|as well))?", re.IGNORECASE)
_NO_CELL = re.compile(rf"(?:✗|❌|✘|×|{piece('no')}|{piece('not')}\s(?:\w+\s)?{piece('yes')}|geht nicht|kann es nicht|it does not|it doesn['’]t)", re.IGNORECASE)
_DASH = re.compile(r"[-–—−]{1,3}")
_ANSWER_OF_EACH = re.compile(rf"{NAME}[*_`]*\s?[:=–—(]?\s?((?:yes|no|not|never|ja|nein|oui|non|sí|fine|ok|okay|allowed|forbidden|erlaubt|verboten|permitido|prohibido|autorisé|interdit|✓|✅|✗|❌)(?!\w))", re.IGNORECASE)
_NO = re.compile(r"no|not|never|nein|non|forbidden|verboten|prohibido|interdit|✗|❌", re.IGNORECASE)
#: The head of a column or field that asks for use for money.
_USE_HEAD = re.compile(r"commercial|kommerziell|comercial|gewerblich|\bsell|\bbusiness|\b(?:for|in) (?:our|my|your|the|a) (?:\w+ )?(?:shop|store|clients?|customers?|company|studio|agency)\b|\bpaid\b|\bmoney\b|\bprofit", re.IGNORECASE)
_OTHER_HEAD = re.compile(r"non-?\s?commercial|nicht-?kommerziell|\bonly\b|no comercial", re.IGNORECASE)
#: Without one of these nothing is left as it is.
_LEAVES = re.compile(r"\bexcept|\bexclu|\b(?:everything|anything|all|lot|things|rest) (?:but|save|bar|apart|other)\b|\bleav|\bignor|\boverlook|\bno\b|\bnot\w*\b|n['’]t\b|\bnever\b|\bun\w+|less\b|\bblind\b|\bstay|\bdefeats|\bnothing\b|\bvain\b|\bgives? up|\bfails?\b|\bwrong\b|\bgap\b|\bfailing\b|\blets?\b|\bkeeps?\b|\boff limits\b|\bremain|\bbeyond\b|\boutside\b|\bout of\b", re.IGNORECASE)
#: "doesn't leave faces untouched" leaves nothing.
_NOT_LEFT = re.compile(r"(?:n['’]t|\bnot|\bnever|\bcannot)\s(?:\w+ly\s)?$", re.IGNORECASE)
_USE_FIELD = re.compile(r"(?:^|[{,;|]\s{0,3}|\n\s{0,8}(?:- )?)[\"'*_`\s]{0,4}(?:commercial(?:[ _-]?use)?|for[ _](?:business|sale|money|profit)|sell(?:able|ing)?|resale|resell|paid[ _-](?:use|work)|monetis\w+|monetiz\w+|commercially usable|(?:kommerziell|gewerblich)\w*(?: (?:nutzung|nutzbar|verwendung|einsatz))?|verkauf|comercial|(?:usage|utilisation|emploi) commerciale?|vente|uso comercial|venta|venda)[\"'*_`]{0,3}\s?[:=–-]\s?", re.IGNORECASE)
#: A task's name that is also a thing in a camera or a program: named so, it is only spoken of; "in paint" is no inpainting.
_THING = re.compile(r"(?:pipeline|processor|mode|retinex|isp|rgb)$|^in\spaint", re.IGNORECASE)


#: "colour isn't" is no "colourisation".
_CUT_SHORT = re.compile(r"['’]t\b")


#: "rain: A; haze: B": what is wrong, and what mends it.
_PAIR = re.compile(rf"(?:^|[;,–—•·|]\s|\s-\s)\W{{0,3}}(?:for |against )?(?P<what>[^\W\d_][\w -]{{2,38}}?)[*_`]{{0,2}}\s?(?::|→|->|=>|=)\s*[*_`\[]*(?={NAME})")
#: A longer question asks for more than a task.
MOST_ASKED = 8
#: What stands after a point of a list and explains it.
_IN_POINT = re.compile(r"\s[–—-]\s|\s?[(（]|[;；:：]\s?|→")
_ASKS_ELSE = re.compile(r"\b(?:not|no|never|without|why|how|who|when|which|what|where|license|licence)\b|n['’]t\b", re.IGNORECASE)


def answered(cell: str, *, dashes: bool = False) -> bool | None:
    """Whether a *cell* says yes or no and nothing else; in a table of yes and dashes, these say no."""
    words = cell.strip(" *_`.!|")
    return True if _YES_CELL.fullmatch(words) else False if _NO_CELL.fullmatch(words) or (dashes and _DASH.fullmatch(cell.strip())) else None


def dashes_deny(cells: Iterable[str]) -> bool:
    """Whether the *cells* of a table answer by yes and dashes alone, so that a dash says no."""
    answers = {answered(cell) for cell in cells}
    return True in answers and False not in answers


class Said(NamedTuple):
    """Something said: of what kind ("task", "medium", "factor", "size", "licence", "use"), where, and what.

    `denies` tells that the words deny it by themselves, `foreign` that they are not English.
    """

    kind: str
    start: int
    end: int
    value: str | float | bool
    denies: bool = False
    foreign: bool = False


class Sayings:
    """Reads what sentences say with the task names of one graph."""

    def __init__(self, names: TaskNames, tasks: frozenset[str], labels: Iterable[tuple[str, str]], meant: Meant) -> None:
        self._names, self._known, self._meant = names, tasks, meant
        self._lay = {task: words for task, words in w.LAY.items() if task in tasks}
        self._left = {task: words for task, words in LEFT.items() if task in tasks}
        self._foreign = {task: words for task, words in languages.SAID.items() if task in tasks}
        self._labels, self._labelled = languages.labelled(labels)

    def said(self, sentence: str, header: str = "", *, foreign: bool = False) -> list[Said]:
        """All that *sentence* (names replaced by NAME, links by MASK) says, in order, in English or also in a *foreign* language.

        *header* is what stands above it in a table.
        """
        found = self._tasks(sentence)
        if foreign and languages.spoken(sentence, 1):
            found = [one._replace(foreign=languages.told(sentence)) for one in found] + self._foreign_tasks(sentence, found)
        told = foreign and languages.told(sentence)
        listed = [*factors_of_field(sentence, header)]
        found += [Said("factor", start, end, value, foreign=told) for start, end, value in factors(sentence, header) if not listed]
        found += [Said("size", start, end, value, foreign=told) for start, end, value in sizes_in(sentence)]
        found += [Said("medium", *match.span(), medium, denies=True) for medium, (told_of, not_for) in NOT_FOR.items() if told_of.search(sentence) for match in not_for.finditer(sentence)]
        found += [Said("licence", start, end, value) for start, end, value in licences_in(sentence) if value != _CLOSED or not _is_theirs(sentence, start, end)]
        field = _USE_FIELD.search(sentence)
        asks = _USE_HEAD.search(header) and not _OTHER_HEAD.search(header)
        answer = YES_OR_NO.match(sentence, field.end()) if field else YES_OR_NO.match(sentence) if asks else None
        if answer and field and NAME in sentence[field.end() : answer.end()]:
            # "Commercial use: A yes, B no"
            found += [Said("use", one.start(1), one.end(), not _NO.fullmatch(one[1])) for one in _ANSWER_OF_EACH.finditer(sentence, field.end())]
        elif answer:
            found.append(Said("use", field.start() if field else 0, answer.end() if field else len(sentence.rstrip()), not (answer["no"] or answer["cross"])))
        else:
            found += [Said("use", start, end, allowed) for start, end, allowed in uses_in(sentence)]
        if east_asian.told(sentence):
            found = [one for one in found if one.kind != "factor" or not east_asian.TIMES.match(sentence, one.end - 1)]
            found += [Said("use", *one) for one in east_asian.uses_in(sentence)]
            found += [Said("factor", *one) for one in east_asian.factors_in(sentence) if not listed]
            found += [Said("size", *one) for one in east_asian.sizes_in(sentence) if not any(other.kind == "size" for other in found)]
        return sorted([*found, *(Said("factor", *one) for one in listed)], key=lambda one: one.start)

    def plain(self, sentence: str, said: Iterable[Said], question: str = "") -> list[Plain]:
        """What the clauses of *sentence*, after a *question*, plainly say of what is wrong with a picture or wanted of it, of tasks that the graph holds.

        Clauses in which nothing is *said* that the readers of words know are read by what they mean.
        """
        found = [one._replace(task="|".join(task for task in one.task.split("|") if task in self._known)) for one in plainly(sentence, question)]
        found = [one for one in found if one.task]
        taken = [*(one.clause for one in found), *((one.start, one.end) for one in said if one.kind in ("task", "medium"))]
        told = [*(one.clause if one.denied else (one.start, one.end) for one in found), *((one.start, one.end) for one in said if one.kind in ("task", "medium"))]
        return [*found, *self._meant.plain(sentence, taken, told)]

    def listed(self, point: str) -> list[Said]:
        """What a *point* of a list names: tasks by their names, by what they mend or by what is meant, factors, and use for money."""
        words = _IN_POINT.split(point, maxsplit=1)[0]
        found = [one for one in self.said(words, foreign=True) if one.kind in ("task", "factor")]
        taken = [(one.start, one.end) for one in found if one.kind == "task"]
        for tasks, start, end in matters_in(words):
            known = "|".join(task for task in tasks.split("|") if task in self._known)
            if known and not any(first < end and start < last for first, last in taken):
                found.append(Said("task", start, end, known))
        if not any(one.kind == "task" for one in found) and (meant := self._meant.listed(words)):
            found.append(Said("task", 0, len(words.rstrip()), meant))
        if not found and _USE_HEAD.search(words) and not _OTHER_HEAD.search(words):
            found.append(Said("use", 0, len(words.rstrip()), True))
        return [one._replace(denies=False) for one in found]

    def sought(self, question: str) -> str:
        """The tasks that a question of a few words asks for: "Haze?", "Want people cut out of a photo?"."""
        asked = question.strip(" *_`#>\"'\n")
        if not asked.endswith("?") or len(asked.split()) > MOST_ASKED or NAME in asked or _ASKS_ELSE.search(asked):
            return ""
        named = next((task for task, words in FAULT.items() if task in self._left and re.fullmatch(rf"(?:and |the |your |but )*(?:{words.pattern})\?", asked, re.IGNORECASE)), "")
        return named or next((str(one.value) for one in (*self._tasks(asked), *(self._foreign_tasks(asked, []) if languages.spoken(asked, 1) else ()))), "")

    def headed(self, header: str, yes: bool) -> str:
        """The tasks that a head of a row or column names by what they mend, where *yes* or no beside it tells of them; or none."""
        tasks, told = matter_of(header)
        return "|".join(task for task in tasks.split("|") if task in self._known) if told or not yes else ""

    def faults(self, listed: str) -> Iterator[Said]:
        """The faults that *listed* names, and nothing else, each as the task that mends it, denied."""
        for item in re.finditer(r"[^,;/|]+", listed):
            name = item[0].strip(" *_`.")
            if task := next((task for task, words in FAULT.items() if task in self._left and words.fullmatch(name)), ""):
                yield Said("task", item.start(), item.end(), task, denies=True)

    def _tasks(self, sentence: str) -> list[Said]:
        spans: dict[tuple[int, int], set[str]] = {}
        for task, named in self._names.named_in(sentence.replace(MASK, ".").replace(NAME, ".")):
            start = sentence.find(named)
            if start >= 0 and not _THING.search(named) and not _CUT_SHORT.match(sentence, start + len(named)):
                spans.setdefault((start, start + len(named)), set()).add(task)
        bare = Bare(sentence)
        for task, words in self._lay.items():
            for match in words.finditer(bare.text):
                span = bare.span(*match.span())
                # "super-resolution" inside "video super-resolution" names the narrower task alone
                if not any(start <= span[0] and span[1] <= end for start, end in spans if (start, end) != span):
                    spans.setdefault(span, set()).add(task)
        left = [Said("task", *match.span(), task, denies=True) for task, words in self._left.items() if FAULT[task].search(sentence) for match in words.finditer(sentence) if not _NOT_LEFT.search(sentence[: match.start()])] if _LEAVES.search(sentence) else []
        for pair in _PAIR.finditer(sentence):
            if task := next((task for task, words in FAULT.items() if task in self._left and words.fullmatch(pair["what"])), ""):
                spans.setdefault(pair.span("what"), set()).add(task)
        kept = _merged({span: tasks for span, tasks in spans.items() if not any(one.start < span[1] and span[0] < one.end for one in left)})
        return [*left, *(Said("task", *span, "|".join(sorted(tasks))) for span, tasks in kept.items())]

    def _foreign_tasks(self, sentence: str, english: list[Said]) -> list[Said]:
        spans: dict[tuple[int, int], set[str]] = {}
        bare = Bare(sentence)
        for task, words in self._foreign.items():
            for match in words.finditer(bare.text):
                spans.setdefault(bare.span(*match.span()), set()).add(task)
        for match in self._labels.finditer(sentence):
            spans.setdefault(match.span(), set()).add(self._labelled[match[0].lower()])
        return [
            Said("task", start, end, "|".join(sorted(tasks)), foreign=True)
            for (start, end), tasks in _merged(spans).items()
            if not any(one.start < end and start < one.end for one in english)
        ]


def _merged(spans: dict[tuple[int, int], set[str]]) -> dict[tuple[int, int], set[str]]:
    """The longest of the spans that overlap, each with all their tasks."""
    kept: dict[tuple[int, int], set[str]] = {}
    for (start, end), tasks in sorted(spans.items(), key=lambda item: item[0][0] - item[0][1]):
        inside = next((span for span in kept if span[0] <= start < span[1] or span[0] < end <= span[1]), None)
        kept.setdefault(inside or (start, end), set()).update(tasks)
    return kept


_CLOSED = "proprietary"
#: "your closed-source app", "ton logiciel propriétaire closed-source": what the reader makes, and no licence of a model …
_PRODUCT = r"(?:apps?|applications?|software|products?|tools?|plug-?ins?|projects?|programs?|programmes?|services?|pipelines?|code ?bases?|games?|engines?|stacks?|systems?|packages?|bundles?|solutions?|frameworks?|firmware|use|usage|deployments?|distribution|environments?|editors?|firms?|compan(?:y|ies)|vendors?|derivatives?|forks?|works?|anwendung\w*|produkt\w*|projekt\w*|dienst\w*|programm\w*|logiciels?|produits?|projets?|outils?|programas?|aplicaci\w+|productos?|proyectos?|servicios?|herramientas?|aplicativos?|produtos?|projetos?)"
_OF_PRODUCT = re.compile(rf"[- ](?:[\w-]+\s)?{_PRODUCT}\b", re.IGNORECASE)
_AFTER_PRODUCT = re.compile(rf"\b{_PRODUCT}\s(?:\w+\s(?:or|and|oder|und|ou|et|o|y|e)\s)?$", re.IGNORECASE)
_READERS = re.compile(r"\b(?:your|my|our|their|his|her|dein\w*|ihr\w*|euer|eure\w*|mein\w*|unser\w*|votre|ton|notre|mon|tu|su|mi|nuestr[oa]|seu|meu|in|into|inside|for|within|with|für|in|pour|dans|para|en|em)\s(?:(?:an?|the|any|own|eine?[rmn]?|une?|una?|uma?)\s)*$", re.IGNORECASE)
#: … unless it says what the model is.
_IS_ONE = re.compile(rf"(?:\b(?:is|are|was|remains?|being|ist|sind|est|sont|es|son|é|são)|['’]s|{NAME}[*_`]*\s?[:–—(-])\s(?:(?:an?|the|eine?|une?|una?|uma?|purely|fully|completely|plain|a piece of)\s)*$", re.IGNORECASE)


def _is_theirs(sentence: str, start: int, end: int) -> bool:
    """Whether "closed-source" or "proprietary", which stands there, is said of what somebody makes with a model."""
    ahead = sentence[:start]
    return _AFTER_PRODUCT.search(ahead) is not None or _READERS.search(ahead) is not None or (_OF_PRODUCT.match(sentence, end) is not None and _IS_ONE.search(ahead) is None)


#: Without one of these no licence is named.
_LICENSED = re.compile(r"\bMIT|apache|bsd|gpl|GNU|Affero|General Public|\bCC|Creative|S-Lab|PolyForm|NVIDIA|Academic|RAIL|Mozilla|MPL|Unlicense|public[- ]domain|ISC|proprietary|closed", re.IGNORECASE)


def licences_in(text: str) -> list[tuple[int, int, str]]:
    """(start, end, licence) for each licence that *text* names, in the form under which licences are compared."""
    apart = east_asian.apart(text)
    if not _LICENSED.search(apart):
        return []
    found: dict[int, tuple[int, int, str]] = {}
    for words, form in w.LICENCES:
        for match in words.finditer(apart):
            if any(start <= match.start() < end for start, end, _ in found.values()):
                continue
            told = match.groupdict()
            part = (told.get("n") or told.get("m") or "").casefold()
            part = re.sub(r"[\s-]*non-?commercial", "-nc", re.sub(r"[\s-]*share-?alike", "-sa", re.sub(r"[\s-]*no-?derivatives", "-nd", part)))
            name = form.format(n=part.replace(" ", "-")).rstrip("-")
            found[match.start()] = (match.start(), match.start() + len(match[0].rstrip(' -')), "cc-by" + name[2:] if re.match(r"cc-(?:nc|sa|nd)", name) else name)
    return sorted(found.values())
