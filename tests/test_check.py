"""The guard: what a chat model's reply says of links, models and papers, held against the graph."""

import json
import sys
import textwrap
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from conftest import Kg
from hypothesis import given, settings
from hypothesis import strategies as st

from whichmodel.engine import Engine
from whichmodel.errors import DocumentError
from whichmodel.graph import Graph
from whichmodel.guard.addresses import find_links, place_of
from whichmodel.guard.check import MOST_CHARACTERS, check
from whichmodel.guard.finding import CheckReport
from whichmodel.guard.passages import passages
from whichmodel.guard.saying import licences_in
from whichmodel.guard.wrapping import Unwrapped
from whichmodel.questions import read_questions
from whichmodel.render import render
from whichmodel.render_chat import render_chat
from whichmodel.render_prompt import render_prompt
from whichmodel.store import LAYOUT, Settings, Store
from whichmodel.words import everyday
from whichmodel.writing import write_store
from whichmodel_data import catalogue_path

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import check_replies

SWINIR = "https://github.com/JingyunLiang/SwinIR"


def kinds(report: CheckReport) -> list[str]:
    """The kinds of the findings, in order."""
    return [finding.kind for finding in report.findings]


# --- links ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        SWINIR, f"{SWINIR}/", f"{SWINIR}.git", f"{SWINIR}/tree/main/models", f"{SWINIR}#readme", f"{SWINIR}/blob/main/README.md?plain=1",
        "http://www.github.com/jingyunliang/swinir", "github.com/JingyunLiang/SwinIR", "git@github.com:JingyunLiang/SwinIR.git",
        "https://raw.githubusercontent.com/JingyunLiang/SwinIR/main/README.md",
    ],
)  # fmt: skip
def test_one_repository_however_it_is_written(catalogue_store: Store, written: str) -> None:
    """Scheme, www, case, subpaths, anchors and .git make no other place of a repository."""
    assert place_of(written) == place_of(SWINIR)
    assert check(catalogue_store, f"See {written}, it is short.").ok


@pytest.mark.parametrize(
    "written",
    [
        "https://arxiv.org/abs/2108.10257", "https://arxiv.org/abs/2108.10257v1", "http://www.arxiv.org/pdf/2108.10257v2.pdf", "arXiv:2108.10257",
        "arXiv 2108.10257v1", "arxiv.org/abs/2108.10257", "https://doi.org/10.48550/arXiv.2108.10257", "https://huggingface.co/papers/2108.10257",
        "https://ar5iv.labs.arxiv.org/html/2108.10257", "https://export.arxiv.org/abs/2108.10257",
    ],
)  # fmt: skip
def test_one_paper_however_it_is_written(catalogue_store: Store, written: str) -> None:
    """Abstract, PDF, version, number and DOI of an arXiv paper are one place."""
    assert place_of(written) == "arxiv:2108.10257"
    assert check(catalogue_store, f"SwinIR is described in {written}.").ok


@pytest.mark.parametrize("ends", [".", ",", ")", ").", "!", "?", "…", "”", "*", "**,", "'", ":", ";", ">"])
def test_punctuation_after_a_link_is_none_of_it(ends: str) -> None:
    """The sentence's own marks do not belong to the address."""
    assert [link.address for link in find_links(f"(See {SWINIR}{ends} Then go on.")] == [SWINIR]


@given(st.sampled_from(["https://", "http://", "", "HTTPS://"]), st.sampled_from(["", "www."]), st.sampled_from(["", "/", ".git", "/issues/3", "/tree/main"]), st.booleans())
def test_the_place_of_a_repository_is_a_law(scheme: str, www: str, tail: str, upper: bool) -> None:
    """Every spelling of one repository has one place, and another repository has another."""
    path = "github.com/Some-Owner/a.repo"
    written = f"{scheme}{www}{path.upper() if upper else path}{tail}"
    assert place_of(written) == "github:some-owner/a.repo"


def test_markdown_links_are_read_with_their_label() -> None:
    """The address of a Markdown link, brackets in it included; an anchor or a picture's path is no link."""
    text = f"[SwinIR]({SWINIR} \"code\") [x](#evidence-1) [y](./a.md) ![z](pic.png) [w](https://en.wikipedia.org/wiki/Blur_(a))"
    assert [(link.address, text[slice(*link.label)]) for link in find_links(text) if link.label] == [(SWINIR, "SwinIR"), ("https://en.wikipedia.org/wiki/Blur_(a)", "w")]


