"""The names that a graph holds, found in a reply in any casing and hyphenation; and what looks like a name but is none of them."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from whichmodel.graph import Kind, Predicate
from whichmodel.guard import east_asian, languages
from whichmodel.guard.likeness import Likeness
from whichmodel.named import ELSEWHERE
from whichmodel.store import Store

#: A name that folds to fewer letters is only taken in its own casing.
SHORT = 5
#: By so many letters names are looked up.
FIRST = 2
#: Models that share one name beyond these are not told apart anyway.
NAMED = (Kind.MODEL, Kind.DATASET, Kind.PAPER, Kind.CODE, Kind.LICENCE, Kind.ARCHITECTURE)
#: The kind of what is named and is no node of the graph.
OTHER = "other"
_TOKEN = re.compile(r"[A-Za-z0-9À-ÿ]+(?:[-_.][A-Za-z0-9À-ÿ]+)*\+*")
#: Parts of names that only say which size or kind of a known model is meant.
_TAIL = re.compile(
    r"(?:based|style|styled|like|type|family|generated|trained|powered|only|side|enhanced|specific|compatible|output|outputs|image|images|model|models|network|"
    r"licen[cs]ed|backbone|encoder|decoder|inspired|free|aware|driven|first|then|wise|quality|and|or|to|the|[x×]?\d{1,2}[x×]?|x\dplus|i?s|pth|onnx|ncnn|js|cpp|rs|github|repo)$",
    re.IGNORECASE,
)
#: Words of the trade that are shaped like names of models.
_TRADE = frozenset(
    """
    pytorch tensorflow tensorrt onnx onnxruntime openvino coreml cudnn cuda numpy scipy opencv ffmpeg imagemagick github gitlab huggingface openai chatgpt
    youtube tiktok facebook instagram whatsapp iphone ipad ipados ios macos macbook imac windows linux ubuntu wsl android airdrop photoshop lightroom photopea
    geforce nvidia amd radeon intel directml vulkan metal rocm opencl javascript typescript webgpu webgl wasm docker conda miniconda anaconda pip venv
    jpeg jpg png tiff tif webp heic avif bmp gif psd exif iptc icc srgb prophotorgb adobergb rgb rgba yuv ycbcr cmyk lab hsv raw dng nef cr2 cr3 arw mp4 mkv mov avi
    reelsteady gyroflow mercalli prodad prores ffv1 ffvhuff huffyuv lagarith utvideo magicyuv dnxhd dnxhr cineform h264 h265 hevc av1 vp9 mpeg fps hdr hdr10 sdr hlg pq vhs bibtex svhs minidv hi8 vram ram gpu gpus cpu cpus npu tpu ssd nas usb api sdk cli gui ui url pdf faq
    psnr ssim lpips niqe fid mos iqa lut luts gan gans cnn cnns rnn vit vits llm llms mlp unet resnet vgg inr inrs sr sisr vsr vfi ir isp dof iso ev dslr slr
    cvpr iccv eccv neurips nips icml iclr wacv aaai ijcai siggraph tpami pami tip ntire aim bmvc accv ieee acm cvf arxiv doi spdx
    mit bsd gpl lgpl agpl apache polyform cc nc sa nd by osi eula tldr psa ok fyi imo imho ps nb eg ie aka diy asap todo q a qa html css json yaml csv xml toml md
    prtsc prtscn prtscr printscreen altgr capslock numlock pgup pgdn readme mmagic mmediting basicsr spandrel chainner comfyui matlab colab jupyter kaggle gradio gimp powershell bash zsh localhost python python3 javascript
    """.split()
)  # fmt: skip
_PARTS_THAT_SAY_NOTHING = re.compile(
    r"(?:RTX|GTX|GT|RX|MX|Titan|Quadro|Ryzen|Core|Xeon|Tesla|Radeon|GeForce|Pixel|Galaxy|Win|CVPR|ICCV|ECCV|NeurIPS|NTIRE|SIGGRAPH|WACV|AAAI|ICLR|ICML|CUDA|Python|Torch|PyTorch|Ampere|M)[- ]?\d[\w.-]*$"
    r"|[IiMm]\d[\w-]*$|[AaBb]\d{1,3}$|[Hh]\.?26\d$|(?:FP|INT|BF)\d+$|MP\d$|\d+[KkPpXx]$|[KkPp]\d+$|v\d[\w.]*$|[xX]\d\w*$|GPLv\d|CC[0-]|[A-Z]{1,2}$|\w+\.(?:py|pth|onnx|md|txt|yml|yaml|json|sh|png|jpe?g|tiff?|mp4|zip|safetensors|ckpt|pt|ipynb|exe|dll)$"
    r"|[A-Z]{1,2}\d{1,4}[A-Za-z]?\d?$|(?:RTX|GTX)\d+\w*$|[A-Z]{1,4}-[A-Z]{1,2}\d{1,4}[A-Za-z]{0,3}$|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|USB|Wi-?Fi|e-?mail|[A-Z][a-z]+-[A-Z][a-z]+$|(?:Mc|Mac|De|Di|La|Le|Van|O)[A-Z][a-z]+$|\d[\d.,-]*[A-Za-z]{0,3}$|SR\d|(?:To|From)[A-Z]|(?:LR|HR|GT|BD|BI|Y)$"
)
#: Programs, services and makers: shaped like names of models, and never presented as one.
_PROGRAMS = frozenset(
    """
    vuescan silverfast negativelab krita kdenlive handbrake rawtherapee darktable digikam davinci davinciresolve resolve pyscenedetect avisynth vapoursynth qtgmc staxrip hybrid shotcut openshot obs
    topaz gigapixel captureone dxo photolab lumix nikon canon sony fujifilm hasselblad leica gopro dji affinity paintshop corel pixelmator luminar snapseed vsco lensa
    aftereffects premiere premierepro finalcut finalcutpro imovie capcut audacity reaper inkscape blender nuke fusion mocha hugin photomatix aurorahdr
    imagej fiji exiftool mpdecimate mkvtoolnix mediainfo mpv vlc irfanview xnview faststone upscayl waifu2x cupscale flowframes invokeai automatic1111 forge fooocus
    iopaint lamacleaner stabilitymatrix swarmui invoke drawthings midjourney dalle deepseek gemini claude copilot mistral llama qwen openrouter replicate huggingfacehub runpod vastai lambdalabs paperspace aws azure gcp cloudflare
    redis postgresql mysql sqlite kubernetes fastapi flask nginx numba cupy scikitimage scikitlearn torchvision torchaudio timm einops xformers triton jax flax mlx
    raspberrypi jetson orin xavier coral steamdeck chromebook playstation xbox macmini thinkpad synology qnap dropbox googledrive onedrive icloud wetransfer
    cmake msvc pyinstaller nsis homebrew chocolatey losslesscut avidemux makemkv mediacoder ripbot excel powerpoint libreoffice notepad vscode pycharm
    wikipedia wikimedia archive stackexchange superuser creativecommons opensource spdx gnu debian fedora archlinux mozilla microsoft apple google intel anaconda nodejs rustlang opencv
    bittorrent stackoverflow reddit linkedin discord slack telegram pinterest ebay etsy shutterstock gettyimages istock adobestock unsplash flickr wikimedia
    """.split()
)  # fmt: skip
#: Services where models and papers lie.
_HOSTS = frozenset("github gitlab huggingface arxiv doi cvf replicate kaggle gitee modelscope openreview archive ieee acm google apple".split())
#: Figures by which notes are marked are no part of a name.
_RAISED = dict.fromkeys(map(ord, "¹²³⁴⁵⁶⁷⁸⁹⁰"), " ")
_TAIL_OF_NAME = re.compile(r"[-_][A-Za-z0-9+]+(?![\w+])")
_GERMAN_NOUN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}")
#: As German joins words: "GPU-Speicher", "MIT-Lizenz".
#: "SwinIRs Code".
_GENITIVE = re.compile(r"s (?=[A-ZÄÖÜ][a-zäöü]{2})")
_COMPOUND = re.compile(r"[A-Z0-9]{2,}s?-[A-ZÄÖÜ][a-zäöüß]{3,}")
_STYLE = re.compile(r"(?:style|styled|like|type|inspired|based|ish|esque|flavou?red)", re.IGNORECASE)
#: What follows a hyphen in an adjective: "JPEG-ridden", "SwinIR-flavoured".
_ADJECTIVE = re.compile(r"[a-z]{3,}")
_SHAPED = re.compile(r"[a-z][A-Z]|[A-Z]{2,}[a-z]{2,}|[A-Z][A-Za-z]*\d|\d[A-Z]|^[A-Z]{2,}[-_][A-Za-z0-9]|[A-Za-z]\+\+?$|^[A-Z][a-z]+(?:net|gan|former|diff|mamba|scaler|sr)\b|^[A-Z][A-Za-z]+-[A-Z]{1,3}\b|^[A-Z][A-Za-z]+-[vV]?\d")
_CUED = re.compile(
    r"(?:\b(?:models?|networks?|upscalers?|checkpoints?|tools?|methods?|architectures?|weights|algorithms?) (?:called|named|known as|such as|like)|\b(?:called|named|such as|known as))\s[*_`\"“\[(]{0,3}$",
    re.IGNORECASE,
)
#: Its licence in brackets.
_LICENSED = re.compile(r"[*_`]{0,2}\s?\((?:MIT|Apache|BSD|A?GPL|LGPL|CC[ -]BY|S-Lab|NTU)\b")
_CUED_AFTER = re.compile(r"[*_`\"”\])]{0,3}\s(?:model|network|upscaler|checkpoint|architecture)s?\b", re.IGNORECASE)
_USE = re.compile(r"\b(?:use|using|try|trying|run|running|install|download|recommend|suggest|prefer|take|pick|choose|grab|consider|with|via|by|than|like|or|and|called|named|of|is|for|than|to|in|from|about|clone|behind|handled|paper|get|expect|let|chose|love|licence|license|model|network|method|on|,|\()\s*[*_`\"“\[(]{0,3}$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|a|an|my|your|this|that|his|her|our|their|any|some|each|every|these|those|old|no)\s+(?:(?!of\b)\w+\s)?$", re.IGNORECASE)
_ACTS = re.compile(r"[*_`\"”\])]{0,3}\s?(?:\([^()]{0,80}\)\s?)?(?:[–—:|-]|(?:is|was|does|did|handles?|removes?|can|cannot|can['’]t|won['’]t|isn['’]t|doesn['’]t|wasn['’]t|may|comes?|ships?|supports?|offers?|gives?|makes?|has|lives?|enlarges|upscales|restores|works|needs|falls|specialises|were|are|reliably)\b|['’]s\b)", re.IGNORECASE)
#: A kind of thing that is no model, and then its name: "an editor such as Kdenlive", "opened in RawTherapee".
_OTHER_THING = re.compile(
    r"\b(?:editors?|software|programs?|apps?|applications?|plug-?ins?|players?|websites?|sites?|services?|librar(?:y|ies)|packages?|viewers?|converters?|front-?ends?|guis?|suites?|scripts?|"
    r"cameras?|phones?|cards?|boards?|laptops?|keys?|buttons?|tabs?|menus?|panels?|switch(?:es)?|dials?|presets?|flags?|folders?|data ?sets?|benchmarks?|metrics?|filters?|codecs?|formats?|shops?|labs?|compan(?:y|ies)|start-?ups?|teams?|groups?|users?|artists?)"
    r"(?:,? (?:such as|like|called|named|labelled|labeled|marked|e\.g\.|for example|namely|is|are|was)|[:,(])?,?\s[*_`\"“\[(]{0,3}$|\b(?:press|hit|tap|hold(?: down)?|click(?: on)?) [*_`\"“]{0,2}$|\b(?:in|inside|within|into|via the|through) [*_`]{0,2}$",
    re.IGNORECASE,
)
#: Something was done in a program, of which no more is said.
_INSIDE = re.compile(r"\b(?:with|using|on|through|open|opened|run|ran|runs|loaded|retouch\w*|it|them|this|that|done|erased|made|cleaned|tried|did|edit\w*|finish\w*|mask\w*|paint\w*|crop\w*)\W{1,2}(?:\w+ )?(?:in|inside|within|from within) [*_`]{0,2}$", re.IGNORECASE)
_NO_MORE = re.compile(r"[*_`]{0,2}(?:[,.;)]| (?:on|or|and|before|after|first|instead|by hand)\b|$)")
#: What somebody owns or has bought: a camera, a computer, a program.
_OWNED = re.compile(r"\b(?:my|your|his|her|our|their|owns?|bought|sold|borrow\w*|rent\w*)\s(?:an? |the |own |old |new |trusty |little |second-hand )*$|\b(?:an?)\s(?:(?:old|new|used|cheap|second-hand|borrowed|modified|stock|plain)\s)?$", re.IGNORECASE)
_THING_AFTER = re.compile(r"[*_`]{0,2}\s(?:or \w+ )?(?:forums?|apps?|plug-?ins?|software|wiki|subreddit|server|site|website|community|editor|player|library|package|data ?set|benchmark|camera|scanner|lens|lenses|film)\b", re.IGNORECASE)
#: What programs are for, and models are not.
_OTHER_JOB = re.compile(
    r"(?:\b(?-i:(?=[a-z]))|(?:^|[.!?:]\s)[\W_]*)(?:trim|mux|demux|remux|transcod|encod|decod|concat|convert|export|import (?:it|them|the)|compil|packag|script|renam|organi[sz]|catalog|back(?:ed|ing)? up|backup|sync|upload|draw|paint it|retim|schedul|deploy|log in|sign in|cut the|cut at|cut scenes|split the|(?:récupér|recover|restore|undelet|rett|wiederherst|recuper)\w* (?:\w+ ){0,2}(?:deleted|lost|files?|fichiers|dateien|daten|archivos)|"
    r"edit the|timeline|shortcut|menu|plug-?in|download manager|browser|operating system|driver|firmware)\w*\b",
    re.IGNORECASE,
)
#: A name that stands in brackets of its own beside an action: the program that does it.
_ASIDE = re.compile(r"[a-z] \($")
#: What it costs is told of programs: "PhotoRec (free)".
_FOR_NOTHING = re.compile(r"[*_`]{0,2} \((?:it['’]s |is )?(?:free(?:ware)?|paid|gratis|gratuite?|gratuit[oa]|kostenlos|kostenpflichtig|payante?|de pago)\b", re.IGNORECASE)
#: How networks are called.
_NETWORK = re.compile(
    r"(?:net|gan|former|diff|diffusion|mamba|scaler|sr|vsr|ir|vfi|flow|matte|mat|restore|fix|clean|sharp|deblur|derain|dehaze|denoise|paint|color|face|upscale|tone|hdr|mix|nerf|unet|vae|lora|clip)s?"
    r"(?:[-_.+]?(?:v?\d[\w.]*|(?-i:[A-Z]{1,3})|pro|plus|lite|tiny|small|base|large|xl|hd|mobile|fast|light|ultra|max|mini|nano|turbo|real|video)|\+\+?)*$",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[*_`\[\"“]$")
_SORT = re.compile(r"transformers?|(?:resnet|unet|u-net)s?", re.IGNORECASE)
_ALONE = re.compile(r"(?:^|\n)\s{0,3}#{1,6}\s+(?:\d{1,2}[.)]\s)?[*_`]*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name that the graph holds, where it stands, and the nodes that bear it; of a version the model that it belongs to, too."""

    start: int
    end: int
    nodes: tuple[str, ...]
    kind: str
    whole: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    folded: str
    name: str
    node: str
    kind: str
    exact: bool
    weak: bool


