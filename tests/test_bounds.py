"""Limits told by a figure or a name: memory of the graphics card, licences, the earliest year; read, checked and told."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whichmodel.answer import Answer, Request
from whichmodel.arguments import as_given
from whichmodel.bounds import BOUNDS, without_bounds
from whichmodel.cite import facts_of
from whichmodel.conversation import asked_in
from whichmodel.engine import Engine
from whichmodel.errors import QueryError
from whichmodel.fit import checks, wanted_of
from whichmodel.fit_bounds import memory
from whichmodel.graph import Kind, Predicate
from whichmodel.reply import replied
from whichmodel.spdx import Licence
from whichmodel.understand import understand
from whichmodel.verdict import Check, Verdict
from whichmodel_data import catalogue_path

GPL, PERMISSIVE = ("GPL-3.0", "AGPL-3.0"), ("MIT", "Apache-2.0", "BSD-3-Clause")


# -- what is read ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("sharpen my scan, I've a 10GB card", 10), ("runs on an RTX 2070 (8 GB)", 8), ("11 gigs of vram", 11), ("no more than 16 GB of GPU memory", 16),
        ("my video card only has 3 GB", 3), ("I have 24 GB", 24), ("12GB RTX 4070 and 64 GB RAM", 12),
        ("Grafikkarte mit 8 GB", 8), ("auf meiner 6-GB-Karte", 6), ("tarjeta gráfica de 12 GB", 12), ("una GPU con 4 GB", 4), ("carte graphique de 8 Go", 8),
        ("je n'ai que 6 Go de VRAM", 6), ("placa de vídeo com 8 GB", 8), ("显存12G", 12), ("我的显卡只有8G", 8), ("グラボは12GBです", 12), ("VRAM 8GBで動くもの", 8),
        ("그래픽카드 8GB", 8), ("VRAM이 6기가뿐", 6),
    ],
)  # fmt: skip
def test_the_memory_of_a_graphics_card_is_read(text: str, size: float) -> None:
    assert understand(text).request.memory_gb == size
    assert ("low-memory" in understand(f"{text}, please").request.hardware) <= (size <= 6)


@pytest.mark.parametrize(
    "text",
    [
        "photos from a 64 GB SD card", "8 GB of holiday photos", "a 4 GB video that stutters", "32 GB RAM", "laptop with 16 GB of memory", "RTX 3060, 32 GB RAM",
        "the network needs 24 GB of VRAM", "I don't have 24 GB of VRAM", "a 32 GB card full of raw files", "is 16 or 24 GB VRAM", "tarjeta SD de 16 GB",
        "carte mémoire de 8 Go", "训练需要24G显存", "24GBのVRAMが必要", "iPhone 64GB", "500 GB VRAM",
    ],
)  # fmt: skip
def test_other_gigabytes_are_no_memory_of_a_card(text: str) -> None:
    assert understand(text).request.memory_gb is None


@pytest.mark.parametrize(
    ("text", "wanted", "refused"),
    [
        ("MIT only", ("MIT",), ()), ("BSD or Apache 2.0", ("BSD-3-Clause", "Apache-2.0"), ()), ("must be MIT/BSD licensed", ("MIT", "BSD-3-Clause"), ()),
        ("a deraining net under an Apache licence", ("Apache-2.0",), ()), ("a permissive licence please", PERMISSIVE, ()), ("is there an MIT-licensed upscaler?", ("MIT",), ()),
        ("anything but GPL", (), GPL), ("no AGPL", (), ("AGPL-3.0",)), ("no GPL, MIT only", ("MIT",), GPL), ("nothing under CC-BY-NC", (), ("CC-BY-NC-4.0", "CC-BY-NC-SA-4.0")),
        ("nur MIT oder BSD", ("MIT", "BSD-3-Clause"), ()), ("alles außer GPL", (), GPL), ("solo licencia MIT", ("MIT",), ()), ("todo menos GPL", (), GPL),
        ("seulement Apache", ("Apache-2.0",), ()), ("tout sauf la GPL", (), GPL), ("apenas MIT", ("MIT",), ()), ("licença permissiva", PERMISSIVE, ()),
        ("只要Apache协议的", ("Apache-2.0",), ()), ("不要GPL", (), GPL), ("MITライセンスのみ", ("MIT",), ()), ("GPLは不可", (), GPL), ("MIT 라이선스만", ("MIT",), ()), ("GPL 제외", (), GPL),
    ],
)  # fmt: skip
def test_licences_are_read_as_wanted_or_refused(text: str, wanted: tuple[str, ...], refused: tuple[str, ...]) -> None:
    request = understand(text).request
    assert (request.licences, request.not_licences) == (wanted, refused)


@pytest.mark.parametrize(
    "text",
    [
        "is Restormer MIT?", "is HAT under the Apache licence?", "MIT researchers sharpened a photo", "MIT-Adobe FiveK", "the old dome of MIT", "nur mit dem Handy",
        "Foto mit Kratzern", "NUR MIT DEM HANDY", "GPL is fine", "MIT licence if possible", "my app is MIT licensed", "what is the difference between GPL and MIT",
        "the Apache helicopter is blurred", "not only MIT", "Lizenz AGPL, darf ich das verkaufen", "no MIT licence needed",
    ],
)  # fmt: skip
def test_a_licence_or_a_word_like_one_is_no_limit_by_itself(text: str) -> None:
    request = understand(text).request
    assert (request.licences, request.not_licences) == ((), ())


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("only networks from 2022 on", 2022), ("no papers older than 2020", 2020), ("something newer than 2021", 2022), ("methods published after 2022", 2023),
        ("2024 or newer", 2024), ("post-2020 approaches", 2021), ("2023+ models", 2023), ("nur Verfahren ab 2022", 2022), ("nichts älter als 2021", 2021),
        ("modelos a partir de 2022", 2022), ("nada anterior a 2021", 2021), ("des modèles depuis 2021", 2021), ("plus récent que 2020", 2021),
        ("ferramentas depois de 2021", 2022), ("mais recente que 2020", 2021), ("2022年以后的方法", 2022), ("2020年之前的不要", 2020), ("2022年以降の手法", 2022),
        ("2021年より新しいもの", 2022), ("2022년 이후 모델", 2022), ("2020년보다 새로운 모델", 2021),
    ],
)  # fmt: skip
def test_the_earliest_year_of_a_model_is_read(text: str, since: int) -> None:
    assert understand(text).request.since == since


@pytest.mark.parametrize(
    "text",
    [
        "a photo from 2015", "film shot after 2010", "a laptop from 2015 or newer", "scans older than 2000", "my clips since 2019 are grainy", "photos from 2010 or newer",
        "pictures of car models from 2015 on", "models older than 2020", "nothing newer than 2020", "camera released after 2015", "preferably newer than 2021",
        "Fotos ab 2015", "fotos a partir de 2016", "les photos depuis 2010", "2010年以后的照片", "2015年以降の写真", "2015년 이후 사진", "from 2020 to 1080",
    ],
)  # fmt: skip
def test_the_year_of_a_picture_is_none(text: str) -> None:
    assert understand(text).request.since is None


def test_limits_are_no_part_of_the_need() -> None:
    """So that the same task is found with them and without; a decimal stays whole."""
    read = understand("take the grain out of 2.7K clips on my RTX 3060 with 12GB VRAM, only models from 2022 on, no GPL")
    assert read.need.lower() == "take the grain out of 2.7k clips"
    assert (read.request.memory_gb, read.request.since, read.request.not_licences) == (12, 2022, GPL)
    assert understand("sharpen my portrait, no GPL, for commercial use").request.licence == "commercial"


# -- what is checked and told ------------------------------------------------------------------------------------------


def checked(engine: Engine, model: str, name: str, **limits: object) -> Check:
    facts, request = facts_of(engine.store, model), Request(**limits)  # type: ignore[arg-type]
    performs = facts.all(Predicate.TASK)[0]
    found = [check for check in checks(facts, request, wanted_of(request), "", performs) if check.name == name]
    assert len(found) == 1
    return found[0]


def sentences(answer: Answer) -> list[str]:
    return [reason.text for one in answer.recommendations for reason in (*one.why, *one.caveats)]


def refusals(answer: Answer) -> list[str]:
    return [reason.text for one in answer.rejected for reason in one.why_not]


def test_memory_is_held_against_what_authors_say(engine: Engine) -> None:
    """Below a need excludes, below advice does not; between two figures, or without any, nobody knows."""
    stable = [checked(engine, "model/stablesr", "hardware", memory_gb=size) for size in (8.0, 20.0, 32.0)]
    assert [(check.verdict, check.hard) for check in stable] == [(Verdict.NOT_MET, True), (Verdict.UNKNOWN, False), (Verdict.MET, False)]
    assert stable[0].text.startswith("By its authors it needs more: “It needs at least 15 GB")
    advised = checked(engine, "model/deepremaster", "hardware", memory_gb=2.0)
    assert (advised.verdict, advised.hard) == (Verdict.NOT_MET, False)
    large = checked(engine, "model/fba-matting", "hardware", memory_gb=8.0)  # told of large pictures alone
    assert (large.verdict, large.hard) == (Verdict.NOT_MET, False)
    little = checked(engine, "model/mddm", "hardware", hardware=("low-memory",), memory_gb=4.0)
    assert (little.verdict, little.hard) == (Verdict.NOT_MET, True)
    assert checked(engine, "model/all-in-one-deflicker", "hardware", hardware=("low-memory",)).verdict is Verdict.MET
    assert "not on record" in checked(engine, "model/restormer", "hardware", memory_gb=8.0).text


def test_what_trains_a_model_is_no_memory_that_it_needs(engine: Engine) -> None:
    """Nor is what its data take."""
    for model in ("model/llflow", "model/spanet", "model/psfrgan"):
        facts = facts_of(engine.store, model)
        assert memory(facts, 1.0, facts.all(Predicate.TASK)[0]).verdict is Verdict.UNKNOWN


def test_too_little_memory_excludes_and_is_told_once(engine: Engine) -> None:
    """A card that is enough is told with the authors' words, which stand in the answer once."""
    without, enough = (engine.query(f"take the moiré out of my photo, {size} GB card", 20) for size in (8, 12))
    assert "By its authors it needs more: “A graphics card with at least 11 GB of memory.”" in refusals(without)
    assert "model/mddm" not in {one.model.id for one in without.recommendations}
    told = [text for text in sentences(enough) if "11 GB" in text]
    assert told == ["12 GB is enough by what its authors say: “A graphics card with at least 11 GB of memory.”"]


