"""What a reply repeats of the reader's question: "As you say that “people are walking through the frame”, X falls away". No claim of X."""

import re

from whichmodel.guard import east_asian

_I = re.IGNORECASE
#: That the reader said so, in the languages that part words.
_YOU_SAY = re.compile(
    r"\b(?:you(?:['’]ve| have| had)? (?:\w+ly |also |just )?(?:say|said|write|wrote|written|ask(?:ed)?|mention(?:ed)?|describe[d]?|call(?:ed)?|report(?:ed)?|complain(?:ed)?|tell|told|speak|spoke|quote[d]?|put)|your (?:words?|question|message|brief|post|wish|request|note|title|subject line)(?: (?:was|were|is|says?|said|reads?|asks?|mentions?))?"
    r"|du (?:schreibst|sagst|fragst|nennst|erwähnst|meinst|suchst|schriebst|sagtest|fragtest)|(?:schreibst|sagst|fragst|nennst|erwähnst|schriebst|sagtest) du|(?:schreiben|sagen|fragen|nennen|erwähnen|schrieben) sie|sie (?:schreiben|sagen|fragen|nennen|erwähnen|schrieben)|(?:deine|ihre)r? (?:frage|worte|nachricht|formulierung|beschreibung)"
    r"|(?:vous|tu) (?:dites|dis|écrivez|écris|demandez|demandes|mentionnez|mentionnes|parlez|parles|avez (?:dit|écrit|demandé)|as (?:dit|écrit|demandé))|(?:votre|ta) (?:question|message|phrase|demande)|(?:dices|dice usted|escribes|escribe usted|preguntas|mencionas|comentas|has (?:dicho|escrito|preguntado)|dijiste|escribiste|preguntaste)|tu(?:s)? (?:pregunta|mensaje|palabras|frase)"
    r"|(?:você|tu) (?:diz|dizes|disse|escreve|escreveu|pergunta|perguntou|menciona|mencionou|pediu|fala|falou)|(?:sua|tua) (?:pergunta|mensagem|frase))\b", _I,
)  # fmt: skip
#: The same in those that do not, of a whole clause.
_SO_THE_READER = re.compile(r"[」』”\"][^。]{0,4}と(?:の(?:こと|ご希望|ご要望)|(?:おっしゃ|仰|書かれ|言われ|お書き|ご希望|お考え))|(?:您|你)(?:说|提到|写|问|描述|要求|想)[^。]{0,6}[“「\"]|[”\"」] ?(?:이)?(?:라고|다고|고|라는|다는) (?:하셨|하신|말씀|쓰셨|적으|물으)")
#: A question of the reader's that is told again, up to where that is said: "「8 倍に対応していますか?」とのご質問ですが", "您问能不能放大 8 倍，".
_ASKED = re.compile(
    r"(?:[「『“\"][^」』”\"]*[」』”\"]|[^。、」』”\"]*?か(?:どうか)?[?？]?)\s?と?(?:の|いう|を|について(?:の)?)?(?:ご質問|質問|お問い合わせ|ご相談|お尋ね|お聞き|聞かれ|尋ねられ)|(?:您|你)(?:问|问到|想知道|在问|询问)[^。，,；;]*|(?:[「『“\"][^」』”\"]*[」』”\"]|[^.,]*?(?:냐|느냐|는지|은지|을지|까))\s?(?:이?라?(?:고|는|란)|를|에 대해|하고)?\s?(?:물으|물어보|문의하|여쭤|질문|궁금해하)"
)
_OPENS = "“\"„«‘「『"
_CLOSES = {"“": "”", '"': '"', "„": "“”", "«": "»", "‘": "’", "「": "」", "『": "』"}
#: Where what the reader said ends, when no quotation marks tell it.
_ENDS = re.compile(r"[,;:.]\s|\s[–—-]\s")


def repeated(sentence: str, start: int) -> bool:
    """Whether what stands at *start* in *sentence* is what the reader said, quoted or told again."""
    if east_asian.told(sentence) and (_SO_THE_READER.search(sentence) or any(asked.start() <= start < asked.end() for asked in _ASKED.finditer(sentence))):
        return True
    return any(_reaches(sentence, said.end(), start) for said in _YOU_SAY.finditer(sentence, 0, start))


def _reaches(sentence: str, at: int, start: int) -> bool:
    """Whether what the reader said, which begins near *at*, goes on up to *start*."""
    opens = next((number for number in range(at, start) if sentence[number] in _OPENS), None)
    if opens is not None and not re.search(r"[.;]\s", sentence[at:opens]):
        return not any(mark in sentence[opens + 1 : start] for mark in _CLOSES[sentence[opens]])
    return _ENDS.search(sentence, at, start) is None