def fold(text: str) -> str:
    """*text* without case, accents, spaces and hyphens; a plus stays, for it tells models apart."""
    plain = unicodedata.normalize("NFKD", text.replace("×", "x")).casefold()
    return "".join(one for one in plain if one.isalnum() or one == "+")


class Lexicon:
    """The names of one graph."""

    def __init__(self, store: Store) -> None:
        self._lay = store.learnt.everyday()
        self._forms: dict[str, list[_Form]] = {}
        self._names = {node.id: node.name for node in store.nodes(store.ids(Kind.MODEL))}
        self._data_sets = {fold(node.name) for node in store.nodes(store.ids(Kind.DATASET))}
        self._words: set[str] = set(_TRADE | _PROGRAMS)
        self.models: dict[str, str] = {}
        known = store.literals()
        for kind in NAMED:
            for node in store.nodes(store.ids(kind)):
                self._add(node.id, node.name, kind)
                known.append(node.summary)
        for text in store.all_texts([Kind.MODEL]):
            if text.field == "label":
                self._add(text.node, text.text, Kind.MODEL)  # as its repository calls it
        self._variants = _variants(store)
        kinds = {fold(node.name) for node in store.nodes(store.ids(Kind.ARCHITECTURE))}
        for said in store.with_predicate(Predicate.VARIANT_OF):
            # "NAFNet, NAFSSR-L 4x": what goes by a name of its own, all its factors under one
            own = re.match(r".+?, (?P<name>[A-Z]{2}[\w+-]+)(?: |$)", store.node(said.subject).name)
            # … and not "DATSR, GAN loss", of which the word for a kind of network is none
            if own and _NETWORK.search(own["name"]) and not _NETWORK.match(own["name"]) and fold(own["name"]) not in {*self.models, *kinds}:
                self._hold(said.subject, own["name"], Kind.MODEL, of_all=False)
        self._alike = Likeness(self.models)
        self._weak = [form for forms in self._forms.values() for form in forms if form.weak]
        for forms in self._forms.values():
            forms.sort(key=lambda form: -len(form.folded))
        self._learn("\n".join(known))

    def mentions(self, text: str, linked: Collection[str] = ()) -> list[Mention]:
        """The names in *text* that the graph holds, in order, the longest where several begin together.

        A name that is also a word is meant where the text links to what belongs to its node, which is *linked* then.
        """
        text = text.translate(_RAISED)
        folded, origin, starts = _folded(text)
        found: list[Mention] = []
        beyond = 0
        # a name that is also a word is meant wherever it stands, once it is meant anywhere in the text
        meant = {form.name for form in self._weak if form.name in text and (form.node in linked or any(self._meant(form.name, text, *at.span()) for at in re.finditer(rf"(?<![A-Za-z0-9À-ÿ_]){re.escape(form.name)}(?![A-Za-z0-9À-ÿ_])", text)))}
        for at in starts:
            if at < beyond:
                continue
            same: list[_Form] = []
            for form in self._forms.get(folded[at : at + FIRST], ()):
                if same and len(form.folded) < len(same[0].folded):
                    break
                if folded.startswith(form.folded, at) and self._stands(form, text, origin[at], _end(origin, at + len(form.folded), text), meant):
                    same.append(form)
            if same:
                begin, end = origin[at], _end(origin, at + len(same[0].folded), text)
                kinds = [kind for kind in NAMED if any(form.kind == kind for form in same)]
                nodes = tuple(dict.fromkeys(form.node for form in same if form.kind == kinds[0]))
                beyond = at + len(same[0].folded)
                if (tail := _TAIL_OF_NAME.match(text, end)) and (named := [node for model in nodes for node in self._variants.get((model, fold(text[begin : tail.end()])), ())]):
                    found.append(Mention(begin, tail.end(), tuple(named), Kind.MODEL))  # "SwinIR-S": a variant, with factors of its own
                else:
                    found.append(Mention(begin, end, nodes, kinds[0]))
        return found

    def strangers(self, text: str, known: Iterable[Mention]) -> Iterator[tuple[int, int]]:
        """Where *text*, apart from what is *known*, holds something that looks like the name of a model."""
        taken = [range(mention.start, mention.end) for mention in known]
        for token in _TOKEN.finditer(text):
            inside = [span for span in taken if token.start() < span.stop and span.start < token.end()]
            if not inside or (token.start() < inside[0].start and inside[0].stop - inside[0].start < SHORT and "-" in token[0]):
                # "ReelMaster-GAN" ends with what is also a name
                if self._looks_named(text, *token.span()):
                    yield token.span()
            elif token.end() > inside[-1].stop and token.start() >= inside[-1].start:
                # "SwinIR-XL": a known name that goes on
                tail = text[inside[-1].stop : token.end()].lstrip("-_.")
                ordinary = self.knows(token[0]) or licence_like(token[0]) or _PARTS_THAT_SAY_NOTHING.match(token[0])
                if not (ordinary or _TAIL.match(tail) or _ADJECTIVE.fullmatch(tail) or (_GERMAN_NOUN.fullmatch(tail) and not _NETWORK.search(tail) and languages.told(text)) or (len(tail) > 2 and tail.lower() in self._lay) or fold(tail) in self._words):
                    yield token.span()

    def others(self, text: str, known: Iterable[tuple[int, int]]) -> Iterator[Mention]:
        """What else is named in *text*, apart from the *known* spans, as something of its own: a sentence about it is about no model."""
        taken = [range(*span) for span in known]
        for token in _TOKEN.finditer(text):
            relative = token[0].isupper() and len(token[0]) > 2 and re.match(r"[*_`\"”\])]{0,3}, which\s", text[token.end() : token.end() + 12])
            acronym = relative or (token[0].isupper() and len(token[0]) > 1 and _sentence_start(text[max(0, token.start() - 40) : token.start()]) and _ACTS.match(text[token.end() : token.end() + 40]))
            if not (acronym or _shaped(token[0])) or any(token.start() < span.stop and span.start < token.end() for span in taken):
                continue
            parts = re.split(r"[-_.]", token[0])
            of_trade = fold(token[0]) in _TRADE or (len(parts) > 1 and fold(parts[0]) in _TRADE and _GERMAN_NOUN.fullmatch(parts[1])) or (len(parts) > 1 and _ADJECTIVE.fullmatch(parts[-1]) and parts[-1].endswith(("ed", "ing", "ven", "en", "y"))) or _STYLE.fullmatch(parts[-1]) or _PARTS_THAT_SAY_NOTHING.match(token[0]) or licence_like(token[0])
            if not of_trade and not _SORT.fullmatch(token[0]):
                yield Mention(*token.span(), (), OTHER)

    def nearest(self, name: str, most: int = 2) -> tuple[str, ...]:
        """Names of models that look like *name*."""
        close = self._alike.nearest(fold(name)[:60], most, 0.6)
        return tuple(self.models[one] for one in close)

    def knows(self, word: str) -> bool:
        """Whether the graph's own names and texts hold *word*."""
        folded = fold(word)
        # "CUDA12", "WSL2": a program and its version
        return folded in self._words or folded.removesuffix("s") in self._words or ((bare := folded.rstrip("0123456789")) in _TRADE | _PROGRAMS and len(bare) > 2)

    def _add(self, node: str, name: str, kind: str) -> None:
        forms = {name}
        if bracket := re.fullmatch(r"(.{3,}?) \(([A-Za-z0-9+-]{2,12})\)", name):
            abbreviates = kind == Kind.MODEL and fold(bracket[2]) not in _TRADE
            forms |= {bracket[1], bracket[2]} if abbreviates else {bracket[1]}
        if kind == Kind.MODEL:
            forms.add(node.partition("/")[2])
        for form in forms:
            self._hold(node, form, kind)
            self._learn(form)

    def _hold(self, node: str, name: str, kind: str, *, of_all: bool = True) -> None:
        folded = fold(name)
        if len(folded) < 2 or folded.isdigit() or (kind == Kind.MODEL and folded in self._data_sets and fold(self._full_name(node)) != folded):
            return
        words = re.findall(r"[A-Za-z]+", name)
        ordinary = bool(words) and all(word.lower() in self._lay for word in words) and not re.search(r"[a-z][A-Z]|\d|[A-Z]{2}[a-z]", name) and not (name.isupper() and len(name) > SHORT and _NETWORK.search(name))
        exact = len(folded) < SHORT or (ordinary and kind != Kind.PAPER)
        weak = exact and (name in ELSEWHERE or (ordinary and len(words) == 1))
        if (ordinary and exact and name.islower()) or kind == Kind.CODE:
            return  # "old-photo", "exposure": the words of a sentence; a repository is found by its address
        self._forms.setdefault(folded[:FIRST], []).append(_Form(folded, name, node, kind, exact, weak))
        if kind == Kind.MODEL and of_all:
            self.models.setdefault(folded, name)

    def _full_name(self, node: str) -> str:
        return self._names.get(node, "")

    def _learn(self, text: str) -> None:
        for word in {word for word in _TOKEN.findall(text) if not word.islower()}:
            self._words.update(fold(part) for part in (word, *(part for part in re.split(r"[-_.]", word) if len(part) > 2)))

    def _stands(self, form: _Form, text: str, begin: int, end: int, meant: Collection[str]) -> bool:
        """Whether the name really stands there: whole, and in its own casing where it is a word of other meanings."""
        if end < len(text) and (text[end].isalnum() or text[end] == "+") and not _GENITIVE.match(text, end) and not east_asian.told(text[end]):
            return False
        written = text[begin:end]
        if form.exact and re.sub(r"[\s_-]", "", written) != re.sub(r"[\s_-]", "", form.name):
            return False
        if "\n" in written or ("," in written and "," not in form.name) or (not form.exact and written.count(" ") > form.name.count(" ") + form.name.count("-") + 1):
            return False
        # "single HDR pictures" are no SingleHDR
        if " " in written and not re.search(r"[ -]", form.name) and not all(word[0].isupper() or word[0].isdigit() or len(word) < 3 for word in written.split()):
            return False
        return not form.weak or form.name in meant

    def _meant(self, name: str, text: str, begin: int, end: int) -> bool:
        """Whether a name that is also a word, or an acronym of something else, is meant as a name."""
        ahead, rest = text[max(0, begin - 40) : begin], text[end : end + 60]
        if _ALONE.search(ahead) and not re.match(r"[*_`:]{0,3}[^\n\S]*\S", rest):
            return True  # all of a heading
        if _LICENSED.match(rest) or _MARKED.search(ahead) or _CUED.search(ahead) or _CUED_AFTER.match(rest):
            return True
        if _ARTICLE.search(ahead) or (not name.isupper() and re.match(r"\s(?:the|your|it|its|them|this|that|in|on(?! the other)|up|away)\b", rest)):
            return False
        starts = not ahead.strip() or re.search(r"(?:[.!?:|]|^|\n)\W*$", ahead) is not None
        if name in ELSEWHERE:
            return bool(starts and _ACTS.match(rest) and not re.match(r"\s(?:is|was|has)\b(?! an? (?:\w+ ){0,2}(?:model|network|method)\b)", rest)) or bool(re.search(r"\b(?:called|named|model|network|method|use|try|run|behind|clone|reach for) $", ahead))
        if name.isupper():
            return not re.match(r"[^\w,(/]{0,2}\s?[A-Z]{3,}\b", rest) or bool(_ACTS.match(rest))
        return bool(_USE.search(ahead)) or bool(starts and re.match(r"\W{0,3}\s?(?:is a|is an|removes|enlarges|restores|does|handles|can|cannot|can['’]t|won['’]t|may|isn['’]t|doesn['’]t|comes|was|reliably)\b|[:–—(|]|['’]s\b|\s\(", rest))

    def _looks_named(self, text: str, begin: int, end: int) -> bool:
        word = text[begin:end]
        if number := re.match(r"\d{1,4}[x×](?=[A-Z])", word):
            return self._looks_named(text, begin + number.end(), end)  # "4×A100": so many of them
        if len(word.strip("+")) < 3 or self.knows(word) or _PARTS_THAT_SAY_NOTHING.match(word) or word.lower() in self._lay:
            return False
        parts = [part for part in re.split(r"[-_.]", word) if part]
        if len(parts) > 1 and "-" in word and self.knows(parts[0]) and all(_ADJECTIVE.fullmatch(part) for part in parts[1:]):
            return False
        if len(parts) > 1 and all(self.knows(part) or part.lower() in self._lay or len(part) < 2 or _TAIL.match(part) or part.isdigit() for part in parts) and not _SHAPED.search(parts[0]):
            return False
        if fold(word).rstrip("+") in _TRADE | _PROGRAMS or (len(parts) > 1 and fold(parts[0]) in _TRADE | _PROGRAMS and (parts[1][:1].isupper() or "." in word)):
            return False
        if _THING_AFTER.match(text, end) or ((before := re.search(r"(?:^|[^\w])([A-Za-z]\w+)(?:['’]s?)? $", text[max(0, begin - 30) : begin])) and fold(before[1]) in _PROGRAMS) or re.search(r"\br/$", text[max(0, begin - 3) : begin]):
            return False
        if licence_like(word) or (_COMPOUND.fullmatch(word) and not _NETWORK.search(parts[-1])):
            return False
        if len(parts) > 1 and _STYLE.fullmatch(parts[-1]):
            return False  # "DeepSeek-style" presents nothing of that name
        ahead, rest = text[max(0, begin - 60) : begin], text[end : end + 30]
        if _shaped(word):
            network = _NETWORK.search(word) or _CUED.search(ahead) or _CUED_AFTER.match(rest)
            sentence = text[max(text.rfind(". ", 0, begin), text.rfind("\n", 0, begin), begin - 120) + 1 : end] + re.split(r"[.;]\s|\n", text[end : end + 120])[0]
            if _INSIDE.search(ahead) and _NO_MORE.match(rest) and not _CUED_AFTER.match(rest):
                return False  # "erased it in IOPaint, on a laptop"
            return bool(network) or not (_OTHER_JOB.search(sentence) or _OTHER_THING.search(ahead) or _OWNED.search(ahead) or (_ASIDE.search(ahead) and rest.startswith(")")) or _FOR_NOTHING.match(rest))
        if word.islower() or _OTHER_THING.search(ahead):
            return False
        return bool(_CUED.search(ahead) or (_CUED_AFTER.match(rest) and not _sentence_start(ahead)))


