"""The guard on what replies say in other words than a name and a verb: what is not done, who may be paid, whose a paper is."""

import pytest

from whichmodel.engine import Engine
from whichmodel.guard.check import check
from whichmodel.guard.trades import used_for_money
from whichmodel.guard.undone import undone

WRONG = [
    (
        "NAFNet est simple et léger. En revanche, il ne sait pas débruiter une photo ; pour ça, prenez SCUNet.",
        "wrong_task",
    ),
    ("Restormer has one model per fault. On the other hand, it can't do anything about rain.", "wrong_task"),
    ("DeOldify has a stable model for stills. It does not colour film, though.", "wrong_task"),
    ("MODNet is quick. It can't cut people out, not even in stills.", "wrong_task"),
    (
        "BasicVSR++ steht unter Apache-2.0. Rauschen kann es dagegen nicht entfernen, dafür bräuchtest du ffmpeg.",
        "wrong_task",
    ),
    ("FBCNN ist klein. Zum Entfernen von JPEG-Artefakten taugt es leider nicht.", "wrong_task"),
    ("LaMa ist leicht zu installieren. Fehlende Teile ergänzen kann es allerdings nicht.", "wrong_task"),
    ("HAT est connu. Pour agrandir les images, il ne convient pas.", "wrong_task"),
    ("FILM es popular. Para crear fotogramas intermedios no sirve.", "wrong_task"),
    ("Restormer es pequeño. Lástima que no sepa quitar la lluvia.", "wrong_task"),
    ("O LaMa é uma boa opção. Não foi feito para preencher buracos.", "wrong_task"),
    ("O SwinIR é conhecido. Esse modelo não permite tirar o ruído.", "wrong_task"),
    ("FILM 很有名。它并不是用来补帧的。", "wrong_task"),
    ("可以看看 Restormer，只是去除噪点它不行。", "wrong_task"),
    ("CodeFormerは資料が充実しています。一方、顔の復元機能はありません。", "wrong_task"),
    ("DDColor는 작고 빠릅니다. 하지만 채색에는 적합하지 않아요.", "wrong_task"),
    ("CodeFormer repairs faces. A portrait photographer may still offer it to her customers.", "wrong_use"),
    ("ProPainter removes logos. A wedding filmmaker may put it to work on clients' videos.", "wrong_use"),
    (
        "SUPIR is stunning, and since you asked about invoicing: yes, you may charge for pictures made with it.",
        "wrong_use",
    ),
    ("RIFE is MIT. A film lab can't use it on customers' reels, though.", "wrong_use"),
    ("MPRNet ist alt. Ein Fotolabor darf es trotzdem für Kundenabzüge einsetzen.", "wrong_use"),
    ("CodeFormer stellt Gesichter wieder her. Du darfst für die Bilder Geld verlangen.", "wrong_use"),
    ("VRT est lourd. Un studio photo peut très bien l'utiliser pour ses clients.", "wrong_use"),
    ("Restormer es eficiente. Un laboratorio fotográfico puede usarlo con los encargos de sus clientes.", "wrong_use"),
    ("O StableSR recria detalhes. Um estúdio de fotografia pode usá-lo nos trabalhos dos clientes.", "wrong_use"),
    ("VRT 比较重，不过影楼完全可以用。", "wrong_use"),
    ("StableSRは写真スタジオでも問題なく使えます。", "wrong_use"),
    ("CodeFormer는 얼굴 복원에 좋습니다. 사진관에서 손님 사진에 써도 됩니다.", "wrong_use"),
    ("CAIN crea fotogramas. Se presentó en el artículo «Deep Burst Super-Resolution».", "wrong_paper"),
    (
        "PMRID denoises raw files. Its paper is titled *Rethinking Noise Synthesis and Modeling in Raw Denoising*.",
        "wrong_paper",
    ),
    (
        'MatAnyone cuts people out of video.\n\nWant more? The article "MODNet: Real-Time Trimap-Free Portrait Matting via Objective Decomposition" has it all.',
        "wrong_paper",
    ),
    (
        "ESDNet removes moiré.\n\n**Further reading:** the paper (https://arxiv.org/abs/2109.14573) explains the design well.",
        "wrong_paper",
    ),
    (
        "DDColor färbt Fotos ein.\n\nZum Nachlesen: das Paper unter https://arxiv.org/abs/2404.06251 ist gut geschrieben.",
        "wrong_paper",
    ),
    (
        "FBCNN limpia los JPEG.\n\nPara leer más: el artículo, https://arxiv.org/abs/2207.09935, explica el método.",
        "wrong_paper",
    ),
    ("SCUNet 比较合适。\n\n参考文献：https://arxiv.org/abs/2202.04901", "wrong_paper"),
    ("DAT is my pick.\n\nDownload it here: https://github.com/XPixelGroup/HAT", "wrong_link"),
    ("FILM macht Zeitlupe. Lizenziert ist das Ganze unter der GPL-3.0.", "wrong_licence"),
]
TRUE = [
    "NAFNet est simple. En revanche, il ne sait pas coloriser une photo ; pour ça, prenez DDColor.",
    "Restormer est économe. En revanche, il ne sait pas d'où vient le bruit, choisissez donc vous-même.",
    "DDColor is lovely on architecture. It does not colour video, though.",
    "SCUNet cleans up colour photos. It does not colour-correct video.",
    "VRT is heavy. It can't deblur a two-hour film in an evening.",
    "MODNet can't cut out cars or pets.",
    "RIFE 速度很快，不过不能在手机上补帧。",
    "CodeFormerは全身の修復には向いていません。",
    "LaMaは便利ですが、マスクなしでは補完できません。",
    "LaMa 不能自动找到要补的地方，需要您自己画遮罩。",
    "O LaMa não serve para vídeo. O modelo não foi feito para rodar no celular.",
    "Para recortar un vídeo RIFE no sirve, para eso está ffmpeg.",
    "CodeFormer repairs faces. A portrait photographer may not offer it to her customers.",
    "RIFE is MIT. Yes, a wedding filmmaker can put it to work on clients' videos.",
    "A photo lab may have the negatives scanned at 4000 dpi; run CodeFormer on the faces if it's for the family.",
    "PASD is academic only. And since you asked about invoicing clients: no, you may not charge for pictures made with it.",
    "CodeFormer répare les visages ; un photographe professionnel ne peut pas l'utiliser sans l'accord des auteurs.",
    "CodeFormerは写真館で撮った古い写真も復元できます。",
    "CodeFormer 修复人脸，照相馆拍的老照片也可以处理。",
    "ColorMNet colore la vidéo. L'article « Deep Exemplar-based Video Colorization » est plus ancien et décrit un autre modèle.",
    "Para vídeo tienes ColorMNet o «Deep Exemplar-based Video Colorization»; el segundo necesita una referencia.",
    "ESDNet removes moiré.\n\n**See also:** the FBCNN paper, https://arxiv.org/abs/2109.14573.",
    "ESDNet removes moiré.\n\n**Read more:** a paper on JPEG blocks, https://arxiv.org/abs/2109.14573, is a good second step.",
    "FBCNN limpia los JPEG.\n\nPara leer más: el artículo, https://arxiv.org/abs/2109.14573, explica el método.",
    "HAT is Apache-2.0. The GUI around it that people share is GPL-3.0.",
    "RIFE est sous MIT. Le lecteur vidéo mpv, lui, est sous GPL.",
]


