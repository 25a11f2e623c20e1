import traceback
def fail():
    return 1 / 0
try:
    fail()
except ZeroDivisionError as error:
    last = traceback.extract_tb(error.__traceback__)[-1]
    print(last.name, last.lineno, last.line)
    print(len(last), last[2], last == tuple(last))

# expect: fail 3 return 1 / 0
# expect: 4 fail True
