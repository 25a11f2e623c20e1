import shlex
print(shlex.split("cp 'my file' \"a b\" c\\ d # note", comments=True), shlex.quote("it's"), shlex.join(['a b', 'c']))
lexer = shlex.shlex('a && b || (c;d) > file', punctuation_chars=True)
print(list(lexer))
s = shlex.shlex("x=1; y='two words'", posix=True); s.whitespace_split = True
print(list(s))
try:
    shlex.split("unclosed 'quote")
except ValueError as error:
    print(error)
