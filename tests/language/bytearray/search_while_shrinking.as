# An __index__ that empties the bytearray being searched harms nobody.
x = bytearray(b'a' * 100000)
class Empty:
    def __index__(self):
        x.clear()
        return 0

print(x.count(b'a', Empty(), 90000))  # expect: 0
x.extend(b'b' * 50)
print(x.find(b'b', Empty(), 40))  # expect: -1