def test_a_licence_that_is_not_wanted_excludes(engine: Engine) -> None:
    """And says under which one the model is; one that is not on record excludes nobody."""
    answer = engine.query("enlarge my photo 4x, MIT only", 20)
    licences = {one.model.licence for one in answer.recommendations}
    assert licences <= {"MIT", None}
    assert "MIT" in licences
    assert any(text.endswith(", not MIT.") for text in refusals(answer))
    assert any(text.startswith("Its code is under MIT") for text in sentences(answer))
    assert "Its code is under GPL-3.0, which is not wanted." in refusals(engine.query("enlarge my photo 4x, no GPL", 20))


def test_a_named_licence_and_business_are_told_in_one_sentence(engine: Engine) -> None:
    check = checked(engine, "model/swinir", "licence", licence="commercial", licences=PERMISSIVE)
    assert (check.verdict, check.text) == (Verdict.MET, "Its code is under Apache-2.0, which allows commercial use.")
    check = checked(engine, "model/swinir", "licence", licence="commercial", licences=("MIT",))
    assert (check.verdict, check.hard, check.text) == (Verdict.NOT_MET, True, "Its code is under Apache-2.0, not MIT.")


def test_an_older_model_is_excluded(engine: Engine) -> None:
    """The year of those that are offered is told, or that it is not on record."""
    answer = engine.query("take the rain out of my photo, nothing older than 2022", 20)
    years = [engine.store.about(one.model.id) and facts_of(engine.store, one.model.id).value(Predicate.YEAR) for one in answer.recommendations]
    assert answer.recommendations
    assert all(year is None or int(str(year)) >= 2022 for year in years)
    assert any(text in ("It is from 2021.", "It is from 2020.", "It is from 2019.") for text in refusals(answer))
    assert any(text == f"It is from {year}." for year in years for text in sentences(answer))