def test_an_unknown_link_is_reported_with_the_nearest(catalogue_store: Store) -> None:
    """A link that the graph does not hold; one of the same owner's or name is offered."""
    report = check(catalogue_store, "Get it from https://github.com/JingyunLiang/SwinIRR now.")
    assert kinds(report) == ["unknown_link"]
    assert report.findings[0].nearest[0] == SWINIR
    assert kinds(check(catalogue_store, "Read arXiv:2509.01234 first.")) == ["unknown_paper"]


def test_links_in_code_are_checked_and_words_in_code_are_not(catalogue_store: Store) -> None:
    """A command's address counts; its options and file names are no names of models."""
    assert check(catalogue_store, f"```\ngit clone {SWINIR}.git\npython main_test_FooSR-X9.py --model FooNetX\n```").ok
    assert kinds(check(catalogue_store, "```\ngit clone https://github.com/nobody/nothing-here\n```")) == ["unknown_link"]


def test_a_link_of_another_model_is_reported(catalogue_store: Store) -> None:
    """An address that the graph holds, given for a model that it does not belong to."""
    report = check(catalogue_store, "Get [SwinIR](https://github.com/sczhou/CodeFormer) here.")
    assert kinds(report) == ["wrong_link"]
    assert report.findings[0].nearest == (SWINIR,)
    assert check(catalogue_store, f"If CodeFormer is too slow, see {SWINIR}.").ok


@pytest.mark.parametrize(
    ("reply", "wrong"),
    [
        ("CodeFormer in short\n\n* What it does: restores faces\n* Where: {}", True),
        ("UHDVD is aimed at sharp clips, {}. ESTRNN is older.", True),
        ("The paper of DehazeFormer is arXiv:2204.03883; MSPFN's is at {}.", True),
        ("CodeFormer restores faces.\n\n- FooNet ({})", False),
        ("CodeFormer restores faces. A different project is at {}.", False),
        ("CodeFormer restores faces and VQFR does, too. Get it: {}", False),
        ("Real-ESRGAN needs a helper toolbox, {}.", False),
        ("A place to begin: {}", False),
    ],
)
def test_a_link_that_nobody_is_named_for_is_held_against_what_was_spoken_of(catalogue_store: Store, reply: str, wrong: bool) -> None:
    """The one model spoken of up to it; not where several are, where its owner is named, or where it is said to be of something else."""
    found = check(catalogue_store, reply.format("https://github.com/TencentARC/VQFR"))
    assert ("wrong_link" in kinds(found)) is wrong


def test_terms_beside_a_link_are_those_of_its_code(catalogue_store: Store) -> None:
    """"Code: …, under MIT" speaks of whose code it is, where no other is named beside it."""
    about = "LIIF enlarges by any factor.\n\nHDRUNet makes HDR of one photo.\n\n"
    assert "wrong_licence" in kinds(check(catalogue_store, f"{about}The code is released under the MIT licence, see {SWINIR}."))
    assert "wrong_licence" not in kinds(check(catalogue_store, f"{about}The code is released under Apache-2.0, see {SWINIR}."))
    assert "wrong_licence" not in kinds(check(catalogue_store, f"LIIF enlarges by any factor. It is BSD-3-Clause; for Apache-2.0 terms see {SWINIR}."))


def test_a_quoted_block_is_what_another_wrote(catalogue_store: Store) -> None:
    """What it says is not said by the reply; what a quoted block says after a quotation, is."""
    assert not check(catalogue_store, '> "SwinIR" is MIT-licensed.').ok
    assert check(catalogue_store, "> \"I use SRFormer since it's MIT.\"\n\nPlease read its licence first.").ok
    assert not check(catalogue_store, "I use SRFormer since it's MIT.\n\nPlease read its licence first.").ok


# --- names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["SwinIR", "swinir", "Swin-IR", "**SwinIR**", "`SwinIR`", "SwinIR's", "SWINIR", "SwinIR-based", "RealESRGAN", "real-esrgan", "Real ESRGAN", "DeblurGAN v2", "deblurgan-v2", "BasicVSR++", "RealESRGAN_x4plus"])
def test_known_names_in_other_casing_and_hyphenation(catalogue_store: Store, name: str) -> None:
    """A model is known however its name is cased, joined or marked."""
    assert check(catalogue_store, f"I would try {name} first.").ok