def _variants(store: Store) -> dict[tuple[str, str], list[str]]:
    """Variants by their model and the first word of their names, folded, where that is more than the model's."""
    found: dict[tuple[str, str], list[str]] = {}
    for said in store.with_predicate(Predicate.VARIANT_OF):
        first = store.node(said.subject).name.split(" ")[0]
        if fold(first) != fold(store.node(str(said.object)).name):
            found.setdefault((str(said.object), fold(first)), []).append(said.subject)
    return found


def _shaped(word: str) -> bool:
    """Whether *word* is written as names are: capitals inside, digits, or an ending of networks."""
    word = "".join(one for one in unicodedata.normalize("NFKD", word) if not unicodedata.combining(one))
    return bool(_SHAPED.search(word)) and not word.endswith(("Error", "Exception", "Warning")) and (not word[0].islower() or bool(re.search(r"\d", word)))


def of_program(host: str) -> bool:
    """Whether an address is at home with a known program or service, which is no model: "docs.python.org", "ffmpeg.org"."""
    labels = host.casefold().split(".")
    return len(labels) > 1 and fold(labels[-2]) in (_TRADE | _PROGRAMS) - _HOSTS


def is_program(word: str) -> bool:
    """Whether *word* is the name of a known program, service or format, and of no licence."""
    return fold(word) in _TRADE | _PROGRAMS and not licence_like(word.upper() if word.islower() else word)


