import traceback
try:
    try:
        {}['key']
    except KeyError as error:
        raise ValueError('bad') from error
except ValueError as error:
    for line in traceback.format_exception_only(error):
        print(line, end='')
    print(repr(error.__cause__), len(traceback.extract_tb(error.__traceback__)))
    text = ''.join(traceback.format_exception(error))
    print('direct cause' in text, text.count('Traceback'))

# expect: ValueError: bad
# expect: KeyError('key') 1
# expect: True 2
