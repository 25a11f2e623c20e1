"""Streams: reading and writing connections in coroutines. The classes are native; what happens once for a
connection, and what serves subclasses that override a method, is here."""

from _asyncio import FlowControlMixin, StreamReader, StreamWriter

from . import coroutines, events, exceptions, protocols
from .tasks import sleep

__all__ = ('StreamReader', 'StreamWriter', 'StreamReaderProtocol', 'open_connection', 'start_server',
           'open_unix_connection', 'start_unix_server')

_DEFAULT_LIMIT = 2 ** 16


async def open_connection(host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Connects to a TCP server; returns (reader, writer)."""
    loop = events.get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await loop.create_connection(lambda: protocol, host, port, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_server(client_connected_cb, host=None, port=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Starts a TCP server that calls client_connected_cb(reader, writer) for each client."""
    loop = events.get_running_loop()

    def factory():
        reader = StreamReader(limit=limit, loop=loop)
        return StreamReaderProtocol(reader, client_connected_cb, loop=loop)

    return await loop.create_server(factory, host, port, **kwds)


async def open_unix_connection(path=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Connects to a Unix socket; returns (reader, writer)."""
    loop = events.get_running_loop()
    reader = StreamReader(limit=limit, loop=loop)
    protocol = StreamReaderProtocol(reader, loop=loop)
    transport, _ = await loop.create_unix_connection(lambda: protocol, path, **kwds)
    return reader, StreamWriter(transport, protocol, reader, loop)


async def start_unix_server(client_connected_cb, path=None, *, limit=_DEFAULT_LIMIT, **kwds):
    """Starts a server on a Unix socket, as start_server does."""
    loop = events.get_running_loop()

    def factory():
        reader = StreamReader(limit=limit, loop=loop)
        return StreamReaderProtocol(reader, client_connected_cb, loop=loop)

    return await loop.create_unix_server(factory, path, **kwds)


class StreamReaderProtocol(FlowControlMixin, protocols.Protocol):
    """Feeds what arrives into a StreamReader."""

    _source_traceback = None

    def __init__(self, stream_reader, client_connected_cb=None, loop=None):
        super().__init__(loop=loop)
        self._stream_reader_strong = stream_reader
        self._reject_connection = False
        self._task = None
        self._transport = None
        self._client_connected_cb = client_connected_cb
        self._over_ssl = False
        self._closed = self._loop.create_future()

    @property
    def _stream_reader(self):
        return self._stream_reader_strong

    @property
    def _stream_writer(self):
        return self._writer

    _writer = None

    def _replace_transport(self, transport):
        self._transport = transport

    def connection_made(self, transport):
        if self._reject_connection:
            self._loop.call_exception_handler({
                'message': 'An open stream was garbage collected prior to establishing network '
                           'connection; call "stream.close()" explicitly.',
            })
            transport.abort()
            return
        self._transport = transport
        reader = self._stream_reader
        if reader is not None:
            reader.set_transport(transport)
        if self._client_connected_cb is None:
            return
        writer = StreamWriter(transport, self, reader, self._loop)
        self._writer = writer
        result = self._client_connected_cb(reader, writer)
        if coroutines.iscoroutine(result):
            def callback(task):
                if task.cancelled():
                    transport.close()
                    return
                exc = task.exception()
                if exc is not None:
                    self._loop.call_exception_handler({
                        'message': 'Unhandled exception in client_connected_cb',
                        'exception': exc,
                        'transport': transport,
                    })
                    transport.close()

            self._task = self._loop.create_task(result)
            self._task.add_done_callback(callback)

    def connection_lost(self, exc):
        reader = self._stream_reader
        if reader is not None:
            if exc is None:
                reader.feed_eof()
            else:
                reader.set_exception(exc)
        if not self._closed.done():
            if exc is None:
                self._closed.set_result(None)
            else:
                self._closed.set_exception(exc)
                # wait_closed() need not be called: nobody reports this one.
                self._closed.exception()
        super().connection_lost(exc)
        self._stream_reader_strong = None
        self._writer = None
        self._task = None
        self._transport = None

    def eof_received(self):
        reader = self._stream_reader_strong
        if reader is not None:
            reader.feed_eof()
        # The sending side stays open.
        return True

    def _get_close_waiter(self, stream):
        return self._closed


# -- what the native classes call ----------------------------------------------------------------------

async def _wait_closed(writer):
    await writer._protocol._get_close_waiter(writer)


async def _drain(writer):
    # With a transport, protocol or reader of the script's own.
    if writer._reader is not None:
        exc = writer._reader.exception()
        if exc is not None:
            raise exc
    if writer._transport.is_closing():
        await sleep(0)
    await writer._protocol._drain_helper()


async def _start_tls(writer, *args, **kwargs):
    raise NotImplementedError('TLS is not there yet: there are plain streams')


async def _read_all(reader):
    # A subclass has its own read().
    blocks = []
    while block := await reader.read(reader._limit):
        blocks.append(block)
    return b''.join(blocks)


async def _readline(reader):
    # A subclass has its own readuntil().
    try:
        return await reader.readuntil(b'\n')
    except exceptions.IncompleteReadError as exc:
        return exc.partial
    except exceptions.LimitOverrunError as exc:
        buffer = reader._buffer
        if buffer.startswith(b'\n', exc.consumed):
            del buffer[:exc.consumed + 1]
        else:
            buffer.clear()
        reader._maybe_resume_transport()
        raise ValueError(exc.args[0])


async def _next_line(reader):
    line = await reader.readline()
    if line == b'':
        raise StopAsyncIteration
    return line


for _function, _name in ((_wait_closed, 'StreamWriter.wait_closed'), (_drain, 'StreamWriter.drain'),
                         (_start_tls, 'StreamWriter.start_tls'), (_read_all, 'StreamReader.read'),
                         (_readline, 'StreamReader.readline'),
                         (_next_line, 'StreamReader.__anext__')):
    _function.__qualname__ = _name
    _function.__name__ = _name.partition('.')[2]
del _function, _name