@pytest.mark.parametrize("name", ["PixelPhoenix", "SwinIR-XL", "HairSegNet-v3", "DeRainFormer++", "BasicVSR+++", "RestoNet"])
def test_unknown_names_are_reported(catalogue_store: Store, name: str) -> None:
    """What is shaped like the name of a model, and is none of the graph's."""
    report = check(catalogue_store, f"I would try {name} first.")
    assert kinds(report) == ["unknown_model"]
    assert report.findings[0].text == name


@pytest.mark.parametrize(
    "text",
    [
        "Exposure and colour you fix by hand. The DVD is interlaced, so deinterlace it first, on any LED screen.",
        "Put a hat on; the film was scratched. KEEP the originals, and PUT them in a box.",
        "You need PyTorch, CUDA, an RTX 3060 and 8 GB of VRAM; GIMP and FFmpeg do the rest on macOS, iOS or YouTube.",
        "It was trained on DIV2K, Flickr2K and Places2, and is measured by PSNR and LPIPS on Urban100.",
        "Save it as PNG or TIFF (H.265 for video), 4K at 60 fps, and mind the JPEG-ridden copies from WhatsApp.",
        "A Swin Transformer with self-attention, presented at CVPR2021, ICCV 2021 and ECCV'22.",
    ],
)  # fmt: skip
def test_words_that_are_no_models(catalogue_store: Store, text: str) -> None:
    """Plain words, tools, data sets, formats and hardware are no unknown models, and no models to claim things of."""
    assert check(catalogue_store, text).findings == ()


# --- claims --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SwinIR removes rain.", "wrong_task"), ("SwinIR is not able to enlarge pictures.", "wrong_task"), ("To stabilise a shaky clip, use SwinIR.", "wrong_task"),
        ("SwinIR enlarges 16×.", "wrong_scale"), ("SwinIR tops out at 4x.", "wrong_scale"), ("FBCNN supports x4.", "wrong_scale"),
        ("SwinIR is MIT-licensed.", "wrong_licence"), ("The GPL-3.0 licence of SwinIR is strict.", "wrong_licence"), ("SwinIR is not Apache-2.0.", "wrong_licence"),
        ("CodeFormer may be used commercially.", "wrong_use"), ("SwinIR is for research use only.", "wrong_use"),
        ("SwinIR was introduced in the paper \"Learning to Mend: Hierarchical Priors for Photographic Repair\".", "unknown_paper"),
        ("SwinIR was introduced in \"Restormer: Efficient Transformer for High-Resolution Image Restoration\".", "wrong_paper"),
        ("SwinIR is good. It also removes haze.", "wrong_task"), ("- **SwinIR**\n  - Licence: MIT", "wrong_licence"),
        ("| Model | Licence |\n|---|---|\n| SwinIR | MIT |", "wrong_licence"), ("| Model | Factor |\n|---|---|\n| ESRGAN | 8x |", "wrong_scale"),
    ],
)  # fmt: skip
def test_claims_that_contradict_the_graph(catalogue_store: Store, text: str, found: str) -> None:
    """Each is found, once, with the statements and sources that speak against it."""
    report = check(catalogue_store, text)
    assert kinds(report) == [found]
    if found != "unknown_paper":
        assert report.findings[0].evidence
        behind = {item.id: item.source.url for item in report.evidence}
        assert all(behind[one] for one in report.findings[0].evidence if behind[one] is not None)


