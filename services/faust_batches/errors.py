"""What can go wrong, in words for the person who has to act."""


class BatchesError(Exception):
    """The base of this package's errors."""


class UnreachableError(BatchesError):
    """No broker answers at the bootstrap addresses."""


class TopicsError(BatchesError):
    """Topics are missing or not as the app needs them; the message lists every problem."""


class OffsetsLostError(BatchesError):
    """A committed offset lies outside its log: records were removed unread, or the topic is another one."""


class NotOwnedError(BatchesError):
    """A table was asked for a partition that this process does not own at present."""


class DataDirectoryError(BatchesError):
    """The local store cannot be used: another process has it open, or it is not writable."""


class AssignmentError(BatchesError):
    """The group gave this process topics or partitions that do not belong together."""


class PublishError(BatchesError):
    """Records could not be published; whoever called must not go on as if they were."""
