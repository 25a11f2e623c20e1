# One half of a circle.
start = 'a start'
from . import circular_b
end = 'a end: ' + circular_b.seen