@pytest.mark.parametrize(
    "text",
    [
        "SwinIR enlarges photos and removes noise.", "SwinIR does not remove rain.", "SwinIR doesn't enlarge 16×.", "SwinIR cannot go beyond 8x.",
        "Unlike SwinIR, PReNet removes rain.", "Remove the rain before you run SwinIR.", "After SwinIR, deblur the result with NAFNet.", "For rain, don't use SwinIR.",
        "Can SwinIR remove rain?", "I wonder whether SwinIR removes rain.", "Run DAT at 4× and then at 2× to make 8×.", "SwinIR ran 16x faster on the GPU.",
        "SwinIR is good, but you should first remove the haze.", "SwinIR (Apache-2.0) is free; CodeFormer (S-Lab) is not for commercial use.",
        "Nothing in the licence of SwinIR stops you from selling prints.", "RIFE gives 8x slow motion.", "GFPGAN doesn't colourise; it restores faces.",
        "LIIF enlarges 5.3×.", "SwinIR isn't only for noise, it also enlarges.", "SwinIR does not remove noise completely.",
    ],
)  # fmt: skip
def test_claims_that_the_graph_bears_out_or_does_not_know(catalogue_store: Store, text: str) -> None:
    """True statements, true denials, comparisons, questions, orders of steps: none is reported."""
    assert check(catalogue_store, text).findings == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MPRNet deblurs videos.", "wrong_task"), ("- **Uformer**: takes noise out of noisy footage", "wrong_task"), ("EDVR can also sharpen old photographs.", "wrong_task"),
        ("Zero-DCE is made for dark videos.", "wrong_task"), ("FFA-Net runs on a plain CPU.", "wrong_fact"), ("DeOldify needs an NVIDIA GPU.", "wrong_fact"),
        ("SRCNN was published in 2022.", "wrong_fact"), ("CodeFormer, introduced in 2014, restores faces.", "wrong_fact"),
        ("Real-ESRGAN is a diffusion model.", "wrong_fact"), ("SwinIR has about 300 million parameters.", "wrong_fact"),
    ],
)  # fmt: skip
def test_what_is_said_outright_of_a_model_is_held_against_its_facts(catalogue_store: Store, text: str, found: str) -> None:
    """On what it works, what it needs, of which year and kind it is, how large: where the graph states it."""
    report = check(catalogue_store, text)
    assert kinds(report) == [found]
    assert report.findings[0].evidence


@pytest.mark.parametrize(
    "text",
    [
        "MPRNet deblurs videos frame by frame.", "With a script around it MPRNet deblurs videos.", "MPRNet might deblur videos.", "MPRNet doesn't deblur videos.", "Does MPRNet deblur videos?",
        "People say that MPRNet deblurs videos.", "MPRNet sharpens video stills.", "VRT deblurs videos.", "Real-ESRGAN upscales videos.", "RIFE turns two photos into a video.",
        "SwinIR runs on a CPU.", "DeOldify needs a GPU to be fast.", "RIFE runs on a CPU.", "CodeFormer came out in 2021.", "SwinIR has about 28 million parameters.", "Real-ESRGAN is a GAN.",
        "SwinIR is a transformer.", "DiffBIR is a transformer-like diffusion model.",
    ],
)  # fmt: skip
def test_what_the_graph_leaves_open_of_a_model_is_no_contradiction(catalogue_store: Store, text: str) -> None:
    """Frames one by one, programs around it, another's word, years of a paper's versions, what is not on record."""
    assert check(catalogue_store, text).findings == ()


def test_what_the_graph_does_not_say_is_no_contradiction(small_graph: Graph, tmp_path: Path) -> None:
    """Without a licence or factor on record, none can be wrong; another graph's tasks are its own."""
    write_store(tmp_path / "graph.sqlite", small_graph, Settings("small", LAYOUT, "x", "none", "none", 1, ""))
    store = Store(tmp_path)
    try:
        assert check(store, "The Big model is MIT-licensed and enlarges 7×; see https://example.org/big.").ok
        assert kinds(check(store, "SwinIR is at https://github.com/JingyunLiang/SwinIR.")) == ["unknown_model", "unknown_link"]
    finally:
        store.close()


def test_the_same_twice_is_one_finding(catalogue_store: Store) -> None:
    """A made-up model that is named again is reported once, with its other places."""
    text = "PixelPhoenix is fast. I like PixelPhoenix."
    (finding,) = check(catalogue_store, text).findings
    assert [text[slice(*span)] for span in ((finding.start, finding.end), *finding.again)] == ["PixelPhoenix"] * 2


def test_licences_by_their_many_names() -> None:
    """One licence, many spellings; different ones stay apart."""
    assert {form for text in ("Apache-2.0", "Apache 2.0 license", "Apache License, Version 2.0") for *_, form in licences_in(text)} == {"apache-2.0"}
    assert [form for *_, form in licences_in("CC BY-NC 4.0 or CC-BY-NC-SA-4.0, AGPL-3.0, GPLv3, BSD 3-Clause")] == ["cc-by-nc", "cc-by-nc-sa", "agpl-3", "gpl-3", "bsd-3-clause"]
    assert licences_in("researchers at MIT Media Lab, MIT-Adobe FiveK, summit") == []


# --- laws ----------------------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(["SwinIR", "It", "removes rain", "16×", "MIT", "not", ", ", ". ", "\n", "\n- ", "|", "**", "[a](", ")", SWINIR, "arXiv:2108.10257", "“Deep ", "```", "\n#", " commercially", "é", "\u202e", "😀", "FooNet-X"])


