"""What a later turn of a conversation says of the answer before it, by its words.

Three kinds of turns name no need of their own. One changes what was asked ("and for video?", "I do have a GPU"); one
asks something of the models that were named ("is the second one free?", "why?", "any others?"); one is small talk, or
asks for another form ("thanks", "in a table"). Each is told by this: without the words that make it so, and without
small words, nothing is left. The commonest forms are read in the eight languages of the catalogue.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from whichmodel.bounds import without_bounds
from whichmodel.patterns import Table, either_of, lowered, table
from whichmodel.understand import without_constraints
from whichmodel.words import STOP

#: Words of several languages.
Words = re.Pattern[str] | Table
Kind = Literal["models", "compare", "more", "again", "language", "form", "thanks", "agreed", "greeting"]


@dataclass(frozen=True, slots=True)
class Aside:
    """What a turn wants of the answer before it, which stays as it is.

    *ranks* are the places of the models it speaks of, counted from the end where they are negative, *models* those that it
    names: none where it speaks of all. *topics* are what it asks of them, *hardware* the machines by which it asks that, *memory_gb* how much memory.
    """

    kind: Kind
    ranks: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()
    hardware: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    memory_gb: float | None = None


#: Comparisons that make sense only after something was said.
_FASTER = either_of(r"\b(?:faster|quicker|speedier|schneller|más rápid[oa]s?|mais rápid[oa]s?|plus rapides?)\b", r"更快|快一点|快点|もっと速|もっと早|더 ?빠른|더 ?빨리")
_LIGHTER = either_of(
    r"\b(?:cheaper|lighter|less|lower|smaller|easier|fewer)\b[^.?!]{0,20}\b(?:memory|v?ram)\b|\bmemory[- ]friendl\w+|\b(?:smaller|lighter) (?:models?|ones?|networks?|versions?)\b",
    r"\b(?:weniger|geringere?[rmn]?|kleinere?[rmn]?)\b[^.?!]{0,20}(?:speicher|\bv?ram)\b|\b(?:moins (?:de|gourmand en) (?:mémoire|v?ram))|\b(?:menos (?:memoria|memória|v?ram))",
    r"(?:更少的?|更小的?|少一?点的?|省|更省)\s?(?:显存|内存)|(?:显存|内存)(?:占用)?(?:更|要)?(?:少|小|低)|(?:メモリー?|vram)(?:の|が|を)?(?:もっと)?(?:消費が|使用量が)?(?:少な|節約|軽|抑え)|(?:메모리|vram|램)(?:를|을|가|이)? ?(?:덜|더 ?적|적게|아끼)",
)
_PRIVATE = r"(?:private|personal|home|hobby|domestic|own)"
_ANY_LICENCE = r"\bany licen[cs]e\b|\b(?:jede|beliebige|egal welche) lizenz\b|\blizenz (?:ist )?(?:mir )?(?:egal|unwichtig)\b|\b(?:peu importe|n'importe quelle|cualquier|qualquer)(?: la)? licen[cç]\w+|\bla licencia (?:no importa|da igual)\b|\ba licença (?:não importa|tanto faz)\b|许可证?(?:无所谓|不重要|都行|都可以)|ライセンスは(?:何でも|問わ|気にし)|라이[선센]스는? ?상관"
_NO_MATTER = r"(?:does ?n[o']?t matter|is ?n[o']?t (?:important|needed|required)|not (?:important|needed|required))"
_FORGET = r"(?:forget|ignore|drop|skip|never ?mind|don'?t (?:care about|bother (?:with|about))|leave out)(?: about)? (?:the |that |my )?"
#: Words that take a constraint back.
_TAKEN_BACK: tuple[tuple[str, Words], ...] = (
    ("licences", either_of(rf"{_ANY_LICENCE}|\blicen[cs]e\b[^.?!]{{0,16}}\b{_NO_MATTER}|\b{_FORGET}licen[cs]es?\b")),
    ("not_licences", either_of(rf"{_ANY_LICENCE}|\blicen[cs]e\b[^.?!]{{0,16}}\b{_NO_MATTER}|\b{_FORGET}licen[cs]es?\b|\b(?:[al]?gpl\w*|copyleft) (?:is|would be) (?:also |all right|ok|okay|fine|good)(?: too)?")),
    ("since", either_of(
        rf"\b(?:age|year|date)\b[^.?!]{{0,16}}\b{_NO_MATTER}|\b{_FORGET}(?:age|year|date)\b|\b(?:any (?:age|year)|however old|no matter how old)\b|\bolder (?:ones|models|methods) (?:are|would be) (?:also )?(?:fine|ok|okay|good)(?: too)?|\b(?:may|can) be old(?:er)?\b",
        r"\b(?:das )?(?:alter|jahr) (?:ist )?(?:mir )?(?:egal|unwichtig)\b|\b(?:dürfen|darf) (?:auch |ruhig )?(?:alt|älter) sein\b|\bel año (?:no importa|da igual)\b|\bl'année (?:importe peu|n'a pas d'importance)\b|\bpeu importe (?:l'année|l'âge)\b|\bo ano (?:não importa|tanto faz)\b",
        r"(?:年份|新旧)(?:无所谓|不重要|都行|都可以)|(?:老|旧)(?:一点|的)?(?:也|都)(?:可以|行)|(?:年|古さ)は(?:問わ|気にし|何年でも)|古くて(?:も)?(?:いい|よい|構わ|大丈夫)|(?:연도|나이)는? ?상관",
    )),
    ("memory_gb", either_of(
        rf"\bmemory\b[^.?!]{{0,12}}\b(?:{_NO_MATTER}|is (?:no|not an?) (?:problem|issue))|\b(?:enough|plenty of|lots of) (?:memory|v?ram)\b|\b{_FORGET}(?:gpu|memory|v?ram|hardware)\b|\bspeicher (?:ist )?(?:genug|egal|kein problem)\b|\bla memoria (?:no importa|da igual)\b|\ba memória não importa\b|\bpeu importe la mémoire\b",
        r"(?:显存|内存)(?:无所谓|够|足够|不是问题)|メモリー?は(?:十分|問題な|気にし)|메모리는? ?(?:충분|상관)",
    )),
    ("licence", either_of(
        rf"{_ANY_LICENCE}|\b(?:licen[cs]e|commercial\w*)\b[^.?!]{{0,16}}\b{_NO_MATTER}", r"\bnon-?commercial (?:use )?(?:is|are|would be|will be)(?: \w+)? (?:fine|ok|okay|enough|good enough|all right|alright)\b",
        rf"\b(?:for )?(?:(?:my|our) )?(?:own )?{_PRIVATE} (?:use|usage|purposes?|fun|enjoyment|projects?)\b(?:,? (?:only|alone))?|\bpurely (?:private|personal)\b|\bfor (?:myself|fun|me alone)\b|\bit'?s (?:just |only |all )*(?:private|personal|a hobby)\b|\bnot for (?:a |any |my )?(?:business|money|sale|profit|work|commercial (?:use|purposes?))\b|\bnot (?:commercial(?:ly)?|selling (?:it|them|anything))\b|\bno commercial (?:use|purposes?)\b",
        rf"\b{_FORGET}(?:licen[cs]\w+|commercial(?:ly)?(?: \w+)?)\b",
        r"\b(?:nur |rein )?(?:für (?:den )?)?(?:privat(?:e[nr]?)?(?: (?:gebrauch|nutzung|zwecke?))?|nicht[- ]?kommerziell\w*)\b|\b(?:pour un )?usage (?:privé|personnel)\b|\b(?:para )?uso (?:privado|personal|particular|pessoal|doméstico)\b",
        r"(?:仅|只是|只|我)?(?:供)?(?:个人|私人)(?:使用|用途|用)?|自用|非商用|非商业|個人(?:利用|使用|用|で使)|非商用|개인(?:용|적)|비상업",
    )),
    ("speed", either_of(
        r"\b(?:speed|time)\b[^.?!]{0,12}\bdoes ?n[o']?t matter\b|\b(?:may|can) be slow\b|\bslow(?:er)? is (?:fine|ok|okay)\b|\bno (?:hurry|rush)\b|\b(?:forget|ignore|never ?mind)(?: about)? (?:the )?speed\b|\bi can wait\b|\b(?:darf|kann) (?:auch )?(?:langsam|dauern|lange dauern)(?: sein)?\b|\bzeit spielt keine rolle\b|\bpeu importe (?:la vitesse|le temps)\b|\bpuede ser lent\w+|\bpode ser lent\w+",
        r"慢(?:一?点)?(?:也|都)?(?:没关系|可以|行|无所谓)|遅くて(?:も)?(?:いい|よい|構わ|大丈夫)|느려도",
    )),
    ("hardware", either_of(
        r"\b(?:i|we)(?:'ve|'ll| do| did| actually| now| just| will)* (?:have|got|own|bought|get|use)(?: got)? (?!no\b|little|neither|only)(?:an? |my |the )?(?!no\b)(?:\w+ )?(?:gpu|graphics card)\b|\b(?:memory|hardware)\b[^.?!]{0,12}\b(?:does ?n[o']?t matter|is (?:no|not an?) (?:problem|issue))|\b(?:enough|plenty of|lots of) (?:memory|v?ram)\b|\b(?:forget|ignore|drop|never ?mind)(?: about)? (?:the |my )?(?:cpu|gpu|memory|v?ram|hardware|phone|browser|laptop)\b",
        r"\bich habe? (?:doch |jetzt |auch )?(?:eine |ne )?(?:gute |starke |große )?(?:grafikkarte|gpu)\b|\bj'ai (?:bien |maintenant )?(?:une? )?(?:bonne )?(?:carte graphique|gpu)\b|\btengo (?:una )?(?:buena )?(?:tarjeta gráfica|gpu|gráfica)\b|\btenho (?:uma )?(?:boa )?(?:placa (?:de vídeo|gráfica)|gpu)\b",
        r"(?<!没)有(?:独立)?(?:显卡|gpu)|(?:gpu|グラボ)(?:は|が|なら)?(?:あり|ある|持って)|(?:gpu|그래픽 ?카드)(?:가|는|은)? ?있",
    )),
    ("fidelity", either_of(
        r"\b(?:may|can|could|might|should|let (?:it|them)|(?:it'?s|it is|is) (?:fine|ok|okay|allowed|free) to|free to|welcome to)\b(?!n't| not|not)(?: (?!not\b)\w+){0,2}? (?:invent|hallucinate|imagine|make (?:(?:things|it|stuff|details?|something) )?up|add details?)\b(?! (?:nothing|no)\b)(?: (?:things|stuff|details?|something|anything))?|\b(?:inventing|invention|invented details?|hallucinat\w+|made-up details?)(?: \w+)? (?:is|are|would be) (?:fine|ok|okay|allowed|no problem)\b|\b(?:does ?n[o']?t|need ?n[o']?t|not) (?:have to |need to )?be (?:faithful|exact|accurate|true|authentic)\b|\b(?:forget|ignore|never ?mind)(?: about)? (?:the )?(?:fidelity|faithful\w*|accuracy)\b",
        r"\b(?:darf|kann|dürfen) (?:ruhig |auch |gern[e]? )?(?:\w+ ){0,2}(?:da?zu)?erfinden\b|\berfunden\w* (?:\w+ )?(?:ist|sind) (?:ok|okay|in ordnung)\b|\b(?:peut|peuvent|peux) (?:en )?inventer\b|\bpuede[ns]? inventar\b|\bpode[m]? inventar\b",
        r"(?<!不)可以(?:虚构|编造|脑补|自由发挥|发挥|想象|补充细节)|(?:創作|捏造|補完)して(?:も)?(?:いい|よい|構わ|大丈夫|ok)|(?:지어|만들어)(?:내)?도 ?(?:돼|됩|괜찮|좋)",
    )),
    ("modality", either_of(
        r"\b(?:no|not|without|isn'?t|aren'?t|nothing with) (?:an? |any |the |of )?(?:human |more )?(?:faces?|people|persons?|portraits?|anime|cartoons?|drawings?|videos?|films?|documents?)\b(?! (?:card|memory|ram))|\bkeine? (?:gesichter|gesicht|personen|menschen|porträts?|videos?)\b|\b(?:pas de|sans) (?:visages?|personnes|portraits?|vidéos?)\b|\b(?:sin|no hay|no son) (?:caras|rostros|personas|retratos)\b|\b(?:sem|não há|não são) (?:rostos|pessoas|retratos)\b",
        r"(?:没有?|不是)(?:人脸|脸|人像|人物|视频)|(?:顔|人物|人)(?:は|では|じゃ|が)(?:ない|なく|ありません|写って(?:い)?ない)|(?:얼굴|사람|인물)(?:은|이|는|가)? ?(?:없|아니|아닙)",
    )),
)  # fmt: skip
#: A size that would be an enlargement or more frames, whichever was spoken of.
_SIZE = re.compile(r"(?<!\w)[x×]?\s?\d+(?:[.,]\d+)?\s?(?:[x×%kp倍배]|times|fold|gb|hd)?(?:\s?\d+)?(?!\w)|\d\s?[倍배]", re.IGNORECASE)
#: Words around a constraint, or around what is asked of an answer, that name no need.
FILLER = STOP | frozenset(
    "about why i us me its that thats this these them they those with without on in of at to how whats are was may might must show give tell list only just same instead please pls ok okay so then now too well one ones use usable used using "
    "can could would should will do does did doesn't don't have has need needs need want like works work working run runs running make made get go goes ask asked asking any some something anything thing things else other version better best more most much less many which "
    "twice double triple big bigger large larger small smaller times time size x up factor faster quicker cheaper lighter lower easier memory ram vram free allowed allow license licence licensed licenced matter matters doesn doesnt not no yes hm hmm um fine case again still "
    "fit fits permitted possible usage purpose purposes required rights terms legal allows actually really anyway sure least lowest fewest also first though but rather detail details take takes taken didn tried need sell selling sold results result money myself pick picks recommend recommended recommendation suggested suggest named mentioned above "
    "model models network networks option options answer choice between know wonder think maybe perhaps there here s t d ll re ve m "
    "landscape landscapes scenery buildings nature animals objects pictures photos "
    "und auch noch als dann ich dir finde finden bekomme kriege nur bitte kann kannst man du sie er ihn ihr das den der die dem des es eins eine einen einer ein mein meine mir mich gib gibt zeig zeige nenn brauche braucht brauchen läuft laufen funktioniert geht ginge nutzbar verwendbar nutzen benutzen verwenden davon denn mal welche welcher welches welchen viel wieviel wo wann wer wie was ist sind wäre hat haben lieber doch aber stattdessen so viel bei für von zu zum zur ja nein modell modelle "
    "et aussi puis alors seulement peut peux peut-on on ça ca cela celui celle ceux lequel laquelle lesquels quel quelle quels quelles combien où est sont ai besoin il elle faut marche fonctionne tourne utilisable utiliser usage donne donnez moi montre c qu qui quoi comment avec sur ici plutôt beaucoup mais oui non modèle modèles plus moins d' d "
    "y también entonces solo sólo puede puedo se cuál cuáles cuánto cuánta dónde cómo qué es son necesita hace falta funciona corre usable utilizable uso usar mucho muchas muchos dame muestra muéstrame sobre este esta eso ese esa sí pero mejor modelo modelos tiene tienen hay "
    "e também então só pode posso qual quais quanto quanta onde como é são precisa precisam roda funciona utilizável uso usar muito muita dá me mostra mostre sobre este esta isso esse essa sim não mas melhor modelo modelos tem têm há eu ele ela".split()
)  # fmt: skip
#: The same in scripts without spaces.
_PARTICLES = either_of(
    r"(?:我想|我要|给我|帮我|请问|请|那么|那|还是|还|也|再|就|都|只要|只|是否|能不能|可不可以|可以|能够|能|会|需要|要|有没有|有|没|这个|那个|这些|它们|它|哪个|哪些|怎么样|怎么|如何|什么|多少|多大|吗|嗎|呢|吧|啊|了|的话|的|是|用于|用在|用来|使用|运行|跑|换成|改成|换|看|说|告诉我|一下|上面|上|里|在|用|对|和|与|模型|不过|但是|但|其实|我)+",
    r"(?:それなら|それでは|それ|これ|あれ|その|この|では|じゃあ|なら|場合|ですか|でしょうか|でも|です|ですが|ますか|ます|ください|下さい|お願いします|お願い|教えて|見せて|どのくらい|どれくらい|どれ|どの|どう|いくら|できますか|できる|可能|使えますか|使える|使って|使い|利用|使用|動きますか|動く|必要|モデル|のは|の|は|が|を|に|で|と|も|へ|か|な|ね|よ|い|実は|やっぱり|もっと|あります|ありますか|いい|構いません|大丈夫)+",
    r"(?:그럼|그러면|그건|그거|그것|이건|이거|이것|저|좀|해 ?주세요|해 ?줘|주세요|줘|알려|보여|인가요|인가|되나요|되나|될까요|돼요|됩니까|됩니다|가능한가요|가능|할 ?수|수|있나요|있어요|있는|있습니다|하나요|합니까|사용|이용|쓸|돌아가나요|필요|얼마나|어느|어떤|무슨|모델|용으로|으로|에서|적으로|에는|은|는|이|가|을|를|에|도|의|로|요|건|것|사실|괜찮아요|괜찮)+",
)
_WORD = re.compile(r"[^\W\d_]+")

#: Places in a list, each with the words for it.
_PLACES: tuple[tuple[int, Words], ...] = (
    (1, table(r"first 1st number_one erste[rsnm]? eins premier première primer[oa]? primeir[oa] (?:the_)?top_(?:one|pick|choice)", r"第一(?:个|個|款|名|种)? 首个 (?:最初|一番目|一つ目|1つ目|1番目) 첫_?번째 첫째 1번")),
    (2, table(r"second 2nd number_two zweite[rsnm]? deuxième second[e]? segund[oa]", r"第二(?:个|個|款|名|种)? (?:二番目|二つ目|2つ目|2番目) 두_?번째 둘째 2번")),
    (3, table(r"third 3rd number_three dritte[rsnm]? troisième tercer[oa]? terceir[oa]", r"第三(?:个|個|款|名|种)? (?:三番目|三つ目|3つ目|3番目) 세_?번째 셋째 3번")),
    (4, table(r"fourth 4th vierte[rsnm]? quatrième cuart[oa] quart[oa]", r"第四(?:个|個|款|名)? (?:四番目|4番目) 네_?번째")),
    (5, table(r"fifth 5th fünfte[rsnm]? cinquième quint[oa]", r"第五(?:个|個|款|名)? (?:五番目|5番目) 다섯_?번째")),
    (-1, table(r"last(?:_(?:one|model))? letzte[rsnm]? dernier dernière últim[oa]", r"最后一?(?:个|個|款)? 最後 마지막")),
)  # fmt: skip
_TWO = either_of(
    r"\b(?:first|top) (?:two|2|couple)\b|\bboth(?: of (?:them|these|those))?\b|\b(?:die )?(?:ersten|oberen) (?:beiden|zwei)\b|\bbeiden?\b|\bles (?:deux|2) premi(?:ers|ères)\b|\bl(?:os|as) (?:dos|2) primer[oa]s\b|\b(?:primer[oa]s|primeir[oa]s) (?:dos|dois|duas)\b|\b[oa]s (?:dois|duas|2) primeir[oa]s\b",
    r"前(?:两|二|2)(?:个|個|款)?|(?:最初|上位)の?(?:二つ|2つ|2件)|처음 ?두 ?(?:개|모델)|앞의 ?두 ?개",
)
_THREE = either_of(r"\b(?:first|top) (?:three|3)\b|\ball (?:of (?:them|these)|three|3)\b|\b(?:ersten|alle) drei\b|\bles (?:trois|3)(?: premi(?:ers|ères))?\b|\bl(?:os|as) tres(?: primer[oa]s)?\b|\b[oa]s três(?: primeir[oa]s)?\b|前三(?:个|個)?|全部")
_NUMBERED = re.compile(r"(?:\b(?:numbers?|no\.?|nr\.?|nummer|numéro|número|option|model|rank)\s?|#)(\d{1,2})\b|^\W*(\d)\W*$|第\s?(\d)\s?(?:个|個|款)|(\d)\s?(?:番目|つ目|번째?)")

#: What is asked of models, by the words for it.
_TOPICS: dict[str, Words] = {
    "does": either_of(
        r"\bwhat (?:exactly |else )?(?:does|do|can|could) (?:the |this |that |it|they|he)?\W*(?:one |model )?(?:actually |really )?(?:do|offer)\b|\bwhat (?:is|are|'s)\b[^.?!]{0,20}?\b(?:good|useful|best|great|used|made|meant|intended|there)? ?for\b|\bwhat (?:can|could) \W*be used for\b|\bgood (?:for|at)\b|\bpurpose\b|\bstrengths?\b|\bspeciali[sz]\w+ in\b|\buse cases?\b|\bcapabilit\w+\b|\boverview\b|\btell me about\b|^\W*(?:what|who)(?: is| are|'s)\W*$",
        r"\bwas (?:genau )?(?:macht|kann|tut|leistet|bringt)\b|\bwo(?:für|zu)\b|\bgut für\b|\bstärken?\b|\büberblick\b|^\W*was ist\W*$|\bque (?:fait|font|peut faire|sait faire)\b|\bà quoi (?:ça )?(?:sert|servent)\b|\bsert à quoi\b|\bc'est quoi\b|\bqu'est-ce que(?: c'est)?(?: (?:fait|peut faire))?\b",
        r"\bqué (?:hacen?|puede hacer|es\W*$)|\b(?:para|en) qué (?:sirven?|es (?:buen[oa]|útil))\b|\bsirve para\b|\bo que (?:(?:o|a) )?\W*(?:faz|fazem|pode fazer|é)(?!\w)|\b(?:para|pra) (?:o )?que (?:(?:o|a) )?\W*serve\b|\bserve para\b",
        r"(?:是)?(?:用来)?(?:做|干)(?:什么|啥)(?:用)?的?|是什么|有什么用|能做什么|用途|功能|擅长|とは|(?:何|なに)(?:が|を)(?:でき|する|して)\w*|(?:何|なに)のため|何に使\w*|得意|機能|무엇을 ?(?:하|할)\w*|뭘 ?(?:하|할)\w*|뭐 ?(?:하는|할)\w*|무슨 ?모델|용도|기능|어디에 ?쓰\w*|(?:이|가|은|는)? ?(?:무엇|뭐)(?:인가요|예요|에요|죠|야)?",
    ),
    "how": either_of(r"\bhow (?:do|does) (?:it|they|that|this|the \w+(?: one)?|these)? ?(?:really |actually )?work\b|\bwie funktionier\w+(?: (?:das|es|sie|die))?\b|\bcomment (?:ça|cela|il) (?:marche|fonctionne)\b|\bcómo funcionan?\b|\bcomo funcionam?\b|怎么工作|工作原理|原理|仕組み|どう(?:やって)?動|어떻게 ?작동|원리"),
    "fidelity": either_of(r"\b(?:invent\w*|hallucinat\w*|makes? (?:things|details?|stuff|it) up|made[- ]up|faithful\w*|erfind\w*|inventa\w*|inventer)\b(?: (?:things|(?:\w+ )?details?|stuff|faces?|detalles|detalhes|détails))?|脑补|编造|捏造|지어내\w*"),
    "details": either_of(r"\b(?:more |further |the )?details\b|\b(?:tell me|say|know|learn|hear) more\b|\bmore (?:about|info\w*)\b|\bmehr (?:über|zu|infos?|details)\b|\beinzelheiten\b|\ben savoir plus\b|\bmás (?:detalles|información)\b|\bmais (?:detalhes|informaç\w+)\b|详细(?:信息|介绍)?|详情|詳しく|詳細|자세히|상세"),
    "combine": either_of(r"\b(?:combin\w+|chain(?:ed|ing)?|mix(?:ed)?|stack(?:ed)?|together|one after (?:the other|another)|kombinier\w+|zusammen|ensemble|junt[oa]s)\b|一起用|组合|組み合わせ|併用|함께|조합"),
    "licence": table(r"licen[cs]es? licensed lizenz\w* licences? licencias? licenças? free for_free free_of_charge gratis kostenlos\w* umsonst gratuit\w* gratuit[oa]s? gr[aá]tis costs? price[sd]? paid pay kosten kostet coûte\w* prix precio cuesta\w* preço custa\w* open[_-]?source only_mit mit(?!_\w) mit_(?:licen[cs]\w+|only) apache gpl\w* bsd (?:in|for)_(?:my_|our_|a_|an_|the_)?(?:shop|business|products?|apps?|company|clients?|customers?|startup) cc-by\w*", r"许可证? 授权 协议 免费 收费 价格 开源 ライセンス 無料 有料 オープンソース 라이선스 라이센스 무료 유료 오픈소스"),
    "memory": table(r"(?:how_much_)?(?:memory|v?ram) (?:how_)?(?:heavy|lightweight) parameters? model_sizes? \w*speicher\w* parametern? mémoire memoria memória par[aâ]metros? paramètres? how_(?:big|large|heavy)_(?:is|are) wie_groß_(?:ist|sind) quelle_(?:est_la_)?taille qué_tamaño qual_(?:é_)?o_tamanho \d+_?gb", r"多大 サイズ どのくらい_?大き\w* 크기 얼마나_?커요? 显存 内存 参数量? メモリー? パラメータ数? 메모리 파라미터"),
    "machine": table(r"cpus? gpus? graphics_cards? hardware requirements? nvidia amd cuda mac macs macbook windows linux computers? pcs? laptops? iphones? ipads? android phones? smartphones? mobile browser locally offline grafikkarte\w* rechner handy carte_graphique ordinateur téléphone ordenador móvil tarjeta_gráfica placa_de_vídeo computador celular amd_(?:cards?|gpus?) radeon intel apple m[1-4] apple_silicon macos mac_os ubuntu ios win_?1[01] betriebssystem sistema_operativo", r"苹果 视窗 マック ウィンドウズ 맥 윈도우 显卡 电脑 手机 硬件 配置 本地 グラボ パソコン スマホ pc 그래픽_?카드 컴퓨터 휴대폰 스마트폰 핸드폰"),
    "speed": table(r"how_(?:fast|slow|long) fast(?:est)? quick(?:est|ly)? slow(?:er|est)? speed(?:s|_wise)? real[_-]?time schnell\w* geschwindigkeit wie_lange rapides? vitesse rápid[oa]s? velocidad velocidade tempo_real tiempo_real temps_réel echtzeit", r"多快 速度 快 实时 多久 速さ 速度 速い 速 リアルタイム 속도 빠른 빨라 실시간"),
    "paper": table(r"papers? articles? publications? publikation veröffentlichung arxiv authors? who_(?:made|wrote|published)_(?:it|this|that|them) autor\w* autores auteurs? artículos? artigos? who_(?:made|wrote|published|created|developed|built|invented|trained|is_behind|are_the_makers) makers? developers? creators? wer_hat(?:_das|_es)? von_wem entwickler\w* qui_(?:a|est_derrière)(?:_(?:fait|créé|développé|conçu|publié))? développeurs? quién_(?:hizo|creó|desarrolló|inventó|está_detrás) creador\w* quem_(?:fez|criou|desenvolveu|inventou)", r"谁(?:做|开发|发明|创建|写)\w* 开发者 誰が 開発者 作った 누가 개발자 만든 만들었\w* 论文 作者 論文 著者 논문 저자"),
    "link": table(r"links? urls? address(?:es)? where_(?:can|do)_(?:i|we)_(?:get|find|download) downloads? install\w* demos? try_(?:it|them|this) github repos? repositor(?:y|ies) (?:source_)?code websites? liens? télécharger téléchargement enlaces? descargar ligações ligação baixar herunterladen installier\w* instala\w* quellcode adresse", r"链接 地址 网址 下载 安装 代码 リンク ダウンロード インストール コード 링크 주소 다운로드 설치 코드"),
    "year": table(r"new(?:er|est) (?:more_|most_)?recent latest old(?:er|est) what_year which_year years? when_(?:was|were) release[ds]? came_out how_(?:old|new) neuer\w* neueste\w* aktuell\w* wie_alt jahr récent\w* année plus_nouveau wann_(?:wurde\w*|ist|kam\w*|erschien\w*) erschien\w* quand_(?:est|a|fut) cuándo_(?:se|fue|salió) quando_(?:foi|saiu) (?:was|were|is|been)_(?:published|released) came_out when_did nuevos? nuevas? reciente\w* recientes? año recentes? ano", r"什么时候 何时 哪一年 いつ 언제 最新 更新的 哪年 年份 新しい 何年 최신 연도 몇_?년"),
    "scale": table(r"(?:what|which)_(?:\w+_)?(?:factors?|scales?) how_many_times faktor(?:en)? facteurs? factores fatores welche_vergrößerung", r"倍率 几倍 何倍 몇_?배"),
    "limits": table(r"limits? limitations? drawbacks? downsides? disadvantages? weakness\w* cons caveats? what_(?:is|are)_(?:it|they)_(?:bad|not_good)_(?:at|for) nachteile? grenzen schwächen inconvénients? limites? desventajas? desvantagens?", r"缺点 局限 限制 欠点 短所 制限 단점 한계"),
    "order": either_of(r"\b(?:which (?:one )?(?:is|of (?:them|these|those) is|should|would|do|to)|what (?:is|would be))\b(?=.*\b(?:best|better|take|use|pick|choose|recommend\w*|prefer)\b)|\b(?:better|best|higher|highest) quality\b|\bwhich (?:one|model)\W*$|\bthe best(?: one)?\b|\b(?:is|are) (?:it|they|that|this) (?:any |really |actually )?good\b|\bwelche[rs]? ist (?:\w+ )?(?:bes(?:te\w*|ser))\b|\ble(?:quel)? (?:est le )?meilleur\b|\bcuál es (?:el |la )?mejor\b|\bqual é [oa] melhor\b|哪个(?:最好|更好|好)|どれが(?:一番|いい|良い|おすすめ)|어느 ?(?:게|것이) ?(?:가장 |제일 )?(?:좋|나은)"),
    "why": table(r"why(?:_not)? reasons? explain\w* erklär\w* expliqu\w* explic\w+ warum wieso weshalb pourquoi por_?qu[eéê] porqu[eêé]", r"为什么 为何 理由 なぜ どうして 왜 이유"),
}  # fmt: skip
_KINDS: tuple[tuple[Kind, Words], ...] = (
    ("compare", either_of(r"\b(?:compar\w+|versus|vs|differ\w*|diff?e?r\w*n[cs]e|side by side|vergleich\w*|unterschied\w*|unterscheide\w+|différen\w+|diferen\w+)\b|比较|对比|区别|差别|比べ\w*|比較|違い|비교|차이")),
    ("again", either_of(r"\b(?:repeat\w*|say (?:it|that) again|once (?:more|again)|again|nochmals?|noch ?einmal|wiederhol\w*|répèt\w*|encore une fois|repite\w*|otra vez|de nuevo|repet\w+|de novo|outra vez)\b|再说一(?:遍|次)|重复|もう一度|다시")),
    ("language", either_of(
        r"\b(?:(?:in|auf|en|em|into|to|speak|answer in) )?(?:german|french|spanish|portuguese|chinese|japanese|korean|italian|english|dutch|polish|russian|turkish|arabic|hindi|my language|deutsch|französisch|spanisch|englisch|chinesisch|français|allemand|anglais|espagnol|español|inglés|alemán|francés|português|inglês|francês|espanhol)\b|\b(?:translat\w+|übersetz\w*|tradui\w*|traduc\w+|traduz\w*)\b",
        r"(?:用|以)?(?:中文|英文|日文|汉语|英语)(?:回答)?|翻译|(?:日本語|英語|中国語)|翻訳|(?:한국어|영어|일본어)|번역",
    )),
    ("form", either_of(
        r"\b(?:as|in|into|with) (?:an? )?(?:tables?|lists?|bullets?(?: points?)?|json|csv|markdown|yaml|xml|html|words|sentences?|brief|short|columns?|spreadsheet|plain text|simpler? (?:words|terms))\b|\btables?\W*$|\b(?:shorter|briefer|longer|simpler|tl;?dr|summar\w+|brief(?:ly)?|short(?:ly)?|condense\w*)\b",
        r"\b(?:kürzer|knapper|länger|einfacher|kurz|tabelle|stichpunkte\w*|zusammenfass\w*|plus (?:court|simple|bref)|tableau|résum\w+|más (?:corto|breve|simple)|tabla|resum\w+|mais (?:curto|breve|simples)|tabela)\b|更?(?:简短|简单|短)(?:一?点)?|表格|总结|短く|簡単に|表|まとめて|짧게|간단히|표|요약",
    )),
    ("more", either_of(
        r"\b(?:(?:show|give|list|got|are there|is there|do you have)(?: me)? )?(?:any |some |the |two |three |a few |few )?(?:others?|more|alternatives?|another(?: one)?|next(?: ones?)?)\b|\b(?:something|anything|what|who|which|nothing) (?:else|different)\b|\bdifferent (?:ones?|models?|options?)\b|\bwhat other\b",
        r"\b(?:weitere|andere[rsn]?|mehr|noch (?:mehr|welche|eins?|was)|was sonst|sonst noch(?: was)?|etwas anderes|d'autres?|autres?|autre chose|encore|otr[oa]s?|más|algo más|alguna otra|outr[oa]s?|mais|algum outro|outra coisa)\b",
        r"更多|还有(?:别的|其他|没有)?|别的|其他|其它|换一个|下一个|他に(?:も)?(?:は)?|ほか(?:に|の)|別の|もっと|다른|더",
    )),
    ("thanks", either_of(r"\b(?:thanks?(?: you)?|thank|thx|ty|cheers|bye|goodbye|see you|danke\w*|dankeschön|tschüss?|auf wiedersehen|merci|au revoir|gracias|adiós|obrigad[oa]|valeu|tchau)\b|谢谢|多谢|感谢|再见|ありがとう(?:ございます|ございました)?|さようなら|감사(?:합니다|해요)?|고마워요?|고맙습니다")),
    ("greeting", either_of(r"\b(?:hi|hello|hey|good (?:morning|evening|afternoon|day)|hallo|guten (?:tag|morgen|abend)|bonjour|bonsoir|salut|hola|buen[oa]s (?:días|tardes|noches)|olá|oi|bom dia|boa (?:tarde|noite)|how are you)\b|你好|您好|こんにちは|こんばんは|안녕(?:하세요)?")),
    ("agreed", either_of(r"\b(?:ok(?:ay|ey)?|k|great|nice|cool|good|perfect|awesome|excellent|amazing|wonderful|brilliant|super|fine|h+m+|u+h|um+|i see|got it|understood|sure|yes|yeah|yep|no|nope|all ?right|wow|interesting|makes sense|lol|haha|gut|toll|prima|klasse|verstehe|alles klar|genau|bien|parfait|d'accord|génial|vale|perfecto|genial|de acuerdo|bom|beleza|ótimo|perfeito|entendi)\b|好的?|行|明白了?|了解(?:です)?|知道了|わかりました|なるほど|はい|네|좋아요?|알겠습니다|알겠어요?")),
)  # fmt: skip
#: Words that say of which models something is asked.
_ASKS_OF_THEM = either_of(
    r"^\W*(?:(?:and|so|but|ok|okay|well|hm+),? )?(?:(?:do|does|can|could|will|would|is|are|did)(?:n't)? (?:it|they|that|this|these|those|any|one|all|each|both|either|he|she)\b|which\b|how (?:fast|slow|long|much)\b|what (?:does|do|is)\b)",
    r"^\W*(?:und )?(?:läuft|laufen|funktioniert|geht|brauch\w+|ist|sind|welche[rs]?|wie (?:schnell|viel|lange))\b|^\W*(?:et )?(?:est-ce|ça (?:marche|tourne|fonctionne)|il (?:marche|tourne)|lequel|combien)\b|^\W*[¿]?(?:y )?(?:funcionan?|corren?|es|son|cuál|cuánt\w+)\b|^\W*(?:e )?(?:funcionam?|rodam?|é|são|qual|quanto)\b",
    r"(?:它|它们|哪个|这个).*(?:吗|能|可以)|(?:能|可以)(?:在)?.{0,6}(?:跑|运行)|動きますか|動作しますか|どれが|돌아가나요|작동하나요|어느",
)
_ADDS = either_of(
    r"^\W*(?:and|plus|then|also|additionally|besides|moreover|furthermore|(?:ok(?:ay)?|yes|now|great|thanks|well|hm+),? (?:and|also|then))\b|\b(?:also|too|as well|on top of (?:that|it)|in addition|additionally|at the same time|afterwards)\b",
    r"^\W*(?:und|dann|danach|dazu|plus|et|puis|ensuite|y|luego|después|además|e|depois|além disso)\b|\b(?:auch|außerdem|zusätzlich|zugleich|aussi|également|en plus|también|además|también|também|igualmente)\b",
    r"^\W*(?:还要?|还想|也|再|然后|并且|另外|同时|顺便)|同时|^\W*(?:そして|あと|それから|また|さらに|ついでに)|(?:も(?:して|したい|お願い))|^\W*(?:그리고|또|추가로|그다음)|도 (?:해|하고|같이)",
)
_IN_PLACE = either_of(r"\b(?:instead|rather|forget (?:that|it|about)|never ?mind|stattdessen|lieber|plutôt|à la place|en vez|en lugar|em vez|em lugar)\b|而不是|代替|改成|代わりに|대신|말고")


def aside_in(text: str, said: Mapping[str, object], models: Sequence[str] = ()) -> Aside | None:
    """What *text*, which sets the fields *said* of a request, asks of the answer before it; None where it asks something else.

    *models* are those that it names, whose names are left out of it.
    """
    low = lowered(text)
    ranks, left = _pointed(low)
    topics, left = topics_in(left)
    kinds, left = _taken(_KINDS, left)
    pointed = bool(ranks or models)
    if said and not pointed and not (topics and _ASKS_OF_THEM.search(low) and set(said) <= {"hardware", "memory_gb", "speed"}):
        return None
    if left_of(left) or (takes_back(low) and not pointed):
        return None
    hardware, size = said.get("hardware"), said.get("memory_gb")
    told = tuple(dict.fromkeys([*topics, *(TOPIC_OF[field] for field in said if field in TOPIC_OF)]))
    if models and not ranks and "compare" not in kinds and not set(told) - {"why", "order"}:
        return None  # "why not HAT?" is asked of the question
    if ranks or told or "compare" in kinds:
        return Aside("compare" if "compare" in kinds else "models", ranks, told, hardware if isinstance(hardware, tuple) else (), tuple(models), size if isinstance(size, float) else None)
    return None if models else next((Aside(kind) for kind, _ in _KINDS if kind in kinds), None)


def topics_in(low: str) -> tuple[list[str], str]:
    """What *low*, in small letters, asks of models, and *low* without the words for that.

    What they do is asked of in so many words only where nothing else is: "what is its licence", "许可证是什么".
    """
    found, left = _taken(_TOPICS.items(), low)
    return [topic for topic in found if topic != "does" or len(found) == 1], left


def compares(low: str) -> tuple[bool, str]:
    """Whether *low*, in small letters, asks how models differ, and *low* without the words for that."""
    found, left = _taken(_KINDS[:1], low)
    return bool(found), left


def takes_back(text: str) -> frozenset[str]:
    """The fields of a request of which *text* says that they hold no longer."""
    low = lowered(text)
    return frozenset(name for name, words in _TAKEN_BACK if words.search(low))


def left_of(text: str) -> set[str]:
    """The words of *text* that are neither a constraint, nor take one back, nor are small words."""
    left = without_bounds(text)
    for _, words in _TAKEN_BACK:
        left = words.sub(" ", left)
    for words in (_FASTER, _LIGHTER):
        left = words.sub(" ", left)
    left = _SIZE.sub(" ", without_constraints(left))
    if not left.isascii():
        left = _PARTICLES.sub(" ", left)
    return {word for word in _WORD.findall(left) if len(word) > 1} - FILLER


def is_faster(text: str) -> bool:
    """Whether *text* asks for something faster than what was named."""
    return _FASTER.search(lowered(text)) is not None


def is_lighter(text: str) -> bool:
    """Whether *text* asks for something that takes less memory than what was named."""
    return _LIGHTER.search(lowered(text)) is not None


def added(text: str) -> str:
    """What *text* asks for beside what was asked before, without the words that say so; empty where it asks for it in the other's place."""
    low = lowered(text)
    if _ADDS.search(low) is None or _IN_PLACE.search(low):
        return ""
    edges = [0, *(edge for found in _ADDS.finditer(low) for edge in found.span()), len(text)]
    return " ".join(" ".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)).split()).strip(" ,;:")


