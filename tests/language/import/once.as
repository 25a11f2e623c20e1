# A module runs once, however it is imported.
import sys
import _support.counter
from _support import counter
from _support.counter import where
import _support.counter as c
print(sys.counter_runs, where(), c is counter)  # expect: 1 _support.counter True
del sys.modules['_support.counter']
import _support.counter
print(sys.counter_runs, _support.counter is c)  # expect: 2 False
