# Climbs two levels.
from .. import order as top
from ..alpha import shown
depth = __name__.count('.')
