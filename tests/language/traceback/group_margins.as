# Inside a group's margin, the lines around "During handling" have the margin too.
import traceback
try:
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise ValueError(1)
    except ValueError as e:
        raise ExceptionGroup('g', [e, KeyError(2)])
except ExceptionGroup as e:
    e.__context__ = None
    lines = ''.join(traceback.format_exception(e)).splitlines()
    print([line.strip() for line in lines if line[:1] == ' ' and not line.strip(' |')])
    # expect: ['|', '|']
    print('' in lines)  # expect: False
