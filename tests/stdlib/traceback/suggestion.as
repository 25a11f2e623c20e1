import traceback
try:
    [].appendd(1)
except AttributeError as error:
    print(''.join(traceback.format_exception_only(error)), end='')
try:
    pritn
except NameError as error:
    print(''.join(traceback.format_exception(error)).splitlines()[-1])

# expect: AttributeError: 'list' object has no attribute 'appendd'. Did you mean: 'append'?
# expect: NameError: name 'pritn' is not defined. Did you mean: 'print'?
