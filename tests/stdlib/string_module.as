# Constants, Template, capwords, Formatter.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

import string
print(string.ascii_lowercase, string.digits, string.hexdigits, string.punctuation, string.capwords('a bc  d'), string.Template('$a ${b}c $$').substitute(a=1, b=2), string.Template('$x').safe_substitute(), string.Formatter().format('{0} {k}', 1, k=2))
# expect: abcdefghijklmnopqrstuvwxyz 0123456789 0123456789abcdefABCDEF !"#$%&'()*+,-./:;<=>?@[\]^_`{|}~ A Bc D 1 2c $ $x 1 2
fails(lambda: string.Template('$x').substitute())  # expect: KeyError: 'x'
fails(lambda: string.Template('$1').substitute())
# expect: ValueError: Invalid placeholder in string: line 1, col 1
