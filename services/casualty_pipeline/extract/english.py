"""The reader of English news: from an article to its casualty reports, stage by stage.

A cascade of small grammars, each over what the one before it found (as FASTUS, Appelt et al. 1993, was built):

    tokens       the article as one string, its sentences and their tokens
    groups       phrases for people: counted, single, named, taken up again (numbers, wording, nouns, names, ages)
    predicates   casualty words and phrases, with where the people stand (predicate_words)
    phrases      a sentence as people, casualty words and the small words that join or part them
    statements   who was killed, injured or shot (before, behind, nominal)
    gathering    statements that count: exclusions, claims, place (whereabouts, places), day (days, days_of_incidents)
    incidents    statements of one incident taken together (homes); figures and individuals give its current counts
    assemble     reports, totals against parts (leads, totals), categories
"""

from dataclasses import dataclass
from typing import Final

from casualty_pipeline.extract.incidents.assemble import assemble
from casualty_pipeline.extract.incidents.gathering import gather_statements
from casualty_pipeline.extract.text.tokens import document_of
from casualty_pipeline.locate.gazetteer import Gazetteer, load_gazetteer
from casualty_pipeline.reading import Reading
from casualty_schemas.article import Article

VERSION: Final = 4
"""Rises with every change of what the reader makes of any text."""


@dataclass(frozen=True, slots=True)
class EnglishReader:
    """Reads English news text with a grammar of casualty statements; see `casualty_pipeline.reading.Reader`."""

    gazetteer: Gazetteer
    name: str = "english"
    version: int = VERSION

    def read(self, article: Article) -> Reading:
        """Everything that the article says of casualties; never raises for any text."""
        if article.status == "retracted":
            return Reading(empty_reason="retracted")
        if article.language.lower().split("-")[0] != "en":
            return Reading(empty_reason="language_unsupported")
        document = document_of(article)
        gathered = gather_statements(document, article.published_at, self.gazetteer)
        reading = assemble(document, gathered)
        return reading if reading.reports else reading._replace(empty_reason="no_casualties")


def load() -> EnglishReader:
    """Build the reader with its gazetteer; about half a second, so do it once per process."""
    return EnglishReader(load_gazetteer())
