"""Tracebacks as data and as text.

FrameSummary, StackSummary and TracebackException hold no frames, so that they may be kept.  The
marks below a source line are found from the text of the expression alone (_find_anchors): no
parser is loaded for them.
"""

import linecache
import sys

__all__ = [
    'extract_stack', 'extract_tb', 'format_exception', 'format_exception_only', 'format_list',
    'format_stack', 'format_tb', 'print_exc', 'format_exc', 'print_exception', 'print_last',
    'print_stack', 'print_tb', 'clear_frames', 'FrameSummary', 'StackSummary',
    'TracebackException', 'walk_stack', 'walk_tb', 'print_list',
]

BUILTIN_EXCEPTION_LIMIT = object()
_RECURSIVE_CUTOFF = 3
_sentinel = object()

_cause_message = ('\nThe above exception was the direct cause of the following exception:\n\n')
_context_message = ('\nDuring handling of the above exception, another exception occurred:\n\n')


# ---- functions ----------------------------------------------------------------------------------

def print_list(extracted_list, file=None):
    """Print what extract_tb() or extract_stack() returned."""
    if file is None:
        file = sys.stderr
    for item in StackSummary.from_list(extracted_list).format():
        print(item, file=file, end='')


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    return StackSummary._extract_from_extended_frame_gen(_walk_tb_positions(tb), limit=limit)


def _parse_value_tb(exc, value, tb):
    # Both call forms: (exc) and (type, value, tb).
    if (value is _sentinel) != (tb is _sentinel):
        raise ValueError('Both or neither of value and tb must be given')
    if value is tb is _sentinel:
        if exc is None:
            return None, None
        if isinstance(exc, BaseException):
            return exc, exc.__traceback__
        raise TypeError(f'Exception expected for value, {type(exc).__name__} found')
    return value, tb


def print_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, file=None, chain=True,
                    **kwargs):
    value, tb = _parse_value_tb(exc, value, tb)
    if (file is None or file is sys.stderr) and limit is None and chain and not kwargs:
        # To stderr goes what an uncaught exception shows: the lines that spawned its tasks too.
        native = sys.modules.get('_asyncio')
        if native is not None and value is not None and tb is value.__traceback__:
            text = native._format_spawned(value)
            if text:
                sys.stderr.write(text)
                return
    te = TracebackException(type(value), value, tb, limit=limit, compact=True)
    te.print(file=file, chain=chain)


def format_exception(exc, /, value=_sentinel, tb=_sentinel, limit=None, chain=True, **kwargs):
    value, tb = _parse_value_tb(exc, value, tb)
    te = TracebackException(type(value), value, tb, limit=limit, compact=True)
    return list(te.format(chain=chain))


def format_exception_only(exc, /, value=_sentinel, *, show_group=False, **kwargs):
    if value is _sentinel:
        value = exc
    te = TracebackException(type(value), value, None, compact=True)
    return list(te.format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, 'last_exc') and not hasattr(sys, 'last_type'):
        raise ValueError('no last exception')
    if hasattr(sys, 'last_exc'):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    else:
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit=limit, file=file,
                        chain=chain)


