"""Values of words that are remembered."""

from casualty_pipeline.locate.remembered import Remembered


def test_a_word_is_asked_for_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Remembered(length, most=8)
    assert [lengths[word] for word in ("five", "three", "five")] == [4, 5, 4]
    assert asked == ["five", "three"]


def test_no_more_words_are_kept_than_wanted() -> None:
    lengths = Remembered(len, most=3)
    for word in ("a", "bb", "ccc", "dddd"):
        assert lengths[word] == len(word)
        assert len(lengths) <= 3
    assert lengths["a"] == 1
