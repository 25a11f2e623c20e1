# sys.exit raises SystemExit, which except Exception does not catch.
import sys
try: sys.exit(3)
except SystemExit as e: print(repr(e), e.code)  # expect: SystemExit(3) 3
try:
    try: sys.exit('msg')
    except Exception: print('no')
except BaseException as e: print(type(e).__name__, e.code)  # expect: SystemExit msg
try: exit()
except SystemExit as e: print(e.code)  # expect: None
