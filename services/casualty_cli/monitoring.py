"""Asks a worker's monitoring port: whether it is ready, and what it has counted."""

import http.client
from collections import Counter
from typing import Final

from prometheus_client.parser import text_string_to_metric_families

_PROCESSED: Final = "casualty_stream_records_processed_total"
_TIMEOUT_SECONDS: Final = 10


def is_ready(address: str) -> bool:
    """Whether /readyz at host:port says so; an address where nobody answers is not ready."""
    try:
        status, _ = _get(address, "/readyz")
    except (OSError, http.client.HTTPException):
        return False
    return status == http.client.OK


def outcomes(address: str) -> Counter[tuple[str, str]]:
    """How many records the worker has processed, by topic and outcome."""
    _, page = _get(address, "/metrics")
    samples = (sample for family in text_string_to_metric_families(page) for sample in family.samples)
    counts: Counter[tuple[str, str]] = Counter()
    for sample in samples:
        if sample.name == _PROCESSED:
            counts[sample.labels["topic"], sample.labels["outcome"]] += int(sample.value)
    return counts


def _get(address: str, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection(address, timeout=_TIMEOUT_SECONDS)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()
