# Literal and singleton patterns.
def f(x):
    match x:
        case 0: return 'zero'
        case -1 | 1.5: return 'number'
        case 'a' 'b': return 'text'
        case b'x': return 'bytes'
        case None: return 'none'
        case True: return 'true'
        case 1 + 2j: return 'complex'
        case _: return 'other'
print([f(x) for x in [0, 0.0, False, -1, 1.5, 'ab', b'x', None, True, 1, 1 + 2j, [], 'x']])
# expect: ['zero', 'zero', 'zero', 'number', 'number', 'text', 'bytes', 'none', 'true', 'other', 'complex', 'other', 'other']
