# sys.exit with text prints it and ends with status 1.
import sys
sys.exit('the message')
# expect-stderr: the message
# expect-status: 1
