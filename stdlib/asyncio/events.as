"""Event loops as an interface, and the way to get one."""

from _asyncio import (Handle, TimerHandle, _get_running_loop, _set_running_loop, get_event_loop,
                      get_running_loop)
from _asyncio import _UnixSelectorEventLoop as _Loop
import abc

__all__ = ('AbstractEventLoopPolicy', 'AbstractEventLoop', 'AbstractServer', 'Handle',
           'TimerHandle', 'get_event_loop_policy', 'set_event_loop_policy', 'get_event_loop',
           'set_event_loop', 'new_event_loop', '_set_running_loop', 'get_running_loop',
           '_get_running_loop', 'DefaultEventLoopPolicy', 'EventLoop', 'SelectorEventLoop',
           'BaseEventLoop')

EventLoop = SelectorEventLoop = BaseEventLoop = _Loop


def _handle_repr(handle):
    info = [handle.__class__.__name__]
    if handle._cancelled:
        info.append('cancelled')
    if hasattr(handle, '_when'):
        info.append(f'when={handle._when}')
    if handle._callback is not None:
        from .format_helpers import _format_callback_source
        info.append(_format_callback_source(handle._callback, handle._args,
                                            debug=handle._loop.get_debug()))
    return '<{}>'.format(' '.join(info))


class AbstractServer:
    """What create_server returns."""

    def close(self):
        """Stops serving; connections that are open stay open."""
        raise NotImplementedError

    def close_clients(self):
        """Closes all active connections."""
        raise NotImplementedError

    def abort_clients(self):
        """Closes all active connections at once."""
        raise NotImplementedError

    def get_loop(self):
        """The loop that the server belongs to."""
        raise NotImplementedError

    def is_serving(self):
        """True while connections are accepted."""
        raise NotImplementedError

    async def start_serving(self):
        """Begins to accept connections."""
        raise NotImplementedError

    async def serve_forever(self):
        """Accepts connections until cancelled."""
        raise NotImplementedError

    async def wait_closed(self):
        """Waits until the server and its connections are closed."""
        raise NotImplementedError

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class AbstractEventLoop(metaclass=abc.ABCMeta):
    """The interface of event loops; the native one counts as an instance."""


AbstractEventLoop.register(_Loop)


def _not_implemented(name):
    def method(self, *args, **kwargs):
        raise NotImplementedError
    method.__name__ = name
    method.__qualname__ = f'AbstractEventLoop.{name}'
    return method


for _name in dir(_Loop):
    if not _name.startswith('_') and callable(getattr(_Loop, _name)):
        setattr(AbstractEventLoop, _name, _not_implemented(_name))
del _name


class AbstractEventLoopPolicy:
    """Decides which loop belongs to which context."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """One loop, made when it is first asked for."""

    _loop_factory = _Loop

    def __init__(self):
        self._loop = None
        self._set_called = False

    def get_event_loop(self):
        if self._loop is None and not self._set_called:
            import warnings
            warnings.warn('There is no current event loop', DeprecationWarning, stacklevel=2)
            self.set_event_loop(self.new_event_loop())
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        self._set_called = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not "
                            f"'{type(loop).__name__}'")
        self._loop = loop

    def new_event_loop(self):
        return self._loop_factory()


_event_loop_policy = None


def get_event_loop_policy():
    """The policy in force."""
    global _event_loop_policy
    if _event_loop_policy is None:
        _event_loop_policy = DefaultEventLoopPolicy()
    return _event_loop_policy


def set_event_loop_policy(policy):
    """Sets the policy; None brings the default back."""
    global _event_loop_policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not "
                        f"'{type(policy).__name__}'")
    _event_loop_policy = policy


def _policy_loop():
    return get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    """Makes `loop` the current one."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A new event loop."""
    return get_event_loop_policy().new_event_loop()
