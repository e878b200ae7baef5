"""What does not count though a casualty word stands beside it: why a statement or a number is left out."""

from collections.abc import Sequence

from casualty_pipeline.extract.days.when import Published, When
from casualty_pipeline.extract.exclusions.captives import is_of_captives
from casualty_pipeline.extract.exclusions.courts import is_judged
from casualty_pipeline.extract.exclusions.denials import is_denied
from casualty_pipeline.extract.exclusions.habits import is_habitual
from casualty_pipeline.extract.exclusions.history import is_historic, is_outdated
from casualty_pipeline.extract.exclusions.hypotheses import is_hypothetical
from casualty_pipeline.extract.exclusions.remains import is_of_remains
from casualty_pipeline.extract.exclusions.running import is_running_total
from casualty_pipeline.extract.exclusions.signs import signs_in
from casualty_pipeline.extract.people.animals import is_of_animals
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.sentences.clause import Parsed, Statement

HYPOTHETICAL = "hypothetical"
HISTORIC = "historic_or_cumulative"
FICTION = "fiction_or_sport"
REMAINS = "remains_returned"
CAPTIVES = "prisoners"
ANIMALS = "animals"
DENIED = "denied"

OTHER_STORY = "pointer_to_another_story"


def reason_against(parsed: Parsed, statement: Statement, whens: Sequence[When], published: Published) -> str | None:
    """Say why a statement does not count, or None where it does."""
    if is_hypothetical(parsed, statement) or is_habitual(parsed, statement):
        return HYPOTHETICAL
    signs = signs_in(parsed.sentence)
    if signs.elsewhere or _is_teaser(parsed):
        return OTHER_STORY
    if signs.fiction:
        return FICTION
    if is_historic(parsed, statement, whens, published) or is_outdated(parsed, statement):
        return HISTORIC
    if is_running_total(parsed, statement, whens, published):
        return HISTORIC
    return _reason_before(parsed, statement)


def _reason_before(parsed: Parsed, statement: Statement) -> str | None:
    """Say why the words before a statement's people keep it from counting."""
    if is_of_remains(parsed, statement):
        return REMAINS
    if is_of_captives(parsed, statement):
        return CAPTIVES
    tokens, end = parsed.tokens, statement.end
    if all(group.kind is Kind.BARE and is_of_animals(tokens, group, end) for group in statement.groups):
        return ANIMALS
    if is_judged(parsed, statement):
        return HISTORIC
    return DENIED if is_denied(parsed, statement) else None


_BODY_STARTS = 3
"""Paragraphs that may be headlines and captions of the story itself."""


def _is_teaser(parsed: Parsed) -> bool:
    """Whether a line far down without a full stop points to another story, as web pages do; a list item does not."""
    sentence = parsed.sentence
    if sentence.paragraph <= _BODY_STARTS or not sentence.is_alone:
        return False
    return sentence.text[0].isalnum() and sentence.text[-1].isalnum() and ":" not in sentence.text
