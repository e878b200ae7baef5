"""The Faust transport: batches in, and no producer of Faust's own."""

from typing import Any, ClassVar

from faust.exceptions import ImproperlyConfigured
from faust.transport.base import Producer as BaseProducer
from faust.transport.drivers import aiokafka as driver
from faust.types.transports import ConsumerT, ProducerT
from typing_extensions import override

from faust_batches.consumer import BatchConsumer


class IdleProducer(driver.Producer):
    """Stands where Faust expects a producer, and connects to nothing.

    Faust's producer neither waits for acknowledgements at a commit nor stops the process when a send fails, so nothing
    goes through it: everything is sent by `app.publisher`.
    """

    @override
    async def on_start(self) -> None:
        await BaseProducer.on_start(self)

    @override
    async def send(self, *args: Any, **kwargs: Any) -> Any:
        """Refused.

        Raises:
            ImproperlyConfigured: always.
        """
        raise ImproperlyConfigured("this app has no Faust producer: send with app.publisher, which awaits and checks")


class BatchTransport(driver.Transport):
    """aiokafka with batches."""

    Consumer: ClassVar[type[ConsumerT]] = BatchConsumer
    Producer: ClassVar[type[ProducerT]] = IdleProducer
