import logging, sys
class Short(logging.Filter):
    def filter(self, record):
        record.size = len(record.getMessage())
        return record.size < 6
logger = logging.getLogger('filtered')
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter('%(size)d %(message)s'))
logger.addHandler(handler)
logger.addFilter(Short())
logger.error('short')
logger.error('much too long')
print(logging.Filter('a.b').filter(logging.makeLogRecord({'name': 'a.b.c'})))

# expect: 5 short
# expect: True
