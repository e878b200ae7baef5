"""Hours and minutes: numerals that count nobody, and a colon that ends no clause: "shot at 2:30 p.m. and died"."""

from collections.abc import Sequence

from casualty_pipeline.extract.text.tokens import Token

_HALVES_OF_DAY = frozenset({"a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock"})


def is_of_clock(tokens: Sequence[Token], at: int) -> bool:
    """Whether the numeral at token `at` gives the hour or its minutes: "found the bodies at 5:30 p.m."."""
    behind = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if behind in _HALVES_OF_DAY:
        return True
    return is_colon_of_clock(tokens, at + 1 if behind == ":" else at - 1)


def is_colon_of_clock(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token at `at` parts hours from minutes."""
    if not 0 < at < len(tokens) - 1 or tokens[at].text != ":":
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    return before.end + 1 == after.start and before.text.isdigit() and after.text.isdigit()
