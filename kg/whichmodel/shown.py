"""What a request says is shown: a film, a drawing, a document, a face, another picture."""

import re
from typing import get_args

from whichmodel.answer import Modality
from whichmodel.negation import DENIALS, ahead_of, denied
from whichmodel.patterns import Table, either_of, lowered, table

_A_SECOND = r"(?:a|per|each|in_a|pro|por|par|la)_(?:second|sec|sekunde|segundo|seconde)"
_VIDEO = table(
    rf"videos?(?!_(?:cards?|memory|ram|game|still_(?:frame|image|picture|photo|shot|of|from)))(?<!per_video) videotape* vids? footage clips? movies?(?!_(?:posters?|stills?|stars?|tickets?|theat\w+)) films?(?!_(?:photo|negative|scan|grain|roll|slide|camera|strip|student|star|stock|poster|school|simulation|emulsion|look(?!s)|crew|buff)\w*) dvds? vhs vcr camcorders? hi8 video8 minidv digital8 betamax betacam laserdisc super[_-]?8 8_?mm 16_?mm 9[.,]5_?mm "
    rf"reels? gopro dash_?cams? cctv webcams? (?:doorbell|security|surveillance|wildlife|trail|yard|baby|body|action|helmet|door|garden|bird|nest|kitten|puppy|nanny|bike|ip)_?cams? (?:security|surveillance|wildlife|trail|doorbell|ip|action)_cameras? handycams? kinescopes? u-matics? vcds? gefilmt* pelis? livestreams? streams? episodes? documentar(?:y|ies) docus? cartoon_series tv_(?:series|shows?|programmes?|broadcasts?) sitcoms? blu-?rays? every_(?:single_)?frame moving_pictures? (?:1080|576|480|50|60)i 576p (?:24|25|50)p youtube tiktok time[_-]?lapses? slow[_-]?mo* slow_motion \d+fps fps frame_?rate screen_(?:recordings?|capture) vlog zoom_calls? vods? newsreels? filmed taped \w*[a-zäöü]videos? filmstrip gameplay tracking_wobble (?:per|every|each|between|the)_frames? frame_(?:by|to)_frame in-?betweens? "
    rf"(?:family|home|old|carnival|wedding|betacam|camcorder|video|umatic|u-matic|vhs|hi8|dv)_(?:tapes?|cassettes?) (?:the|my|our|this|tv|off-air|meeting|match|game|gameplay|zoom|screen)_recordings? \d+[_-]?(?:s|sec|seconds?|minutes?)_(?:shot|take|sequence) vsr stvsr "
    rf"(?:frames?|pictures?|images?|bilder|bildern|fotogramas|cuadros|quadros|imágenes|drawings)_{_A_SECOND} fotogramas? vídeos? vidéos? vidéo* filme filmes filmen \w*[a-zäöü]filme? \w*[a-zäöü]filmen filmpjes? filmrolle* filmaufnahme* videokassette* videoband videobänder* películas? filmaci[oó]n* filmage* filmagens? filmzinho séquences? pellicules?_(?:super|8|16) images/s dokus? dokumentarfilm* fernseh(?:serie|sendung|aufnahm|aufzeichnung)\w* (?:tv|zeichentrick)-?serien? documental(?:es)? documentaires? documentários? episodios? épisodes? episódios? telenovelas? teleseries?",
    r"视频 影片 录像 延时 電影 电影 短片 視頻 動画 ビデオ 映像 映画 ムービー 8ミリ 8mm 録画 영상 동영상 비디오 영화 캠코더 녹화 클립 纪录片 电视剧 番剧 剧集 整段片子 每一?帧 逐帧 番組 ドラマ 드라마 다큐",
)
#: What films, or holds films and sound, and is named for stills as well.
_PERHAPS_VIDEO = table(
    r"aufnahmen? aufzeichnung* \w*kassetten? das_band bänder grabaci[oó]n* cintas? enregistrements? grava[cç](?:ão|ões) fitas?_(?:cassete|vhs|de|do|da) recorded recordings? tapes? cassettes? rodaje tournée? gifs? camcorder* capture_card encod(?:es?|ed|ing) re-?encod\w+ transcod\w+ remasters? broadcasts? "
    # programs for films alone
    r"avisynth\+? vapoursynth aviutl virtualdub\w* staxrip handbrake ffmpeg davinci in_resolve premiere_pro final_cut vegas_pro kdenlive capcut shotcut qtgmc yadif bwdif nnedi3 de-?interlac\w+ interlaced prores hdr10\+? camera_pans gimbal",
    r"录制 影像 テープ フィルム 테이프 带子",
)
#: Cameras that film and of which a still may be shown all the same; and what says that it is a still.
_FILMING = either_of(r"\b(?:gopro|dash ?cams?|cctv|webcams?|camcorder|(?:\w+ ?)cams?|(?:security|surveillance|wildlife|trail|doorbell|ip|action) cameras?)\b")
_STILL = either_of(r"\b(?:photo(?:graph)?s?|pictures?|pics?|images?|snapshots?|stills|screenshots?|jpe?gs?|\w*fotos?|\w*bild(?:er)?|imagen|imagem)\b")
_STILL_OF = either_of(r"\b(?:screen ?shots?|stills?(?: (?:frames?|images?|pictures?|photos?|shots?))?(?: (?:(?:i|we|he|she|you) )?(?:grabbed|taken|took|made|pulled|exported|captured|cut|saved))?|frame ?grabs?|screen ?grabs?|(?:one|a|single|this) (?:single )?frame) (?:from|of|out of|off|in) (?:\w+ ){0,3}(?:videos?|films?|movies?|clips?|dvds?|tapes?|vhs|footage|recordings?|cctv|gopro|camcorders?|\w*cams?|cameras?|episodes?|streams?|youtube|tik ?tok|netflix|twitch|tv|television)\b", r"\b(?:videos?|films?|movies?|clips?|dvds?|vhs|footage|cctv|gopro|dash ?cams?|webcams?|(?:security|surveillance|trail|doorbell) cam(?:era)?s?|youtube|tv)[ -](?:stills(?! (?:is|are|look|shake|flicker)s?\b)|screen ?shots?|screen ?grabs?|frame ?grabs?|snapshots?|still(?= (?:frame|image|picture|photo|shot|of|from)\b))", r"(?<=\b)(?:videos?|films?|movie|clip|cctv|dash ?cam|webcam|(?:security|surveillance|trail|doorbell) cam(?:era)?|tv) still(?=\s*(?:$|[,.;:!?)]|(?:readable|clearer|sharper|legible|bigger|larger|and|with|where|in which)\b))")
_ANIME = table(
    r"animes? mangas? cartoons? line_?art illustrations? comics? comic_strips? waifus? pixel_art sprites? webtoons? manhwas? manhuas? fan_?art cels? drawings?(?!_(?:room|board|a_second|per|at|pin)) zeichentrick* zeichnung* dibujos?_animados? dibujos? dessins?(?:_animés?)? bandes?_dessinées? bd desenhos? quadrinhos historietas? caricatures?",
    r"动漫 漫画 动画 卡通 手绘 插画 アニメ イラスト マンガ 애니 만화 일러스트 웹툰 그림체",
)
_DOCUMENT = table(
    r"documents? receipts? pdfs? contracts? letters?(?!_(?:box|on_(?:the|a)_(?:plate|shirt|sign|wall))) book_pages? certificates? handwrit* manuscripts? lecture_notes hand-?outs? passenger_lists? (?:parish|baptism|church|census)_(?:registers?|books?|records?) lease_ leases? faxe?d? passports?(?!_(?:photo|picture|portrait)) (?:military|id|bus|travel)_(?:pass|card) thesis dissertation page_\d+ diplomas? deeds? blueprints? sheet_music recipe_cards? recipes? essays? clippings? typescripts? questionnaires? payslips? prescriptions? "
    r"(?:curled|curved|torn|printed|typed|facing|other|whole|next|yellowed|handwritten)_pages? pages?_of page's_other_side typed_(?:essay|letter|text|pages?) verso bleed-through show-through ledgers? invoices? scanned_(?:pages?|text|forms?) whiteboards? newspapers? newsprint bank_statements? tax_(?:form|return)s? "
    r"dokument* quittung* kassenzettel kassenbon* briefe(?:[ns])? (?:der|den|die|mein|meinen|alter|alten|ein|einen|einem|dem|handgeschriebener|opas|omas)_brief feldpost* urkunden? \w+urkunden? zeugnis* vertrag* verträge handschrift* zeitung* kirchenbuch* \w*akten rechnung* rezept* "
    r"documentos? recibos? facturas? cartas?(?!_(?:blanca|gráfica)) contratos? escritura certificados? manuscritos? periódicos? partida_de lettres?(?!_(?:de_la_plaque)) reçus? factures? tickets?_de_caisse contrats? certificats? manuscrits? acte_de journaux faturas? nota_fiscal certidão certidões jornal jornais",
    r"文档 (?<!照片)(?<!图片)(?<!视频)(?<!raw)文件 收据 发票 信件 书信 家书 一封信 的信 合同 证书 手稿 报纸 扫描件 票据 白板 書類 領収書 手紙 レシート 証明書 原稿 契約書 古文書 新聞 文書 문서 영수증 편지 계약서 증명서 원고 신문 서류",
)
_FACE = table(
    r"faces? facial portraits?(?!_(?:format|mode|orientation|lens|film)) headshots? selfies? mugshots? mug_shots? (?:her|his|their|'s)_(?:eyes|nose|mouth|smile|teeth|expression|features) \w*'s_(?:eyes|mouth|smile|expression|features) eyes_and_(?:the_)?(?:mouth|nose|teeth) gesicht* \w*porträts? porträtfoto* \w*[a-zäöü]portraits? mimik caras? rostros? retratos? visages? rostos?",
    r"人脸 脸 臉 肖像 顔 ポートレート 自撮り 얼굴 초상 셀카",
)
_IMAGE = table(
    r"photo(?:graph)?s? photographed pictures? pics? images? scans? scanned snapshots? snaps? postcards? negatives? slides? polaroids? daguerreotypes? tintypes? ambrotypes? kodachromes? ektachromes? glass_plates? (?:old|faded|albumen|silver|gelatin|torn|creased|vintage|century)_prints? contact_sheets? panoramas? stills? screenshots? screengrabs? jpe?gs? raws? dng thumbnails? satellite_picture "
    r"bild* \w+bild(?:er|ern|es|s|e)? \w*fotos? \w*foto(?:graf|s)\w* abzüge? lichtbild* diapositiv* imagen imágenes imagem imagens fotografías? fotografias? diapositivas? negativos? postal(?:es)? photographies? diapos? négatifs? clichés? cartes?_postales? cartão_postal retrato_de_família",
    r"照片 图片 相片 图像 底片 截图 老照 圖片 写真 画像 ネガ スライド 絵葉書 スクショ 사진 이미지 필름_?사진 캡처 스크린샷",
)
_ORDER: tuple[tuple[Modality, Table], ...] = (("video", _VIDEO), ("anime", _ANIME), ("document", _DOCUMENT), ("face", _FACE), ("image", _IMAGE))
assert {name for name, _ in _ORDER} == set(get_args(Modality))  # noqa: S101 - a new modality needs its words
_RATE = re.compile(r"\d*fps|frame.?rate|images/s|\w+ (?:a|per|each|in a|pro|por|par|la) \w+")
_OLD = either_of(r"\b(?:old|vintage|antique|ancient|alte[nrsm]?|viej[oa]s?|antigu[oa]s?|vieilles?|vieux|anciennes?|velh[oa]s?|antig[oa]s?) $|老$|旧$|古い$|오래된 $|옛 $")
#: How far ahead a face may be denied: "don't sharpen the faces".
_DENIED_WITHIN = 28
#: … and a film: "not a video".
_DENIED_NEXT = 8


