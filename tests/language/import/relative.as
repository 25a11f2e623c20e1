# Relative imports climb packages.
from _support import beta
print(beta.also_shown, beta.depth, beta.alpha_module.__name__, beta.public)
# expect: shown 2 _support.alpha public
import sys
print(sys.modules['_support.sub.deep'].top is sys.modules['_support'].order)  # expect: True
