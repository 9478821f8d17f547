"""From a sentence to a request: what is shown, what it must run on, what may be done with it, what is left alone."""

import importlib
import pkgutil
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import whichmodel
from whichmodel.catalogue import read_catalogue
from whichmodel.clauses import says_all_is_well
from whichmodel.graph import Kind
from whichmodel.patterns import Table, either_of, lowered, table
from whichmodel.questions import read_questions
from whichmodel.understand import MOST_CHARACTERS, clean, readable, understand
from whichmodel.wishes import wants_degradation
from whichmodel_data import catalogue_path


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("restore my old photo", "image"),
        ("mein Bild ist unscharf", "image"),
        ("사진 화질", "image"),
        ("去除照片噪点", "image"),
        ("my holiday video is shaky", "video"),
        ("VHS tapes of our wedding", "video"),
        ("película antigua", "video"),
        ("視聴できない動画のノイズ", "video"),
        ("upscale anime wallpaper", "anime"),
        ("the manga page is full of jpeg blocks", "anime"),
        ("clean up a scanned receipt", "document"),
        ("a letter from my grandfather is faded", "document"),
        ("文档扫描", "document"),
        ("the faces in my picture", "face"),
        ("la cara de mi abuela", "face"),
        ("make it better", None),
    ],
)
def test_what_is_shown_is_read(text: str, modality: str | None) -> None:
    """Photos, videos, drawn pictures, documents and faces, by the words people use for them."""
    assert understand(text).request.modality == modality


@pytest.mark.parametrize(
    "text", ["film grain in my photo", "a film photo with scratches", "the scene in this photo looks messy", "a photo from a film camera"]
)
def test_a_photo_on_film_is_no_video(text: str) -> None:
    """"Film" and "scene" speak of a still picture where a photo is meant."""
    assert understand(text).request.modality == "image"


def test_a_video_of_faces_or_drawings_is_a_video() -> None:
    """Movement decides first: who has a video needs a method for video."""
    assert understand("the faces in this anime video are blurry").request.modality == "video"


@pytest.mark.parametrize(
    ("text", "hardware"),
    [
        ("I have no GPU", ("cpu",)),
        ("without a graphics card", ("cpu",)),
        ("ohne Grafikkarte", ("cpu",)),
        ("sans carte graphique", ("cpu",)),
        ("没有显卡", ("cpu",)),
        ("all I own is an old laptop", ("cpu",)),
        ("4 GB VRAM", ("low-memory",)),
        ("it stops with an out of memory error on my GTX 1060", ("low-memory",)),
        ("it should work in the browser", ("browser",)),
        ("runs on my phone", ("mobile",)),
        ("auf meinem Handy", ("mobile",)),
        ("手机上运行", ("mobile",)),
        ("I have an RTX 4090", ()),
        ("16 GB of RAM", ()),
    ],
)
def test_the_hardware_is_read(text: str, hardware: tuple[str, ...]) -> None:
    """No graphics card, little memory, a phone, a browser; a strong machine is no constraint."""
    assert understand(text).request.hardware == hardware


@pytest.mark.parametrize(
    "text", ["shot on my phone", "filmed with my iPhone", "a photo taken with a cheap phone", "a picture from my phone is noisy"]
)
def test_a_phone_that_took_the_picture_is_no_place_to_run(text: str) -> None:
    """Only a model that is to run on a phone is constrained by it."""
    assert understand(text).request.hardware == ()


def test_a_phone_may_have_taken_the_picture_and_still_be_the_place_to_run() -> None:
    """Both may be said of the same phone."""
    assert understand("shot on my phone, but the model must run on my phone, too").request.hardware == ("mobile",)


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("for commercial use", "commercial"),
        ("I sell prints", "commercial"),
        ("for my clients", "commercial"),
        ("kommerziell nutzbar", "commercial"),
        ("uso comercial", "commercial"),
        ("商用", "commercial"),
        ("상업용", "commercial"),
        ("nothing non-commercial please", "commercial"),
        ("non-commercial is fine", None),
        ("not for commercial use", None),
        ("just for me", None),
        ("grabbed from a TV commercial break", None),
    ],
)
def test_commercial_use_is_read_and_its_denial_too(text: str, licence: str | None) -> None:
    """Whoever earns money with the result needs a licence that allows it; whoever says he does not, does not."""
    assert understand(text).request.licence == licence


