# upper, lower, title, capitalize, swapcase, casefold.
s = 'hELLO wORLD 3rd'
print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
# expect: HELLO WORLD 3RD hello world 3rd Hello World 3Rd Hello world 3rd Hello World 3RD hello world 3rd
print("they're bill's".title(), ''.upper(), 'a1b'.title())  # expect: They'Re Bill'S  A1B
