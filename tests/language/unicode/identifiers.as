# Attributes and keywords in other scripts.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class Größe:
    длина = 5
print(Größe.длина, Größe.__name__)  # expect: 5 Größe
def f(ключ=1): return ключ
print(f(ключ=2))  # expect: 2
fails(lambda: f(ключь=3))
# expect: TypeError: f() got an unexpected keyword argument 'ключь'. Did you mean 'ключ'?