@pytest.mark.parametrize(
    ("text", "speed"),
    [
        ("in real time", "real-time"),
        ("Echtzeit", "real-time"),
        ("temps réel", "real-time"),
        ("实时", "real-time"),
        ("リアルタイム", "real-time"),
        ("on my live stream", "real-time"),
        ("too noisy in the evening, I need it live in meetings", "real-time"),
        ("the denoising has to work live", "real-time"),
        ("a photo of the house we live in", None),
        ("as fast as possible", "fast"),
        ("a lightweight model", "fast"),
        ("slow is fine", None),
        ("it doesn't need to be fast", None),
        ("a fast car is smeared", None),
        ("fast moving children", None),
    ],
)
def test_the_speed_that_is_needed_is_read(text: str, speed: str | None) -> None:
    """A method that has to be fast, not a subject that was."""
    assert understand(text).request.speed == speed


@pytest.mark.parametrize(
    ("text", "fidelity"),
    [
        ("nothing may be invented", "faithful"),
        ("without making things up", "faithful"),
        ("do not add detail that was not there", "faithful"),
        ("same face afterwards", "faithful"),
        ("she should still look like herself", "faithful"),
        ("don't change her face", "faithful"),
        ("nichts erfinden", "faithful"),
        ("sin inventar", "faithful"),
        ("it's for evidence", "faithful"),
        ("as sharp as possible", None),
        ("the app changed her face too much, I want it sharper but still her", "faithful"),
        ("that isn't my mother any more", "faithful"), ("it doesn't look like him anymore", "faithful"),
        ("das ist nicht mehr meine Oma", "faithful"), ("ya no parece ella", "faithful"), ("放大后脸都变了样", "faithful"), ("顔が別人になります", "faithful"),
        ("the wide angle changes in the corners", None), ("her eyes are red in this one", None), ("脸被拉长变形", None),
    ],
)
def test_a_wish_for_faithfulness_is_read(text: str, fidelity: str | None) -> None:
    """Nothing invented, nobody changed."""
    assert understand(text).request.fidelity == fidelity


def test_sizes_stand_in_the_request() -> None:
    """What is read of sizes is part of the request."""
    request = understand("my 640x480 clip from 15 to 30 fps as 1280x960").request
    assert (request.scale, request.source_size, request.target_size, request.frame_rate) == (2, (640, 480), (1280, 960), 2)
    assert understand("sharpen it at the same size").request.same_size


@pytest.mark.parametrize(
    ("text", "kept", "gone"),
    [
        ("remove the noise but leave the colours alone", "noise", "colours"),
        ("sharpen it, don't touch the background", "sharpen", "background"),
        ("denoise, no upscaling please", "denoise", "upscaling"),
        ("fix the faces and keep the rest as it is", "faces", "rest"),
        ("keep the size, only sharpen", "sharpen", "size"),
        ("get rid of the haze without changing the sky", "haze", "sky"),
        ("already denoised, now enlarge it", "enlarge", "denois"),
        ("the scan is already cleaned, only the colours are faded", "faded", "clean"),
        ("after stabilising I have black borders", "black borders", "stabilis"),
        ("it was already cropped, sharpen it", "sharpen", "crop"),
        ("I do not want the sky brightened, only the noise gone", "noise", "sky brightened"),
        ("please keep it in black and white, the dents in the paper bother me", "dents", "black and white"),
        ("mein Bild soll Schwarzweiß bleiben, die Knicke stören", "Knicke", "Schwarzweiß"),
        ("bitte das Dorf nicht heller machen, nur den Dunst weg", "Dunst", "heller"),
        ("surtout pas de couleurs, juste les pliures", "pliures", "couleurs"),
        ("que siga en blanco y negro, quiero quitar las manchas", "manchas", "blanco y negro"),
        ("千万不要上色，折痕修好就行", "折痕", "上色"),
        ("カラー化はしないでください。シワだけ消して", "シワ", "カラー化"),
        ("컬러로 바꾸지 마시고 얼룩만 지워 주세요", "얼룩", "컬러"),
    ],
)
def test_what_is_to_be_left_alone_or_was_done_before_is_taken_out(text: str, kept: str, gone: str) -> None:
    """The likeness of a question is measured on what is wanted, not on what is denied or over."""
    core = understand(text).core
    assert kept in core
    assert gone not in core


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("une photo en noir et blanc à restaurer, sans couleur", "noir et blanc"), ("das Bild ist aus Schwarzweiß-Zeiten, kann man es farbig machen", "farbig"),
        ("il n'y a pas de couleurs, peut-on en mettre", "couleurs"), ("lässt sich das nicht heller machen", "heller"), ("restaurar foto en blanco y negro", "blanco y negro"),
        ("特别想上色的老照片", "上色"), ("没有颜色的照片，想上色", "上色"), ("カラー化したい白黒写真", "カラー化"), ("흑백사진을 컬러로 바꾸고 싶어요", "컬러"),
    ],
)  # fmt: skip
def test_what_is_asked_for_or_complained_of_is_no_denial(text: str, kept: str) -> None:
    """That a photo is in black and white, or that something cannot be done, names the need."""
    assert kept in understand(text).core


