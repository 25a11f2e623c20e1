import logging
record = logging.makeLogRecord({'msg': 'm', 'levelname': 'INFO', 'created': 0.0, 'msecs': 7.0})
print(logging.Formatter('{levelname:>6} {message}', style='{').format(record))
print(logging.Formatter('$levelname ${message} $$', style='$').format(record))
try:
    logging.Formatter('nothing')
except ValueError as error:
    print(error)

# expect:   INFO m
# expect: INFO m $
# expect: Invalid format 'nothing' for '%' style
