"""Protocols: what transports call."""

__all__ = ('BaseProtocol', 'Protocol', 'DatagramProtocol', 'SubprocessProtocol', 'BufferedProtocol')


class BaseProtocol:
    """The calls that every protocol gets."""

    __slots__ = ()

    def connection_made(self, transport):
        """The connection is there."""

    def connection_lost(self, exc):
        """The connection is gone; exc is None when it was closed in an orderly way."""

    def pause_writing(self):
        """The transport's buffer went over the high-water mark."""

    def resume_writing(self):
        """The transport's buffer drained below the low-water mark."""


class Protocol(BaseProtocol):
    """A protocol for streams."""

    __slots__ = ()

    def data_received(self, data):
        """Some bytes arrived."""

    def eof_received(self):
        """The other end will send no more. A true result keeps the transport open."""


class BufferedProtocol(BaseProtocol):
    """A protocol for streams that provides the buffer itself."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """A buffer to be filled."""

    def buffer_updated(self, nbytes):
        """The buffer got so many bytes."""

    def eof_received(self):
        """The other end will send no more. A true result keeps the transport open."""


class DatagramProtocol(BaseProtocol):
    """A protocol for datagrams."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A datagram arrived."""

    def error_received(self, exc):
        """A send or receive failed with OSError."""


class SubprocessProtocol(BaseProtocol):
    """A protocol for subprocesses."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """The subprocess wrote to a pipe."""

    def pipe_connection_lost(self, fd, exc):
        """A pipe was closed."""

    def process_exited(self):
        """The subprocess ended."""


def _feed_data_to_buffered_proto(proto, data):
    while data:
        buf = proto.get_buffer(len(data))
        room = len(buf)
        if not room:
            raise RuntimeError('get_buffer() returned an empty buffer')
        if room >= len(data):
            buf[:len(data)] = data
            proto.buffer_updated(len(data))
            return
        buf[:room] = data[:room]
        proto.buffer_updated(room)
        data = data[room:]
