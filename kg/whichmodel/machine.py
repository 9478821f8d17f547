"""On what machine it has to run, as a request tells it: no graphics card, little memory, a phone, a browser.

What took, stores or shows the picture is no machine to run on: "a photo taken on my phone", "a picture of my old computer".
"""

import re

from whichmodel.negation import ahead_of, behind, denied
from whichmodel.patterns import either_of, table

_CARD = table(
    r"gpus? graphics?_(?:cards?|chip) video_cards? nvidia cuda geforce grafikkarte* tarjetas?_(?:gráficas?|de_v[ií]deo) gráfica_dedicada (?:dedicated|discrete|separate|proper)_(?:graphics|gpus?) accelerators? grafikchips? (?:lleva|tiene|tengo)_gráfica placas?_(?:de_v[ií]deo|gráficas?) cartes?_graphiques?",
    r"显卡 gpu 独显 グラボ グラフィック(?:ボード|カード|ス)? 그래픽_?카드 외장_?그래픽",
)
_LACKS = either_of(r"^[-_ ]?(?:less\b|free\b|poor\b)|^[^.,;!?]{0,16}?(?:\b(?:fehlt|missing|died|dead|broken|broke|kaputt|defekt|gibt(?: es|'s)? nicht|hab(?:e)? ich (?:nicht|keine)|averiada|rota|morte|en panne|quebrada|queimou)\b|没|坏了|ない|なし|ありません|壊れ|없|고장)")
_LACKING = either_of(r"(?:\b(?:no|not|never|without|lack(?:s|ing)?|neither|nor|cannot|(?:do|does|did|is|are|was|were|wo|would|could|should|must|may|might|ca|need|has|have|had|sha)n'?t|zero|ohne|kein\w*|nicht|sin|ni|sans|pas|sem|n[ãa]o|aucune?|ninguna?|nenhuma?|instead of)\b|没|無|无|不)[^.,;!?，。]{0,26}$")
_WORKS = either_of(r"\bno (?:new|better|problem|noise|need)\b|\bnot (?:only|just|the)\b")
_PROCESSOR = table(
    r"cpu[_-]only (?:on|with|via|using)_(?:the_|my_|a_|its_)?(?:bare_|plain_|normal_)?(?:cpu|processor)s? only_(?:a_|on_a_|the_|on_the_|my_|on_my_)?(?:cpu|processor) (?:cpu|processor)_(?:alone|only) just_(?:a_|the_|my_)?(?:cpu|processor) cpu_i[3579] i[3579]_only (?:intel_|an_)?i[3579]_laptop "
    r"integrated_(?:graphics?|gpu|chip|intel) on-?board_graphics? built-in_graphics? intel_(?:\w+_)?graphics? intel_u?hd iris_xe chromebooks? netbooks? xeon only_(?:have_|has_|got_|own_)?cpus raspberry_pi celeron pentium core_2_duo atom_processor "
    r"(?:nur|bloß|lediglich|allein)_(?:\w+_){0,2}(?:cpu|prozessor) (?:mit|auf)_(?:der|dem)_(?:cpu|prozessor) (?:sólo|solo|solamente|únicamente)_(?:\w+_){0,2}(?:cpu|procesador) con_(?:la_cpu|el_procesador) "
    r"(?:que|seulement|uniquement|juste)_(?:\w+_){0,2}(?:cpu|processeur) sur_(?:le_)?(?:cpu|processeur) (?:só|somente|apenas)_(?:\w+_){0,2}(?:cpu|processador) (?:na_cpu|no_processador|pela_cpu) gráficos_integrados graphiques?_intégrée?s? puce_intégrée",
    r"(?:只|仅|纯|单)(?:能)?(?:有|用|靠)?_?(?:cpu|处理器) 用_?cpu cpu_?(?:上|跑|运行|模式) 集成显卡 核显 cpu_?(?:だけ|のみ|で|しか) 内蔵グラフィック オンボード cpu_?(?:만|로|에서) 내장_?그래픽",
)
_AGE = r"(?:old|ancient|elderly|ag(?:e)?ing|aged|weak|slow|cheap|crappy|decrepit|creaky|wheezing|humble|budget|basic|underpowered|feeble|modest|entry-level|low-end|second-?hand|dusty|vintage|outdated|obsolete|lousy|rubbish|tired|\w+-year-old|decade-old|office|library|school|work|ordinary)"
_KIND = r"(?:laptops?|pcs?|computers?|notebooks?|machines?|macbooks?|thinkpads?|desktops?|imacs?|macs?|workstation|lenovo|dell|box)"
_OLD = table(
    rf"{_AGE}_(?:\w+_|,_)?{_KIND} (?:my|the|our|his|her|this|dads?|mums?|dad's|mum's)_(?:\w+_)?{_KIND}(?:'s|_is|_was_made|_dates|_are)_(?:\w+_){{0,2}}?(?:old|ancient|slow|weak|elderly|aging|rubbish|prehistoric|underpowered|from_(?:19|20[01])\d|\w+_years_old|years_old) "
    rf"{_KIND}_(?:is_|that's_)?from_(?:19|20[01])\d {_KIND}_(?:bought|built)_in_(?:19|20[01])\d "
    r"(?:199\d|200\d|201[0-6])_(?:\w+_)?(?:laptops?|pcs?|computers?|notebook|macbook|imac|mac|thinkpad|desktop|rechner) (?:laptop|rechner|pc|computer)_(?:\w+_){0,3}(?:ist|stammt)_(?:von|aus)_20[01]\d (?:computers?|pcs?|laptops?|machines?)_(?:is|are|here_are|here_is)_(?:\w+_){0,2}(?:old|ancient|slow|weak|underpowered) (?:alt|älter|uralt|schwach|langsam|betagt|lahm|billig)e?[nrsm]?_(?:\w+_)?(?:laptops?|rechner|pcs?|computer|notebooks?|büro\w*|kiste|mühle|thinkpad|macbook) büro-?(?:pc|rechner|computer) (?:rechner|laptop|computer|pc)_ist_(?:\w+_){0,2}(?:alt|langsam|schwach|uralt|jahre_alt) (?:laptop|rechner|pc)_(?:aus|von)_20[01]\d "
    r"viej[oa]_(?:portátil|ordenador|pc|computador\w*|laptop|notebook) (?:portátil|ordenador|pc|computadora?|laptop|notebook|computador)_(?:\w+_){0,2}?(?:viej[oa]|vell[oa]|velh[oa]|antig[ou][oa]?|antigu[oa]|lent[oa]|modest[oa]|frac[oa]|fraquinh[oa]|básic[oa]|simples|de_oficina|de_escritório|de_20[01]\d) "
    r"(?:vieux|vieil|ancien|petit)_(?:pc|ordi|ordinateur|portable|laptop|mac)\w* (?:pc|ordi|ordinateur|portable|mac)_(?:portable_)?(?:\w+_){0,2}(?:ancien|vieux|lent|de_bureau|faiblard|poussif|de_20[01]\d) velho_(?:notebook|computador|laptop|pc)",
    r"(?:旧|老|破|老旧)的?_?(?:电脑|笔记本|机器|台式机) (?:电脑|笔记本)(?:很|太|比较|已经)?(?:老|旧|慢|差|低) 办公(?:室)?(?:的)?电脑 古い(?:ノート|パソコン|pc|マシン|機) (?:パソコン|ノートpc|pc)が(?:古|遅|非力) 事務用 非力な 低スペック 低配 (?:오래된|낡은|구형|느린|옛날)_?(?:노트북|컴퓨터|pc|피시|데스크톱) (?:노트북|컴퓨터)(?:가|이)_(?:오래|낡|느리|구형) 사무용 저사양",
)
_SHOWN = either_of(r"\b(?:pictures?|photos?|pics?|images?|scans?|videos?|clips?|screenshots?|shots?|fotos?|bild(?:er)?|shows?|showing|found|saved|stored|recovered|rescued|files?|screens?|was|were|came|comes|copied|transferred|moved|digiti[sz]ed)\b (?:\w+ )?(?:of|to|onto|from|on|off|with|in|von|vom|auf|de|del|d'un|da|do)\W+(?:\w+\W+){0,2}$")
_IN_IT = either_of(r"^(?: \w+)? (?:in|on) (?:the|my|this|that) (?:picture|photo|image|scan|background|shot|video)|^(?: \w+)? (?:screen|monitor|advert|tape|magazine)")

