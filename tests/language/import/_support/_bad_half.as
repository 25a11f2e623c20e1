# Starts a circle that fails.
from . import circular_from
nothing_yet = 1
