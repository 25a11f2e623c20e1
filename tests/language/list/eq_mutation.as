# __eq__ that changes the list under comparison.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

class E:
    def __eq__(self, o):
        a.clear()
        return False
a = [E(), E(), 3]
print(3 in a, a)  # expect: False []
a = [E(), E()]
print(a.count(5), a)  # expect: 0 []
a = [E(), 2]
fails(lambda: a.index(2))  # expect: ValueError: 2 is not in list
a = [E(), E()]
fails(lambda: a.remove(2))  # expect: ValueError: list.remove(x): x not in list
