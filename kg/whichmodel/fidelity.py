"""Whether a request wants nothing invented and nobody changed.

People say it in four ways: that something is denied (nothing invented; the face not changed), that something is to
be kept (the same face; she has to be recognisable), what the picture is for (court, the police), or that a tool made
somebody another (it changed her face; that isn't my mother any more).
"""

import re

from whichmodel.negation import ahead_of, behind, denied
from whichmodel.patterns import either_of, table

#: Making what was not there; denied, it is a wish to be faithful.
_INVENT = table(
    r"invent* inv[eé]nt* ma(?:de|ke|kes|king)[_-](?:things_|stuff_|it_|anything_|something_|bits_|parts_|details?_|him_|her_|them_){0,2}up hallucinat* fabricat* dream* conjur* guess* "
    r"fak(?:e|ed|es|ing|ery) imagin(?:e|es|ed|ing|ation|ary|ative) fantas* embellish* beautif* beauty prettif* airbrush* glamou?r* speculat* improvis* concoct* ai[_-](?:faces?|generated|made|nonsense|slop|look|looking|details?|person|people|skin|teeth|eyes|version|idea) "
    r"an?_ai'?s? generated photoshopp* doctor(?:ed|ing) tamper* manipulat* deepfake* phantom bogus made[_-]of[_-]nothing younger prettier "
    r"add(?:s|ed|ing)?_(?:in_)?(?:any|anything|new|extra|details?|things|stuff|something|content|textures?|features|bits|what) (?:content|details?|anything|nothing|textures?|pixels?|something|features?|bits?)_(?:be_|is_|are_|gets?_|was_)?(?:\w+_)?(?:added|put_in|painted_in) "
    r"put(?:s|ting)?_(?:\w+_){0,3}(?:there|in) (?:was|were|is|are|has|had)(?:n'?t|_not|_never)_(?:been_)?(?:\w+_)?(?:there|in_(?:it|the)|on_(?:it|the)|present|visible|original*|recorded|captured) "
    r"painted_in (?:computer|machine|software|program|programme|algorithm|model)'s_(?:own_)?(?:idea|version|guess|notion|opinion) (?:cosmetic|plastic)_surgery face-?lifts? make-?overs? botox instagram* (?:camera|film|sensor|lens|photographer|negative)_(?:did_not|didn't|never|hadn't|has_not|hasn't)_(?:record|see|saw|seen|captur|show|take|catch)* new_(?:people|persons?|faces?|teeth|eyes?|nose|mouth|features|details?|letters|anything|things|hair|hands?|fingers) (?:somebody|someone|anybody|anyone)_else(?:'?s)?(?:_(?:face|eyes?|teeth|nose|mouth|smile))? strangers? an?other_(?:man|woman|person|face|child|girl|boy)(?:'s)? "
    r"erf(?:ind|and|und)* ausgedacht* ausdenk* dazu(?:ged|erf|gemalt|malen|dicht|kommen|gekommen)* hinzu* halluz* fantasier* phantas* ki[_-]gesicht* verschöner* geschönt* fremde[sn]?_gesicht anderes_gesicht "
    r"otra_cara otro_rostro outra_cara outro_rosto autres?_visages? cr(?:e|i)(?:e|ar|en|em|ando)_(?:\w+_)?(?:detalh|detall|cosas|coisas|rost)* crée?r?_(?:\w+_)?(?:détail|visage)* alucin* imagin(?:es?|ar|ad[ao]s?|e[zr]?) falsific* embellec* embelez* embelli* rajout* fabriqu* "
    r"(?:añad|agreg|ajout|acrescent|adicion)*(?!_(?:ruido|grano|color|grain|bruit|couleur|cor|ruído))",
    r"编造 捏造 虚构 臆造 臆想 臆测 瞎编 乱编 编的 瞎猜 乱加 脑补 凭空 幻觉 美颜 无中生有 添油加醋 伪造 添加 加上去 加东西 多余 ai脸 ai味 でっち上げ でっちあげ 勝手に 作り出 作り変え 作ら 作った 作り物 想像 創作 架空 ai顔 aiっぽ 描き足 "
    r"付け足 足さ 加工し 盛ら 盛っ 捏ね なかったもの 存在しない 元に(?:は)?ない 지어 만들어 만들지 있지도_않은 꾸며 꾸미 날조 상상 없는_(?:것|걸|부분|디테일|내용) 없던 허구 조작 왜곡 추가 덧붙 ai_얼굴",
)
_SURELY_NOT = table(r"i_(?:can'?t_|cannot_|could(?:n'?t)?_|can_)?(?:even_)?(?:imagine|guess|dream) can'?t_(?:even_)?imagine hard_to_imagine how_this")
_CHANGE = table(
    r"smooth* wip* eras* déform* défigur* chang* alter* replac* swap* modif* morph* turn* becom* g(?:et|ets|ive|ives|iving|ave|etting) rejuvenat* distort* touch* remodel* reshap* mess* los(?:e|es|ing|t) tweak* different "
    r"(?:ver)?änder* veränder* verfälsch* verfremd* ersetz* ersetzt austausch* wird_zu werden cambi* c[aá]mbi* reemplac* reemplaz* sustitu* deform* alt[eèé]r* chang* remplac* transform* dénatur* "
    r"mud(?:ar|e|em|ando|ou|a) substitu* troc* deforme*",
    r"改变 改动 改成 改了 变 换 走样 失真 修改 篡改 動か 変え 変わ 変更 変形 替え 別人 別の 바뀌 바꾸 바꿔 변하 변경 변형 달라 다른 딴 고치",
)
_FEATURE = table(
    r"faces? features? identity likeness expressions? smiles? eyes? eyebrows? noses? mouths? teeth wrinkles? freckles? moles? scars? appearance looks? person people people'?s character "
    r"letters? words? digits? numbers? wording meaning facts? (?:her|him|them|me|us)_(?:for|into|with|by) into_(?:a_|an_)?(?:\w+_)?(?:different|other|another|new|some) someone somebody who_(?:he|she|they|is|it) identities facial "
    r"gesicht* gesichtszüge züge mimik lächeln ausdruck identität aussehen personen jemand_ander* wortlaut caras? carita cambiarle rostros? rasgos expresi[oó]n identidad sonrisa facciones persona ojos otra_persona "
    r"visages? traits? identité sourire personne yeux regard rostos? rostinho traços feições expressão identidade sorriso pessoa olhos outra_pessoa",
    r"脸 臉 长相 五官 相貌 样子 表情 面容 本人 模样 容貌 别人 另一个人 字 数字 内容 顔 表情 目鼻 面影 人相 本人 別人 文字 内容 특징 얼굴 표정 이목구비 인상 생김새 사람 글자 숫자 내용",
)
#: What is to be kept, or is wanted, in so many words.
_KEEP = table(
    r"(?:exactly_)?(?:the_)?(?:very_)?same_(?:face|nose|mole|mouth|chin|crooked_smile|wrinkles|person|people|man|woman|features|smile|expression|eyes|guy|girl|boy|human|lady)(?!_(?:in|on|as|across|appears?|three|two|four|twice|every)) "
    r"faithful* true[_-]to(?:[_-](?:the_)?(?:original|life|source|paint\w*|page|negative|nature|what|how|him|her|them|reality|scan|photo|picture))(?:s)? (?:stay*|remain*|be|keep*|hold*)_(?:\w+_)?true_to authentic* accurate*_(?:to|copy|reproduc\w*|record|restor\w*) verbatim unadulterated "
    r"(?:stay*|remain*|keep*|stick*)_(?:\w+_){0,3}(?:faithful|loyal|close|honest)_to (?:as_)?(?:close|near|faithful|loyal)_(?:as_\w+_)?to_(?:the_)?(?:original|source|negative|real) "
    r"(?:only|just|solely|strictly|nothing_but|nothing_except|exactly|purely|no_more_than)_(?:\w+_)?(?:what(?:'?s|ever|_is|_was)?|the_(?:real|actual))_(?:is_|was_|really_|actually_|truly_|already_|genuinely_|i_|one_|can_|be_|the_|made_|it_|he_|she_){0,5}(?:there|in|on|seen|see|sensor|camera|lens|film|negative|photographer|scan|original|recorded|recording|captured|visible|pixels|data|information|contains|shows) "
    r"keep*_(?:\w+_){0,3}(?:likeness|identity|features|expression|wrinkles|character|freckles|scars?|real_face|own_face|digits|wording|letters_as) preserv*_(?:\w+_){0,4}(?:likeness|identity|face|features|expression|wrinkles|character|freckles|text|letters) retain*_(?:\w+_){0,3}(?:likeness|identity|face|features|expression|wrinkles) "
    r"(?:still|must|better|ought_to|should|has_to|have_to|needs?_to|want|remain\w*|stays?)_(?:\w+_){0,4}(?:be|look_like|resemble|looks_like|look|is|stay|remain)_(?:exactly_|really_|just_)?(?:him|her|them|my_\w+|our_\w+|himself|herself|themselves|the_same_\w+|the_real_\w+|who_\w+)(?!_(?:old|album|desktop|wall|desk|new|photo|picture)) "
    r"look\w*_like_(?:him|her|them)sel(?:f|ves) (?:the_way|as|how|what)_(?:he|she|they|grandma|grandpa|dad|mum|mom)_(?:really_|actually_|truly_)?(?:looked|was|were|did)(?:_like)? (?:the_way|as|how)_it_(?:really|actually|truly)_(?:was|looked) "
    r"(?:keep\w*|let|leave)_(?:his|her|their|him|her|them)(?:_own)?_(?:own_)?(?:smile|wrinkles|face|nose|eyes|expression|as_(?:he|she|they)|be|himself|herself|age)(?!_(?:in_focus|sharp|free)) her_own_smile own_face "
    r"(?:not_one|no|not_a_single)_(?:letter|word|detail|pixel|digit)_(?:made_up|invented|changed) (?:digits|letters|numbers|wording|text|faces?|features|identity|expressions?)_(?:\w+_){0,3}(?:unchanged|untouched|unaltered|the_same|as_(?:it_is|they_are|is|they_were)|intact|preserved) no_beauty_filter not_replaced_(?:with|by) warts_and_all (?:leave|let)_(?:[\w']+_){0,3}(?:wrinkles|faces?|features|smile|scars?|freckles|moles?|expressions?)_(?:alone|be|as_(?:it|they|is)) toujours_(?:lui|elle|eux|mon|ma) ainda_(?:ser|seja|pareça)_(?:ele|ela) add(?:s|ed|ing)?_nothing (?:respet|conserv|mant|preserv|respect|guard|gard)*_(?:sus|los|el|la|las|su|le|sa|ses|son|les|as|os|o|seu|seus)_(?:rasgos|facciones|rostro|identidad|parecido|traits|visage|identité|ressemblance|traços|feições|rosto|identidade) (?:rather|better|sooner|prefer)_(?:\w+_){0,4}(?:blurry|blurred|soft|unsharp|grainy|unclear|nothing|unreadable|gaps?|missing|empty)_(?:than|to)_(?:\w+_){0,2}(?:wrong|false|invent|made|fake|guess)* exactly_what_(?:was|is_there|the|he|she|stood|stands) honest_(?:document|record|picture|copy|image|restoration) (?:faces?|scars?|moles?|wrinkles|freckles|smile|features|likeness|gesicht|narben?|falten|züge|muttermal|cara|rostro|cicatriz|arrugas|visage|cicatrice|rides|rosto|rugas)_(?:\w+_){0,3}(?:stay|stays|remain|remains|belongs?|bleib\w*|quede|reste|fique)(?!_(?:\w+_)?(?:blurr\w*|dark|soft|in_|out|unscharf|dunkel|unclear|too|noisy)) (?:somebody|someone|anybody)_else'?s_(?:face|eyes?|teeth|nose|mouth|smile)(?!_(?:in|is|on|next|behind)) as_(?:the_\w+|he|she|they)_(?:left|made|drew|painted|meant|intended|wrote)_(?:it|them) "
    r"original_?getreu* wahrheitsgetreu* naturgetreu* werkgetreu* unverfälscht* authentisch* noch_(?:\w+_)?(?:zu_)?erkenn* wiederzu?erkenn* erkennbar_bleib* (?:selbe|dasselbe|gleiche|eigenes)_(?:gesicht|person|lächeln) echt_bleiben (?:dasselbe|derselbe|dieselbe)_bleib* "
    r"fiel(?:_a|_ao|mente|es)? fid[eè]le* fidélité fidelidad* sig(?:a|ue|uiera)_siendo_(?:él|ella|mi|la_misma|el_mismo|reconocible) misma_(?:cara|persona) mismo_rostro reconocible (?:seguir|siga|sigue|siguiera|continuar|continue|continua)_(?:a_)?(?:pareci|parec|siendo|sendo)* rest(?:e|er|ent)_(?:elle|lui|eux|elles)[_-]mêmes? se_la_reconozca que_(?:se_)?l[oa]s?_reconozc* "
    r"reconnaissable* (?:qu'on|qu'il_faut)_(?:\w+_)?reconnai* (?:la|le|les)_reconnaiss* même_(?:visage|personne) reste_(?:elle|lui)[_-]même mesm[ao]_(?:rosto|pessoa|cara) continu*_(?:sendo|a_ser)_(?:ele|ela|minha|meu) reconhec(?:ível|íveis|ida|ido) ",
    r"忠实 忠于 真实还原 如实 原汁原味 还原真实 保持原貌 保持原样 本来面目 原貌 还是(?:她|他|我|那个)?本人 认得出 认出(?:她|他|来) 一模一样 还是(?:她|他) 忠実 本人のまま 本人だと 本人とわか 本人と分か 元の顔 顔はそのまま 表情はそのまま そのままの(?:顔|表情) 面影を 原本(?:の|どおり|通り) 사실_?그대로 원본_?그대로 "
    r"원본에_?(?:충실|가깝) 충실 그_사람_그대로 본인_그대로 얼굴_?(?:은|는)?_?그대로 본래_(?:모습|얼굴) 알아볼_수_있 본인으로 있는_그대로",
)
_RECOGNISE = table(
    r"recogni[sz](?:able|ably|ed|e_(?:him|her|them|my|our|the_family|each|everyone|one_another|us|me|himself|herself)) tell_(?:that_)?it'?s_(?:him|her|them|my|really|still|me) identifiable_as know_(?:it's_)?(?:him|her|them)_(?:again|at_once|at_a_glance|immediately|when)"
)
_WANTED = table(r"must has have should needs? still want* able so would remain* stay* keep* can let lets would shall ought supposed for")
_NOT_PERSONS = table(r"plates? words? text letters? numbers? name number_plate signs? bottle registration no not can'?t cannot barely hardly (?:do|does|did|is|are|was|were|wo|would|could|should|must|may|might|ca|need|has|have|had|sha)n'?t unable")
#: What a picture is for that must show nothing but what was there.
_PROOF = table(
    r"evidence(?!_of) evidential evidentiary forensic* lawsuit* admissib* courtroom coroners?(?:'s)? inquest judges?_(?:will|wants?|needs?|has|must|is_going|looks?) (?:in|for|to|before|by|at)_(?:the_|a_|my_|our_)?(?:\w+_)?(?:court|tribunal|jury)(?!_(?:shoes|dress|yard)) (?:before|for)_(?:the_|a_)?judge (?:for|at|in)_(?:the_|a_|his_|my_)(?:court_)?trial(?!_(?:version|period|run)) "
    r"court_(?:case|hearing|exhibit|proceedings?|use|order) legal_(?:case|proof|proceedings?|matter|dispute) (?:for|to|by)_(?:the_|our_|my_)?(?:police|insurance|insurers?|solicitor|lawyers?|attorney|coroner|notary|prosecutor|detectives?) (?:the_)?police_(?:report|file|case|wants?|needs?|asked|will) insurance_(?:claim|case|company|adjuster|will|checks?|wants?|needs?) as_proof "
    r"beweis* (?:vor|fürs?|beim|im|für_das|dem)_gericht gerichts* (?:für_)?(?:die|der)_polizei gutacht* forensi* juicio tribunal* juzgado (?:ante|para)_(?:el_|un_)?juez prueba_(?:judicial|pericial|legal) como_(?:prueba|evidencia|prova) pericial forense (?:para|de)_la_policía "
    r"evidencia(?!s)? preuves? procès (?:devant|pour)_(?:le_|un_)?juge expertise pour_la_police prova_judicial ju[ií]z perícia julgamento justiça (?:para|pela|da)_(?:a_)?polícia peritagem",
    r"法庭 法院 证据 举证 庭审 警方 警察 司法 鉴定 証拠 裁判 法廷 鑑定 증거 법정 재판 법원 경찰",
)
#: Somebody was made another by what was tried, or is not to be.
_MADE_ANOTHER = re.compile(
    r"\b(?:(?:will|would|might|may|does|did|could) (?:chang|alter|replac|distort|morph|deform|ruin|reshap)e?|(?:chang|alter|replac|distort|morph|deform|ruin|reshap)(?:e?[sd]|ing))\s(?:(?!in\b)\w+\s)?(?:(?:his|her|their|the|my|people['’]?s|everyone['’]s|\w+['’]s)\s){1,2}(?:\w+\s)?(?:faces?|features|likeness|looks|identity|expression)\b(?!\s(?:swap|filter))"
    r"|(?:\b(?:no longer|not|never|hardly|barely)|n['’]t)\s(?:\w+\s)?looks?\s(?:\w+\s)?like\s(?:(?:him|her|them)(?:sel(?:f|ves))?|the (?:source|original|same|real)|my \w+|the person|me)\b|\bno longer (?:him|her|my (?:mother|father|mum|mom|dad|wife|husband|son|daughter|grand\w+|aunt|uncle|brother|sister|nan|gran))\b"
    r"|\b(?:isn['’]t|is not|not|wasn['’]t) (?:him|her|my (?:mother|father|mum|mom|dad|wife|husband|son|daughter|grand\w+|aunt|uncle|brother|sister|nan|gran)) any ?more\b"
    r"|\b(?:gave|gives|giving|with|has|have|got|puts?|invents?|invented)\s(?:\w+\s){0,3}?(?:an?other|someone else['’]s|somebody else['’]s|a stranger['’]s|a different|(?:a )?new)\s(?:face|nose|eyes|mouth|smile|teeth|chin)\b|\b(?:look\w*|turn\w*|made|makes?|become\w*|became)\b[^.;!?]{0,24}\b(?:like |into )?(?:a stranger|strangers|someone else|somebody else|another (?:person|man|woman|child)|a different (?:person|man|woman|child)|(?:her|his|their) (?:sister|brother|cousin))\b"
    r"|\b(?:but|and|yet|while|only)\s(?:it['’]s |she['’]s |he['’]s )?still (?:her|him|them|my \w+)\b(?!\s\w+(?:s|es)?\s(?:is|are|in|on))|\bnicht mehr (?:meine? (?:oma|opa|mutter|vater|tante|onkel|\w*großm\w+|\w*großv\w+|frau|mann|sohn|tochter)|(?:sie|er|ihm|ihr) (?:selbst|ähnlich)|wie (?:er|sie|meine?))|\bce n['’]est plus (?:elle|lui|son visage|m[ao]n? \w+)|\bne (?:lui )?ressemble\w* plus|\bya no (?:se )?(?:parece\w*|es|son) (?:a )?(?:ell[ao]s?|él|mi \w+|l[ao] mism[oa])|\bjá não (?:se )?(?:parece\w*|é) (?:com )?(?:el[ae]s?|minha|meu)"
    r"|不像(?:本人|他|她|我|原来|原來)|(?:变|變|成|像)(?:成|了|个|個)*(?:另(?:外)?一?个?人|別人|别人|陌生人)|(?:脸|臉|长相|五官)[^，。]{0,4}(?:变|變)(?:了|样)|別人(?:に|みたい|のよう|になっ)|(?:다른|딴) ?사람(?:처럼|이 ?[돼됐되]|으로|같)"
)
_NO_PROOF = either_of(r"(?:\b(?:no|any|food|tennis|basketball|squash|badminton|volleyball|without|kein\w*|of|by)\s(?:\w+\s)?)$")
_NO_COURT = either_of(r"\b(?:tennis|basketball|squash|badminton|volleyball|food|royal) court")


