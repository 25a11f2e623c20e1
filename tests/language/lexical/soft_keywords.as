# match, case, type and _ are ordinary names outside their statements.
match = 1
case = 2
type_ = type
type = 3
_ = 4
print(match + case + type + _)  # expect: 10
match (match):
    case 1:
        print('one')  # expect: one
print(match, case)  # expect: 1 2
match = lambda x: x * 2
print(match (4))  # expect: 8
type X = int
print(X)  # expect: X
def case(match): return match
print(case(match=5))  # expect: 5