_UP_TO_SIX = r"(?:[1-6](?:[.,]\d)?|one|two|three|four|five|six|zwei|drei|vier|dos|tres|cuatro|deux|trois|quatre|dois|três|quatro)"
#: Units of memory behind a number; a graphics card and its memory, named unmistakably. A blank is written `_`.
GB = r"(?:gb|gigs?|gigabytes?|gbs|go|gigas?|g)"
GRAPHICS = r"geforce|gráfica|vram|(?:video_|graphics?_|gpu_)memory|(?:graphics?_|video_)card|gpu|graphics?|(?:grafik|video)-?speicher|grafikkarte|(?:carte|tarjeta)_(?:graphique|gráfica)|placa_de_vídeo|[rg]tx_?\w*"
_MEMORY = rf"(?:{GRAPHICS}|ram|(?:system_)?memory|card|(?:arbeits)?-?speicher|memoria|mémoire|memória|carte|tarjeta|placa|karte)"
_LITTLE = table(
    rf"{_UP_TO_SIX}[_-]?{GB}(?:_of|_de|_d')?_?(?:\w+_)?{_MEMORY}(?!_photos) (?<!sd_)(?<!memory_){_MEMORY}_(?:has_|have_|is_|with_|of_|at_|that_has_|hat_|mit_|tiene_|con_|a_|avec_|tem_|com_|de_)?(?:got_)?(?:only_|just_|a_mere_|barely_|nur_|sólo_|solo_|que_|seulement_|n[e'’]?_?a_que_|só_|apenas_)?{_UP_TO_SIX}_?{GB} "
    r"(?:low|little|limited|small|tiny|scarce|hardly_any|barely_any|not_(?:much|enough|a_lot_of)|insufficient|too_little|short_(?:on|of)|very_little|low_on)_(?:amount_of_)?(?:v?ram|(?:video_|graphics?_|gpu_)?memory) (?:v?ram|memory)_(?:is_)?(?:\w+_)?(?:tight|limited|low|scarce|small|runs_out|error|overflow|short) low-?(?:memory|vram|ram) "
    r"(?:out_of|run\w*_out_of|exceeds|eats_all_my|not_enough|fits?_(?:in|into)_(?:little|small))_(?:\w+_)?(?:v?ram|memory) ooms? gtx_?(?:9|10)\d0(?:_?ti)? mx_?\d50 gt_?\d\d\d "
    r"(?:wenig|kaum|zu_wenig|knapp\w*|begrenzt\w*|geringe[rmn]?)_(?:\w+_)?(?:\w*speicher|v?ram) (?:poca|escasa)_(?:\w+_)?(?:memoria|v?ram) (?:falta|sin)_(?:de_)?(?:memoria|memória) peu_de_(?:mémoire|v?ram) pas_assez_de_(?:mémoire|v?ram) manque_de_mémoire pouc[ao]_(?:memória|v?ram) (?:falta|sem)_(?:de_)?memória",
    r"显存(?:不足|不够|很?小|太小|少|有限|低) 内存(?:不足|不够|小|少) 爆显存 (?:显存|内存|vram|ram|显卡)(?:只有|才|仅|就|是)?_?[1-6两二三四六]_?g [1-6]_?gb?_?(?:的)?(?:显存|内存) (?:メモリ|vram)(?:ー)?(?:が|は)?(?:不足|少な|足り|小さ|わずか) (?:メモリ|vram|ram)(?:ー)?(?:が|は)?(?:たった)?_?[1-6]_?(?:gb|ギガ|g) [1-6]_?(?:gb|ギガ)の(?:メモリ|vram|グラ|ビデオ) "
    r"(?:메모리|vram|램|v램)(?:가|이)?_?(?:부족|적|모자|작) (?:메모리|vram|램|v램)(?:가|이|은|는)?_?(?:겨우_|고작_|단_)?[1-6]_?(?:gb|기가|g) [1-6]_?(?:gb|기가)_?(?:짜리_)?(?:메모리|vram|램|그래픽)",
)