def modality_of(text: str) -> Modality | None:
    """What *text* says is shown."""
    low = lowered(text)
    if _VIDEO.search(low) and not _no_film(low) and ((shown := _filmed(low)) == low or _VIDEO.search(shown)):
        return "video"
    found: Modality | None = next((name for name, words in _ORDER[1:] if words.search(low)), None)
    if found == "face" and _IMAGE.search(low) and all(denied(low, face, _DENIED_WITHIN) for face in _FACE.finditer(low)):
        return "image"
    return "video" if found is None and _PERHAPS_VIDEO.search(low) else found


def word_for(modality: Modality, text: str) -> str:
    """The word by which *text* says that such is shown, and that it is old, if it does; empty where none does.

    Where a film's frame rate alone says so, that is "video": the rate itself would read like a wish for more frames.
    """
    low = lowered(text)
    found = dict(_ORDER)[modality].search(low)
    if found is None:
        return ""
    if _RATE.fullmatch(found[0]):
        return modality
    old = _OLD.search(low[: found.start()])
    return f"{old[0] if old else ''}{found[0]}"


def shows_drawings(text: str) -> bool:
    """Whether *text* says that what is shown is drawn, be it a picture or a film."""
    return _ANIME.search(lowered(text)) is not None


def without_shown(text: str) -> str:
    """*text*, in small letters, without the words that say what is shown."""
    for _, words in _ORDER:
        text = words.sub(" ", text)
    return text


def _no_film(text: str) -> bool:
    """Whether *text* says that it is a still and no film."""
    return _IMAGE.search(text) is not None and all(DENIALS.search(ahead_of(text, film.start(), _DENIED_NEXT)) for film in _VIDEO.finditer(text))


def _filmed(text: str) -> str:
    """*text* without what films and films themselves, where a still of them is what is shown."""
    text = _STILL_OF.sub(" ", text)
    return _FILMING.sub(" ", text) if _FILMING.search(text) and _STILL.search(_A_RATE.sub(" ", text)) else text


_A_RATE = either_of(rf"\b(?:pictures?|images?|bilder) {_A_SECOND.replace('_', ' ')}")
