import logging, sys
logging.basicConfig(stream=sys.stdout, format='%(message)s')
try:
    1 / 0
except ZeroDivisionError:
    try:
        logging.error('failed', exc_info=False)
    finally:
        record = logging.makeLogRecord({'msg': 'x %d', 'args': (3,)})
        print(record.getMessage())

# expect: failed
# expect: x 3