_POCKET = table(
    r"phones? mobiles? smart_?phones? iphones? androids? tablets? ipads? (?:my_|a_|the_)galaxy handys? móvil(?:es)? celular(?:es)? tel[eé]fonos? tableta téléphones? tablettes? tel[ée]m[óo]vel telefones?",
    r"手机 手機 平板 スマホ スマートフォン 携帯 タブレット アイフォン 휴대폰 휴대전화 핸드폰 스마트폰 아이폰 태블릿 폰에서 폰으로",
)
_ON = either_of(r"(?:\b(?:on|straight on|directly on|auf|am|en|desde|sur|depuis|no|na|em|pelo|num|inside)\W+(?:(?:my|the|a|an|any|his|her|our|their|every|this|that|same|very|dem|meinem|meiner|einem|nem|mi|el|un|una|la|mon|le|ma|une|leur|meu|minha|um|uma|o|old|cheap|own|new|pixel|galaxy|samsung|huawei|xiaomi|nokia|google|normal|android|apple|samsung|small|kid's|mum's|dad's)\W+){0,3})$|在(?:我的?|她的?|他的?)?$")
_USES = either_of(r"\b(?:runs?|running|works?|working|apps?|install\w*|do (?:it|this|that)|do everything|fix (?:it|this|them)|edit\w*|process\w*|restor\w*|offline|use|using|works|usable|only (?:have|got|own|thing)|i(?:'ve)? (?:only|just) (?:have|got|own)|all i (?:have|own|'ve got)|no (?:computer|laptop|pc)|just (?:have|got|my|a|the)|läuft|laufen|funktion\w*|nur (?:ein|mein)|app|funcione?|correr|ejecutar|marche|tourne\w*|fonctionne\w*|funciona\w*|rod(?:ar|e|a|ando))\b")
_TOOK = either_of(r"\b(?:shot|shoot\w*|taken|took|tak(?:e|ing)|film(?:ed|ing)?|record\w*|made|photograph\w*|captur\w*|snapp\w*|photos?|pictures?|pics?|videos?|clips?|selfies?|snaps?|images?|held|came|sent|saved|stored|view\w*|looks?|looked|looking|see|saw|seen|show\w*|watch\w*|talk\w*|call\w*|text\w*|played|wallpaper|screen\w*|dropped|fell|light|glow|staring|typing|foto\w*|video\w*|aufgenommen|gemacht|gefilmt|geknipst|tomad\w*|hech\w*|grabad\w*|sacad\w*|prise?s?|faite?s?|filmée?s?|tirad\w*|feit\w*|gravad\w*|vídeos?|vidéos?)\b|拍|撮|찍|촬영")
_APP = table(
    r"mobile_(?:app|device|use|version|phones?_app) (?:android|ios|iphone|ipad|phone|tablet|smartphone|handy)[_-]?(?:app|apps|only|apk) apps?_(?:\w+_){0,3}?(?:iphone|android|phone|ipad|tablet|ios|handy|móvil|celular|téléphone|telemóvel|smartphone) live_on_(?:my|our|a|the)_(?:\w*phone|android|tablet|ipad|mobile) on_(?:my|our|a|the)_(?:\w*phone|android|tablet|ipad|mobile),?_(?:and_)?(?:no|without|not_in)_(?:the_|a_|any_)?(?:clouds?|servers?|internet|uploads?|uploading|network) on-?device (?:is|has|needs?|must|should)_(?:\w+_)?(?:run|work)_on_(?:ios|android) tablets?_without_network for_(?:android|ios) (?:can|could|does|will)_(?:my|an?|the)_(?:\w+_)?(?:phone|iphone|android|tablet|ipad|smartphone|mobile)_(?:do|handle|run|manage|cope)",
    r"手机(?:app|应用|端|软件|版) 移动端 スマホ(?:アプリ|版|だけ|向け) 모바일_?(?:앱|에서|용) 앱으로",
)
_ONLY_POCKET = either_of(r"\b(?:(?:only|just|nur|bloß|sólo|solo|solamente|que|qu'une?|qu'|seulement|juste|só|somente|apenas) (?:have |got |own |had |use |using |with |ein |mein |mit |tengo |con |tenho |com |un |una |um |uma |an? |my |the |i have |ich habe |j'ai |meinem? )*|(?:i|we) (?:only|just) (?:have|got|own|use) (?:an? |my |our |the )?(?:\w+ )?)$")
_BROWSER = table(
    r"(?:in|inside|via|from|through|using|with)_(?:my_|the_|a_|any_|your_|just_a_|just_the_|an_ordinary_|every_)?(?:\w+_)?(?:web_?)?browsers? (?:in|inside)_(?:google_)?(?:chrome|firefox|safari|edge|a_tab|a_browser_tab) (?:nothing_but|only|just|but)_(?:a|the|my)_(?:web_)?browser (?:chrome|browser|firefox)_(?:extension|add-?on|plugin) browser[_-](?:based|only|tool|version|side|app) (?:runs?|works?|working|running)_(?:\w+_){0,2}(?:browser|chrome|firefox|safari)s? web_?apps? (?:in|on|as|from)_a_(?:web_?page|web_?site|tab) webgpu webgl wasm webassembly "
    r"im_(?:web)?browser en_(?:el|un|mi)_navegador desde_el_navegador dans_(?:le|un|mon)_navigateur navigateur_web (?:no|num|pelo|em_um|direto_no)_navegador browserbasiert*",
    r"浏览器(?!壁纸|截图) 网页(?:上|里|端|版) ブラウザ(?:ー)?(?:上|で|だけ|内) 브라우저(?:에서|로|상|만|안) 웹에서",
)
_VIEWED = either_of(r"\b(?:look\w*|view\w*|see|saw|seen|show\w*|open(?:ed|s)?|display\w*|screenshots?|wallpaper|watch\w*)\b")

