import logging, io
out = io.StringIO()
logging.basicConfig(stream=out, format='%(levelname)-7s|%(name)s|%(message)s', level=logging.INFO)
log = logging.getLogger('a.b'); log.info('x %d', 5); log.debug('no'); log.warning('%(k)s', {'k': 'v'})
try: 1 / 0
except ZeroDivisionError: log.exception('failed')
print([l for l in out.getvalue().splitlines() if l[0] != ' '])
class F(logging.Filter):
    def filter(self, r): return 'secret' not in r.getMessage()
h = logging.StreamHandler(out2 := io.StringIO()); h.addFilter(F()); l2 = logging.getLogger('z'); l2.addHandler(h); l2.propagate = False
l2.warning('secret'); l2.error('open'); print(out2.getvalue(), log.isEnabledFor(10), logging.getLevelName(30), log.parent.name if log.parent.name != 'root' else 'root')
