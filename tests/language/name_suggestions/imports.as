# Misspelt names in from imports.
import traceback
def say(code):
    try: exec(code, {})
    except Exception as e: print(traceback.format_exception_only(e)[-1].split(' (/')[0].split(' (unknown')[0].strip())
say('import maht')
say('from collections import defaultdit')
# expect: ModuleNotFoundError: No module named 'maht'
# expect: ImportError: cannot import name 'defaultdit' from 'collections'
