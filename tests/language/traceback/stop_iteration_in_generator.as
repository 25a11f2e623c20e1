# The RuntimeError for a StopIteration that leaves a generator has no row for the generator itself.
import traceback

def g():
    raise StopIteration
    yield

def names(e):
    return [f.name for f in traceback.extract_tb(e.__traceback__)]

def attempt():
    try:
        next(g())
    except RuntimeError as e:
        print(e, names(e), names(e.__cause__))

attempt()  # expect: generator raised StopIteration ['attempt'] ['g']
