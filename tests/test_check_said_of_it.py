"""The guard on what is said of the model before without its name: answers, denials that go on, factors on offer, "the same model", numbers of references."""

import pytest

from whichmodel.engine import Engine
from whichmodel.guard import east_asian, readers_words, references
from whichmodel.guard.check import check
from whichmodel.guard.on_offer import tells_factors

WRONG = [
    ("1. *Can I use it for stills?* Afraid not, DDColor doesn't colour photos.", "wrong_task"),
    ("Definitely not: FBCNN does not remove JPEG artefacts.", "wrong_task"),
    ("Can RIFE colour old photos? Oh yes, happily.", "wrong_task"),
    ("Kann DDColor Fotos einfärben? Leider nein.", "wrong_task"),
    ("DDColor peut-il coloriser des photos ? Hélas non.", "wrong_task"),
    ("¿RIFE colorea fotos? Claro que sí.", "wrong_task"),
    ("DDColor 能给黑白照片上色吗？很遗憾，不能。", "wrong_task"),
    ("RIFEは白黒写真をカラー化できますか？はい、できます。", "wrong_task"),
    ("DDColor로 흑백 사진에 색을 입힐 수 있나요? 아쉽지만 안 됩니다.", "wrong_task"),
    ("Restormer는 비를 지우지 못하기 때문에 그 작업은 PReNet에 맡기세요.", "wrong_task"),
    ("LaMa는 빈 곳을 메우지 않으니까 다른 도구를 쓰세요.", "wrong_task"),
    ("DDColor は白黒写真をカラー化できず、DeOldify が必要になります。", "wrong_task"),
    ("LaMa は欠けた部分を補えないものの、軽いモデルです。", "wrong_task"),
    ("FBCNN 无法去除 JPEG 压缩痕迹因此建议先用 SwinIR。", "wrong_task"),
    ("Short answer: ESRGAN. Each factor has its own model. You can get ×2 and ×4, 60 MB each.", "wrong_scale"),
    ("Kurz: ESRGAN. Zur Auswahl stehen 2× und 4×.", "wrong_scale"),
    ("En bref : ESRGAN. On trouve du ×2 et du ×4.", "wrong_scale"),
    ("En resumen: ESRGAN. Hay ×2 y ×4.", "wrong_scale"),
    ("简单说：ESRGAN。可选 2 倍、4 倍。", "wrong_scale"),
    ("ESRGAN을 추천합니다. 2배와 4배 중에서 고를 수 있습니다.", "wrong_scale"),
    ("HDCWNet は雪を取り除きます。写真の拡大も同じモデルでできます。", "wrong_task"),
    ("HDCWNet removes snow, and window reflections can be removed with the same network.", "wrong_task"),
    ("HDCWNet enlève la neige. On peut également retirer les reflets avec le même modèle.", "wrong_task"),
    ("HDCWNet quita la nieve. Con el mismo modelo puedes colorear fotos antiguas.", "wrong_task"),
    ("HDCWNet entfernt Schnee. Schwarzweißfotos kann man damit ebenfalls einfärben.", "wrong_task"),
    ("DDColor färbt Fotos ein. Nimm `ddcolor_modelscope`. Achtung, kommerzielle Nutzung ist untersagt.", "wrong_use"),
    ("DDColor färbt Fotos ein. Gewerbliche Nutzung: nein.", "wrong_use"),
    ("DDColor는 흑백 사진에 색을 입힙니다. 참고로 상업적 이용은 허용되지 않습니다.", "wrong_use"),
    ("[1] LaMa\n[2] CodeFormer\n[3] HAT\n\n[1] and [3] are Apache-2.0, [2] is MIT.", "wrong_licence"),
    ("Swin2SR enlarges.\n\n| Item | Value |\n|---|---|\n| Factors | 2, 3, 4 |\n| Licence | Apache-2.0 |", "wrong_scale"),
    ("Two options:\n\n1. LaMa\n2. CodeFormer\n\nAs for number 2, you may ship it in a paid product without asking.", "wrong_use"),
    ("1. LaMa\n2. CodeFormer\n3. HAT\n\nOption 3 is under the GPL, by the way.", "wrong_licence"),
    ("BGShadowNet can't remove shadows from document photos.", "wrong_task"),
    ("CycleISP does not denoise raw files.", "wrong_task"),
    ("PConv deblurs photos.", "wrong_task"),
    ("CycleISP can't be applied to raw files.", "wrong_task"),
    ("If your problem is fog, HAT is the answer.", "wrong_task"),
    ("RIFE is my go-to whenever a portrait comes out with mushy eyes and skin.", "wrong_task"),
    ("As for DDColor, its speciality is the coloured ripple you get when filming a monitor.", "wrong_task"),
    ("RIFE will happily mend the crease across grandpa's forehead.", "wrong_task"),
    ("LaMa makes 24 fps look like 60.", "wrong_task"),
    ("Don't count on LaMa for getting rid of a tourist.", "wrong_task"),
    ("You'd need something else than RIFE to smooth 15 fps out to 60.", "wrong_task"),
    ("DocRes is not for documents.", "wrong_task"),
    ("Zero-DCE takes the shadow of the photographer off.", "wrong_task"),
    ("ESDNet lifts the cast shadow of your arm off the wall.", "wrong_task"),
    ("O BSSTNet deixa vídeos nítidos. Ele dá cor a filmes antigos na mesma passada.", "wrong_task"),
]
TRUE = [
    "1. LaMa\n2. CodeFormer\n3. HAT\n\nNumber 1 may be sold, and #3 is Apache-2.0.",
    "Step one, then:\n\n1. LaMa fills holes.\n2. HAT enlarges.\n\nFor step number 2, ask CodeFormer's authors before you sell anything.",
    "Restormer can't remove shadows from document photos.",
    "UDVD does not denoise raw files.",
    "For old family albums there's CodeFormer for the faces and DDColor for the rest.",
    "HAT is great if you have the patience to wait for it.",
    "Use LaMa when you can paint a mask over the thing by hand.",
    "Whenever the clip is a cartoon, use RIFE with care.",
    "You need something other than RIFE to play the clip.",
    "RIFE can't help when two scenes are cut hard against each other.",
    "HAT doesn't make a bad picture good.",
    "DDColor cannot tell you which colour the dress really was.",
    "BSRGAN is not suitable for raw files.",
    "HAT is not made for documents.",
    "The shadows were lifted nicely with Zero-DCE.",
    "I would start with Zero-DCE: lifted shadows come out natural.",
    "MODNet or RVM won't help with rain, those two cut people out.",
    "Für Regen taugt RIFE nicht, das ist nur für Zwischenbilder.",
    "SwinIR：彩色、灰度都支持。",
    "Leider nein, FBCNN färbt keine Fotos ein.",
    "Can RIFE colour photos? No GPU needed.",
    "Can LaMa fill holes in video? No, it works on stills.",
    "Can I deblur first and then use RIFE? Yes.",
    "RIFE 需要去噪的视频吗？是的。",
    "DDColor는 영상에 색을 입히지 못해서 DeOldify를 써야 해요.",
    "Restormer는 비를 지우고 색은 입히지 않으니 DDColor를 쓰세요.",
    "Short answer: ESRGAN. You can get ×8 with other tools.",
    "BasicVSR 只负责视频超分，倍率固定 4 倍，没有 2 倍的版本。",
    "HDCWNet 可以去雪。反光要用别的模型去掉。",
    "DDColor färbt Fotos ein. Bei anderen Modellen ist kommerzielle Nutzung nicht gestattet.",
    "ADNet fusionne plusieurs expositions. Sous MIT, un usage professionnel payant ne pose pas de souci.",
    "[1] LaMa\n[2] CodeFormer\n[3] HAT\n\n[2] is S-Lab, the remaining two are Apache-2.0.",
    "LaMa and HAT are Apache-2.0, CodeFormer is not.",
    "PAS-MEF needs a static scene. As you say that “strangers walk through it”, PAS-MEF falls away.",
    "O DAT amplia fotos. Ele alterna duas formas de atenção.",
    "DISCNet treats that mix of flare, blur and haze.",
    "RIFE adds frames.\n\n| Step | Action |\n|---|---|\n| 1 | denoise the clip |\n| 2 | deblur it |",
]