def wants_faithful(text: str) -> bool:
    """Whether *text*, in small letters, wants nothing invented and nobody changed."""
    return (
        any(denied(text, found) and not _SURELY_NOT.search(text[max(0, found.start() - 24) : found.end()]) for found in _INVENT.finditer(text))
        or any(not _careless(text, found) for found in _KEEP.finditer(text))
        or any(not _NO_PROOF.search(text[max(0, found.start() - 14) : found.start()]) and not _NO_COURT.search(found[0]) for found in _PROOF.finditer(text))
        or _recognised(text)
        or _nobody_changed(text)
        or _MADE_ANOTHER.search(text) is not None
    )


def without_faithful(text: str) -> str:
    """*text* without the words that say so."""
    for words in (_KEEP, _INVENT, _PROOF, _RECOGNISE):
        text = words.sub(" ", text)
    return text


def _careless(text: str, found: re.Match[str]) -> bool:
    """Whether what is to be kept need not be kept after all: "she needn't look like herself"."""
    return re.search(r"\b(?:needn'?t|not|no need to|(?:do|does|did)n'?t have to|doesn'?t|don'?t)\W+(?:\w+\W+){0,2}$", ahead_of(text, found.start())) is not None and "only" not in found[0]


def _recognised(text: str) -> bool:
    for found in _RECOGNISE.finditer(text):
        ahead = ahead_of(text, found.start())
        if _WANTED.search(ahead) and not _NOT_PERSONS.search(ahead):
            return True
    return False


def _nobody_changed(text: str) -> bool:
    for found in _CHANGE.finditer(text):
        near = re.split(r"[,，、]", ahead_of(text, found.start()))[-1], re.split(r"[,，、]", behind(text, found.end()))[0]
        if any(_FEATURE.search(side) for side in near) and denied(text, found, 40):
            return True
    return False
