# __dict__ may be deleted where a class of the script gave it, not where a native class did.
class Error(Exception):
    pass


class Plain:
    pass


def function():
    pass


for o in Error(), Exception(), function, Plain():
    o.a = 1
    try:
        del o.__dict__
        print('deleted')
    except TypeError as e:
        print(e)
    print(o.__dict__)
# expect: cannot delete __dict__
# expect: {'a': 1}
# expect: cannot delete __dict__
# expect: {'a': 1}
# expect: cannot delete __dict__
# expect: {'a': 1}
# expect: deleted
# expect: {}