@pytest.mark.parametrize("text", ["leave it alone", "don't touch it", "keep the size"])
def test_a_question_of_denials_alone_stays_as_it_is(text: str) -> None:
    """Something is left to measure, whatever was denied."""
    assert understand(text).core.strip() == text
    assert not understand(text).is_blank


@pytest.mark.parametrize(
    "text",
    ["add film grain", "make it look vintage", "make the background blurry", "blur the background", "pixelate the faces", "give my photo a bokeh", "put rain in my video", "make it grainy like an old film",
     "make a black and white photo from a colour photo", "I want this picture in black and white", "Farbfoto in Schwarzweiß umwandeln", "convertir la foto a blanco y negro"],
)  # fmt: skip
def test_wanting_a_degradation_is_seen(text: str) -> None:
    """Putting grain or blur in is the opposite of a restoration."""
    assert understand(text).wants_degradation


@pytest.mark.parametrize(
    "text",
    ["remove the film grain", "make my blurry photo sharp", "make the grainy video smooth", "make it less blurry", "make the foggy picture clear", "make a noisy and dark photo better", "don't add grain", "remove the fog", "my photo is blurry",
     "turn a black and white photo into colour", "I have a film in black and white that needs colour", "make the black and white photo of my grandma sharp"],
)  # fmt: skip
def test_having_a_degradation_is_not_wanting_it(text: str) -> None:
    """Before a noun a word says how things are, not how they are to be."""
    assert not understand(text).wants_degradation


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("please add a lens flare to the evening shot", True), ("please add a mode against lens flares in evening shots", False),
        ("how could a yellow colour cast be added to these pictures", True), ("how could the yellow colour cast of these pictures be taken out", False),
        ("we'd like falling snow in the garden scene", True), ("we'd like the falling snow in the garden scene gone", False),
        ("turn progressive footage into interlaced", True), ("turn interlaced footage into progressive", False),
        ("I'd love the grainy look of a newsreel for it", True), ("Adding grain hides the bands, I'd rather have them smooth", False),
        ("give my new clip the worn look of a rental tape", True), ("not the look of a rental tape, ours has it for real", False),
        ("흑백사진으로 바꾸고 싶어요", True), ("白黒写真に色を付けたい", False), ("加点颗粒", True), ("加噪点治标不治本，想修好断层", False),
    ],
)  # fmt: skip
def test_the_same_words_wish_for_it_and_against_it(text: str, wanted: bool) -> None:
    """What stands around the word for a degradation tells whether it is to be put in."""
    assert understand(text).wants_degradation is wanted


def test_who_states_a_need_wishes_for_no_degradation() -> None:
    """Of what people say of tasks hardly a line in a thousand is read as a wish for the contrary; of what they say of effects far more."""
    graph = read_catalogue(catalogue_path())
    said = {node.id: [text.text for text in node.texts] for node in graph.in_order() if node.kind in (Kind.TASK, Kind.TOPIC)}
    of_tasks = [text for node, texts in said.items() if node.startswith("task/") for text in texts][::4]
    of_effects = said["topic/style-and-effects"]
    assert sum(map(wants_degradation, of_tasks)) < len(of_tasks) / 1000
    assert sum(map(wants_degradation, of_effects)) > len(of_effects) / 10