def licence_like(word: str) -> bool:
    """Whether *word* is the name of a licence, or of where papers appear."""
    return bool(re.match(r"(?:A|L)?GPL|BSD|CC[0-]|Apache|MIT\b|PolyForm|OpenRAIL|S-Lab|(?:CVPR|ICCV|ECCV|NeurIPS|ICLR|ICML|AAAI|WACV|SIGGRAPH|TPAMI|TIP)\b", word))


def _sentence_start(ahead: str) -> bool:
    return not ahead.strip() or re.search(r"(?:[.!?:]|\n)\W*$", ahead) is not None


def _folded(text: str) -> tuple[str, list[int], list[int]]:
    """*text* as it is compared, where each character came from, and where words begin in it."""
    made: list[str] = []
    origin: list[int] = []
    starts: list[int] = []
    for at, character in enumerate(text):
        if not (character.isalnum() or character in "+×"):
            continue
        before = text[at - 1] if at else " "
        if not (before.isalnum() or before == "+") or (east_asian.told(before) and not east_asian.told(character)):
            starts.append(len(made))
        for one in fold(character) or character:
            made.append(one)
            origin.append(at)
    return "".join(made), origin, starts


def _end(origin: list[int], at: int, text: str) -> int:
    """Where in the text the folded characters before *at* end."""
    last = origin[at - 1] + 1
    return last if at >= len(origin) or origin[at] != origin[at - 1] else min(last, len(text))