#: What is asked of a model by a constraint that is put to it: "does the second one work for video?".
TOPIC_OF = {"licence": "licence", "hardware": "machine", "speed": "speed", "modality": "medium", "fidelity": "fidelity", "scale": "scale", "memory_gb": "memory", "licences": "licence", "not_licences": "licence", "since": "year"}


def _pointed(low: str) -> tuple[tuple[int, ...], str]:
    """The places in a list that *low* names, and *low* without them."""
    found: list[int] = []
    for places, words in (((1, 2), _TWO), ((1, 2, 3), _THREE)):
        if words.search(low):
            found, low = [*found, *places], words.sub(" ", low)
    for numbered in _NUMBERED.finditer(low):
        found.append(int(next(filter(None, numbered.groups()))))
    low = _NUMBERED.sub(" ", low)
    for place, ordinal in _PLACES:
        if ordinal.search(low):
            found, low = [*found, place], ordinal.sub(" ", low)
    return tuple(dict.fromkeys(place for place in found if place)), low


def _taken(tables: Iterable[tuple[str, Words]], low: str) -> tuple[list[str], str]:
    """The names of those of *tables* of which *low* holds a word, and *low* without those words."""
    found = []
    for name, words in tables:
        if words.search(low):
            found.append(name)
            low = words.sub(" ", low)
    return found, low
