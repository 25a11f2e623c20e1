# The classes of None, ... and NotImplemented take nothing, by position or by name.
for one in None, ..., NotImplemented:
    print(type(one)() is one)
    for call in (lambda: type(one)(1)), (lambda: type(one)(k=1)), (lambda: type(one)(1, k=2)):
        try:
            call()
        except TypeError as e:
            print(e)
# expect: True
# expect: NoneType takes no arguments
# expect: NoneType takes no arguments
# expect: NoneType takes no arguments
# expect: True
# expect: EllipsisType takes no arguments
# expect: EllipsisType takes no arguments
# expect: EllipsisType takes no arguments
# expect: True
# expect: NotImplementedType takes no arguments
# expect: NotImplementedType takes no arguments
# expect: NotImplementedType takes no arguments