# -- how they are given, and what lasts --------------------------------------------------------------------------------


def test_fields_are_checked_where_they_come_in(engine: Engine) -> None:
    request = engine.query("enlarge my photo, no GPL", 1, since=2023, licences=["MIT"], memory_gb=8, not_licences=None).request
    assert (request.since, request.licences, request.memory_gb, request.not_licences) == (2023, ("MIT",), 8, ())
    for wrong, told in (
        ({"licences": ["MTI"]}, "licences is a list of some of: MIT, Apache-2.0"), ({"licences": "MIT"}, "licences is a list"), ({"not_licences": [["MIT"]]}, "not_licences is a list"),
        ({"memory_gb": 0}, "memory_gb is a number from 1 to 192; not 0"), ({"since": "2023"}, "since is a year from 1950 to 2100"), ({"since": 2023.5}, "since is a year"),
    ):  # fmt: skip
        with pytest.raises(QueryError, match="^" + told):
            as_given(wrong)  # type: ignore[arg-type]


def test_the_licences_that_can_be_named_are_those_of_the_catalogue(engine: Engine) -> None:
    """Everywhere the same ones, by the names that the graph has."""
    known = {one["id"] for one in tomllib.loads((catalogue_path() / "licences.toml").read_text("utf-8"))["licence"]}
    assert set(Licence) <= known
    assert set(Licence) <= {engine.store.node(one).name for one in engine.store.ids(Kind.LICENCE)}


