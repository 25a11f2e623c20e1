import traceback
group = ExceptionGroup('two', [ValueError(1), ExceptionGroup('in', [TypeError('t')])])
print(''.join(traceback.format_exception(group)), end='')

# expect:   | ExceptionGroup: two (2 sub-exceptions)
# expect:   +-+---------------- 1 ----------------
# expect:     | ValueError: 1
# expect:     +---------------- 2 ----------------
# expect:     | ExceptionGroup: in (1 sub-exception)
# expect:     +-+---------------- 1 ----------------
# expect:       | TypeError: t
# expect:       +------------------------------------
