# Every in-place operator has its method.
class V: pass
for n in 'add sub mul truediv floordiv mod pow matmul and or xor lshift rshift'.split():
    setattr(V, f'__i{n}__', lambda s, o, n=n: 'i' + n)
for op in '+ - * / // % ** @ & | ^ << >>'.split():
    ns = {'v': V()}
    exec(f'v {op}= 1', ns)
    print(ns['v'])
# expect: iadd
# expect: isub
# expect: imul
# expect: itruediv
# expect: ifloordiv
# expect: imod
# expect: ipow
# expect: imatmul
# expect: iand
# expect: ior
# expect: ixor
# expect: ilshift
# expect: irshift