def test_services_take_them() -> None:
    pytest.importorskip("fastapi")
    from whichmodel.serve.shapes import QueryAsked

    asked = QueryAsked.model_validate({"question": "enlarge it", "memory_gb": 8, "licences": ["MIT"], "not_licences": ["GPL-3.0"], "since": 2023})
    assert asked.given() == {"memory_gb": 8, "licences": ("MIT",), "not_licences": ("GPL-3.0",), "since": 2023}
    for wrong in ({"licences": ["MTI"]}, {"since": "2023"}, {"memory_gb": 0}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            QueryAsked.model_validate({"question": "enlarge it", **wrong})


@pytest.mark.parametrize(
    ("turn", "carried", "words"),
    [
        ("only MIT ones", {"licences": ("MIT",)}, "licence MIT"), ("I have 8 GB", {"memory_gb": 8.0}, "8 GB of graphics memory"), ("something newer than 2022?", {"since": 2023}, "from 2023 on"),
        ("Apache only, please", {"licences": ("Apache-2.0",)}, "licence Apache-2.0"), ("no GPL please", {"not_licences": GPL}, "not under GPL-3.0 or AGPL-3.0"), ("nichts älter als 2022", {"since": 2022}, "from 2022 on"), ("显存8G", {"memory_gb": 8.0}, "8 GB of graphics memory"),
    ],
)  # fmt: skip
def test_a_turn_narrows_by_them(turn: str, carried: dict[str, object], words: str) -> None:
    asked = asked_in(["enlarge my photo 4x", turn])
    assert (asked.question, asked.given, asked.in_words) == ("enlarge my photo 4x", carried, words)
    assert set(carried) <= set(BOUNDS)
    assert asked_in(["enlarge my photo 4x", turn, "remove the noise from my clip"]).given == carried


def test_they_are_taken_back_and_replaced() -> None:
    """A figure takes the place of "little memory", and the other way round."""
    first = "enlarge my photo, MIT only, no GPL, 4 GB card, only models from 2023 on"
    assert asked_in([first, "any licence is fine"]).given == {"licences": (), "not_licences": (), "licence": None}
    assert asked_in([first, "age doesn't matter"]).given == {"since": None}
    assert asked_in([first, "I have 24 GB of VRAM"]).given == {"memory_gb": 24.0, "hardware": ()}
    assert asked_in(["enlarge my photo, 24 GB card", "less memory?"]).given == {"memory_gb": None, "hardware": ("low-memory",)}


def test_a_question_about_models_that_were_named_stays_one(engine: Engine) -> None:
    """By how much memory it asks is what they are checked against."""
    asked = asked_in(["take the moiré out of my photo", "which of them is MIT?"])
    assert asked.aside
    assert asked.aside.topics == ("licence",)
    asked = asked_in(["take the flicker out of my old film", "does the first one run on 8 GB?"])
    _, text = replied(engine, asked, 1)
    assert "8 GB is enough by what its authors say" in text


@given(st.lists(st.sampled_from(["2.7K", "Apache 2.0", "MIT", " or ", ", ", " only", "no ", "12.5 GB", " VRAM", ". ", "2023", "models from ", " or newer", "8 GB card", "sharpen it", "！", "显存8G", "İ"]), max_size=9))
def test_any_mix_of_them_is_read(parts: list[str]) -> None:
    """The words are taken out in place, so that what is left has its clauses, and as many characters."""
    text = "".join(parts)
    assert len(without_bounds(text)) == len(text)
    assert understand(text).need is not None


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("sharpen this, no GAN", ("gan",)), ("enlarge without diffusion or GANs", ("diffusion", "gan")), ("bitte kein Diffusionsmodell", ("diffusion",)),
        ("sans GAN", ("gan",)), ("GAN以外で高画質化", ("gan",)), ("不要扩散模型", ("diffusion",)), ("GAN 말고 다른 모델", ("gan",)), ("anything but a transformer", ("transformer",)),
        ("is a GAN better?", ()), ("the organ pipes", ()), ("a diffusion filter on the lens", ()), ("no transformation please", ()), ("no gangs", ()),
    ],
)  # fmt: skip
def test_families_of_networks_are_refused(text: str, refused: tuple[str, ...]) -> None:
    """By name, where it is denied; other words that look alike are none."""
    assert understand(text).request.not_architectures == refused


def test_what_is_built_or_described_as_what_is_refused_is_left_out(engine: Engine) -> None:
    """By what is on record of it, or by its own description."""
    answer = engine.query("restore the face in my photo, no diffusion model", k=20)
    assert "model/diffbir" not in {one.model.id for one in answer.recommendations}
    assert any("iffusion" in one.why_not[0].text for one in answer.rejected)
