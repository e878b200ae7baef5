import pytest

from casualty_pipeline.locate.tokens import fold, fold_word, without_possessive
from casualty_pipeline.locate.words import cut


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Kharkiv", "kharkiv"),
        ("Port-au-Prince", "port au prince"),
        ("Medellín", "medellin"),
        ("Mar'inka", "marinka"),
        ("Khar\u02b9kov", "kharkov"),
        ("Odesa\u2019s", "odesa"),
        ("St. Louis", "saint louis"),
        ("Ft. Worth", "fort worth"),
        ("D.C.", "dc"),
        ("U.S.", "us"),
        ("  ", ""),
    ],
)
def test_spellings_of_one_name_fold_to_one_key(written: str, key: str) -> None:
    assert fold(written) == key


def test_possessive_is_cut_once() -> None:
    assert without_possessive("Kyiv's") == "Kyiv"
    assert without_possessive("Texas") == "Texas"


def test_folded_words_hold_no_marks() -> None:
    assert fold_word("O\u2019Brien's") == "obrien"


def test_words_carry_their_offsets_and_gaps() -> None:
    text = "In Kyiv, Odesa’s port (U.S.-made)."
    words = cut(text)
    assert words.raw == ["In", "Kyiv", "Odesa’s", "port", "U.S", "made"]
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == words.raw
    assert words.gaps[:2] == [" ", ", "]
    assert words.folded(2) == "odesa"
    assert words.folded(99) == ""
    assert words.folded(-1) == ""


def test_a_full_stop_joins_only_what_is_shortened() -> None:
    assert cut("St. Louis").joined(0)
    assert not cut("Kyiv. Odesa").joined(0)


def test_nothing_but_punctuation_has_no_words() -> None:
    assert len(cut("... -- !!")) == 0
