"""A socket as get_extra_info('socket') and Server.sockets show it."""

import _asyncio

_C = _asyncio.socket_constants()


class TransportSocket:
    """Some of a socket's methods: the transport owns it."""

    # _owner is the transport: it closes the descriptor when it dies, and says so here.
    __slots__ = ('_fd', '_family', '_type', '_proto', '_owner')

    def __init__(self, fd, family, type=_C['SOCK_STREAM'], proto=0):
        self._fd = fd
        self._family = family
        self._type = type
        self._proto = proto

    @property
    def family(self):
        return self._family

    @property
    def type(self):
        return self._type

    @property
    def proto(self):
        return self._proto

    def fileno(self):
        return self._fd

    def dup(self):
        raise NotImplementedError('sockets of transports cannot be duplicated')

    def getsockname(self):
        return _asyncio.socket_name(self._fd)

    def getpeername(self):
        return _asyncio.socket_peer(self._fd)

    def getsockopt(self, level, option):
        return _asyncio.socket_getsockopt(self._fd, level, option)

    def setsockopt(self, level, option, value):
        _asyncio.socket_setsockopt(self._fd, level, option, value)

    def shutdown(self, how):
        _asyncio.socket_shutdown(self._fd, how)

    def gettimeout(self):
        return 0

    def settimeout(self, value):
        if value != 0:
            raise ValueError('settimeout(): only 0 timeout is allowed on transport sockets')

    def setblocking(self, flag):
        if flag:
            raise ValueError('setblocking(): transport sockets cannot be blocking')

    def _close(self):
        if self._fd >= 0:
            _asyncio.socket_close(self._fd)
            self._fd = -1

    def __repr__(self):
        text = f'<asyncio.TransportSocket fd={self._fd}, family={self._family}, type={self._type}, ' \
               f'proto={self._proto}'
        if self._fd >= 0:
            try:
                name = self.getsockname()
                if name:
                    text += f', laddr={name}'
            except OSError:
                pass
            try:
                text += f', raddr={self.getpeername()}'
            except OSError:
                pass
        return text + '>'
