# Loggers, levels and formatters.
import logging, sys
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format='%(levelname)s:%(name)s:%(message)s')
log = logging.getLogger('app.part')
log.debug('hidden'); log.info('shown %d', 5); log.warning('w %s', 'x'); log.error('e')
# expect: INFO:app.part:shown 5
# expect: WARNING:app.part:w x
# expect: ERROR:app.part:e
logging.getLogger('app').setLevel(logging.ERROR)
log.info('now hidden')
print(log.getEffectiveLevel(), logging.getLevelName(20), log.parent.name, log.isEnabledFor(10))
# expect: 40 INFO app False
