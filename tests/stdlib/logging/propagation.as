import logging, sys
outer, inner = logging.getLogger('outer'), logging.getLogger('outer.inner')
for logger in (outer, inner):
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(logging.Formatter(logger.name + ': %(message)s'))
    logger.addHandler(handler)
inner.error('twice')
inner.propagate = False
inner.error('once')
print(inner.parent is outer, inner.getEffectiveLevel())

# expect: outer.inner: twice
# expect: outer: twice
# expect: outer.inner: once
# expect: True 30
