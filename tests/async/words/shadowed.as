# A program's own names shadow the native words.
# aspen-only
def sleep(x):
    return f"my own {x}"

gather = 5
print(sleep(1), gather)  # expect: my own 1 5
del gather
print(gather is not None)  # expect: True
