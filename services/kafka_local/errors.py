"""What can go wrong with the embedded broker; each message says what happened, to what, and what to do."""


class BrokerError(Exception):
    """The embedded broker cannot be had; the base of all errors of this package."""


class FetchError(BrokerError):
    """A jar could not be fetched: no network, a mirror without it, or a full disk."""


class HashMismatchError(BrokerError):
    """A fetched jar is not the one that was locked."""


class LockFileError(BrokerError):
    """A lock file holds a line that is not `group:artifact:version sha256`."""


class JavaError(BrokerError):
    """No Java, or none that is new enough."""


class PortTakenError(BrokerError):
    """Another program listens on the port that was asked for."""


class DataDirectoryError(BrokerError):
    """The data directory cannot be used: another broker has it, or it cannot be written."""


class StartError(BrokerError):
    """The broker ended, or was not ready in time, while it was started."""
