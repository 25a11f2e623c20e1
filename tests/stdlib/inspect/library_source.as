# aspen-only
# The library's modules are linked in compiled: they have code and docstrings, whether their sources
# are at hand or not, and tracebacks through them name lines. (tests/cli/cli.sh has both cases.)
import textwrap
import traceback

print(textwrap.__loader__.get_code().co_name)  # expect: <module>
print(textwrap.__spec__.origin)  # expect: frozen
print(textwrap.dedent.__code__.co_filename)  # expect: <aspen>/textwrap.as
print(textwrap.dedent.__doc__ is not None)  # expect: True
try:
    textwrap.dedent(5)
except AttributeError as error:
    last = traceback.extract_tb(error.__traceback__)[-1]
    print(last.filename, last.lineno > 1, last.name)  # expect: <aspen>/textwrap.as True dedent
    lines = traceback.format_exc().splitlines()
    print('^' in lines[-2])  # expect: False
    print(lines[-1])  # expect: AttributeError: 'int' object has no attribute 'split'
