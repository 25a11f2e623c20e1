"""asyncio: the runtime's own face. The event loop, tasks and futures are native (_asyncio); the rest
of the package is written on top of them."""

from .base_events import *
from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .locks import *
from .protocols import *
from .queues import *
from .runners import *
from .streams import *
from .taskgroups import *
from .tasks import *
from .threads import *
from .timeouts import *
from .transports import *

__all__ = (base_events.__all__ + coroutines.__all__ + events.__all__ + exceptions.__all__ +
           futures.__all__ + locks.__all__ + protocols.__all__ + queues.__all__ + runners.__all__ +
           streams.__all__ + taskgroups.__all__ + tasks.__all__ + threads.__all__ +
           timeouts.__all__ + transports.__all__)

_LATER = {
    "create_subprocess_exec": "subprocesses are not there yet; os.system runs a command",
    "create_subprocess_shell": "subprocesses are not there yet; os.system runs a command",
}


_SUBMODULES = ('base_tasks', 'constants', 'format_helpers', 'log', 'trsock')


def __getattr__(name):
    if name in _SUBMODULES:
        import importlib
        return importlib.import_module('.' + name, __name__)
    if name in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}: {_LATER[name]}")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