@pytest.mark.parametrize(
    ("text", "identifies"),
    [
        ("the numberplate is a smear, help me read it", True), ("vehicle plate in the fog", True),
        ("read the licence plate in this frame", True),
        ("who is that man in the back", True),
        ("recognise the thief", True),
        ("Kennzeichen lesen", True),
        ("车牌看不清", True),
        ("a portrait of my aunt", False),
        ("make my plates of food look tasty", False),
    ],
)
def test_identifying_is_seen(text: str, identifies: bool) -> None:
    """Reading plates and naming people is what invented detail must not be used for."""
    assert understand(text).identifies is identifies


@pytest.mark.parametrize(
    ("text", "enlarges"),
    [
        ("make it bigger", True),
        ("upscale it", True),
        ("twice as big", True),
        ("higher resolution please", True),
        ("blow it up for a poster", True),
        ("größer machen", True),
        ("agrandir ma photo", True),
        ("放大", True),
        ("a low resolution photo", False),
        ("keep the size", False),
        ("denoise it without upscaling", False),
        ("remove the noise", False),
    ],
)
def test_asking_for_more_pixels_is_seen(text: str, enlarges: bool) -> None:
    """Whether or not a factor is named; never where the size is to stay."""
    assert understand(text).enlarges is enlarges


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("my photo is blurry", "en"),
        ("Mein Bild ist unscharf und verrauscht", "de"),
        ("mi foto está muy borrosa", "es"),
        ("ma photo est floue", "fr"),
        ("minha foto está muito escura", "pt"),
        ("照片很模糊", "zh"),
        ("写真がぼやけている", "ja"),
        ("사진이 흐릿해요", "ko"),
        ("denoise", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_read(text: str, language: str) -> None:
    """By script, else by common words; English where nothing else is clear."""
    assert understand(text).request.language == language


@pytest.mark.parametrize(("text", "needs"), [
    ("my video is shaky, grainy and dark", ("my video is shaky", "grainy", "dark")),
    ("das Bild ist dunkel, unscharf und klein", ("das Bild ist dunkel", "unscharf", "klein")),
    ("la photo est trop sombre et floue", ("la photo est trop sombre", "floue")),
    ("the photo shows grass, trees, sky", ()),
    ("my photo is black and white and torn", ("my photo is black and white", "torn")),
    ("la foto está en blanco y negro", ()),
    ("take out cars, dogs and noise", ()),
    ("concert video grainy and dark", ("concert video grainy", "dark")),
    ("wedding photo so dark and blurry", ("wedding photo so dark", "blurry")),
])  # fmt: skip
def test_what_something_is_like_is_told_word_by_word(text: str, needs: tuple[str, ...]) -> None:
    """Each word for what is wrong may be a need of its own; things that are listed are none."""
    assert understand(text).parts == needs


def test_several_needs_are_told_apart() -> None:
    """Each clause that could name a need of its own is a part; one need alone has none."""
    assert understand("remove the scratches, colourise the photo, then enlarge it").parts == (
        "remove the scratches", "colourise the photo", "enlarge it",
    )  # fmt: skip
    assert understand("denoise my photo").parts == ()


def test_what_is_given_stands_over_what_is_said() -> None:
    """A filter of the caller wins over the question, and enlarges where it gives a factor."""
    read = understand("upscale 2x for my clients", scale=4.0, licence=None)
    assert (read.request.scale, read.request.licence) == (4.0, None)
    assert understand("sharpen", scale=3.0).enlarges


@pytest.mark.parametrize("text", ["", "   ", "?!…", "\n\t\n", "\x00\x1b", "\ud800", "👍👍"])
def test_saying_nothing_is_blank(text: str) -> None:
    """Without a letter or digit there is no need to read."""
    assert understand(text).is_blank


def test_control_characters_and_lone_surrogates_are_dropped() -> None:
    """What is no character reaches neither the encoder nor the terminal."""
    assert clean("blurry\x00 \x1b[31mphoto\ud800 here ") == "blurry [31mphoto here"
    assert readable("photo\ud800") == "photo?"


def test_composed_and_decomposed_letters_are_the_same() -> None:
    """"größer" typed on any system reads alike."""
    assert clean("gro\u0308ßer") == clean("größer")


def test_a_very_long_text_is_cut() -> None:
    """What stands at the beginning is read, in bounded time."""
    read = understand("denoise my video " + "x" * 200_000)
    assert len(read.text) <= MOST_CHARACTERS
    assert read.request.modality == "video"


@given(text=st.text(st.characters(), max_size=200))
def test_any_text_is_understood(text: str) -> None:
    """No text raises; what comes out is one clean, bounded piece with a non-empty core where something was said."""
    read = understand(text)
    assert read == understand(text)
    assert all(character.isprintable() or character.isspace() or ord(character) > 0x7F for character in read.text)
    assert len(read.text) <= MOST_CHARACTERS
    read.text.encode("utf-8")
    said = [character for character in read.text if character.isalnum()]
    assert read.is_blank or said
    assert not read.is_blank or len(said) < 2, "a single letter names nothing, more may"
    assert len(read.parts) <= 6


@given(text=st.text(st.characters(codec="utf-8"), max_size=120))
def test_reading_what_was_read_changes_nothing(text: str) -> None:
    """Cleaning is idempotent, and the request depends on the cleaned text alone."""
    assert clean(clean(text)) == clean(text)
    assert understand(clean(text)).request == understand(text).request


WORDS = st.sampled_from(
    "denoise upscale my the photo video keep leave size alone background don't touch 4x phone on run fast not without make blurry , . and then".split()
)


@given(sentence=st.lists(WORDS, max_size=14).map(" ".join))
def test_the_core_is_made_of_words_of_the_question(sentence: str) -> None:
    """Taking denials out adds nothing."""
    read = understand(sentence)
    assert set(read.core.split()) <= set(read.text.split()) | {word.strip(" ,;-") for word in read.text.split()}


@pytest.mark.parametrize(("text", "shown"), [
    ("a picture from my dash cam is noisy", "image"), ("two screenshots of the cctv, too dark", "image"), ("the cctv is still too dark", "video"), ("our webcam is blurry", "video"),
    ("photos and a clip from the gopro are hazy", "video"), ("a still from the security camera is blurry", "image"), ("the security camera is too dark at night", "video"),
    ("still grabbed from a video, noisy", "image"), ("a single still frame from a video, motion blur", "image"), ("not a video but a photo: rain streaks", "image"),
    ("the video is not sharp, nor is the photo", "video"), ("doorbell cam shows only noise", "video"), ("the time lapse flickers", "video"), ("30fps looks choppy", "video"),
    ("the film looks like sandpaper", "video"), ("I want the film look on my photo", "image"), ("vcd rip is blocky", "video"), ("延时画面闪烁", "video"),
    ("make this cctv still clearer", "image"), ("dashcam screenshot, too dark", "image"), ("the video still flickers", "video"), ("video still grainy after all that", "video"),
])  # fmt: skip
def test_a_still_of_a_camera_that_films_is_a_picture(text: str, shown: str) -> None:
    """Only the camera is named: it films, unless a still is named as well."""
    assert understand(text).request.modality == shown


@given(
    parts=st.lists(st.sampled_from([
        r"\bgrain\b", r"\b(?:film|tape) grain", r"\bfilm(?! grain)", r"noise|\bfilm noise", r"\b[^\s|]+\|", r"[]|(]x", r"噪点|颗粒", r"(?<!no )\bgrainy?\b|\b\d(?:x|×)\b", r"\b\(a|b\)",
    ]), min_size=1, max_size=6),
    text=st.text("grainfilmtpeos 噪点颗粒|()]x×4ab", max_size=24) | st.lists(st.sampled_from(["film", "grain", "no", "noise", "a|b)", "(a", "]x", "4×"]), max_size=6).map(" ".join),
)  # fmt: skip
def test_patterns_match_what_their_alternatives_do(parts: list[str], text: str) -> None:
    """Those that begin at the edge of a word share one test for it, which changes nothing of what is found."""
    assert [m.span() for m in either_of(*parts).finditer(text)] == [m.span() for m in re.finditer("|".join(parts), text)]


def passed_over(words: Table, text: str) -> bool:
    """Whether *words* passes over something in *text* that its pattern alone finds."""
    return [m.span() for m in words.whole.finditer(text)] != [m.span() for m in words.finditer(text) if m.re is words.whole]


@given(
    words=st.lists(st.sampled_from([
        "film*", "film", "(?:not|no)_film", "(?:re)?grain", "no?ise", "gr(?:ai|ei)n", r"4\s?x", r"\d_films", r"\d*grain", r"\d?noise", "(?:film){1,2}s", "colou?r", "(?:a|the)?_film", "f+ilm", r"\w*lesssness", "étoile*", "(?:(?:ne)?pas|plus)_*",
    ]), min_size=1, max_size=6).map(" ".join),
    text=st.text("filmgranotespé 4x", max_size=24) | st.lists(st.sampled_from(["film", "films", "filming", "grain", "regrain", "the film", "no film", "noise", "nise", "4x", "4 films", "color", "étoiles", "nepas", "plus"]), max_size=6).map(" ".join),
)  # fmt: skip
def test_a_table_of_words_passes_over_nothing(words: str, text: str) -> None:
    """Which letters its words begin with spares looking a text through; it finds what it would find without."""
    assert not passed_over(table(words), text)


def test_the_tables_in_use_pass_over_nothing() -> None:
    """Every table of the package, over questions of all kinds and each clause of theirs that begins anywhere."""
    modules = [importlib.import_module(f"whichmodel.{one.name}") for one in pkgutil.iter_modules(whichmodel.__path__) if one.name != "sparql_worker"]
    tables = {id(value): value for module in modules for value in vars(module).values() if isinstance(value, Table)}
    assert len(tables) > 30
    draw = random.Random(0)  # noqa: S311 - questions, no secrets
    sets = (catalogue_path() / "questions").glob("*.jsonl")
    asked = [question.text for one in sorted(sets) for question in read_questions(one)]
    texts = [lowered(one[draw.randrange(len(one)) if at % 2 else 0 :]) for at, one in enumerate(asked)]
    assert not [(number, text) for number, words in enumerate(tables.values()) for text in texts if passed_over(words, text)]


@pytest.mark.parametrize("part", ["the colours are fine", "it is not blurry", "don't enlarge it", "sharp enough as it is", "es ist nicht unscharf", "não precisa aumentar"])
def test_a_part_that_denies_a_need_says_that_all_is_well(part: str) -> None:
    """What is fine, or is not to be done, is no need of its own."""
    assert says_all_is_well(part)


@pytest.mark.parametrize("part", ["I want it in colour", "the front is blurry", "then enlarge it", "paint over the scratch", "and it is noisy", "without the scratches", "the right side is torn", "my great-grandmother's face is torn", "I would love it sharper"])
def test_a_part_that_asks_for_something_does_not(part: str) -> None:
    """Words that only look like a denial are none."""
    assert not says_all_is_well(part)


@pytest.mark.parametrize(("text", "need"), [
    ("remove the shadow from my scans using OpenCV", "remove the shadow from my scans"),
    ("can't get rid of this cast in Photoshop CS6", "can't get rid of this cast"),
    ("den Schatten mit GIMP entfernen", "den schatten entfernen"),
    ("remove the flicker from this film, no gpu, windows 10", "remove the flicker from this film"),
    ("upscale my anime for commercial use", "upscale my anime"),
    ("upscale my anime for commercial use, most of all the faces", "upscale my anime, most of all the faces"),
    ("sharpen her face, nothing may be invented", "sharpen her face"),
])
def test_a_need_is_told_without_its_limits_and_programs(text: str, need: str) -> None:
    """On what it runs, who may use it, what must not be made up and with which program are no part of what is wrong."""
    assert understand(text).need == need


@pytest.mark.parametrize("text", ["the glass in the windows reflects", "remove the python from the picture", "a photo of premiere night", "upscale my photo", "remove the stain on my pillow", "the four elements in my picture are faded"])
def test_what_is_shown_is_no_program(text: str) -> None:
    """Names of programs are read as such only where something is done with them."""
    assert understand(text).need == text


def test_rates_are_a_need_where_one_is_to_be_reached() -> None:
    """A frame rate that is only told is no need; two, of which one is wanted, are."""
    assert understand("60fps from 24fps").core == "60fps from 24fps"
    assert understand("make my video 60 fps").core == "make my video 60 fps"
    assert understand("passer ma vidéo en 60 fps").core == "passer ma vidéo en 60 fps"
    assert understand("denoise my 60 fps video").core == "denoise my video"
    assert "25" not in understand("tourné en 25 fps, trop sombre").core
    assert understand("our stream at 50 fps is too dark").core == "our stream is too dark"
    assert understand("webcam 30 fps too noisy").core == "webcam too noisy"
    assert understand("ma caméra à 25 images par seconde est trop sombre").core == "ma caméra est trop sombre"
    assert understand("直播30帧太暗").core == "直播 太暗"
    assert understand("my game at 30 fps stutters").core == "my game at 30 fps stutters"
    assert understand("a 25 fps gate camera, the picture is scratched").core == "a gate camera, the picture is scratched"


def test_no_pattern_holds_a_backslash_twice() -> None:
    """In a raw string a doubled backslash is a literal one, which no request holds."""
    doubled = re.compile(r"r[fF]?\"[^\"\n]*(?<!\\)\\\\[wdsbWSDB]")
    root = Path(__file__).parent.parent / "kg"
    found = [f"{path.name}: {line.strip()[:80]}" for path in root.rglob("*.py") for line in path.read_text("utf-8").splitlines() if doubled.search(line)]
    assert [line for line in found if "_ENDING" not in line] == []


@pytest.mark.parametrize(("text", "core"), [
    ("remove the noise, no wait, I mean the blur", "the blur"),
    ("Denoise this. Correction: deblur this, my hand moved.", "deblur this, my hand moved."),
    ("It is my gran's. Enlarge it... actually scratch that, colour it", "It is my gran's. colour it"),
    ("Bild vergrößern, ach nein, einfärben", "einfärben"),
    ("quitar el desenfoque, perdón, el ruido", "el ruido"),
    ("enlever le reflet, enfin non, l'ombre", "l'ombre"),
    ("tirar o fundo, quer dizer, a pessoa", "a pessoa"),
    ("ノイズ除去、じゃなくてブレを直したい", "ブレを直したい"),
    ("去阴影，不对，是去玻璃反光", "是去玻璃反光"),
])  # fmt: skip
def test_what_is_taken_back_is_not_read(text: str, core: str) -> None:
    """Who corrects himself asks for what he said last."""
    assert understand(text).core == core


@pytest.mark.parametrize("text", [
    "a colour correction for underwater pictures", "the colours are wrong, I mean really wrong", "色温不对，校色", "upscale it, no wait", "what does grain mean",
    "I meant to take it sharp but it is blurred",
])
def test_what_only_looks_like_a_correction_takes_nothing_back(text: str) -> None:
    """A correction of colours is none of words, and what is followed by nothing takes nothing back."""
    assert understand(text).core == text


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("ne touchez pas au visage, enlevez la date", ", enlevez la date"),
        ("Nur der Kratzer, bitte nichts anderes verändern", "Nur der Kratzer"),
        ("no quiero quitar la gente, solo el ruido", ", solo el ruido"),
        ("it is not out of focus, she was moving", "it is , she was moving"),
        ("footage shot at 30fps, too dark", "footage , too dark"),
        ("Aufnahme mit 50 Bildern pro Sekunde, zu dunkel", "Aufnahme , zu dunkel"),
    ],
)
def test_what_is_to_be_left_alone_is_no_need_in_other_languages_too(text: str, core: str) -> None:
    """Nor is a fault that is denied, or the rate at which a film was shot."""
    assert understand(text).core == core.strip(" ,;-")


