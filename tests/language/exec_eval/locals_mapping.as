# locals may be any mapping.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class M:
    def __getitem__(self, k):
        if k == 'miss': raise KeyError(k)
        return f'<{k}>'
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
print(eval('a + b', {}, M()))  # expect: <a><b>
exec('x = 1\ndel y', {}, M())
# expect: set x 1
# expect: del y
fails(eval, 'miss', {}, M())  # expect: NameError: name 'miss' is not defined
