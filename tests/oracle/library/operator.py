import operator as o
print(o.itemgetter(1, 0)('ab'), o.attrgetter('real', 'imag')(1j), o.methodcaller('split', ',')('a,b'), o.concat([1], [2]), o.indexOf('abc', 'c'))
print(o.countOf([1, 1], 1), o.length_hint(iter([1, 2])), o.index(True), o.iadd([1], [2]), o.call(max, 1, 2), repr(o.itemgetter(1)))
for wrong in (lambda: o.concat(1, 2), lambda: o.indexOf('a', 'b'), lambda: o.attrgetter(1)):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(error)
