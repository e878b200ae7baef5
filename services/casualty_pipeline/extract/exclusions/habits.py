"""What happens again and again and is no event: "when thousands are killed", "ten people a day die"."""

from collections.abc import Sequence

from casualty_pipeline.extract.harm.predicate import Form
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.text.tokens import Token


def is_habitual(parsed: Parsed, statement: Statement) -> bool:
    """Read "when thousands are killed", "ten people a day die" as no event."""
    if any(_is_rate(parsed.tokens, group.end) for group in statement.groups):
        return True
    vague = statement.form is Form.PAST and all(group.vague for group in statement.groups)
    return vague and statement.at > 0 and parsed.tokens[statement.at - 1].lower in {"are", "is", "get"}


def _is_rate(tokens: Sequence[Token], end: int) -> bool:
    """Whether "a day", "every week" follows a number."""
    said = [token.lower for token in tokens[end : end + 2]]
    return said[:1] in _EACH and said[1:] in _TIMES


_EACH = (["a"], ["every"], ["each"])
_TIMES = (["day"], ["week"], ["month"], ["year"], ["hour"])
