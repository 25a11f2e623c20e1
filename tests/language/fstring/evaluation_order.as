# Fields are evaluated and formatted from left to right.
def t(x):
    print('eval', x)
    return x
print(f'{t(1)} {t(2):{t(3)}} {t(4)}')
# expect: eval 1
# expect: eval 2
# expect: eval 3
# expect: eval 4
# expect: 1   2 4
class F:
    def __format__(self, s):
        print('format')
        return 'F'
print(f'{F()}{t(5)}')
# expect: format
# expect: eval 5
# expect: F5
