# Triple-quoted strings keep their lines and may hold quotes.
s = '''a
  "b" 'c' ''d
'''
print(repr(s))  # expect: 'a\n  "b" \'c\' \'\'d\n'
x = """one\
 line"""
print(x)  # expect: one line
print(repr("""a\""""), repr("""'b'"""))  # expect: 'a"' "'b'"
x = """

"""
print(len(x))  # expect: 2
