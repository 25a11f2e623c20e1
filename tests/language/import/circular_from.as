# A name imported from a half-made module.
try: import _support._bad_half
except ImportError as e: print(type(e).__name__, str(e).split(' (most')[0], 'circular import' in str(e))
# expect: ImportError cannot import name 'nothing_yet' from partially initialized module '_support._bad_half' True
