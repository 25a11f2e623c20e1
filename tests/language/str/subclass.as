# Methods of a str subclass return plain strings.
class S(str):
    def __new__(cls, v, tag=None):
        self = super().__new__(cls, v)
        self.tag = tag
        return self
s = S('hello', 7)
print(s, s.tag, type(s.upper()), type(s[:]), type(s + ''), type(str(s)), {s: 1}['hello'], s == 'hello', repr(s))
# expect: hello 7 <class 'str'> <class 'str'> <class 'str'> <class 'str'> 1 True 'hello'
