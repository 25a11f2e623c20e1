"""Transports as interfaces."""

__all__ = ('BaseTransport', 'ReadTransport', 'WriteTransport', 'Transport', 'DatagramTransport',
           'SubprocessTransport')

import abc

from _asyncio import _SelectorSocketTransport


class BaseTransport(metaclass=abc.ABCMeta):
    """What all transports have."""

    __slots__ = ('_extra',)

    def __init__(self, extra=None):
        self._extra = {} if extra is None else extra

    def get_extra_info(self, name, default=None):
        """Facts about the connection."""
        return self._extra.get(name, default)

    def is_closing(self):
        """True when it is closing or closed."""
        raise NotImplementedError

    def close(self):
        """Closes it; what is buffered is still sent."""
        raise NotImplementedError

    def set_protocol(self, protocol):
        """Changes the protocol."""
        raise NotImplementedError

    def get_protocol(self):
        """The protocol."""
        raise NotImplementedError


class ReadTransport(BaseTransport):
    """A transport that can be read from."""

    __slots__ = ()

    def is_reading(self):
        """True while data is handed to the protocol."""
        raise NotImplementedError

    def pause_reading(self):
        """Stops handing data to the protocol."""
        raise NotImplementedError

    def resume_reading(self):
        """Goes on handing data to the protocol."""
        raise NotImplementedError


class WriteTransport(BaseTransport):
    """A transport that can be written to."""

    __slots__ = ()

    def set_write_buffer_limits(self, high=None, low=None):
        """Sets the marks at which the protocol is paused and resumed."""
        raise NotImplementedError

    def get_write_buffer_size(self):
        """How many bytes wait to be sent."""
        raise NotImplementedError

    def get_write_buffer_limits(self):
        """The marks: (low, high)."""
        raise NotImplementedError

    def write(self, data):
        """Sends data, without waiting."""
        raise NotImplementedError

    def writelines(self, list_of_data):
        """Sends several pieces."""
        self.write(b''.join(list_of_data))

    def write_eof(self):
        """Closes the sending side."""
        raise NotImplementedError

    def can_write_eof(self):
        """True when write_eof is supported."""
        raise NotImplementedError

    def abort(self):
        """Closes it at once; what is buffered is lost."""
        raise NotImplementedError


class Transport(ReadTransport, WriteTransport):
    """A stream in both directions."""

    __slots__ = ()


class DatagramTransport(BaseTransport):
    """A transport for datagrams."""

    __slots__ = ()

    def sendto(self, data, addr=None):
        """Sends a datagram."""
        raise NotImplementedError

    def abort(self):
        """Closes it at once."""
        raise NotImplementedError


class SubprocessTransport(BaseTransport):
    """A transport for a subprocess."""

    __slots__ = ()

    def get_pid(self):
        """The process's number."""
        raise NotImplementedError

    def get_returncode(self):
        """Its exit status, or None."""
        raise NotImplementedError


Transport.register(_SelectorSocketTransport)
