"""The guard on what the reader wants, asks or was told, on what is said of a part or a program, and on places and factors that stand apart from the name."""

import pytest

from whichmodel.engine import Engine
from whichmodel.guard.check import check
from whichmodel.guard.factor_fields import factors_of_field

WRONG = [
    ("JPEG damage is not something FBCNN can repair.", "wrong_task"),
    ("RIFE makes frames; it also rescues defocused photos.", "wrong_task"),
    ("O Restormer é popular. Só que ele não reduz o ruído, então use outro.", "wrong_task"),
    (
        "O BIN dobra a taxa de quadros. O BIN não remove o borrão de movimento. Código: https://github.com/laomao0/BIN",
        "wrong_task",
    ),
    ('```json\n{"model": "HAT", "upscaleFactors": [2, 4], "licence": null}\n```', "wrong_scale"),
    ('```yaml\n- name: HAT\n  available_scales: ["x2", "x4"]\n```', "wrong_scale"),
    ("推荐 HAT。官方放出的权重是2倍和4倍放大，另外可以看看 BSRNet。", "wrong_scale"),
    ("Je prendrais **HAT** :\n\n1. installer PyTorch ;\n2. choisir le facteur 3 ;\n3. patienter.", "wrong_scale"),
    ("Para tus fotos, usa **HAT**:\n\n1. instala PyTorch;\n2. elige el factor 2.", "wrong_scale"),
    (
        "NAFNet을 추천합니다. “Clear Skies: A Wavelet View of Motion Blur”라는 논문에 자세히 나옵니다.",
        "unknown_paper",
    ),
    (
        "推荐 NAFNet。原理可参考《Clear Skies: A Wavelet View of Motion Blur》这篇论文。",
        "unknown_paper",
    ),
    ("CodeFormer は顔を直します。有料の依頼でも許可なく使えます。", "wrong_use"),
    ("CodeFormer 修复人脸，无需事先获得授权即可用于商业项目。", "wrong_use"),
    ("CodeFormer는 얼굴 복원용입니다. 유료 작업에도 허락 없이 쓸 수 있습니다.", "wrong_use"),
    ("CodeFormer repairs faces, and its licence is no headache for your agency.", "wrong_use"),
    (
        "CODiff me paraît bon. Il faut trois fichiers (Stable Diffusion 2.1, CODiff et CaVE). Le code est sous licence GPL-3.0.",
        "wrong_licence",
    ),
    ("FBA Matting cuts hair. FBA colours photos, too.", "wrong_task"),
    ("NAFNet on paper: blur, noise and more were shown by its authors (arXiv 2111.09881, CVPR).", "wrong_paper"),
    ("- **VQFR** – faces, parallel decoder, ECCV 2022. https://github.com/csxmli2016/DFDNet", "wrong_link"),
]

RIGHT = [
    "You need 8x and HAT only ships 4x models, so chain it.",
    "Du brauchst 8× und HAT liefert nur 4×, also zweimal laufen lassen.",
    "Il vous faut un facteur 8 et HAT ne propose que ×4.",
    "「HAT は 8 倍に拡大できますか?」とのご質問ですが、公開モデルは 4 倍です。",
    "您问 HAT 能不能放大8倍，公开的权重只有4倍。",
    "HAT이 8배 확대를 지원하는지 물어보셨는데, 공개된 모델은 4배입니다.",
    "If you only want less noise and no enlargement, DeepRep has weights for burst denoising.",
    "Si vous voulez moins de bruit et pas d'agrandissement, DeepRep a des poids pour ça.",
    "If you can't wait, MIT-licensed dehazing would be DehazeFormer, but that's haze and not rain.",
    "Wenn du nicht warten kannst, wäre zum Entrauschen SCUNet da.",
    "DehazeFormer: the authors took Swin, found that several of its parts don't suit dehazing, and replaced those.",
    "DehazeFormer は Swin の一部の層が霧の除去に向いていないため、置き換えました。",
    "DehazeFormer: os autores acharam que várias partes dele não serviam para tirar névoa.",
    "FBA Matting needs a trimap; AimNet (MIT) doesn't. One trap: FBA falls under the data set's licence and may only be used for non-commercial purposes.",
    'nafnet is MIT btw, not "non comercial" like the other guy said.',
    'The other poster wrote "NAFNet is non-commercial". NAFNet is MIT.',
    'You wrote: *"CodeFormer is MIT so I bundled it"* I\'d pull it.',
    "NAFNet is MIT, SCUNet Apache-2.0, so neither is a headache for your agency.",
    "Ni SCUNet ni NAFNet son un quebradero de cabeza para tu agencia.",
    "HDRTVNet (MIT) macht aus normalem TV-Material HDR10.",
    "WaterGAN korrigiert die Farben. Als Notlösung: Weißabgleich in Lightroom.",
    "GFPGAN did well on the eyes. Do you want the background sharpened as well? Real-ESRGAN can do that in the same run.",
    "CodeFormer は許可なしに商用利用できません。",
    "CodeFormer 未经许可不得商用。",
]


@pytest.mark.parametrize(("reply", "kind"), WRONG)
def test_what_is_said_apart_from_the_name_is_read(engine: Engine, reply: str, kind: str) -> None:
    assert kind in [one.kind for one in check(engine.store, reply).findings]


@pytest.mark.parametrize("reply", RIGHT)
def test_what_is_wanted_asked_or_told_of_something_else_is_no_claim(engine: Engine, reply: str) -> None:
    assert check(engine.store, reply).findings == ()


def test_a_denial_is_answered_with_what_it_denies(engine: Engine) -> None:
    (found,) = check(engine.store, "SCUNet does not remove noise.").findings
    assert found.says.startswith("This denies a task of SCUNet: the graph has it for ")


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ('"supported_factors": [3, 8],', [3, 8]),
        ('{"name": "A", "scaleFactors": ["x2", "x4"], "licence": null}', [2, 4]),
        ('{"scale": "about two or so"}', []),
    ],
)
def test_a_key_of_joined_words_and_an_array_are_a_field_of_factors(field: str, values: list[int]) -> None:
    assert [value for *_, value in factors_of_field(field, "")] == values
