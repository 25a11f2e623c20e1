# Format specs of strings.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

print('[{:5}] [{:<5}] [{:>5}] [{:^5}] [{:*^6}] [{:.2}] [{:5.1s}]'.format('ab', 'ab', 'ab', 'ab', 'ab', 'abc', 'abc'), format('a', '05'), format('é', '>3'))
# expect: [ab   ] [ab   ] [   ab] [ ab  ] [**ab**] [ab] [a    ] a0000   é
fails(lambda: format('a', 'd'))
# expect: ValueError: Unknown format code 'd' for object of type 'str'
fails(lambda: format('a', '=5'))
# expect: ValueError: '=' alignment not allowed in string format specifier
fails(lambda: format('a', '+'))  # expect: ValueError: Sign not allowed in string format specifier
fails(lambda: format('a', ','))  # expect: ValueError: Cannot specify ',' with 's'.
fails(lambda: format('a', '5x5'))
# expect: ValueError: Invalid format specifier '5x5' for object of type 'str'
fails(lambda: format('a', '.'))  # expect: ValueError: Format specifier missing precision
