"""Letters that changed places: read as the word meant, and said so."""

import json
from collections import Counter

import pytest
from conftest import Kg
from hypothesis import given
from hypothesis import strategies as st

from whichmodel.engine import Engine
from whichmodel.render import render
from whichmodel.spelling import OFTEN, SELDOM, SHORTEST, corrected, in_words, slips
from whichmodel.words import STOP, words

LETTERS = "abcdeio"
WORDS = st.dictionaries(st.text(LETTERS, min_size=1, max_size=7), st.integers(1, 3 * SELDOM), max_size=12)


@given(seen=WORDS)
def test_slips_are_one_swap_away_from_a_common_word_and_are_no_words_themselves(seen: dict[str, int]) -> None:
    """No word that stands in more than a few texts, and no small word, is ever taken for another."""
    for (language, slip), meant in slips({"en": seen}).items():
        assert language == "en"
        assert seen.get(slip, 0) * SELDOM <= seen[meant]
        assert slip not in STOP
        assert seen[meant] >= OFTEN
        assert len(meant) >= SHORTEST
        differing = [at for at in range(len(meant)) if slip[at] != meant[at]]
        assert len(differing) == 2
        assert differing[1] == differing[0] + 1
        assert sorted(slip) == sorted(meant)


def test_of_two_words_that_could_be_meant_the_commoner_one_is() -> None:
    """A word seldom met is never what was meant."""
    assert slips({"en": {"brain": 20, "brian": 0, "bairn": 40}})["en", "barin"] == "bairn"
    assert slips({"en": {"rain": 20, "iran": 0}})["en", "rian"] == "rain"
    assert slips({"en": {"noise": OFTEN - 1}}) == {}
    assert ("en", "from") not in slips({"en": {"form": 20}})
    assert slips({"en": {"rain": SELDOM, "rian": 1}})["en", "rian"] == "rain"
    assert ("en", "rian") not in slips({"en": {"rain": SELDOM - 1, "rian": 1}})
    assert ("en", "paar") not in slips({"en": {"para": 2 * SELDOM}, "de": {"paar": 1}})
    assert slips({"en": {"neat": 20}, "pt": {"neta": 1}}).keys().isdisjoint({("en", "neta"), ("pt", "neta")})


@pytest.mark.parametrize(
    ("typed", "read", "pairs"),
    [
        ("remove the rian", "remove the rain", (("rian", "rain"),)),
        ("Rian on my photo. Rian again", "Rain on my photo. Rain again", (("Rian", "Rain"),)),
        ("a photo of Rian", "a photo of Rian", ()),
        ("REMOVE THE RIAN", "REMOVE THE RAIN", (("RIAN", "RAIN"),)),
        ("the rain", "the rain", ()),
        ("a rian_2.png and rian2, by rian@example.org, at x.org/rian", "a rian_2.png and rian2, by rian@example.org, at x.org/rian", ()),
        ("¿Rian en la foto?", "¿Rain en la foto?", (("Rian", "Rain"),)),
        ("", "", ()),
    ],
)
def test_words_keep_their_case_and_names_stay(typed: str, read: str, pairs: tuple[tuple[str, str], ...]) -> None:
    """A capital inside a sentence may be a name's; where all is in capitals it says nothing."""
    assert corrected(typed, lambda words: {word: "rain" for word in words if word == "rian"}, lambda word: False) == (read, pairs)


@given(text=st.text(max_size=60))
def test_a_text_without_slips_is_left_as_it_is(text: str) -> None:
    """Whatever characters it holds, and whatever is taken for a word."""
    assert corrected(text, lambda words: {word: word for word in words}, lambda word: False)[0].lower() == text.lower()
    assert corrected(text, lambda words: dict.fromkeys(words, "x"), lambda word: True) == (text, ())


@pytest.mark.parametrize("word", ["nuclear", "dairy", "acre", "sued", "Brian"])
def test_a_word_of_another_field_is_no_slip(engine: Engine, word: str) -> None:
    """The encoder's tokenizer knows it, though no text of the graph holds it."""
    assert engine.understand(f"a {word} scene").request.read_as == ()


@pytest.mark.parametrize(
    ("question", "task"),
    [
        ("remove the rian from my photo", "deraining"), ("my gopro footage is shkay", "video-stabilization"), ("dehzae this landscape", "dehazing"),
        ("there is nosie in this picture", "denoising"), ("my vidoe shakes", "video-stabilization"), ("quita el fonod de la foto", "background-removal"),
    ],
)  # fmt: skip
def test_a_slip_does_not_change_the_task(engine: Engine, question: str, task: str) -> None:
    """The question is told as it was typed, the words that were read as others beside it, in every form."""
    answer = engine.query(question)
    assert answer.tasks[0].id == f"task/{task}"
    assert answer.question == question
    told = in_words(answer.request.read_as)
    (typed, read), = answer.request.read_as
    assert told == f"Read “{typed}” as “{read}”."
    assert all(told in render(answer, form) for form in ("text", "markdown"))
    assert json.loads(render(answer, "json"))["request"]["read_as"] == [[typed, read]]


@pytest.mark.parametrize("question", ["os vídeos do batizado da minha neta", "la foto suele salir borrosa y no me gusta", "a gian_photo of the house"])
def test_a_word_of_one_language_is_not_read_as_one_of_another(engine: Engine, question: str) -> None:
    """Slips are those of the language that is written."""
    assert engine.understand(question).request.read_as == ()


def test_search_and_command_read_them_too(engine: Engine, kg: Kg) -> None:
    """`kg search` and `kg query` correct alike; what was typed rightly is told of with no word."""
    assert engine.search("deblru", 1, ["task"]) == engine.search("deblur", 1, ["task"])
    assert kg("query", "remove the rian from my photo").stdout.startswith("Read “rian” as “rain”.\n\n")
    assert "Read “" not in kg("query", "remove the rain from my photo").stdout


def test_no_word_of_a_text_is_taken_for_another(engine: Engine) -> None:
    """A slip is no word that stands in as many as a fiftieth of the texts in which the word meant stands."""
    for language in ("en", "de", "es", "fr", "pt"):
        known = Counter(word for text in engine.store.all_texts() if text.language == language for word in set(words(text.text)))
        assert all(known[slip] * SELDOM <= known[meant] for slip, meant in engine.store.learnt.slips(known, language).items())
