# UserDict, UserList and UserString are made to be inherited from.
from collections import UserDict, UserList, UserString


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


d = Lower(A=1)
d["BC"] = 2
d |= {"Q": 3}
print(d, d.data, len(d), "a" in d)
# expect: {'a': 1, 'bc': 2, 'Q': 3} {'a': 1, 'bc': 2, 'Q': 3} 3 True
items = UserList([3, 1])
items += [2]
items.sort()
print(items, items[:2], items + [9], type(items[:1]).__name__)
# expect: [1, 2, 3] [1, 2] [1, 2, 3, 9] UserList
s = UserString("hello")
print(s.upper(), s + "!", s[1], s == "hello", type(s.title()).__name__)
# expect: HELLO hello! e True UserString
