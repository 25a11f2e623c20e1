# The status and message of an uncaught SystemExit.
import sys
print('before')  # expect: before
try: sys.exit(7)
finally: print('finally runs')  # expect: finally runs
# expect-status: 7
