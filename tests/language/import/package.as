# Importing a package runs it once and binds its parts.
import _support
print(_support.order, _support.alpha.shown, _support.__name__, _support.__package__, _support.alpha.__package__)
# expect: ['package', 'alpha'] shown _support _support _support
import _support.sub.deep
print(_support.sub.deep.depth, _support.sub.name, _support.sub.package)
# expect: 2 _support.sub _support.sub
import _support.alpha as a
print(a is _support.alpha)  # expect: True
