# str() of an object whose __repr__ answers no str names __str__.
class A:
    def __repr__(self):
        return 1

for f in str, repr, format, '{!s}'.format, '{!r}'.format:
    try:
        f(A())
    except TypeError as e:
        print(e)
# expect: __str__ returned non-string (type int)
# expect: __repr__ returned non-string (type int)
# expect: __str__ returned non-string (type int)
# expect: __str__ returned non-string (type int)
# expect: __repr__ returned non-string (type int)