#: What runs a machine; it says nothing of what the machine can do.
_SYSTEM = table(r"(?:ms_|microsoft_)?win(?:dows)?_?(?:xp|vista|7|8|8\.1|10|11) (?:on|under|mit|unter|con|en|sous|avec|com|no)_(?:ms_|microsoft_)?windows linux ubuntu debian fedora mac_?os(?:_x)?")

#: What each of them holds a word of.
_SPEAKS = table(
    r"\w*gpus? graphics? video_cards? cards? nvidia cuda geforce [rg]tx\w* mx gts? \w*grafik* grafikkarte* gráficas? gráficos tarjetas? placa\w* cartes? graphiques? accelerators? \w*cpus? process(?:or|eur)s? \w*prozessor procesador processador i[3579] intel iris xeon celeron pentium raspberry core_2_duo atom_processor onboard on-board puce integrated built-in "
    r"laptops? \w*pcs? computers? \w*computer computador\w* notebooks? machines? macbooks? thinkpads? desktops? imacs? macs? workstation lenovo dell box chromebooks? netbooks? \w*rechner kiste mühle büro\w* portátil ordenador ordi\w* portable "
    r"\w*memory \w*v?ram \w*speicher memoria mémoire memória ooms? karte "
    r"\w*phones? mobiles? androids? tablets? ipads? galaxy handys? handy-app móvil\w* celular\w* tel[eé]fonos? tableta \w*téléphones? tablettes? tel[ée]m[óo]vel telefones? ios on-?device apps? appli "
    r"\w*browsers? chrome firefox safari edge tab web_?apps? web_?pages? web_?sites? webgpu webgl wasm webassembly navegador navigateur\w* browserbasiert*",
    r"卡 gpu cpu グラ オンボード 그래픽 电脑 笔记本 机 处理器 パソコン pc マシン 事務用 非力 スペック 低配 노트북 컴퓨터 데스크톱 사무용 저사양 显 存 vram ram メモリ 메모리 램 平板 スマ 携帯 タブレット フォン 휴대 폰 태블릿 移动端 모바일 앱 浏览器 网页 ブラウザ 브라우저 웹",
)


