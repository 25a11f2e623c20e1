# open of what cannot be opened.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

fails(lambda: open('/no/such/dir/file'))
# expect: FileNotFoundError: [Errno 2] No such file or directory: '/no/such/dir/file'
fails(lambda: open('x', 'q'))  # expect: ValueError: invalid mode: 'q'
fails(lambda: open('x', 'rw'))
# expect: ValueError: must have exactly one of create/read/write/append mode
fails(lambda: open('x', 'rbt'))  # expect: ValueError: can't have text and binary mode at once
fails(lambda: open('/'))  # expect: IsADirectoryError: [Errno 21] Is a directory: '/'
fails(lambda: open(None))
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
