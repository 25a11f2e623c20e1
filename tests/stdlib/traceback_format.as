# Formatting exceptions without frames.
import traceback
e = ValueError('v'); e.add_note('n')
print(traceback.format_exception_only(e), traceback.format_exception_only(KeyError('k')), traceback.format_exception(e), traceback.format_exception_only(ValueError()))
# expect: ['ValueError: v\n', 'n\n'] ["KeyError: 'k'\n"] ['ValueError: v\n', 'n\n'] ['ValueError\n']
