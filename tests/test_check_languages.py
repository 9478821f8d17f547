"""The guard on replies in Chinese, Japanese, Korean and Portuguese: what contradicts the graph is found, what is true passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whichmodel.engine import Engine
from whichmodel.guard import east_asian
from whichmodel.guard.check import check

WRONG = [
    ("PReNet从来就不是用来去雨的。", "wrong_task"),
    ("DeOldifyで白黒写真のカラー化?残念ながら無理です。", "wrong_task"),
    ("HATに超解像を頼むのはお門違いです。", "wrong_task"),
    ("O DiffBIR não restaura rostos.", "wrong_task"),
    ("DiffBIR remove ruído e aumenta fotos do mundo real, mas não restaura rostos.", "wrong_task"),
    ("HAT 可以把照片放大到 8 倍。", "wrong_scale"),
    ("HATは8倍に拡大できます。", "wrong_scale"),
    ("ESRGAN은 2배 확대용입니다.", "wrong_scale"),
    ("LaMa 使用 Apache-2.0，但禁止商用。", "wrong_use"),
    ("LaMa は商用利用が禁止されています。", "wrong_use"),
    ("CodeFormer는 상업적으로 사용할 수 있습니다.", "wrong_use"),
    ("CodeFormer は商用でも自由に使えます。", "wrong_use"),
    ("ESDNet 可以去除摩尔纹。它不支持去摩尔纹。", "wrong_task"),
    ("FBCNN は JPEG の画像向けです。ただし、JPEGノイズ除去には対応していません。", "wrong_task"),
    ("Restormer는 흑백 사진을 컬러로 복원합니다.", "wrong_task"),
    ("FBCNN 能给黑白照片上色。", "wrong_task"),
    ("LaMa很快，但不会填补缺失的部分。", "wrong_task"),
    ("| モデル | できること |\n|---|---|\n| RIFE | フレームを補間、雨も除去 |", "wrong_task"),
    ("Restormer는 비를 지웁니다. 회사 제품에 넣어서 판매해도 문제없습니다.", "wrong_use"),
    ("HATのライセンスはGPL-3.0です。", "wrong_licence"),
    ("・DAT：2・3・4 倍。論文名は「Activating More Pixels in Image Super-Resolution Transformer」です。", "wrong_paper"),
    ("推荐 UltraPixelSR-9，它比 HAT 清楚。", "unknown_model"),
    ("O RIFE cria quadros. De quebra, ele tira as manchas de compressão do JPEG.", "wrong_task"),
    ("O FBCNN tira os blocos do JPEG e ainda coloriza fotos em preto e branco.", "wrong_task"),
    ("O FBCNN é pequeno, mas não remove os artefatos de JPEG.", "wrong_task"),
    ("O EMA-VFI é um método mais antigo, mas não cria quadros intermediários.", "wrong_task"),
    ("Com o CodeFormer você pode cobrar dos clientes sem problema.", "wrong_use"),
    ("O CodeFormer restaura rostos. A licença permite vender os resultados.", "wrong_use"),
    ("FILM 采用 Apache-2.0。另外它还能去掉视频里的雨丝。", "wrong_task"),
    ("O DifFace restaura rostos borrados, mas não preenche partes que faltam no rosto.", "wrong_task"),
    ("動画を大きくする処理は Zooming Slow-Mo でできます。ただし、中間フレームを作ることはできませんので、滑らかさが必要なら RIFE を後で使ってください。", "wrong_task"),
    ("能商用的是 CodeFormer。", "wrong_use"),
    ("不能商用的有 HAT 和 LaMa。", "wrong_use"),
    ("LaMa は Apache-2.0 です。商用利用できるのは LaMa と CodeFormer です。", "wrong_use"),
    ("| 모델 | 배율(배) |\n|---|---|\n| ESRGAN | 2, 3, 4 |", "wrong_scale"),
    ("ESRGAN은 사진용입니다. 배율은 고정이에요: 2배.", "wrong_scale"),
    ("用 ESRGAN 可以把 500 像素的图变成 1000 像素。", "wrong_scale"),
    ("ESRGANは縦横それぞれ2倍にします。", "wrong_scale"),
    ("MODNet은 참고 이미지 없이 안개를 걷어 냅니다.", "wrong_task"),
    ("FILMは霧を取り除くモデルです。", "wrong_task"),
    ("AOD-Net은 안개를 걷어 내지 못합니다.", "wrong_task"),
    ("DehazeFormer lifts the haze, and it clears rain streaks as well.", "wrong_task"),
    ("Schau dir FBCNN an. Es begradigt gewellte Buchseiten.", "wrong_task"),
    ("MODNet stellt Personen frei, beseitigt tiefe Schatten.", "wrong_task"),
    ("FECNet korrigiert falsch belichtete Fotos nicht.", "wrong_task"),
    ("Voyez AOD-Net. Il dissipe la brume, gomme les gouttes de pluie.", "wrong_task"),
    ("RIFE améliore les photos sous-marines.", "wrong_task"),
    ("PReNet quita la lluvia y aplana páginas curvadas.", "wrong_task"),
    ("Prueba RIFE. También corrige los ojos rojos.", "wrong_task"),
    ("O DeOldify não colore vídeos.", "wrong_task"),
    ("Veja o MIMO-UNet. Ele não reduz o borrão de movimento.", "wrong_task"),
    ("O PReNet restaura rostos.", "wrong_task"),
    ("RIFE 能把路人从照片里抹掉。", "wrong_task"),
    ("LaMa 不能移除不想要的东西。", "wrong_task"),
    ("PReNetは雨を取り除き、写り込んだ人を消します。", "wrong_task"),
    ("HATは小さな画像を拡大できません。", "wrong_task"),
    ("MODNet는 인물을 배경에서 분리하고 그림자를 지워 줍니다.", "wrong_task"),
    ("RIFE는 프레임 수를 두 배로 늘리지 못합니다.", "wrong_task"),
]
TRUE = [
    "LaMa 是 Apache-2.0，可以放心用；不能商用的是 CodeFormer 和 ProPainter。",
    "HAT、LaMa 都可以商用；禁止商用的有 CodeFormer、ProPainter。",
    "HATはApache-2.0ですが、商用に使えないのはCodeFormerです。",
    "LaMa는 괜찮고, 상업적 사용이 금지된 모델은 CodeFormer와 ProPainter입니다.",
    "LaMa は商用 OK、ProPainter は NG です。",
    "CodeFormer 能不能商用？不能。",
    "> 同事说 HAT 是 GPL 的\n\n不对，是 Apache-2.0。",
    "友人は HAT が GPL だと言っていましたが、実際は Apache-2.0 です。",
    "동료는 HAT이 GPL이라고 하던데, 실제로는 Apache-2.0입니다.",
    "推荐：LaMa，能补全照片里面积很大的缺失区域，速度快，许可证宽松，适合大多数人的日常需要和批量处理\n代码：https://github.com/advimman/lama\n备选：ProPainter，处理视频",
    "ExpandNet：视频模式只是实验性的，又慢又吃内存，还会闪烁。",
    "RIFE从来就不是用来去雨的。",
    "PReNet能不能去雨,目前没有定论。",
    "RIFEを見てください。白黒写真のカラー化をご希望ですね。",
    "RIFEに超解像を頼むのはお門違いです。",
    "RIFE를 보세요. 흑백 사진에 색을 입히고 싶으시군요.",
    "可以看看 ProPainter（https://github.com/sczhou/ProPainter）。它能补全视频中被遮罩的区域。",
    "HAT 可以把照片放大到 4 倍，代码是 Apache-2.0，可以商用。",
    "HATは4倍に拡大できます。3倍が必要なら DAT を使ってください。",
    "ESRGAN은 4배 확대용이고, 8배가 필요하면 두 번 돌리세요.",
    "LaMa は商用利用できます。CodeFormer は商用利用できません。",
    "CodeFormer는 비상업용입니다. LaMa는 상업적으로 사용할 수 있습니다.",
    "FBCNN 是一个很小的模型。它的速度很快。",
    "FBCNN はとても軽量で、動作が速いです。",
    "HAT은 용량이 작고 빠릅니다.",
    "ESRGAN 会让照片看起来更自然。",
    "DeOldify の色は歴史的に正しいとは限りません。",
    "MAT 能填补大面积缺失。画面边缘要留意。",
    "FILM은 사진 두 장 사이를 자연스럽게 이어 줍니다.",
    "O FBCNN é pequeno e rápido.",
    "商用前请先征得 CodeFormer 作者同意。",
    "ESDNet 可以去除摩尔纹。它需要一张照片。",
    "FBCNN は JPEG ノイズの除去用で、参照画像は不要です。",
    "您想把黑白照片上色吗？FBCNN 只处理 JPEG 压缩块。",
    "O RIFE cria quadros entre os que existem. Para tirar o ruído, use outro modelo antes.",
    "O FBCNN tira os blocos do JPEG. Se a foto for em preto e branco, ela continua assim.",
    "O CodeFormer não pode ser usado comercialmente; o LaMa pode.",
    "手机屏幕摩尔纹：\n\n1. 手机拍的 4K 照片：ESDNet，作者说网络很轻。\n2. 1920×1080 的图：FHDe2Net。",
    "Zero-DCE est plus rapide, mais sa licence est CC BY-NC.",
    "HDRTVNet은 MIT입니다. 세 부분을 하나씩 따로 돌려야 하고, 결과는 16비트 이미지입니다.",
    "| 选项 | 功能 |\n|---|---|\n| RIFE | 补帧；不能去雨 |",
    "ESDNet은 화면을 찍은 사진에서 물결무늬를 없애 줍니다.",
    "DeOldify는 힌트 없이도 흑백 사진에 색을 입힙니다.",
    "DeOldify 没有参考图也可以给黑白照片上色。",
    "DeOldifyは参照画像を用意することなく白黒写真をカラー化します。",
    "DeOldify의 색이 당시의 실제 색이라고 보장할 수는 없어요.",
    "GFPGAN은 거의 알아볼 수 없는 얼굴을 복원합니다.",
    "LaMa 可以补全照片里没有内容的区域。",
    "Zero-DCE：最大可处理 4000×6000 像素。",
    "SCUNet 只去噪,尺寸不变。",
    "如果 ESRGAN 有 2 倍的模型,我会推荐它,可惜只有 4 倍。",
    "ESRGAN에 2배 모델이 있다면 추천하겠지만, 4배밖에 없어요.",
    "FBCNNは画質を指定しなくてもブロックノイズを取り除きます。",
    "IFAN macht falsch fokussierte Fotos scharf.",
    "FBCNN entfernt Knicke und Risse nicht.",
    "FBCNN entfernt JPEG-Artefakte, macht Bilder aber manchmal etwas weich.",
    "RIFE macht Zeitlupe, es gibt die Größen S und L.",
    "Wenn du Rauschen hast, entfernt SCUNet das. FBCNN braucht man dann nicht.",
    "MODNet ne désentrelace pas les vidéos.",
    "FBCNN supprime les artefacts JPEG. Corrigez ensuite la balance des blancs.",
    "LaMa hace desaparecer objetos no deseados.",
    "RIFE crea fotogramas intermedios. Corrige antes la exposición en tu editor.",
    "O Zero-DCE deixa visíveis as fotos tiradas no escuro.",
    "O CodeFormer restaura rostos, coloca detalhes que não existiam e muda a expressão.",
    "ESDNet去除摩尔纹，不会改变颜色。",
    "LaMaは穴を埋め、不要な物を消します。",
    "JCD는 롤링 셔터 왜곡을 보정합니다.",
    "HATはブレた写真を鮮明にできません。",
    "MODNet 不能去掉照片里的路人。",
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), WRONG)
def test_what_contradicts_the_graph_is_found(engine: Engine, text: str, kind: str) -> None:
    """In the languages of which the readers of single words know nothing."""
    assert kind in [finding.kind for finding in check(engine.store, text).findings]


@pytest.mark.parametrize("text", TRUE)
def test_what_is_true_or_unknown_passes(engine: Engine, text: str) -> None:
    """With wishes, conditions, needs and other subjects."""
    assert check(engine.store, text).findings == ()


@given(st.text(st.sampled_from("放大到4倍不能商用，。 HATは2배可以A、;（）"), max_size=40))
def test_clauses_stand_in_the_sentence_one_after_the_other(sentence: str) -> None:
    """And what is read in them stands there."""
    beyond = 0
    for start, end in east_asian.clauses(sentence):
        assert beyond <= start <= end <= len(sentence)
        beyond = end
    for start, end, *_ in (*east_asian.factors_in(sentence), *east_asian.uses_in(sentence)):
        assert 0 <= start < end <= len(sentence)
