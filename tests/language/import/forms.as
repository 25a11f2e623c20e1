# Every form of the import statement.
import math
import math as m, sys
from math import floor, ceil as up
from math import (
    sqrt,
    pi,
)
import os.path
import os.path as p
print(m is math, floor(1.5), up(1.5), sqrt(4.0), os.path is p, sys.modules['math'] is math)
# expect: True 1 2 2.0 True True