@pytest.mark.parametrize(("text", "kind"), WRONG)
def test_what_contradicts_the_graph_is_found(engine: Engine, text: str, kind: str) -> None:
    """However the sentence points at the model before it."""
    assert kind in {finding.kind for finding in check(engine.store, text).findings}


@pytest.mark.parametrize("text", TRUE)
def test_what_is_true_or_of_something_else_passes(engine: Engine, text: str) -> None:
    """The same forms where they are true, or of others."""
    assert not check(engine.store, text).findings


def test_a_portuguese_place_is_no_denial(engine: Engine) -> None:
    """Of two doings the wrong one alone is flagged, whatever "no" stands before it."""
    found = check(engine.store, "O Mask-ShadowGAN tira sombras no chão e também corrige o desfoque de movimento.").findings
    assert [one.text for one in found] == ["corrige o desfoque de movimento"]


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("비를 지우지 못하니 다른 모델을 쓰세요", ["비를 지우지 못하", "다른 모델을 쓰세요"]),
        ("雨を消せず、遅い", ["雨を消せず", "遅い"]),
    ],
)
def test_a_denial_that_goes_on_ends_its_clause(sentence: str, clauses: list[str]) -> None:
    """And stays in it."""
    assert [sentence[first:last] for first, last in east_asian.clauses(sentence)] == clauses
    assert east_asian.denied(clauses[0])


@pytest.mark.parametrize(
    ("sentence", "told"),
    [("Zu haben sind ×2 und ×4.", True), ("There are ×2 and ×4 elsewhere.", False), ("For ×8 there are others.", False)],
)
def test_factors_on_offer(sentence: str, told: bool) -> None:
    """A sentence tells which there are by how it begins, unless it is of others."""
    assert tells_factors(sentence, "", single=True) is told


def test_numbers_of_references() -> None:
    """Those that stand for their entries, not those that cite them or begin them."""
    text = "LaMa fills holes [1].\n\n[1] LaMa\n[2] HAT\n\n[2] is small, and [1] is quick."
    listed = references.entries(text)
    assert [number for _, _, number in references.referred(text, listed)] == [2, 1]


@pytest.mark.parametrize(
    ("sentence", "word", "repeats"),
    [("You mention “rain”, so X removes haze", "rain", True), ("You mention “rain”, so X removes haze", "haze", False), ("As you say, X removes haze", "haze", False)],
)
def test_what_the_reader_said(sentence: str, word: str, repeats: bool) -> None:
    """It ends with its quotation marks, or its clause."""
    assert readers_words.repeated(sentence, sentence.index(word)) is repeats