def machines(text: str) -> tuple[str, ...]:
    """What *text*, in small letters, says it has to run on: `cpu`, `low-memory`, `mobile`, `browser`, those that it says."""
    if not _SPEAKS.search(text):
        return ()
    told = (("cpu", _no_card(text)), ("low-memory", _little(text)), ("mobile", _pocket(text)), ("browser", _browser(text)))
    return tuple(name for name, is_told in told if is_told)


def without_machines(text: str) -> str:
    """*text* without the words that say so, and without every other word for a machine, a part of one or what runs it."""
    for words in (_LITTLE, _OLD, _PROCESSOR, _CARD, _APP, _BROWSER, _POCKET, _SYSTEM, _SPEAKS):
        text = words.sub(" ", text)
    return text


def _no_card(text: str) -> bool:
    for card in _CARD.finditer(text):
        ahead, rest = ahead_of(text, card.start(), 40), text[card.end() : card.end() + 40]
        if re.match(r"[ -]?(?:memory|v?ram|speicher|memoria|显存)", rest):
            continue
        if _LACKS.match(rest) or ((lacking := _LACKING.search(ahead)) and not _WORKS.search(lacking[0])):
            return True
    return any(not denied(text, said, 12) or "only" in said[0] for said in _PROCESSOR.finditer(text)) or any(
        not _SHOWN.search(text[: said.start()][-40:]) and not _IN_IT.match(text[said.end() :]) for said in _OLD.finditer(text)
    )


