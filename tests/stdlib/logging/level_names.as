import logging
print(logging.getLevelName(20), logging.getLevelName('ERROR'), logging.getLevelName(15))
logging.addLevelName(25, 'NOTICE')
print(logging.getLevelName(25))
try:
    logging.getLogger('x').setLevel('LOUD')
except ValueError as error:
    print(error)

# expect: INFO 40 Level 15
# expect: NOTICE
# expect: Unknown level: 'LOUD'
