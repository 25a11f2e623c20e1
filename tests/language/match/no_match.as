# A match without a matching case does nothing.
match 'x':
    case 'y': print('never')
print('done')  # expect: done
for v in (1, 2):
    match v:
        case 1: continue
        case 2: break
print(v)  # expect: 2
