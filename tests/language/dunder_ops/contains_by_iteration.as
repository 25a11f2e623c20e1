# `in` without __contains__: what __iter__ does wrong is told as "not iterable".
class A:
    def __iter__(self):
        return 3

class B:
    def __iter__(self):
        raise ValueError('own')

class C:
    def __iter__(self):
        return iter('abc')

for x in A(), B(), C(), 5:
    try:
        print('b' in x)
    except (TypeError, ValueError) as e:
        print(e)
# expect: argument of type 'A' is not iterable
# expect: own
# expect: True
# expect: argument of type 'int' is not iterable
