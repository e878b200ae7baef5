"""A local store on RocksDB: one database for one table in one partition, the offset among its rows."""

import logging
import shutil
import struct
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rocksdict import BlockBasedOptions, Cache, DBCompressionType, Options, Rdict, WriteBatch

from faust_batches.errors import DataDirectoryError
from faust_batches.settings import BatchSettings
from faust_batches.store import Row

log = logging.getLogger(__name__)

MARK_KEY = b"\x00faust_batches\x00mark"
"""The row that holds the changelog offset and the time of the last write; no table may use this key."""
MARK = struct.Struct(">qd")
BLOOM_BITS = 10
MEMTABLE_BLOOM_RATIO = 0.02
"""Of a write buffer: most keys that are asked for are new, and are not searched for in what was written last."""
OPEN_FILES = 64


class RocksStore:
    """Rows and offset go to disk in one write batch, so the store never stands for an offset whose rows it lacks.

    The write-ahead log is not synchronised: a crash of the machine may take the store back to an earlier write, which
    then stands for an earlier offset, and the changelog gives what is missing.
    """

    def __init__(
        self, path: Path, *, cache: Cache, settings: BatchSettings, clock: Callable[[], float] = time.time
    ) -> None:
        self._path = path
        self._options = _options(cache, settings)
        self._clock = clock
        self._database = self._open()
        mark = self._database.get(MARK_KEY)
        self._offset: int | None
        self._offset, self.current_at = MARK.unpack(mark) if mark is not None else (None, 0.0)

    @property
    def offset(self) -> int | None:
        """The changelog offset up to which the rows are known."""
        return self._offset

    def get(self, key: bytes) -> bytes | None:
        """The value of a key."""
        value: bytes | None = self._database.get(key)
        return value

    def get_many(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """The values of keys, in their order; far cheaper a key than `get`."""
        values: list[bytes | None] = self._database.get(list(keys))
        return values

    def prefix(self, prefix: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Rows whose key begins so, by key."""
        for key, value in self._database.items(from_key=prefix):
            if not key.startswith(prefix):
                return
            if key != MARK_KEY:
                yield key, value

    def items(self) -> Iterator[tuple[bytes, bytes]]:
        """All rows, by key."""
        return self.prefix(b"")

    def count(self) -> int:
        """Number of rows, counted by reading them."""
        return sum(key != MARK_KEY for key, _ in self._database.items())

    def write(self, rows: Iterable[Row], offset: int) -> None:
        """Write rows and the offset that the store stands for then, in one write batch."""
        now = self._clock()
        batch = WriteBatch(raw_mode=True)
        for key, value in rows:
            if value is None:
                batch.delete(key)
            else:
                batch.put(key, value)
        batch.put(MARK_KEY, MARK.pack(offset, now))
        self._database.write(batch)
        self._offset, self.current_at = offset, now

    def clear(self) -> None:
        """Forget everything: the files are removed and made anew."""
        self.close()
        shutil.rmtree(self._path)
        self._database = self._open()
        self._offset, self.current_at = None, 0.0

    def close(self) -> None:
        """Write what is in memory to files and let go of them."""
        self._database.close()

    def _open(self) -> Any:
        self._path.mkdir(parents=True, exist_ok=True)
        try:
            return Rdict(str(self._path), options=self._options)
        except Exception as error:  # rocksdict raises nothing more specific
            if "Corruption" not in str(error):
                raise DataDirectoryError(f"the local store {self._path} cannot be opened: {error}") from error
            log.exception("the local store %s is broken; it is removed and read from its changelog", self._path)
        shutil.rmtree(self._path)
        return Rdict(str(self._path), options=self._options)


def _options(cache: Cache, settings: BatchSettings) -> Options:
    blocks = BlockBasedOptions()
    blocks.set_block_cache(cache)
    blocks.set_bloom_filter(BLOOM_BITS, block_based=False)
    blocks.set_cache_index_and_filter_blocks(v=True)
    options = Options(raw_mode=True)
    options.create_if_missing(create_if_missing=True)
    options.set_block_based_table_factory(blocks)
    options.set_write_buffer_size(settings.write_buffer_bytes)
    options.set_max_write_buffer_number(2)
    options.set_memtable_prefix_bloom_ratio(MEMTABLE_BLOOM_RATIO)
    options.set_memtable_whole_key_filtering(whole_key_filter=True)
    options.set_max_open_files(OPEN_FILES)
    options.set_compression_type(DBCompressionType.lz4())
    options.set_keep_log_file_num(2)
    return options
