"""Consumer records as aiokafka makes them."""

from aiokafka import ConsumerRecord


def record(offset: int, *, key: bytes = b"key", value: bytes | None = b"value", topic: str = "topic") -> ConsumerRecord:
    return ConsumerRecord(
        topic=topic,
        partition=0,
        offset=offset,
        timestamp=0,
        timestamp_type=0,
        key=key,
        value=value,
        checksum=None,
        serialized_key_size=len(key),
        serialized_value_size=-1 if value is None else len(value),
        headers=(),
    )
