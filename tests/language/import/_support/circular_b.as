# The other half of a circle.
from . import circular_a
seen = circular_a.start + ', end seen: ' + str(hasattr(circular_a, 'end'))
def late(): return circular_a.end
