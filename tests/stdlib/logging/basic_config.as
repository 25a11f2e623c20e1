import logging, sys
logging.basicConfig(stream=sys.stdout, level=logging.INFO,
                    format='%(levelname)s %(name)s %(message)s')
logging.info('hello %s', 'you')
logging.debug('not shown')
logging.getLogger('a.b').warning('from %(who)s', {'who': 'below'})

# expect: INFO root hello you
# expect: WARNING a.b from below
