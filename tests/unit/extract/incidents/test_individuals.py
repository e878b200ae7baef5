"""Who is the same person as whom."""

import pytest

from casualty_pipeline.extract.incidents.individuals import Individuals
from casualty_pipeline.extract.sentences.clause import Statement
from casualty_pipeline.extract.sentences.statements import parse
from casualty_pipeline.extract.text.tokens import document_of
from casualty_schemas.article import Article


def people(text: str) -> Individuals:
    """The persons that the sentences of a text tell of."""
    document = document_of(
        Article.model_validate({"article_id": "a", "source": "s", "text": text, "published_at": "2025-07-24T18:00:00Z"})
    )
    found = Individuals()
    for sentence in document.sentences:
        for statement in parse(sentence, document.tokens_of(sentence)).statements:
            _tell(found, statement)
    return found


def _tell(found: Individuals, statement: Statement) -> None:
    if any(group.count is None for group in statement.groups):
        found.tell_last(statement.effect)
    else:
        found.tell(statement.groups, statement.effect, statement.sentence)


@pytest.mark.parametrize(
    ("text", "killed", "hurt"),
    [
        ("A man was killed. John Smith, 34, was shot dead.", 1, 0),
        ("A man was killed. Another man was killed.", 2, 0),
        ("A man was killed. A woman was killed.", 2, 0),
        ("A 16-year-old boy was wounded. A 17-year-old boy was wounded.", 0, 2),
        ("A 16-year-old boy was wounded and another 16-year-old boy was wounded.", 0, 2),
        ("A man was wounded. He died.", 1, 0),
        ("A man and a woman were wounded. They died.", 2, 0),
        ("Jim Roe was killed. Jane Doe was killed. Roe died at once.", 2, 0),
        ("A man was killed. A man was wounded.", 1, 1),
        ("An officer was wounded. The suspect was killed.", 1, 1),
        ("A victim was wounded. The man was killed.", 1, 0),
        ("A girl was wounded. The woman died.", 1, 1),
        ("A girl was wounded. She died.", 1, 0),
        ("A boy was wounded. A man was shot. He died.", 1, 1),
        ("His 10-year-old son was wounded. An 11-year-old boy was wounded.", 0, 1),
        ("A 10-year-old boy was wounded. An 11-year-old boy was wounded.", 0, 2),
        ("A man was killed. John Smith, 34, was wounded. Smith died.", 1, 0),
        ("A woman was killed. John Smith, 34, was wounded. Smith died.", 1, 0),
    ],
)
def test_persons_are_kept_apart_or_taken_together(text: str, killed: int, hurt: int) -> None:
    found = people(text)
    assert (len(found.killed()), len(found.hurt(shot_too=True))) == (killed, hurt)
