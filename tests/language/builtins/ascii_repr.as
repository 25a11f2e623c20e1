# ascii and repr of containers.
print(ascii(['é', '😀', '\n']), repr(['é']), ascii(b'\xff'), ascii({'ü': 'ß'}), ascii(1))
# expect: ['\xe9', '\U0001f600', '\n'] ['é'] b'\xff' {'\xfc': '\xdf'} 1
class R:
    def __repr__(self): return 'é'
print(ascii(R()), [R()])  # expect: \xe9 [é]