def print_stack(f=None, limit=None, file=None):
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def clear_frames(tb):
    """Drop the local variables of every frame of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


def walk_stack(f):
    """Yield (frame, line) from a frame outwards."""
    if f is None:
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Yield (frame, line) from a traceback inwards."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _walk_tb_positions(tb):
    while tb is not None:
        place = None
        if tb.tb_lasti >= 0:
            wanted = tb.tb_lasti // 2
            for index, found in enumerate(tb.tb_frame.f_code.co_positions()):
                if index == wanted:
                    place = found
                    break
        if place is None:
            place = (None, None, None, None)
        if place[0] is None:
            place = (tb.tb_lineno,) + tuple(place[1:])
        yield tb.tb_frame, place
        tb = tb.tb_next


# ---- one frame ----------------------------------------------------------------------------------

def _dedent(lines):
    # (the lines without the white space that they share, its width)
    margin = None
    for line in lines:
        text = line.lstrip(' \t')
        if not text:
            continue
        space = line[:len(line) - len(text)]
        if margin is None:
            margin = space
        else:
            common = 0
            for a, b in zip(margin, space):
                if a != b:
                    break
                common += 1
            margin = margin[:common]
    width = len(margin or '')
    return [line[width:] if line.strip(' \t') else '' for line in lines], width


class FrameSummary:
    """One entry of a traceback: file, line, function, and the source it stands for."""

    __slots__ = ('filename', 'lineno', 'end_lineno', 'colno', 'end_colno', 'name', '_lines',
                 '_dedented', '_margin', 'locals', '_code')

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._code = kwargs.get('_code')
        self._dedented = None
        self._margin = 0
        self._lines = line
        if line is not None:
            self._lines = line.split('\n')
        elif lookup_line:
            self.line
        self.locals = locals
        if locals:
            self.locals = {key: _safe_string(value, 'local', func=repr)
                           for key, value in locals.items()}

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno
                    and self.name == other.name and self.locals == other.locals)
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'

    def __len__(self):
        return 4

    def _load(self):
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            self._lines = [linecache.getline(self.filename, number).rstrip()
                           for number in range(self.lineno, self.end_lineno + 1)]
        if self._dedented is None and self._lines is not None:
            self._dedented, self._margin = _dedent(self._lines)

    @property
    def _original_line(self):
        self._load()
        return None if self._lines is None else '\n'.join(self._lines)

    @property
    def line(self):
        self._load()
        if self._dedented is None:
            return None
        return self._dedented[0].strip() if self._dedented else ''


# ---- marks --------------------------------------------------------------------------------------

# An expression with one of these outside its brackets is neither an operation nor a call.
_LOOSE_WORDS = frozenset(['lambda', 'if', 'else', 'and', 'or', 'not', 'in', 'is', 'yield', 'for',
                          'async', 'from', 'raise', 'return', 'assert', 'del', 'import', 'with'])
_BINARY = {'|': 1, '^': 2, '&': 3, '<<': 4, '>>': 4, '+': 5, '-': 5, '*': 6, '/': 6, '//': 6,
           '%': 6, '@': 6, '**': 8}
_OPENERS = {'(': ')', '[': ']', '{': '}'}


def _scan(text):
    """Yield (kind, start, end) of the tokens of one expression outside its brackets.

    Kinds: 'word', 'string', 'op', 'group' (a bracketed part, from bracket to bracket).  None
    stands for text that is no expression.
    """
    index, length = 0, len(text)
    closers = []
    group = 0
    while index < length:
        char = text[index]
        if char in ' \t\n\f\\':
            index += 1
            continue
        if char == '#':
            end = text.find('\n', index)
            index = length if end < 0 else end
            continue
        start = index
        if char.isalnum() or char == '_':
            while index < length and (text[index].isalnum() or text[index] == '_'):
                index += 1
            word = text[start:index]
            if not (index < length and text[index] in '\'"' and len(word) <= 2
                    and not set(word.lower()) - set('rbfu')):
                number = char.isdecimal()
                if number:
                    # 1.5e-3 is one token.
                    while index < length and (
                            text[index].isalnum() or text[index] in '._' or
                            text[index] in '+-' and text[index - 1] in 'eE'
                            and text[start:start + 2].lower() != '0x'):
                        index += 1
                if not closers:
                    yield 'word', start, index
                continue
            char = text[index]
        if char in '\'"':
            quote = char * 3 if text.startswith(char * 3, index) else char
            index += len(quote)
            while not text.startswith(quote, index):
                if index >= length:
                    yield None, start, length
                    return
                index += 2 if text[index] == '\\' else 1
            index += len(quote)
            if not closers:
                yield 'string', start, index
            continue
        index += 1
        if char in _OPENERS:
            if not closers:
                group = start
            closers.append(_OPENERS[char])
        elif char in ')]}':
            if not closers or closers.pop() != char:
                yield None, start, length
                return
            if not closers:
                yield 'group', group, index
        elif not closers:
            if char in '*/<>=!:' and index < length:
                if text[index] == '=' or text[index] == char and char in '*/<>':
                    index += 1
            yield 'op', start, index
    if closers:
        yield None, length, length


def _find_anchors(text):
    """(start, end) of the part of an expression to be marked with ^, the rest with ~.

    That is the operator of a binary operation, the brackets of a subscript, the parentheses of a
    call; None for any other expression.
    """
    best = None
    level = 99
    operand = False
    unary = False
    last = previous = None
    for kind, start, end in _scan(text):
        if kind is None:
            return None
        if kind == 'op':
            op = text[start:end]
            if op == '.':
                operand = False
                previous, last = last, ('op', start, end)
                continue
            if not operand:
                # A sign: what follows binds to it.
                if op not in '+-~':
                    return None
                if best is None:
                    unary = True
            else:
                rank = _BINARY.get(op)
                if rank is None:
                    return None
                if rank <= level and not (rank == 8 and level == 8):
                    best, level = (start, end), rank
                operand = False
        else:
            if kind == 'word' and text[start:end] in _LOOSE_WORDS:
                return None
            if kind == 'word' and text[start:end] == 'await':
                if best is None:
                    unary = True
                continue
            operand = True
        previous, last = last, (kind, start, end)
    if best is not None:
        # -a ** b is the negation of a power.
        return None if unary and level == 8 else best
    if unary or last is None or previous is None or last[0] != 'group' or previous[0] == 'op':
        return None
    if text[last[1]] == '{':
        return None
    return last[1], last[2]


def _plain_call(text, start, paren, end):
    # Whether a statement is nothing but a call, returned or assigned: its marks say nothing.
    before = text[:start].strip(' (')
    if text[end:].strip(' )')[:1] not in ('', ';', '#'):
        return False
    if before == 'return':
        return text[start:paren].strip().isidentifier()
    return before[-1:] == '=' and before[:-1].strip(' ()').isidentifier()


def _display_width(line, offset=None):
    if line.isascii():
        return len(line) if offset is None else min(offset, len(line))
    from unicodedata import east_asian_width
    return sum([2 if east_asian_width(char) in 'WF' else 1 for char in line[:offset]])


def _byte_to_char(line, offset):
    return len(line.encode('utf-8')[:offset].decode('utf-8', errors='replace'))


def _place(lines, offset):
    # (line, column) of an offset into the lines joined by line ends.
    number = 0
    while number < len(lines) - 1 and offset > len(lines[number]):
        offset -= len(lines[number]) + 1
        number += 1
    return number, offset


def _marked_lines(frame):
    """The source lines of a frame, those that matter, each with its marks below it."""
    lines = frame._dedented
    if not lines or not any(lines):
        return []
    one_line = frame.end_lineno == frame.lineno
    if (frame.colno is None or frame.end_colno is None
            or one_line and frame.end_colno <= frame.colno):
        # No columns: the library's own code has lines only.
        return [lines[0].strip()] if one_line else lines
    original = frame._lines
    first = _byte_to_char(original[0], frame.colno) - frame._margin
    final = _byte_to_char(original[-1], frame.end_colno) - frame._margin
    first = max(first, 0)
    final = max(final, 0)
    if len(lines) == 1:
        # White space before a lone line goes; a dedent has taken it already.
        text = lines[0][first:final]
    else:
        text = '\n'.join([lines[0][first:]] + lines[1:-1] + [lines[-1][:final]])
    anchors = _find_anchors(text)
    whole = '\n'.join(lines)
    stop = len(whole) - len(lines[-1]) + final
    is_call = anchors is not None and text[anchors[0]] == '('
    if is_call and _plain_call(whole, first, first + anchors[0], stop):
        show = False
    else:
        show = bool(anchors or lines[0][:first].strip() or lines[-1][final:].rstrip())

    wanted = {0, len(lines) - 1}
    if anchors:
        here = _place(lines, first + anchors[0])
        there = _place(lines, first + anchors[1])
        wanted.update(range(here[0] - 1, here[0] + 2))
        wanted.update(range(there[0] - 1, there[0] + 2))
    result = []

    def put(number):
        line = lines[number]
        result.append(line)
        if not show:
            return
        margin = len(line) - len(line.lstrip())
        end = final if number == len(lines) - 1 else len(line)
        marks = []
        for column in range(min(end, len(line))):
            if column < margin or number == 0 and column < first:
                mark = ' '
            elif anchors and not here <= (number, column) < there:
                mark = '~'
            else:
                mark = '^'
            width = _display_width(line[column])
            marks.append(mark * width)
        result.append(''.join(marks))

    before = None
    for number in sorted(wanted):
        if not 0 <= number < len(lines):
            continue
        if before is not None:
            gap = number - before - 1
            if gap == 1:
                put(number - 1)
            elif gap > 1:
                result.append(f'...<{gap} lines>...')
        put(number)
        before = number
    return result


# ---- stacks -------------------------------------------------------------------------------------

class StackSummary(list):
    """A list of FrameSummary objects."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        extended = ((frame, (lineno, None, None, None)) for frame, lineno in frame_gen)
        return klass._extract_from_extended_frame_gen(
            extended, limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals)

    @classmethod
    def _extract_from_extended_frame_gen(klass, frame_gen, *, limit=None, lookup_lines=True,
                                         capture_locals=False):
        builtin_limit = limit is BUILTIN_EXCEPTION_LIMIT
        if limit is None or builtin_limit:
            limit = getattr(sys, 'tracebacklimit', None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            if builtin_limit:
                frame_gen = list(frame_gen)[-limit:] if limit else []
            elif limit >= 0:
                frame_gen = _first(frame_gen, limit)
            else:
                frame_gen = list(frame_gen)[limit:]
        result = klass()
        names = set()
        for frame, (lineno, end_lineno, colno, end_colno) in frame_gen:
            code = frame.f_code
            names.add(code.co_filename)
            linecache.lazycache(code.co_filename, frame.f_globals)
            result.append(FrameSummary(
                code.co_filename, lineno, code.co_name, lookup_line=False,
                locals=frame.f_locals if capture_locals else None, end_lineno=end_lineno,
                colno=colno, end_colno=end_colno))
        for name in names:
            linecache.checkcache(name)
        if lookup_lines:
            for frame in result:
                frame.line
        return result

    @classmethod
    def from_list(klass, a_list):
        result = klass()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """The text of one frame, or None to leave it out."""
        filename = frame_summary.filename
        if filename.startswith('<stdin-') and filename.endswith('>'):
            filename = '<stdin>'
        rows = [f'  File "{filename}", line {frame_summary.lineno}, in {frame_summary.name}\n']
        frame_summary._load()
        for line in _marked_lines(frame_summary):
            rows.append(f'    {line}\n' if line else '\n')
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                rows.append(f'    {name} = {value}\n')
        return ''.join(rows)

    def format(self, **kwargs):
        """The frames as text, runs of the same frame shortened."""
        result = []
        previous = None
        count = 0

        def close_run():
            more = count - _RECURSIVE_CUTOFF
            if more > 0:
                result.append(f'  [Previous line repeated {more} more '
                              f'time{"s" if more > 1 else ""}]\n')

        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            here = (frame.filename, frame.lineno, frame.name)
            if previous is None or None in here or here != previous:
                close_run()
                previous = here
                count = 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                result.append(text)
        close_run()
        return result


def _first(items, count):
    result = []
    if count > 0:
        for item in items:
            result.append(item)
            if len(result) >= count:
                break
    return result


# ---- suggestions --------------------------------------------------------------------------------

_MAX_CANDIDATE_ITEMS = 750
_MAX_STRING_SIZE = 40


def _edit_cost(a, b):
    if a == b:
        return 0
    return 1 if a.lower() == b.lower() else 2


def _distance(a, b, most):
    # Edit distance: 2 for a changed, missing or added character, 1 for a change of case.
    if a == b:
        return 0
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    if not a or not b:
        return 2 * (len(a) + len(b))
    if len(a) > _MAX_STRING_SIZE or len(b) > _MAX_STRING_SIZE:
        return most + 1
    row = [2 * (i + 1) for i in range(len(a))]
    for j, other in enumerate(b):
        diagonal = 2 * j
        left = least = diagonal + 2
        for i, char in enumerate(a):
            above = row[i]
            best = min(diagonal + _edit_cost(char, other), above + 2, left + 2)
            row[i] = left = best
            diagonal = above
            least = min(least, best)
        if least > most:
            return most + 1
    return row[-1]


def _closest(wrong, names):
    if len(names) > _MAX_CANDIDATE_ITEMS or len(wrong) > _MAX_STRING_SIZE:
        return None
    best = None
    best_distance = _MAX_CANDIDATE_ITEMS  # more than any distance counted below
    for name in names:
        if name == wrong:
            continue
        most = min((len(name) + len(wrong) + 3) * 2 // 6, best_distance - 1)
        found = _distance(wrong, name, most)
        if found <= most and (best is None or found < best_distance):
            best, best_distance = name, found
    return best


def _compute_suggestion_error(exc_value, tb, wrong_name):
    """The name that was probably meant where an exception says that one is unknown, or None."""
    if not isinstance(wrong_name, str):
        return None
    if isinstance(exc_value, AttributeError):
        obj = exc_value.obj
        try:
            names = dir(obj)
        except Exception:
            return None
        if wrong_name[:1] != '_':
            names = [name for name in names if isinstance(name, str) and name[:1] != '_']
    elif isinstance(exc_value, ImportError):
        try:
            names = dir(__import__(exc_value.name))
        except Exception:
            return None
        if wrong_name[:1] != '_':
            names = [name for name in names if name[:1] != '_']
    else:
        if tb is None:
            return None
        while tb.tb_next is not None:
            tb = tb.tb_next
        frame = tb.tb_frame
        code = frame.f_code
        # A traceback's frame knows the names of locals that have gone.
        local = list(frame.f_locals) or [*code.co_varnames, *code.co_cellvars, *code.co_freevars]
        names = [name for name in (local + list(frame.f_globals)
                                   + list(frame.f_builtins)) if isinstance(name, str)]
        # In a method, an attribute of self may have been meant.
        if 'self' in frame.f_locals:
            try:
                has = hasattr(frame.f_locals['self'], wrong_name)
            except Exception:
                has = False
            if has:
                return f'self.{wrong_name}'
    return _closest(wrong_name, names)


# ---- exceptions ---------------------------------------------------------------------------------

class _Margin:
    # How deep in exception groups the text being made stands.

    def __init__(self):
        self.seen = set()
        self.depth = 0
        self.need_close = False

    def emit(self, text, char=None):
        if not self.depth:
            yield from [text] if isinstance(text, str) else text
            return
        prefix = '  ' * self.depth + (char or '|') + ' '
        for part in [text] if isinstance(text, str) else text:
            yield ''.join([prefix + line for line in part.splitlines(True)])


def _safe_string(value, what, func=str):
    try:
        return func(value)
    except BaseException:
        return f'<{what} {func.__name__}() failed>'


class TracebackException:
    """An exception with its causes and frames, as data that can be formatted later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 save_exc_type=True, _seen=None):
        nested = _seen is not None
        seen = _seen if nested else set()
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._extract_from_extended_frame_gen(
            _walk_tb_positions(exc_traceback), limit=limit, lookup_lines=lookup_lines,
            capture_locals=capture_locals)
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe_string(exc_value, 'exception')
        try:
            self.__notes__ = getattr(exc_value, '__notes__', None)
        except Exception as error:
            self.__notes__ = [f'Ignored error getting __notes__: '
                              f'{_safe_string(error, "__notes__", repr)}']
        self._is_syntax_error = False
        self._have_exc_type = exc_type is not None
        self.exc_type_qualname = self.exc_type_module = None
        if exc_type is not None:
            self.exc_type_qualname = exc_type.__qualname__
            self.exc_type_module = exc_type.__module__
        if exc_type and issubclass(exc_type, SyntaxError):
            self.filename = exc_value.filename
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = (None if exc_value.end_lineno is None
                               else str(exc_value.end_lineno))
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = exc_value.end_offset
            self.msg = exc_value.msg
            self._is_syntax_error = True
        elif (exc_type and issubclass(exc_type, ImportError)
                and getattr(exc_value, 'name_from', None) is not None):
            self._suggest(exc_value, exc_traceback, exc_value.name_from)
        elif (exc_type and issubclass(exc_type, (NameError, AttributeError))
                and getattr(exc_value, 'name', None) is not None):
            self._suggest(exc_value, exc_traceback, exc_value.name)
            if issubclass(exc_type, NameError):
                wrong = exc_value.name
                if wrong is not None and wrong in getattr(sys, 'stdlib_module_names', ()):
                    if self._str.endswith('?'):
                        self._str += f" Or did you forget to import '{wrong}'?"
                    else:
                        self._str += f". Did you forget to import '{wrong}'?"
        self.exceptions = None
        self.__cause__ = self.__context__ = None
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        if lookup_lines:
            self._load_lines()
        if not nested:
            self._collect(exc_value, dict(
                limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
                max_group_width=max_group_width, max_group_depth=max_group_depth), compact, seen)

    def _suggest(self, exc_value, tb, wrong):
        found = _compute_suggestion_error(exc_value, tb, wrong)
        if found:
            self._str += f". Did you mean: '{found}'?"

    def _collect(self, exc_value, options, compact, seen):
        # Causes, contexts and members of groups, without recursion: chains may be long.
        queue = [(self, exc_value)]

        def make(exc):
            if exc is None or id(exc) in seen:
                return None
            return TracebackException(type(exc), exc, exc.__traceback__, _seen=seen, **options)

        while queue:
            te, exc = queue.pop()
            if exc is None:
                continue
            if exc.__cause__ is not None:
                te.__cause__ = make(exc.__cause__)
                if te.__cause__ is not None:
                    queue.append((te.__cause__, exc.__cause__))
            if compact:
                wanted = (te.__cause__ is None and exc.__context__ is not None
                          and not exc.__suppress_context__)
            else:
                wanted = True
            if wanted and exc.__context__ is not None:
                te.__context__ = make(exc.__context__)
                if te.__context__ is not None:
                    queue.append((te.__context__, exc.__context__))
            if isinstance(exc, BaseExceptionGroup):
                te.exceptions = []
                for member in exc.exceptions:
                    made = TracebackException(type(member), member, member.__traceback__,
                                              _seen=seen, **options)
                    te.exceptions.append(made)
                    queue.append((made, member))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings
        warnings.warn('Deprecated in 3.13. Use exc_type_str instead.', DeprecationWarning,
                      stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        if not self._have_exc_type:
            return None
        module = self.exc_type_module
        if module in ('__main__', 'builtins'):
            return self.exc_type_qualname
        if not isinstance(module, str):
            module = '<unknown>'
        return module + '.' + self.exc_type_qualname

    def _load_lines(self):
        for frame in self.stack:
            frame.line

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """Yield the exception's own lines: type and text, place of a SyntaxError, notes."""
        indent = 3 * _depth * ' '
        if not self._have_exc_type:
            yield indent + _final_line(None, self._str)
            return
        name = self.exc_type_str
        if not self._is_syntax_error:
            if _depth > 0:
                first, *more = _final_line(name, self._str).split('\n')
                yield indent + first + '\n'
                if more and more[-1] == '':
                    more.pop()
                for line in more:
                    yield indent + line + '\n'
            else:
                yield _final_line(name, self._str)
        else:
            for line in self._format_syntax_error(name):
                yield indent + line
        notes = self.__notes__
        if _is_sequence(notes):
            for note in notes:
                for line in _safe_string(note, 'note').split('\n'):
                    yield indent + line + '\n'
        elif notes is not None:
            yield indent + f'{_safe_string(notes, "__notes__", func=repr)}\n'
        if self.exceptions and show_group:
            for member in self.exceptions:
                yield from member.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def _format_syntax_error(self, name):
        suffix = ''
        if self.lineno is not None:
            yield f'  File "{self.filename or "<string>"}", line {self.lineno}\n'
        elif self.filename is not None:
            suffix = f' ({self.filename})'
        if self.text is not None:
            # The text may be several lines; the last one is shown.
            shown = self.text.rstrip('\n')
            bare = shown.lstrip(' \n\f')
            spaces = len(shown) - len(bare)
            if self.offset is None:
                yield f'    {bare}\n'
            else:
                offset = self.offset
                if self.lineno == self.end_lineno:
                    end = self.end_offset if self.end_offset not in (None, 0) else offset
                else:
                    end = len(shown) + 1
                if self.text and offset > len(self.text):
                    offset = len(self.text) + 1
                    if end < offset:
                        end = offset
                if offset == end or end == -1:
                    end = offset + 1
                column = offset - 1 - spaces
                end_column = end - 1 - spaces
                if column >= 0:
                    space = ''.join([c if c.isspace() else ' ' for c in bare[:column]])
                    yield f'    {bare}\n'
                    yield f'    {space}{"^" * (end_column - column)}\n'
                else:
                    yield f'    {bare}\n'
        yield f'{name}: {self.msg or "<no detail available>"}{suffix}\n'

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """Yield the text of the whole exception, causes first."""
        ctx = _Margin() if _ctx is None else _ctx
        output = []
        exc = self
        if chain:
            while exc is not None:
                if exc.__cause__ is not None:
                    message, following = _cause_message, exc.__cause__
                elif exc.__context__ is not None and not exc.__suppress_context__:
                    message, following = _context_message, exc.__context__
                else:
                    message = following = None
                output.append((message, exc))
                exc = following
        else:
            output.append((None, exc))
        for message, exc in reversed(output):
            if message is not None:
                yield from ctx.emit(message)
            if exc.exceptions is None:
                if exc.stack:
                    yield from ctx.emit('Traceback (most recent call last):\n')
                    yield from ctx.emit(exc.stack.format())
                yield from ctx.emit(exc.format_exception_only())
            elif ctx.depth > self.max_group_depth:
                yield from ctx.emit(f'... (max_group_depth is {self.max_group_depth})\n')
            else:
                yield from self._format_group(exc, ctx, chain)

    def _format_group(self, exc, ctx, chain):
        outermost = ctx.depth == 0
        if outermost:
            ctx.depth += 1
        if exc.stack:
            yield from ctx.emit('Exception Group Traceback (most recent call last):\n',
                                char='+' if outermost else None)
            yield from ctx.emit(exc.stack.format())
        yield from ctx.emit(exc.format_exception_only())
        count = len(exc.exceptions)
        shown = count if count <= self.max_group_width else self.max_group_width + 1
        ctx.need_close = False
        for i in range(shown):
            last = i == shown - 1
            if last:
                # A nested group's own end closes this one too.
                ctx.need_close = True
            truncated = i >= self.max_group_width
            title = '...' if truncated else f'{i + 1}'
            yield ('  ' * ctx.depth + ('+-' if i == 0 else '  ')
                   + f'+---------------- {title} ----------------\n')
            ctx.depth += 1
            if truncated:
                rest = count - self.max_group_width
                yield from ctx.emit(f'and {rest} more exception{"s" if rest > 1 else ""}\n')
            else:
                yield from exc.exceptions[i].format(chain=chain, _ctx=ctx)
            if last and ctx.need_close:
                yield '  ' * ctx.depth + '+------------------------------------\n'
                ctx.need_close = False
            ctx.depth -= 1
        if outermost:
            ctx.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end='')


def _is_sequence(value):
    if isinstance(value, (list, tuple)):
        return True
    if value is None or isinstance(value, (str, bytes, dict, set)):
        return False
    from collections.abc import Sequence
    return isinstance(value, Sequence)


def _final_line(name, value):
    text = value if isinstance(value, str) else _safe_string(value, 'exception')
    if name is None and value is None:
        return 'None\n'
    if value is None or not text:
        return f'{name}\n'
    return f'{name}: {text}\n'
