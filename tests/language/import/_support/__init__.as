# Package of the import tests.
order = []
order.append('package')
from . import alpha
value = 'package value'