def _little(text: str) -> bool:
    return _LITTLE.search(text) is not None


def _pocket(text: str) -> bool:
    if _APP.search(text):
        return True
    if _ALL_THERE_IS.search(text):
        return True
    for device in _POCKET.finditer(text):
        ahead, rest = ahead_of(text, device.start(), 60), behind(text, device.end(), 24)
        if _ONLY_POCKET.search(ahead) and not _TOOK.search(ahead):
            return True
        on = _ON.search(ahead) or re.match(r"(?:上|里|で|だけで|に|에서|으로|로|만)", rest)
        uses, took = _last(_USES, ahead), _last(_TOOK, ahead)
        after = re.match(r"\W{0,3}(?:\w+\W+){0,2}?(?:camera|aufgenommen|gemacht|gefilmt|fotograf\w*|geknipst|geschossen|hech[ao]|tomad[ao])|[^.,。，]{0,6}(?:拍|撮|찍|촬영)", rest)
        if not after and ((on and took <= uses) or (uses > took and re.search(r"\b(?:with|using|from|by|mit|con|avec|com)\W+(?:\w+\W+){0,2}$", ahead))) and not _OTHERWISE.search(ahead[-20:] + rest):
            return True
    return False


#: A phone that is the whole equipment, or is named by itself.
_ALL_THERE_IS = either_of(r"\b(?:phone|smartphone|iphone|android|tablet|ipad|handy)s? (?:has|have|with|without|hat|ohne) (?:no |an? |any |keine )?(?:graphics?|gpu|video|grafik)|\b(?:phone|mobile|smartphone|iphone|android|tablet|ipad|galaxy|handy)\b(?: tablet| phone)?(?: is all (?:i|we|she|he)\b|'s all (?:i|we)\b|,? nothing else| itself\b)|\ball (?:i|we)(?:'ve)? (?:have|own|got) is (?:an? |my |this )?(?:\w+ )?(?:phone|mobile|smartphone|iphone|android|tablet|ipad)\b")
#: Speaking on it, and what else a phone is for.
_OTHERWISE = either_of(r"\b(?:on the phone (?:at|with|to|in|while|during)|phone (?:camera|booth|box|number|in (?:her|his|the) hand)|(?:who|woman|man|girl|boy|he|she|someone) (?:\w+ )?(?:on|with) (?:the|a|her|his))")


def _last(words: re.Pattern[str], text: str) -> int:
    """Where the last of *words* in *text* ends; -1 where there is none."""
    return max((found.end() for found in words.finditer(text)), default=-1)


def _browser(text: str) -> bool:
    return any(not _VIEWED.search(ahead_of(text, said.start(), 24).rsplit(",", 1)[-1]) or _last(_USES, text[: said.start()]) > _last(_VIEWED, text[: said.start()]) for said in _BROWSER.finditer(text))