@pytest.mark.parametrize(("text", "kind"), WRONG)
def test_what_contradicts_the_graph_is_found(engine: Engine, text: str, kind: str) -> None:
    """A denial after any turn of phrase, use by a trade or at a price, a place that is pointed at."""
    assert kind in {finding.kind for finding in check(engine.store, text).findings}


@pytest.mark.parametrize("text", TRUE)
def test_what_is_true_or_of_something_else_passes(engine: Engine, text: str) -> None:
    """The same turns where they are true, doubtful or of something else."""
    assert not check(engine.store, text).findings


@pytest.mark.parametrize(
    ("clause", "matter"),
    [
        ("残念ながら顔の復元には向いていません", "顔の復元"),
        ("它并不是用来去噪的", "去噪"),
        ("다만 노이즈 제거는 지원하지 않습니다", "노이즈 제거"),
        ("这个模型很有名", ""),
    ],
)
def test_what_is_denied_stands_apart_from_the_denial(clause: str, matter: str) -> None:
    """The doing alone, without the words around it; nothing of a clause that denies no doing."""
    assert undone(clause) == matter


@pytest.mark.parametrize(
    ("clause", "allowed"),
    [
        ("a print shop may use it", True),
        ("a print shop must not use it, nor may you", False),
        ("if the authors agree, a print shop may use it", None),
        ("a print shop may be near you", None),
    ],
)
def test_use_by_a_trade(clause: str, allowed: bool | None) -> None:
    """It is allowed, denied, or nothing is sure."""
    said = used_for_money(clause)
    assert (said[2] if said else None) is allowed
