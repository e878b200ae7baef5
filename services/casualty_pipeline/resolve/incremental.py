"""Resolution of one region as its rows change, at the cost of the neighbourhood of what changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from casualty_pipeline.counting import Counting
from casualty_pipeline.resolve.blocking import days_of
from casualty_pipeline.resolve.checks import Checks
from casualty_pipeline.resolve.clusters import component_of
from casualty_pipeline.resolve.dendrogram import Dendrogram
from casualty_pipeline.resolve.incident import Standing, incident_of
from casualty_pipeline.resolve.neighbourhood import Changed
from casualty_pipeline.resolve.residence import Archive, Residence, no_archive
from casualty_pipeline.resolve.statement import Statement, statements_of
from casualty_pipeline.resolve.words import NameOf, place_words
from casualty_schemas.report import RegionReports


@dataclass(slots=True)
class Changes:
    """Incidents that stand no longer, and those that stand now."""

    withdrawn: list[Standing] = field(default_factory=list)
    stood: list[Standing] = field(default_factory=list)


@dataclass(slots=True)
class Relinked:
    """What an update does to the neighbourhood."""

    links: Changed = field(default_factory=set)
    came: list[Statement] = field(default_factory=list)
    gone: set[Statement] = field(default_factory=set)


class RegionResolution:
    """The incidents of one region; after each update what `resolve_region` makes of the same rows."""

    __slots__ = ("_checks", "_counting", "_dendrogram", "_incidents", "_region", "_region_words", "_residence")

    def __init__(self, region: str, counting: Counting, name_of: NameOf) -> None:
        self._region = region
        self._region_words = place_words(name_of(region))
        self._counting = counting
        self._residence = Residence(self._region_words)
        self._dendrogram = Dendrogram()
        self._incidents: dict[Statement, Standing] = {}
        self._checks = Checks(region, counting)

    def apply(self, rows: Iterable[RegionReports], archive: Archive = no_archive) -> Changes:
        """Take rows in, each in place of what its document gave before; the last given of a document stands."""
        told = {row.document: statements_of(row, self._region_words) for row in rows}
        self._stand_again(self._residence.wake(told, archive))
        changes, relinked = Changes(), Relinked()
        documents = self._residence.documents
        for document, statements in told.items():
            for statement in documents.pop(document, ()):
                self._take_out(statement, relinked, changes)
            for statement in statements:
                self._put_in(statement, relinked)
            if statements:
                documents[statements[0].document] = statements
        self._cluster_anew(relinked, changes)
        self._check_anew(changes)
        return changes

    @property
    def days_awake(self) -> int:
        """How many days have reports in memory."""
        return self._residence.neighbourhood.days

    def sleep(self, before: int) -> None:
        """Let what tells only of days before this one (proleptic ordinal) leave memory, until something touches it."""
        self._residence.sleep(before)
        is_whole = self._residence.is_whole
        torn = {each for each, incident in self._incidents.items() if not all(map(is_whole, incident.members))}
        self._dendrogram.forget(torn)
        self._incidents = {each: incident for each, incident in self._incidents.items() if each not in torn}
        self._residence.settle(self._incidents.__contains__)

    def _stand_again(self, woken: Iterable[Statement]) -> None:
        """What woke up stands as it did when it fell asleep, for it is a function of the same statements."""
        links = self._residence.neighbourhood.links
        for statement in woken:
            if statement not in self._incidents:
                for cluster in self._dendrogram.grow(component_of(statement, links), links):
                    incident = incident_of(self._region, cluster, self._counting)
                    self._incidents.update(dict.fromkeys(cluster, incident))

    def incidents(self) -> list[Standing]:
        """Every incident that stands, but for those asleep."""
        return [*{id(each): each for each in self._incidents.values()}.values(), *self._checks.left()]

    def _take_out(self, statement: Statement, relinked: Relinked, changes: Changes) -> None:
        if statement.is_summary:
            self._checks.remove(statement)
            return
        relinked.links |= self._residence.neighbourhood.remove(statement)
        relinked.gone.add(statement)
        self._withdraw(statement, changes)

    def _put_in(self, statement: Statement, relinked: Relinked) -> None:
        if statement.is_summary:
            self._checks.add(statement)
            return
        relinked.links |= self._residence.neighbourhood.add(statement, days_of(statement))
        relinked.came.append(statement)

    def _withdraw(self, statement: Statement, changes: Changes) -> None:
        incident = self._incidents.get(statement)
        if incident is not None:
            for member in incident.members:
                del self._incidents[member]
            changes.withdrawn.append(incident)

    def _cluster_anew(self, relinked: Relinked, changes: Changes) -> None:
        for cluster in self._dendrogram.follow(relinked.links, self._residence.neighbourhood.links):
            # A statement that is gone is linked with nothing, and so alone.
            if cluster[0] not in relinked.gone:
                self._stand(cluster, changes)
        for statement in relinked.came:
            if statement not in self._incidents:
                self._stand((statement,), changes)

    def _stand(self, cluster: Sequence[Statement], changes: Changes) -> None:
        before = self._incidents.get(cluster[0])
        if before is not None and before.members == cluster:
            return
        for statement in cluster:
            self._withdraw(statement, changes)
        incident = incident_of(self._region, cluster, self._counting)
        for statement in cluster:
            self._incidents[statement] = incident
        changes.stood.append(incident)

    def _check_anew(self, changes: Changes) -> None:
        withdrawn, stood = self._checks.update(changes.withdrawn, changes.stood)
        changes.withdrawn += withdrawn
        changes.stood += stood
