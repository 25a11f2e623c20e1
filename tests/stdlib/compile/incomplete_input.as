# compile() tells source that may go on, as codeop asks it to.
ALLOW_INCOMPLETE = 0x4000
DONT_IMPLY_DEDENT = 0x200

for source in ('x = 1', 'if x:', 'if x:\n  y', 'if x:\n  y\n', '(1,', 'x = = 2', '"""a', '@d', ''):
    try:
        compile(source, '<input>', 'single', ALLOW_INCOMPLETE | DONT_IMPLY_DEDENT)
        print(repr(source), 'is complete')
    except SyntaxError as error:
        print(repr(source), type(error).__name__)
# expect: 'x = 1' is complete
# expect: 'if x:' _IncompleteInputError
# expect: 'if x:\n  y' _IncompleteInputError
# expect: 'if x:\n  y\n' is complete
# expect: '(1,' _IncompleteInputError
# expect: 'x = = 2' SyntaxError
# expect: '"""a' _IncompleteInputError
# expect: '@d' _IncompleteInputError
# expect: '' _IncompleteInputError
