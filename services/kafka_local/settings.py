"""What can be chosen about an embedded broker."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class BrokerSettings:
    """How to run one broker.

    Attributes:
        data_dir: where it keeps its data for ever; None: a temporary directory that `stop` removes.
        port: of the listener on 127.0.0.1; 0: any free one, the same for all starts of one Broker.
        overrides: lines of server.properties that win over ours.
        heap_megabytes: the greatest heap of its Java.
        full_jit: compile hot code fully. It starts 0.2 s slower and costs more processor time; benchmarks want it.
        start_seconds: how long it may take to answer its first request.
        stop_seconds: how long it may take to stop before it is killed.
    """

    data_dir: Path | None = None
    port: int = 0
    overrides: Mapping[str, str] = field(default_factory=dict)
    heap_megabytes: int = 512
    full_jit: bool = False
    start_seconds: float = 60.0
    stop_seconds: float = 30.0
