"""The event loop's less frequent methods, called by the native loop: exception handling, servers and
connections, and what is not there yet."""

import _asyncio

from . import coroutines, events, exceptions, futures, tasks

__all__ = ('BaseEventLoop', 'Server')

BaseEventLoop = events.EventLoop

_C = _asyncio.socket_constants()
_AF_INET, _AF_INET6, _AF_UNIX = _C['AF_INET'], _C['AF_INET6'], _C['AF_UNIX']
_SOCK_STREAM = _C['SOCK_STREAM']


# -- errors in callbacks ----------------------------------------------------------------------------

def _report_handle_error(loop, handle, exc):
    from .format_helpers import _format_callback_source
    callback = _format_callback_source(handle._callback, handle._args or (),
                                       debug=loop.get_debug())
    loop.call_exception_handler({
        'message': f'Exception in callback {callback}',
        'exception': exc,
        'handle': handle,
    })


def _log_error(message, exc):
    # Through logging when the program has it; else what logging would print by itself.
    import sys
    if 'logging' in sys.modules:
        logging = sys.modules['logging']
        info = (type(exc), exc, exc.__traceback__) if exc is not None else False
        logging.getLogger('asyncio').error(message, exc_info=info)
        return
    text = message + '\n'
    if exc is not None:
        text += _asyncio._format_exception(exc)
    stream = sys.stderr
    if stream is not None:
        stream.write(text)


def _log_warning(message):
    import sys
    if 'logging' in sys.modules:
        sys.modules['logging'].getLogger('asyncio').warning(message)
    elif sys.stderr is not None:
        sys.stderr.write(message + '\n')


def default_exception_handler(loop, context):
    """Prints the error as the asyncio logger would."""
    message = context.get('message')
    if not message:
        message = 'Unhandled exception in event loop'
    lines = [message]
    for key in sorted(context):
        if key in ('message', 'exception'):
            continue
        value = context[key]
        lines.append(f'{key}: {value!r}')
    _log_error('\n'.join(lines), context.get('exception'))