@settings(max_examples=150)
@given(st.lists(_PIECES | st.text(max_size=12), max_size=25).map("".join))
def test_any_text_is_checked(catalogue_store: Store, text: str) -> None:
    """Whatever is given, the report's places are those of the text, in order, and every finding's evidence is there."""
    report = check(catalogue_store, text)
    ids = {item.id for item in report.evidence}
    assert report.ok is not bool(report.findings)
    assert [finding.start for finding in report.findings] == sorted(finding.start for finding in report.findings)
    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.text
        assert set(finding.evidence) <= ids
    assert check(catalogue_store, text) == report
    json.dumps(report.as_dict())
    assert all(0 <= one.start < one.end <= len(text) for one in passages(text))


def test_a_text_that_is_too_long_is_refused(catalogue_store: Store) -> None:
    """It is said so, and nothing is checked in part."""
    with pytest.raises(DocumentError, match="at most 200000 are checked"):
        check(catalogue_store, "a" * (MOST_CHARACTERS + 1))


@pytest.mark.parametrize("piece", ["a ", "SwinIR removes ", "(((", "[a](", "not not ", "“A B C D ", "x4 ", "| a ", "the paper A B "])
def test_long_texts_take_no_longer_than_their_length_asks(catalogue_store: Store, piece: str) -> None:
    """Twenty thousand characters of what patterns like least are checked within seconds."""
    import time

    start = time.perf_counter()
    check(catalogue_store, (piece * 20_000)[:20_000])
    assert time.perf_counter() - start < 20


# --- the engine and the command ------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", ["upscale old photo 8x", "remove rain from my holiday video", "make slow motion", "colourise a film", "cut out a person, commercial"])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_the_engines_own_answers_hold(engine: Engine, question: str, form: str) -> None:
    """What the engine itself says never contradicts its graph."""
    assert engine.check(render(engine.query(question), form)).findings == ()


def test_what_the_engine_says_to_many_questions_holds(engine: Engine) -> None:
    """Plans drawn as trees, limits, conflicts and papers: none of it is taken for a claim about another model."""
    questions = read_questions(catalogue_path() / "questions" / "development.jsonl")[::10]
    told = {one.text: render(replace(engine.query(one.text), question="…"), "text") for one in questions}
    assert {question: found for question, text in told.items() if (found := engine.check(text).findings)} == {}


def test_every_form_of_an_answer_holds(engine: Engine) -> None:
    """To questions for different tasks: footnotes with their evidence, what a chat shows, the prompt for another model."""
    of_tasks = {one.tasks[0]: one.text for one in read_questions(catalogue_path() / "questions" / "development.jsonl")[::-1] if one.tasks}
    questions = [*of_tasks.values()][:40]
    answers = {one: replace(engine.query(one, 2), question="…") for one in questions}
    forms = {"markdown": partial(render, form="markdown"), "chat": render_chat, "prompt": partial(render_prompt, engine.store)}
    found = {(form, question): engine.check(made(answer)).findings for form, made in forms.items() for question, answer in answers.items()}
    assert len(found) == 120
    assert {told: findings for told, findings in found.items() if findings} == {}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("4. model/mat · codeLicence · licence/cc-by-nc-4-0 ([fenglinglwb/MAT:LICENSE](https://github.com/fenglinglwb/MAT/blob/HEAD/LICENSE), official-repo)", []),
        ("4. model/lama · codeLicence · licence/cc-by-nc-4-0 ([fenglinglwb/MAT:LICENSE](https://github.com/fenglinglwb/MAT/blob/HEAD/LICENSE), official-repo)", ["wrong_licence"]),
    ],
)
def test_a_statement_listed_as_evidence_is_one_of_the_graphs(catalogue_store: Store, line: str, found: list[str]) -> None:
    """It is no claim of whatever stands before it; one that the graph does not hold is read as any other line."""
    assert kinds(check(catalogue_store, f"SwinIR enlarges photos.\n\n### Evidence\n\n{line}")) == found


def test_a_sentence_of_the_graph_is_no_claim_against_it(catalogue_store: Store) -> None:
    """Quoted of the model that it is of, whatever marks stand in it; of another it is a claim."""
    limit = "The mmagic checkpoints cover only frame interpolation and four-times enlargement, not denoising or deblocking."
    assert check(catalogue_store, f"1. **TOFlow** (Apache-2.0)\n   - Mind: {limit}").ok
    assert check(catalogue_store, f"1. **TOFlow** (Apache-2.0)\n   - Mind: {limit.replace('four-times', '*four-times*')}").ok
    assert not check(catalogue_store, "TOFlow is not for denoising video.").ok


