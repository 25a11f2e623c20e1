# Circular imports see the half-made module.
from _support import circular_a
print(circular_a.end, circular_a.circular_b.late())
# expect: a end: a start, end seen: False a end: a start, end seen: False