def call_exception_handler(loop, context):
    """Hands an error to the loop's exception handler."""
    handler = loop.get_exception_handler()
    if handler is None:
        try:
            loop.default_exception_handler(context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            _log_error('Exception in default exception handler', exc)
        return
    try:
        thing = context.get('task')
        if thing is None:
            thing = context.get('future')
        if thing is None:
            thing = context.get('handle')
        ctx = thing.get_context() if thing is not None and hasattr(thing, 'get_context') else None
        if ctx is not None and hasattr(ctx, 'run'):
            ctx.run(handler, loop, context)
        else:
            handler(loop, context)
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as exc:
        try:
            loop.default_exception_handler({
                'message': 'Unhandled error in exception handler',
                'exception': exc,
                'context': context,
            })
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            _log_error('Exception in default exception handler while handling an unexpected error '
                       'in custom exception handler', exc)


# -- async generators ---------------------------------------------------------------------------------

def _late_asyncgen(loop, agen):
    import warnings
    warnings.warn(f'asynchronous generator {agen!r} was scheduled after '
                  f'loop.shutdown_asyncgens() call', ResourceWarning, source=loop)


async def shutdown_asyncgens(loop):
    """Closes the async generators that are still open."""
    closing = loop._take_asyncgens()
    if not closing:
        return
    results = await tasks.gather(*[agen.aclose() for agen in closing], return_exceptions=True)
    for result, agen in zip(results, closing):
        if isinstance(result, Exception):
            loop.call_exception_handler({
                'message': f'an error occurred during closing of asynchronous generator {agen!r}',
                'exception': result,
                'asyncgen': agen,
            })


# -- executors --------------------------------------------------------------------------------------------

async def shutdown_default_executor(loop, timeout=None):
    """There is no executor yet: nothing to shut down."""


def set_default_executor(loop, executor):
    raise NotImplementedError('executors need threads, which are not there yet')


def run_in_executor(loop, executor, func, *args):
    raise NotImplementedError(
        'loop.run_in_executor needs threads, which are not there yet: call the function directly, '
        'or split long work with `await asyncio.sleep(0)`')


def _later(name, alternative):
    def method(loop, *args, **kwargs):
        raise NotImplementedError(f'loop.{name} is not there yet: {alternative}')
    method.__name__ = method.__qualname__ = name
    return method


create_datagram_endpoint = _later('create_datagram_endpoint', 'there are TCP and Unix streams')
connect_read_pipe = _later('connect_read_pipe', 'loop.add_reader watches a descriptor')
connect_write_pipe = _later('connect_write_pipe', 'loop.add_writer watches a descriptor')
subprocess_exec = _later('subprocess_exec', 'os.system runs a command')
subprocess_shell = _later('subprocess_shell', 'os.system runs a command')
start_tls = _later('start_tls', 'there are plain streams')
sendfile = _later('sendfile', 'read the file and write it to the transport')
sock_sendfile = _later('sock_sendfile', 'read the file and use sock_sendall')
sock_recvfrom = _later('sock_recvfrom', 'there are TCP and Unix streams')
sock_recvfrom_into = _later('sock_recvfrom_into', 'there are TCP and Unix streams')
sock_sendto = _later('sock_sendto', 'there are TCP and Unix streams')
add_signal_handler = _later('add_signal_handler', 'catch KeyboardInterrupt for Ctrl-C')
remove_signal_handler = _later('remove_signal_handler', 'catch KeyboardInterrupt for Ctrl-C')
getnameinfo = _later('getnameinfo', 'addresses are shown as numbers')


# -- names ----------------------------------------------------------------------------------------------------

async def getaddrinfo(loop, host, port, *, family=0, type=0, proto=0, flags=0):
    """The addresses of a host, looked up without blocking the loop."""
    return await _asyncio.getaddrinfo(loop, host, port, family, type, proto, flags)


async def _resolve(loop, host, port, family=0, flags=0, caller='connect'):
    if isinstance(port, int) and not 0 <= port <= 65535:
        raise OverflowError(f'{caller}(): port must be 0-65535.')
    infos = await loop.getaddrinfo(host, port, family=family, type=_SOCK_STREAM, flags=flags)
    if not infos:
        raise OSError(f'getaddrinfo({host!r}) returned empty list')
    return infos


# -- sockets of the script's own --------------------------------------------------------------------------------

def _wait_fd(loop, fd, write):
    fut = loop.create_future()
    add = loop.add_writer if write else loop.add_reader
    remove = loop.remove_writer if write else loop.remove_reader

    def ready():
        if not fut.done():
            fut.set_result(None)

    add(fd, ready)
    fut.add_done_callback(lambda fut: remove(fd))
    return fut


async def sock_recv(loop, sock, n):
    """Receives up to n bytes."""
    while True:
        try:
            return sock.recv(n)
        except (BlockingIOError, InterruptedError):
            await _wait_fd(loop, sock.fileno(), False)


async def sock_recv_into(loop, sock, buf):
    """Receives into a buffer; returns how many bytes."""
    while True:
        try:
            return sock.recv_into(buf)
        except (BlockingIOError, InterruptedError):
            await _wait_fd(loop, sock.fileno(), False)


async def sock_sendall(loop, sock, data):
    """Sends all of the data."""
    view = memoryview(data)
    while view:
        try:
            view = view[sock.send(view):]
        except (BlockingIOError, InterruptedError):
            await _wait_fd(loop, sock.fileno(), True)


async def sock_connect(loop, sock, address):
    """Connects a socket."""
    try:
        sock.connect(address)
        return
    except (BlockingIOError, InterruptedError):
        pass
    await _wait_fd(loop, sock.fileno(), True)
    code = sock.getsockopt(_C['SOL_SOCKET'], 4)
    if code:
        raise _asyncio.os_error(code)


async def sock_accept(loop, sock):
    """Accepts a connection: (socket, address)."""
    while True:
        try:
            conn, address = sock.accept()
            conn.setblocking(False)
            return conn, address
        except (BlockingIOError, InterruptedError):
            await _wait_fd(loop, sock.fileno(), False)


# -- connections ---------------------------------------------------------------------------------------------------

def _describe(address):
    return repr(address)


async def _connect(loop, family, proto, address, local_addrs=None):
    fd = _asyncio.socket_create(family, _SOCK_STREAM, proto)
    try:
        if local_addrs:
            errors = []
            for info in local_addrs:
                if info[0] != family:
                    continue
                try:
                    _asyncio.socket_bind(fd, family, info[4])
                    break
                except OSError as exc:
                    errors.append(exc)
            else:
                if errors:
                    raise errors[-1]
                raise OSError(f'no matching local address with family={family} found')
        code = _asyncio.socket_connect(fd, family, address)
        if code == _C['EINPROGRESS']:
            await _wait_fd(loop, fd, True)
            code = _asyncio.socket_error(fd)
        if code:
            error = _asyncio.os_error(code)
            raise type(error)(error.errno, f'Connect call failed {_describe(address)}')
        return fd
    except BaseException:
        _asyncio.socket_close(fd)
        raise


def _fd_of(sock):
    # A socket object given by the script: the transport works on its descriptor from now on.
    fd = sock.fileno()
    if hasattr(sock, 'setblocking'):
        sock.setblocking(False)
    detach = getattr(sock, 'detach', None)
    return detach() if detach is not None else fd


async def _make_transport(loop, fd, family, protocol_factory, server=None):
    try:
        protocol = protocol_factory()
        waiter = loop.create_future()
        transport = _new_transport(loop, fd, family, protocol, waiter, server)
    except BaseException:
        _asyncio.socket_close(fd)
        raise
    try:
        await waiter
    except:
        transport.close()
        raise
    return transport, protocol


def _new_transport(loop, fd, family, protocol, waiter=None, server=None, peer=None):
    from .trsock import TransportSocket
    extra = {'socket': TransportSocket(fd, family)}
    try:
        extra['sockname'] = _asyncio.socket_name(fd)
    except OSError:
        extra['sockname'] = None
    if peer is None:
        try:
            peer = _asyncio.socket_peer(fd)
        except OSError:
            peer = None
    extra['peername'] = peer
    if family != _AF_UNIX:
        try:
            _asyncio.socket_setsockopt(fd, _C['IPPROTO_TCP'], _C['TCP_NODELAY'], 1)
        except OSError:
            pass
    transport = _asyncio._SelectorSocketTransport(loop, fd, protocol, waiter, extra, server)
    extra['socket']._owner = transport
    return transport


def _no_tls(ssl):
    if ssl:
        raise NotImplementedError('TLS is not there yet: there are plain streams')


async def create_connection(loop, protocol_factory, host=None, port=None, *, ssl=None, family=0,
                            proto=0, flags=0, sock=None, local_addr=None, server_hostname=None,
                            ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                            happy_eyeballs_delay=None, interleave=None, all_errors=False):
    """Connects to a TCP server; returns (transport, protocol)."""
    if server_hostname is not None and not ssl:
        raise ValueError('server_hostname is only meaningful with ssl')
    if server_hostname is None and ssl and not host:
        raise ValueError('You must set server_hostname when using ssl without a host')
    if ssl_handshake_timeout is not None and not ssl:
        raise ValueError('ssl_handshake_timeout is only meaningful with ssl')
    _no_tls(ssl)
    if host is not None or port is not None:
        if sock is not None:
            raise ValueError('host/port and sock can not be specified at the same time')
        infos = await _resolve(loop, host, port, family, flags)
        local = await _resolve(loop, *local_addr, family, caller='bind') if local_addr is not None else None
        errors = []
        fd = None
        for af, _, pr, _, address in infos:
            try:
                fd = await _connect(loop, af, pr, address, local)
                family = af
                break
            except OSError as exc:
                errors.append(exc)
        if fd is None:
            if all_errors:
                raise ExceptionGroup('create_connection failed', errors)
            if len(errors) == 1:
                raise errors[0]
            first = str(errors[0])
            if all(str(exc) == first for exc in errors):
                raise errors[0]
            raise OSError('Multiple exceptions: {}'.format(', '.join(str(exc) for exc in errors)))
    else:
        if sock is None:
            raise ValueError('host and port was not specified and no sock specified')
        family = getattr(sock, 'family', _AF_INET)
        fd = _fd_of(sock)
    return await _make_transport(loop, fd, family, protocol_factory)


async def create_unix_connection(loop, protocol_factory, path=None, *, ssl=None, sock=None,
                                 server_hostname=None, ssl_handshake_timeout=None,
                                 ssl_shutdown_timeout=None):
    """Connects to a Unix socket; returns (transport, protocol)."""
    _no_tls(ssl)
    if path is not None:
        if sock is not None:
            raise ValueError('path and sock can not be specified at the same time')
        import os
        address = os.fspath(path)
        fd = _asyncio.socket_create(_AF_UNIX, _SOCK_STREAM)
        try:
            code = _asyncio.socket_connect(fd, _AF_UNIX, address)
            if code == _C['EINPROGRESS']:
                await _wait_fd(loop, fd, True)
                code = _asyncio.socket_error(fd)
            if code:
                raise _asyncio.os_error(code)
        except BaseException:
            _asyncio.socket_close(fd)
            raise
    else:
        if sock is None:
            raise ValueError('no path and sock were specified')
        fd = _fd_of(sock)
    return await _make_transport(loop, fd, _AF_UNIX, protocol_factory)


async def connect_accepted_socket(loop, protocol_factory, sock, *, ssl=None,
                                  ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
    """Makes a transport for a connection that was accepted elsewhere."""
    _no_tls(ssl)
    return await _make_transport(loop, _fd_of(sock), getattr(sock, 'family', _AF_INET),
                                 protocol_factory)


# -- servers ----------------------------------------------------------------------------------------------------------

class Server(events.AbstractServer):
    """A listening server; an async context manager that closes it."""

    def __init__(self, loop, sockets, protocol_factory, backlog):
        self._loop = loop
        self._sockets = sockets
        self._clients = set()
        self._waiters = []
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        self._serving = False
        self._serving_forever_fut = None

    def __repr__(self):
        return f'<{self.__class__.__name__} sockets={self.sockets!r}>'

    def _attach(self, transport):
        assert self._sockets is not None
        self._clients.add(transport)

    def _detach(self, transport):
        self._clients.discard(transport)
        if len(self._clients) == 0 and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters = self._waiters
        self._waiters = None
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for sock in self._sockets:
            _asyncio.socket_listen(sock.fileno(), self._backlog)
            self._loop.add_reader(sock.fileno(), self._accept, sock)

    def _accept(self, sock):
        for _ in range(self._backlog):
            try:
                got = _asyncio.socket_accept(sock.fileno())
            except OSError as exc:
                self._loop.call_exception_handler({
                    'message': 'socket.accept() out of system resource',
                    'exception': exc,
                    'socket': sock,
                })
                self._loop.remove_reader(sock.fileno())
                self._loop.call_later(1, self._resume_accepting, sock)
                return
            if got is None:
                return
            fd, address = got
            self._loop.create_task(self._welcome(fd, sock.family, address))

    def _resume_accepting(self, sock):
        if self._serving and sock.fileno() >= 0:
            self._loop.add_reader(sock.fileno(), self._accept, sock)

    async def _welcome(self, fd, family, address):
        transport = None
        try:
            protocol = self._protocol_factory()
            waiter = self._loop.create_future()
            if self._sockets is None:
                _asyncio.socket_close(fd)
                return
            transport = _new_transport(self._loop, fd, family, protocol, waiter, self, address)
            try:
                await waiter
            except BaseException:
                transport.close()
                raise
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            if transport is None:
                _asyncio.socket_close(fd)
            if self._loop.get_debug():
                self._loop.call_exception_handler({
                    'message': 'Error on transport creation for incoming connection',
                    'exception': exc,
                })

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        """The listening sockets."""
        if self._sockets is None:
            return ()
        return tuple(self._sockets)

    def close(self):
        """Stops listening; connections that are open stay open."""
        sockets = self._sockets
        if sockets is None:
            return
        self._sockets = None
        for sock in sockets:
            self._loop.remove_reader(sock.fileno())
            sock._close()
        self._serving = False
        if self._serving_forever_fut is not None and not self._serving_forever_fut.done():
            self._serving_forever_fut.cancel()
            self._serving_forever_fut = None
        if len(self._clients) == 0:
            self._wakeup()

    def close_clients(self):
        for transport in self._clients.copy():
            transport.close()

    def abort_clients(self):
        for transport in self._clients.copy():
            transport.abort()

    async def start_serving(self):
        self._start_serving()
        # Whoever connects from now on is served after this turn.
        await tasks.sleep(0)

    async def serve_forever(self):
        if self._serving_forever_fut is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._sockets is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        self._serving_forever_fut = self._loop.create_future()
        try:
            await self._serving_forever_fut
        except exceptions.CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever_fut = None

    async def wait_closed(self):
        if self._waiters is None:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter


def _listening_socket(family, proto, address, reuse_address, reuse_port):
    from .trsock import TransportSocket
    fd = _asyncio.socket_create(family, _SOCK_STREAM, proto)
    sock = TransportSocket(fd, family, _SOCK_STREAM, proto)
    try:
        if reuse_address:
            sock.setsockopt(_C['SOL_SOCKET'], _C['SO_REUSEADDR'], 1)
        if reuse_port:
            sock.setsockopt(_C['SOL_SOCKET'], _C['SO_REUSEPORT'], 1)
        if family == _AF_INET6:
            # IPv4 has a socket of its own.
            sock.setsockopt(_C['IPPROTO_IPV6'], _C['IPV6_V6ONLY'], 1)
        try:
            _asyncio.socket_bind(fd, family, address)
        except OSError as exc:
            raise type(exc)(exc.errno, 'error while attempting to bind on address '
                                       f'{address!r}: {str(exc).lower()}') from None
    except BaseException:
        sock._close()
        raise
    return sock


async def create_server(loop, protocol_factory, host=None, port=None, *, family=0,
                        flags=1, sock=None, backlog=100, ssl=None, reuse_address=None,
                        reuse_port=None, keep_alive=None, ssl_handshake_timeout=None,
                        ssl_shutdown_timeout=None, start_serving=True):
    """Listens on TCP ports; returns a Server."""
    if isinstance(ssl, bool):
        raise TypeError('ssl argument must be an SSLContext or None')
    _no_tls(ssl)
    if host is not None or port is not None:
        if sock is not None:
            raise ValueError('host/port and sock can not be specified at the same time')
        if reuse_address is None:
            reuse_address = True
        sockets = []
        if host == '':
            hosts = [None]
        elif isinstance(host, str) or host is None:
            hosts = [host]
        else:
            hosts = list(host)
        seen = {}
        for h in hosts:
            for info in await _resolve(loop, h, port, family, flags, 'bind'):
                seen[info] = None
        completed = False
        try:
            for af, _, proto, _, address in seen:
                try:
                    made = _listening_socket(af, proto, address, reuse_address, reuse_port)
                except OSError as exc:
                    if exc.errno == _C['EADDRNOTAVAIL'] and len(seen) > 1:
                        # An address family that this machine does not have.
                        continue
                    raise
                sockets.append(made)
            if not sockets:
                raise OSError(f'could not bind on any address out of '
                              f'{[info[4] for info in seen]!r}')
            completed = True
        finally:
            if not completed:
                for made in sockets:
                    made._close()
    else:
        if sock is None:
            raise ValueError('Neither host/port nor sock were specified')
        from .trsock import TransportSocket
        family = getattr(sock, 'family', _AF_INET)
        sockets = [TransportSocket(_fd_of(sock), family)]
    server = Server(loop, sockets, protocol_factory, backlog)
    if start_serving:
        server._start_serving()
        await tasks.sleep(0)
    return server


async def create_unix_server(loop, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None,
                             ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                             start_serving=True, cleanup_socket=True):
    """Listens on a Unix socket; returns a Server."""
    if isinstance(ssl, bool):
        raise TypeError('ssl argument must be an SSLContext or None')
    _no_tls(ssl)
    from .trsock import TransportSocket
    if path is not None:
        if sock is not None:
            raise ValueError('path and sock can not be specified at the same time')
        import os
        import stat
        path = os.fspath(path)
        try:
            if stat.S_ISSOCK(os.stat(path).st_mode):
                os.remove(path)
        except FileNotFoundError:
            pass
        fd = _asyncio.socket_create(_AF_UNIX, _SOCK_STREAM)
        sock = TransportSocket(fd, _AF_UNIX)
        try:
            _asyncio.socket_bind(fd, _AF_UNIX, path)
        except OSError as exc:
            sock._close()
            if exc.errno == _C['EADDRINUSE']:
                raise OSError(exc.errno, f'Address {path!r} is already in use') from None
            raise
    else:
        if sock is None:
            raise ValueError('path was not specified, and no sock specified')
        sock = TransportSocket(_fd_of(sock), _AF_UNIX)
        path = None
    server = _UnixServer(loop, [sock], protocol_factory, backlog)
    server._path = path if cleanup_socket else None
    if start_serving:
        server._start_serving()
        await tasks.sleep(0)
    return server


class _UnixServer(Server):
    _path = None

    def close(self):
        had_sockets = self._sockets is not None
        super().close()
        if had_sockets and self._path is not None:
            import os
            try:
                os.unlink(self._path)
            except FileNotFoundError:
                pass


_UnixServer.__name__ = _UnixServer.__qualname__ = 'Server'
