# Names of __slots__ read and written in one place of code, by objects of several classes.
class A:
    __slots__ = ('x', 'y')

class B(A):
    __slots__ = ('z',)

class C(A):
    pass

def read(o): return o.x
def write(o, v): o.x = v

objects = [A(), B(), C(), A()]
for o in objects:
    try:
        read(o)
    except AttributeError as e:
        print(e)
# expect: 'A' object has no attribute 'x'
# expect: 'B' object has no attribute 'x'
# expect: 'C' object has no attribute 'x'
# expect: 'A' object has no attribute 'x'
for i, o in enumerate(objects * 2):
    write(o, i)
print([read(o) for o in objects * 2])
# expect: [4, 5, 6, 7, 4, 5, 6, 7]
del objects[0].x
for o in objects:
    try:
        print(read(o), end=' ')
    except AttributeError as e:
        print(e, end=' ')
print('.')
# expect: 'A' object has no attribute 'x' 5 6 7 .
write(objects[0], 'again')
print(read(objects[0]))
# expect: again
A.x = 'class value'
print([read(o) for o in objects])
# expect: ['class value', 'class value', 'class value', 'class value']
try:
    write(objects[0], 1)
except AttributeError as e:
    print(e)
# expect: 'A' object attribute 'x' is read-only
write(objects[2], 'in its dict')
print(read(objects[2]), objects[2].__dict__)
# expect: in its dict {'x': 'in its dict'}
