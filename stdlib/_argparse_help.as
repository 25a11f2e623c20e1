"""The help of argparse: how usage and descriptions are laid out, and in which language.

Methods of HelpFormatter whose names begin with one underscore are what programs override.
"""

import sys as _sys

# Classes and functions made here say that they are argparse's.
__name__ = 'argparse'

SUPPRESS = '==SUPPRESS=='
OPTIONAL = '?'
ZERO_OR_MORE = '*'
ONE_OR_MORE = '+'
PARSER = 'A...'
REMAINDER = '...'


def _(message):
    # Catalogues matter only to a program that has loaded gettext itself.
    gettext = _sys.modules.get('gettext')
    return gettext.gettext(message) if gettext is not None else message


def ngettext(one, many, n):
    gettext = _sys.modules.get('gettext')
    if gettext is not None:
        return gettext.ngettext(one, many, n)
    return one if n == 1 else many


def _squeeze(text):
    # Three or more line ends in a row become two.
    while '\n\n\n' in text:
        text = text.replace('\n\n\n', '\n\n')
    return text


class HelpFormatter:
    """Lays out usage and help messages.  Only the name is public."""

    class _Section:

        def __init__(self, formatter, parent, heading=None):
            self.formatter = formatter
            self.parent = parent
            self.heading = heading
            self.items = []

        def format_help(self):
            formatter = self.formatter
            if self.parent is not None:
                formatter._indent()
            body = formatter._join_parts([func(*args) for func, args in self.items])
            if self.parent is not None:
                formatter._dedent()
            if not body:
                return ''
            heading = ''
            if self.heading is not SUPPRESS and self.heading is not None:
                title = _('%(heading)s:') % dict(heading=self.heading)
                heading = ' ' * formatter._current_indent + title + '\n'
            return formatter._join_parts(['\n', heading, body, '\n'])

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            import shutil
            width = shutil.get_terminal_size().columns - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._level = 0
        self._action_max_length = 0
        self._root_section = self._Section(self, None)
        self._current_section = self._root_section

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        assert self._current_indent >= 0, 'Indent decreased below 0.'
        self._level -= 1

    def _add_item(self, func, args):
        self._current_section.items.append((func, args))

    # what a parser calls

    def start_section(self, heading):
        self._indent()
        section = self._Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        width = len(self._format_action_invocation(action)) + self._current_indent
        for sub in self._iter_indented_subactions(action):
            shown = self._format_action_invocation(sub)
            width = max(width, len(shown) + self._current_indent)
        self._action_max_length = max(self._action_max_length, width)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._root_section.format_help()
        if text:
            text = _squeeze(text).strip('\n') + '\n'
        return text

    def _join_parts(self, part_strings):
        return ''.join([part for part in part_strings if part and part is not SUPPRESS])

    # usage

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = _('usage: ')
        if usage is not None:
            return f'{prefix}{usage % dict(prog=self._prog)}\n\n'
        prog = '%(prog)s' % dict(prog=self._prog)
        if not actions:
            return f'{prefix}{prog}\n\n'
        optionals = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        usage = ' '.join([s for s in [prog, self._format_actions_usage(
            optionals + positionals, groups)] if s])
        room = self._width - self._current_indent
        if len(prefix) + len(usage) > room:
            usage = self._wrap_usage(
                prog, prefix, room, self._get_actions_usage_parts(optionals, groups),
                self._get_actions_usage_parts(positionals, groups))
        return f'{prefix}{usage}\n\n'

    def _wrap_usage(self, prog, prefix, room, options, positionals):
        def fill(parts, indent, used):
            # Lines of parts, the first of which begins at column `used`.
            lines = []
            line = []
            column = used - 1
            for part in parts:
                if line and column + 1 + len(part) > room:
                    lines.append(line)
                    line = []
                    column = len(indent) - 1
                line.append(part)
                column += len(part) + 1
            if line:
                lines.append(line)
            return [indent + ' '.join(line) for line in lines]

        if len(prefix) + len(prog) <= 0.75 * room:
            # The program's name is short enough to hang the rest from it.
            indent = ' ' * (len(prefix) + len(prog) + 1)
            if options:
                lines = fill([prog] + options, indent, len(prefix))
                lines[0] = lines[0][len(indent):]
                lines += fill(positionals, indent, len(indent))
            elif positionals:
                lines = fill([prog] + positionals, indent, len(prefix))
                lines[0] = lines[0][len(indent):]
            else:
                lines = [prog]
        else:
            indent = ' ' * len(prefix)
            lines = fill(options + positionals, indent, len(indent))
            if len(lines) > 1:
                lines = fill(options, indent, len(indent)) + fill(positionals, indent, len(indent))
            lines.insert(0, prog)
        return '\n'.join(lines)

    def _format_actions_usage(self, actions, groups):
        return ' '.join(self._get_actions_usage_parts(actions, groups))

    def _get_actions_usage_parts(self, actions, groups):
        # Groups whose members stand next to one another are bracketed as one.
        grouped = {}
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f'empty group {group}')
            if all(action.help is SUPPRESS for action in members):
                continue
            try:
                start = actions.index(members[0])
            except ValueError:
                continue
            end = start + len(members)
            if actions[start:end] == members:
                visible = [i for i in range(start, end) if actions[i].help is not SUPPRESS]
                for i in visible:
                    grouped[i] = (group, visible)

        parts = []
        for index, action in enumerate(actions):
            if action.help is SUPPRESS:
                continue
            group, visible = grouped.get(index, (None, None))
            if not action.option_strings:
                part = self._format_args(action, self._get_default_metavar_for_positional(action))
                if group is not None and part[:1] == '[' and part[-1:] == ']':
                    part = part[1:-1]
            else:
                if action.nargs == 0:
                    part = action.format_usage()
                else:
                    metavar = self._get_default_metavar_for_optional(action)
                    part = f'{action.option_strings[0]} {self._format_args(action, metavar)}'
                if not action.required and group is None:
                    part = f'[{part}]'
            if group is not None:
                first, last = visible[0] == index, visible[-1] == index
                alone = first and last
                if first and not (alone and group.required):
                    part = ('(' if group.required else '[') + part
                if not last:
                    part += ' |'
                elif not (alone and group.required):
                    part += ')' if group.required else ']'
            parts.append(part)
        return parts

    # text and actions

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % dict(prog=self._prog)
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, ' ' * self._current_indent) + '\n\n'

    def _format_action(self, action):
        column = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - column, 11)
        room = column - self._current_indent - 2
        margin = ' ' * self._current_indent
        header = self._format_action_invocation(action)
        parts = []
        if not action.help:
            parts.append(f'{margin}{header}\n')
        elif len(header) <= room:
            parts.append(f'{margin}{header:{room}}  ')
            first_column = 0
        else:
            parts.append(f'{margin}{header}\n')
            first_column = column
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                lines = self._split_lines(text, help_width)
                parts.append(f'{" " * first_column}{lines[0]}\n')
                for line in lines[1:]:
                    parts.append(f'{" " * column}{line}\n')
        elif not parts[-1].endswith('\n'):
            parts.append('\n')
        for sub in self._iter_indented_subactions(action):
            parts.append(self._format_action(sub))
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return ' '.join(self._metavar_formatter(action, default)(1))
        if action.nargs == 0:
            return ', '.join(action.option_strings)
        default = self._get_default_metavar_for_optional(action)
        return ', '.join(action.option_strings) + ' ' + self._format_args(action, default)

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = '{' + ','.join(map(str, action.choices)) + '}'
        else:
            result = default_metavar

        def metavars(count):
            return result if isinstance(result, tuple) else (result,) * count
        return metavars

    def _format_args(self, action, default_metavar):
        metavars = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return '%s' % metavars(1)
        if nargs == OPTIONAL:
            return '[%s]' % metavars(1)
        if nargs == ZERO_OR_MORE:
            names = metavars(1)
            return '[%s [%s ...]]' % names if len(names) == 2 else '[%s ...]' % names
        if nargs == ONE_OR_MORE:
            return '%s [%s ...]' % metavars(2)
        if nargs == REMAINDER:
            return '...'
        if nargs == PARSER:
            return '%s ...' % metavars(1)
        if nargs == SUPPRESS:
            return ''
        try:
            marks = ['%s' for i in range(nargs)]
        except TypeError:
            raise ValueError('invalid nargs value') from None
        return ' '.join(marks) % metavars(nargs)

    def _expand_help(self, action):
        params = {name: value for name, value in dict(vars(action), prog=self._prog).items()
                  if value is not SUPPRESS}
        for name, value in params.items():
            if hasattr(value, '__name__'):
                params[name] = value.__name__
        if params.get('choices') is not None:
            params['choices'] = ', '.join([str(choice) for choice in params['choices']])
        return self._get_help_string(action) % params

    def _iter_indented_subactions(self, action):
        subactions = getattr(action, '_get_subactions', None)
        if subactions is not None:
            self._indent()
            yield from subactions()
            self._dedent()

    def _split_lines(self, text, width):
        import textwrap
        return textwrap.wrap(' '.join(_words(text)), width)

    def _fill_text(self, text, width, indent):
        import textwrap
        return textwrap.fill(' '.join(_words(text)), width,
                             initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


_ASCII_SPACE = ' \t\n\r\x0b\x0c'


def _words(text):
    # ASCII white space only: a no-break space keeps its words together.
    for char in _ASCII_SPACE[1:]:
        text = text.replace(char, ' ')
    return [word for word in text.split(' ') if word]


class RawDescriptionHelpFormatter(HelpFormatter):
    """Keeps the line ends of descriptions and epilogs."""

    def _fill_text(self, text, width, indent):
        return ''.join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Keeps the line ends of every text."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the default to the help of each argument that can be left out."""

    def _get_help_string(self, action):
        text = action.help
        if text is None:
            text = ''
        if '%(default)' not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += _(' (default: %(default)s)')
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Shows an argument's type where others show its name."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