def test_the_command_reports(look: Kg, tmp_path: Path) -> None:
    """`kg check` prints each finding with its line, what the graph says and the source; exit code 0."""
    reply = tmp_path / "reply.md"
    reply.write_text("Use SwinIR.\nIt is MIT-licensed.\n", encoding="utf-8")
    done = look("check", str(reply))
    assert (done.returncode, done.stderr) == (0, "")
    assert "line 2: licence that contradicts the graph: “MIT-licensed”" in done.stdout
    assert "The graph states Apache-2.0 for SwinIR." in done.stdout
    assert "source: https://github.com/JingyunLiang/SwinIR" in done.stdout


def test_the_command_reads_standard_input_and_prints_json(look: Kg) -> None:
    """`-` is standard input; the JSON holds the same report."""
    done = look("check", "-", "--format", "json", stdin="PixelPhoenix is best.")
    report = json.loads(done.stdout)
    assert (report["ok"], [one["kind"] for one in report["findings"]]) == (False, ["unknown_model"])
    assert look("check", "-", stdin="Use SwinIR.").stdout.startswith("Nothing found against it (")


def test_the_command_says_what_it_cannot_read(look: Kg) -> None:
    """One line, exit code 1."""
    done = look("check", "no-such-reply.md")
    assert done.returncode == 1
    assert done.stderr.startswith("kg: cannot read no-such-reply.md")
    assert done.stderr.count("\n") == 1


# --- broken lines ---------------------------------------------------------------------------------------------------


@given(st.text(alphabet="aB \n,.|“é9-", max_size=300), st.integers(0, 60))
def test_what_is_put_together_leads_back_to_the_text_as_it_came(text: str, long: int) -> None:
    """Each character stands where it is said to, but for the blanks in place of line breaks."""
    text = f"{'a word ' * long}{text}"
    whole = Unwrapped(text)
    assert "".join(whole.text.split()) == "".join(text.split())
    for at, character in enumerate(whole.text):
        if not character.isspace():
            start, end = whole.span(at, at + 1)
            assert text[start:end] == character


@pytest.mark.parametrize("width", [72, 79])
def test_a_reply_broken_into_lines_is_read_as_before(catalogue_store: Store, width: int) -> None:
    """Line breaks for length alone change no finding, and each is told where it stands in the text as it came."""
    for reply in check_replies.read("hand")[width % 8 :: 8]:
        broken = "\n".join(textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) if "|" not in line and len(line) > width else line for line in reply["text"].split("\n"))
        found = check(catalogue_store, broken).findings
        assert [broken[one.start : one.end] for one in found] == [one.text for one in found]
        before = check(catalogue_store, reply["text"]).findings
        assert [(one.kind, one.text.split()) for one in found] == [(one.kind, one.text.split()) for one in before], broken


# --- measured ------------------------------------------------------------------------------------------------------


def test_planted_errors_are_found_and_clean_replies_pass(engine: Engine) -> None:
    """Over the written replies: at least 95 of 100 planted errors are found, at most 2 of 100 clean replies are flagged."""
    # those that were drawn are of one make: a third of them tells
    made = check_replies.measure(engine.store, [*check_replies.read("hand"), *check_replies.read("drawn")[::3]])
    assert sum(made.planted.values()) >= 240
    assert set(made.planted) == set(check_replies.FITTING)
    assert made.clean >= 240
    assert made.recall >= 0.95, made.wrong
    assert made.false_alarms <= 0.02, made.wrong
    assert min(made.found[kind] / made.planted[kind] for kind in made.planted) >= 0.85


def test_a_name_that_some_write_small_is_no_word_of_everyday_life(engine: Engine) -> None:
    """Words count that several people write in small letters, and fewer as a name."""
    texts = ["is rife any good", "rife on my gpu", "RIFE or FILM", "does RIFE tear", "RIFE melts hands", "grain in my film", "the film has grain", "a vit is in it"]
    found = everyday(texts)
    assert {"film", "grain", "in"} <= found
    assert not {"rife", "vit"} & found
    assert {"photo", "blurry"} <= engine.store.learnt.everyday()
    assert not {"rife", "swinir", "codeformer"} & engine.store.learnt.everyday()
