# Asks a half-made module for a name it has not yet.
from ._bad_half import nothing_yet
