"""Sizes in people's own words: factors, pairs, named resolutions, prints, frame rates, and what is none of these."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whichmodel.sizes import Sizes, read_sizes

FACTORS = {
    "upscale old photo 8x": 8, "×8 please": 8, "x8 super resolution": 8, "8 x larger": 8, "I upscaled it by 8×, and it looked new": 8,
    "8-fold": 8, "four-fold enlargement": 4, "enlarge it tenfold": 10, "eight times larger": 8, "twice as big": 2,
    "double the size": 2, "how do I double my photo": 2, "triple the resolution of a screenshot": 3, "scale by 4": 4,
    "by a factor of four": 4, "scale factor of 2.5": 2.5, "increase resolution by 4": 4, "300 %": 3, "enlarge to 400 percent": 4,
    "make it 200%": 2, "I enlarged a picture 4 times": 4, "four times the width": 4, "minimum size is twice what I have": 2,
    "reduce noise and upscale 4x": 4, "denoise, then 2x": 2, "a picture taken at 10x zoom, please enlarge it 4x": 4,
    "upscale 2x and interpolate to 60 fps": 2, "(x4)": 4, "16x": 16,
}  # fmt: skip

OTHER_LANGUAGES = {
    "2,5x größer": 2.5, "4-mal größer": 4, "viermal größer": 4, "um das Vierfache vergrößern": 4, "doppelt so groß": 2,
    "mein Bild verdoppeln": 2, "Faktor 4": 4, "cuatro veces más grande": 4, "al doble de tamaño": 2, "ampliar 4 veces": 4,
    "quatre fois plus grand": 4, "deux fois plus grande": 2, "facteur 4": 4, "quatro vezes maior": 4, "放大4倍": 4,
    "把照片放大两倍": 2, "4倍に拡大": 4, "写真を2倍に": 2, "4배 확대": 4, "두 배로 크게": 2,
}  # fmt: skip

PAIRS = {
    "480p to 4K": 4.5, "from 540p to 4K": 4, "720p to 1080p": 1.5, "1080p into 8K": 4, "full HD to 4K": 2, "VGA to UHD": 4.5,
    "SD to HD": 1.5, "640x480 to 1280x960": 2, "640 x 480 → 2560 x 1920": 4, "3840x2160 from 1920x1080": 2,
    "from 512 to 2048 pixels": 4, "500px to 2000px": 4, "face crops, 16x16 up to 128x128": 8, "3 megapixels to 12 megapixels": 2,
    "I need 4K but the file is 1080p": 2, "800x800 and the printer wants 4500 pixels": 5.62, "화질을 720p에서 1440p로": 2,
    "print 60x90 cm at 150 dpi from a 1000x1500 file": 3.54, "800x600 to A3 at 300 dpi": 6.2,
    "40 cm wide at 300 dpi, and mine is 1181 px wide": 4,
}  # fmt: skip

NO_ENLARGEMENT = [
    "my 10x zoom photo is blurry", "shot with 10x optical zoom", "digital zoom at 30x left hardly any pixels", "zoom 3x",
    "x264 video is blocky", "encoded with x265", "x-ray image", "a Fuji X100 photo", "a 4x6 print is scratched",
    "4 x 6 inch print scan", "5x7 print", "35 mm film, 24x36", "2x slow motion", "slow it down 4x", "make my video 4x slower",
    "2x faster", "4x speed", "double the frames and touch neither resolution nor grading", "double exposure", "double chin",
    "double vision in the picture", "ghostly doubled outline", "1x", "1:1", "a 4x4 grid", "16:9", "12 mp camera", "ISO 3200",
    "used 2x RTX 3090", "RTX 4090 2x", "2 x 16 GB RAM", "two times a week", "I tried three times", "I tried to upscale it three times", "they charged me twice",
    "photo taken twice", "twice the noise", "3 times brighter", "increase contrast by 150%", "increase brightness 2x",
    "reduce noise by 200%", "100% crop is noisy", "200% zoom shows pixels", "shrink 4x", "downscale 2x", "two times smaller",
    "half the size", "convert 1080p down to 480p", "shrink my 4000x3000 photo to 800x600", "a 2x teleconverter made it soft",
    "50x magnification", "photo from 1985", "6x9 cm negative scanned at 4800 dpi",
]  # fmt: skip

SPELLINGS = [
    "{n}x", "x{n}", "×{n}", "{n}×", "{n} x larger", "upscale {n}x", "upscale x{n}", "enlarge {n} times", "{n} times bigger",
    "{n} times as large", "{n}-fold", "scale factor {n}", "by a factor of {n}", "make it {n}x bigger", "super-resolution x{n}",
    "upscale my old photo {n}x please", "{n}-mal größer", "{n} veces más grande", "{n} fois plus grand", "放大{n}倍", "{n}倍に拡大",
    "{n}배 확대",
]  # fmt: skip


@pytest.mark.parametrize(("text", "scale"), [*FACTORS.items(), *OTHER_LANGUAGES.items()])
def test_a_factor_is_read_as_people_write_it(text: str, scale: float) -> None:
    """Signs, words, multiples and per cent, in eight languages."""
    assert read_sizes(text).scale == scale


@pytest.mark.parametrize(("text", "scale"), PAIRS.items())
def test_two_sizes_give_the_factor_between_them(text: str, scale: float) -> None:
    """Pixels, named resolutions, megapixels and prints: the longer side of the target over that of the source."""
    assert read_sizes(text).scale == scale


@pytest.mark.parametrize("text", NO_ENLARGEMENT)
def test_what_is_no_enlargement_is_not_read_as_one(text: str) -> None:
    """Zoom, codecs, prints without dots, slow motion, repetition and reduction state no factor."""
    assert read_sizes(text).scale is None


PRINTS: dict[str, tuple[float | None, int | None]] = {
    "poster 60x80 from a 10 megapixel picture": (2.59, 300), "8 MP shot for a 40x60 canvas": (2.17, 300), "Leinwand 50x70 aus 6 Megapixeln": (2.92, 300),
    "cuadro de 40 x 60 con una foto de 3 megapíxeles": (3.54, 300), "affiche 60x80 avec une photo de 8 mégapixels": (2.89, 300), "pôster 60x90 de uma foto de 5 megapixels": (4.12, 300),
    "500万像素的照片做60x90的海报": (4.12, 300), "300万画素の写真を40x60のポスターに": (3.54, 300), "800만 화소 사진을 60x90 포스터로": (3.25, 300),
    "11x14 print of my 1000x800 picture": (4.2, 300), "my photo is 900x600 and I need it for an A3 print": (5.85, 300), "letter size print, the file is 700x500": (5.1, 300),
    "640x480 on 15x20 cm at 200 dpi": (2.46, None), "a 10x15 cm photo scanned at 300 dpi, now as A3": (2.97, 300), "print 6000x4000 as A4 at 300 dpi": (None, None),
    "a 13x18 cm print, scanned at 1500x2100, is faded": (None, None), "scan of an A4 page, 1240x1754, is noisy": (None, None), "my 3000x2000 photo is too dark for a 10x15 print": (None, None),
    "which frame for a 50x70 poster": (None, None), "will 12 MP do for a 60x90 poster": (None, None), "full frame 24x36 sensor, 24 MP, noisy": (None, None), "three 24 MP brackets, 3 x 24 MP": (None, None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "factor", "dots"), [(text, *read) for text, read in PRINTS.items()])
def test_a_print_takes_the_usual_dots_where_none_are_told(text: str, factor: float | None, dots: int | None) -> None:
    """It is filled; centimetres and sizes of frames are no pixels, and what was scanned, is large enough or only asked after is not to be made larger."""
    read = read_sizes(text)
    assert (read.scale, read.dots) == (factor, dots)
    assert read.source is None or min(read.source) > 150


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("512x512 to 4K", 4.22), ("600x600 to 8K", 7.2), ("video 1024x768 to 1080p", 1.41), ("1080x1920 clip to 4K", 2), ("1200x1600 photo to 4K", 1.8), ("1920x800 film to 4K", 2),
        ("enlarge them to 2400 pixels wide, they are 600 wide", 4), ("jpeg compressed, 700 px wide, I want 2100 px", 3), ("they are 800 wide, the shop asks for 2000 px", 2.5),
        ("640 px on the long side, 1920 on the long side are wanted", 3), ("Bild ist 800 breit, soll 2400 Pixel haben", 3), ("reduce the noise, 800x600 to 1600x1200", 2),
        ("shrink the 4k clip, 720p will do", None), ("it is 800 wide and grainy", None),
    ],
)  # fmt: skip
def test_a_screen_is_fitted_and_one_side_counts(text: str, scale: float | None) -> None:
    """The whole picture is to be seen on a screen; a width alone is one where other pixels are told."""
    assert read_sizes(text).scale == scale


@given(factor=st.integers(2, 16), spelling=st.sampled_from(SPELLINGS))
def test_every_usual_spelling_gives_the_factor(factor: int, spelling: str) -> None:
    """Whatever whole factor between 2 and 16 is asked for, however it is written."""
    assert read_sizes(spelling.format(n=factor)).scale == factor


@given(width=st.integers(32, 4000), height=st.integers(32, 4000), factor=st.integers(2, 16), sign=st.sampled_from(["x", "×", " x ", "*", " by "]))
def test_a_pair_of_pixel_sizes_gives_its_factor(width: int, height: int, factor: int, sign: str) -> None:
    """`W x H to nW x nH` is n times, and the sizes are kept."""
    if max(width, height) * factor > 99_999:
        factor = 2
    read = read_sizes(f"from {width}{sign}{height} to {factor * width}{sign}{factor * height}")
    assert (read.scale, read.source, read.target) == (factor, (width, height), (factor * width, factor * height))


@given(width=st.integers(64, 4000), height=st.integers(64, 4000), factor=st.integers(2, 16))
def test_a_reduction_is_no_enlargement(width: int, height: int, factor: int) -> None:
    """From a larger size to a smaller one no factor is read."""
    large = f"{min(width * factor, 99_999)}x{min(height * factor, 99_999)}"
    assert read_sizes(f"shrink it from {large} to {width}x{height}").scale is None


def test_a_factor_that_was_said_wins_over_one_computed() -> None:
    """"4x" stands although the two sizes would give another factor."""
    read = read_sizes("upscale 4x from 640x480, I only need 1280x960")
    assert (read.scale, read.source, read.target) == (4, (640, 480), (1280, 960))


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("my scan is 640x480", (640, 480), None),
        ("I want it in 4K", None, (3840, 2160)),
        ("make it 1920x1080", None, (1920, 1080)),
        ("the video is 720p", (1280, 720), None),
        ("a 12 MP photo", (4000, 3000), None),
        ("I need a 12 MP photo", None, (4000, 3000)),
        ("reduce my photo to 800 px", None, None),
        ("9x12 cm negative scanned at 100 dpi", (354, 472), None),
        ("make it sharper, from a 640x480 file", (640, 480), None),
        ("ampliar mi foto a 4K", None, (3840, 2160)),
        ("blurry", None, None),
        ("print it as A4 at 300 dpi", None, (3508, 2480)),
        ("an 8x10 inch print at 200 dpi", None, (1600, 2000)),
        ("a poster 2x3 feet at 100 dpi", None, (2400, 3600)),
        ("254 x 127 mm at 100 dpi", None, (1000, 500)),
        ("print it as A4", None, None),
    ],
)
def test_one_size_is_source_or_target_by_what_stands_before_it(
    text: str, source: tuple[int, int] | None, target: tuple[int, int] | None
) -> None:
    """A size that is wanted is the target, one that is there the source; a print is wanted and needs dots per inch."""
    read = read_sizes(text)
    assert (read.source, read.target, read.scale) == (source, target, None)


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("24 fps to 60 fps", 2.5),
        ("from 30 to 60 fps", 2),
        ("30 Hz to 120 Hz", 4),
        ("make 15 frames per second into 30 frames per second", 2),
        ("25 fps in 50 fps umwandeln", 2),
        ("24コマを60コマに", 2.5),
        ("60 fps", None),
        ("30 fps to 0 fps", None),
        ("a photo with 3 people", None),
    ],
)
def test_frame_rates_give_their_factor_and_no_enlargement(text: str, factor: float | None) -> None:
    """Two rates give how many times more frames; that is never a factor of size."""
    read = read_sizes(text)
    assert (read.frame_rate, read.scale) == (factor, None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("upscale my clip to 4K and 60 fps", True),
        ("upscale my clip to 4k 60fps", True),
        ("make my video 4k 60 fps", True),
        ("upscale my clip to 4k,60fps", True),
        ("bring it to .60 fps", True),
        ("I want my gopro footage at 60 fps and steady", True),
        ("mein Video auf 4K und 60 fps hochrechnen", True),
        ("auf 60 Bilder pro Sekunde bringen", True),
        ("pasar a 1080p y 60 fps", True),
        ("把视频提升到4K 60帧", True),
        ("4K60fpsにしたい", True),
        ("convert my 24fps movie to 60fps", True),
        ("upscale my 60 fps clip to 4k", False),
        ("make my 60 fps footage sharper", False),
        ("my camera records at 60 fps and it is noisy", False),
        ("I want to denoise footage that was shot at 60 fps", False),
        ("how to convert 60fps video to 30", False),
        ("bring my 120 fps clip to 60 fps", False),
        ("cut out the streamer live at 60 fps", False),
        ("make it 25 fps", False),
        ("make it 4k", False),
        ("I want to denoise a webcam at 60 fps", False),
        ("my game at 60 fps looks soft, make it sharper", False),
        ("I want my webcam at 60 fps", True),
    ],
)
def test_a_rate_to_be_reached_asks_for_more_frames(text: str, wanted: bool) -> None:
    """Whether or not the rate that there is is told; of one that is only told nothing is asked."""
    assert read_sizes(text).raises_frame_rate is wanted


MARKS = st.text(" ,.;:-/，、", max_size=2)


@given(st.sampled_from(["make it", "to", "auf", "到", "shot at"]), MARKS, st.sampled_from(["", "4k", "1080p"]), MARKS, st.sampled_from(["60", "120.5", "24"]), MARKS, st.sampled_from(["fps", "帧", ""]))
def test_no_marks_about_rates_are_too_much(lead: str, a: str, size: str, b: str, rate: str, c: str, unit: str) -> None:
    """Whatever stands between the words, it is read."""
    assert isinstance(read_sizes(f"{lead}{a}{size}{b}{rate}{c}{unit}").raises_frame_rate, bool)


@pytest.mark.parametrize(
    "text",
    [
        "keep the same size", "at the original resolution", "don't change the size", "sharpen without enlarging", "no upscaling",
        "the size is fine", "leave the resolution alone", "gleiche Größe", "mismo tamaño", "même taille", "mesmo tamanho",
        "I don't need it bigger", "keep its original size",
    ],
)  # fmt: skip
def test_a_wish_to_keep_the_size_is_read(text: str) -> None:
    """Whoever wants the size kept asks for no factor."""
    read = read_sizes(text)
    assert read.same_size
    assert read.scale is None


@pytest.mark.parametrize(
    "text",
    ["zooming way beyond the original size", "the original size was lost", "upscale 4x", "the resolution is terrible", "not the same size"],
)
def test_speaking_of_the_size_is_no_wish_to_keep_it(text: str) -> None:
    """Naming the original size, or a poor one, keeps nothing."""
    assert not read_sizes(text).same_size


def test_keeping_the_size_outweighs_a_factor() -> None:
    """Where both are said no enlargement is planned."""
    read = read_sizes("no upscaling to 4x, keep the size")
    assert (read.same_size, read.scale) == (True, None)


PIECES = [
    "0", "2", "16", "999999999999", "x", "×", " ", "fps", "MP", "px", "p", "cm", "dpi", "300", "4K", "4\u212a", "ſd", "sıx times", "İ", "%",
    "to", "factor", "by", "twice", "倍", "배", "두", "-", "480p", "A4", "0 x 0 cm at 00 dpi", "0 MP to 12 MP", "0 fps", "30 fps", "size", "zoom",
    ".", ",", '"', "ınch", "full hd", "２", "٣", "9" * 400 + " MP", "8x",
]  # fmt: skip


@given(text=st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join) | st.text(max_size=60))
def test_any_text_is_read_and_factors_stay_in_bounds(text: str) -> None:
    """No text raises; a factor is larger than one and no more than what two sizes can give."""
    read = read_sizes(text)
    assert read == read_sizes(text)
    assert read.scale is None or read.scale > 1
    assert read.frame_rate is None or read.frame_rate >= 1
    assert not (read.same_size and read.scale)
    for size in (read.source, read.target):
        assert size is None or min(size) > 0


def test_nothing_said_is_nothing_read() -> None:
    """An empty text states no size."""
    assert read_sizes("") == Sizes()
