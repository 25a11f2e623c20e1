# A module with __all__.
from . import order
order.append('alpha')
__all__ = ['shown', '_under']
shown = 'shown'
_under = 'under'
hidden = 'hidden'
