"""What happens again and again and is no event: "when thousands are killed", "ten people a day die"."""

from itertools import pairwise

from casualty_pipeline.extract.harm.predicate import Form
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.text.tokens import Tokens


def is_habitual(parsed: Parsed, statement: Statement) -> bool:
    """Read "when thousands are killed", "ten people a day die" as no event."""
    if not _TIMES.isdisjoint(parsed.words) and any(_is_rate(parsed.tokens, group.end) for group in statement.groups):
        return True
    if not _TIMES.isdisjoint(parsed.words) and _is_every_day(parsed, statement):
        return True
    if statement.form is Form.PRESENT and not _SEASONS.isdisjoint(parsed.words) and _is_each(parsed):
        return True
    vague = statement.form is Form.PAST and all(group.vague for group in statement.groups)
    return vague and statement.at > 0 and parsed.tokens[statement.at - 1].lower in {"are", "is", "get"}


def _is_each(parsed: Parsed) -> bool:
    """Whether it comes back: "cold kills hundreds in the capital each winter"."""
    return any(one in {"each", "every"} and two in _SEASONS for one, two in pairwise(parsed.tokens.lower))


def _is_every_day(parsed: Parsed, statement: Statement) -> bool:
    """Whether "every day" opens a sentence in the present: "every day 125 Americans are killed with guns"."""
    lower = parsed.tokens.lower
    opens = lower[0] in _EACH and any(word in _TIMES for word in lower[1:3])
    return opens and (statement.form is not Form.PAST or lower[statement.at - 1] in {"are", "is", "get"})


def _is_rate(tokens: Tokens, end: int) -> bool:
    """Whether "a day", "every week" follows a number."""
    return not _EACH.isdisjoint(tokens.lower[end : end + 1]) and not _TIMES.isdisjoint(tokens.lower[end + 1 : end + 2])


_EACH = frozenset({"a", "every", "each"})
_SEASONS = frozenset({"day", "week", "month", "year", "winter", "summer", "season", "spring", "monsoon"})
_TIMES = frozenset({"day", "week", "month", "year", "hour"})