@pytest.mark.parametrize(("text", "shrinks"), [("a 6000x4000 photo down to 1200x800", True), ("a 1200x800 photo up to 6000x4000", False), ("a photo to 1200x800", False)])
def test_a_size_below_the_one_there_is_asks_for_less(text: str, shrinks: bool) -> None:
    """Then nothing is enlarged."""
    asked = understand(text)
    assert asked.shrinks == shrinks
    assert not (asked.shrinks and asked.enlarges)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I want my crisp clip to look like it was recorded off worn VHS", True),
        ("make these clean pictures look like they lay in an attic for fifty years", True),
        ("get the street behind her to melt into creamy out of focus circles", True),
        ("quiero poner mi logo semitransparente en las fotos", True),
        ("the game footage is too clean, it needs convincing 16mm grain", True),
        ("let the wall behind him go soft like with a portrait lens", True),
        ("the wall behind him went soft with my portrait lens, please sharpen it", False),
        ("I want my old faded photo to look like it was taken yesterday", False),
        ("my clip looks like it was recorded off worn VHS, please repair it", False),
        ("I don't want it to look like it was recorded off worn VHS", False),
    ],
)
def test_a_wish_for_an_old_look_is_told_from_a_complaint(text: str, wanted: bool) -> None:
    """By the grammar around it."""
    assert understand(text).wants_degradation == wanted
