# A module without __all__, with relative imports.
from .alpha import shown as also_shown, hidden
from . import alpha as alpha_module
from .sub.deep import depth
public = 'public'
_private = 'private'
