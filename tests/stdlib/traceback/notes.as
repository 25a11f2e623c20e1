import traceback
error = ValueError('x')
error.add_note('first')
error.add_note('second\nthird')
print(''.join(traceback.format_exception_only(error)), end='')

# expect: ValueError: x
# expect: first
# expect: second
# expect: third
