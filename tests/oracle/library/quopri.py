import quopri, io
print(quopri.encodestring('héllo = wörld \n'.encode()), quopri.decodestring(b'h=C3=A9llo=\n x'), quopri.encodestring(b'x' * 100), quopri.encodestring(b'a b', header=True))
