# add_note.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

e = ValueError('v')
e.add_note('one')
e.add_note('two')
print(e.__notes__, e)  # expect: ['one', 'two'] v
fails(lambda: e.add_note(5))  # expect: TypeError: note must be a str, not 'int'
print(hasattr(ValueError(), '__notes__'))  # expect: False
