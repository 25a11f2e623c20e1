# Reading times: directives, what is worked out from others, complaints.
import time
import warnings

warnings.simplefilter('ignore')
for text, format in (
        ('2024-02-29', '%Y-%m-%d'), ('29 Feb', '%d %b'), ('12 pm', '%I %p'), ('12 AM', '%I %p'),
        ('2020 53 1', '%G %V %u'), ('2021 53 1', '%G %V %u'), ('2021 1 1', '%G %V %u'),
        ('2024 10 Mon', '%Y %W %a'), ('2024 0 Mon', '%Y %U %a'), ('2024 366', '%Y %j'),
        ('+05:30', '%z'), ('-0530', '%z'), ('Z', '%z'), ('UTC', '%Z'), ('gmt', '%Z'), ('x', '%Z'),
        ('1 1', '%V %Y'), ('1 1', '%V %u'), ('2020 1', '%G %V'), ('2020 5', '%G %j'), ('2020', '%G'),
        ('%', '%%'), ('a  b', 'a b'), ('01/02/68', '%x'), ('Thu Jan  1 00:00:00 1970', '%c'),
        ('12:34:61', '%H:%M:%S'), ('12:34:62', '%X'), ('30 2 2023', '%d %m %Y'), ('111', '%d%m'),
        ('12', '%m%d'), ('2024', '%Y%'), ('2024', '%Q'), ('MAY', '%b'), ('may', '%B'), ('a.b', 'a.b'),
        ('acb', 'a.b'), ('2024 x', '%Y'), ('', '%Y'), (5, '%Y'), ('2024', 5)):
    try:
        t = time.strptime(text, format)
    except (ValueError, TypeError) as e:
        print(repr(text), format, '|', type(e).__name__, e)
    else:
        print(repr(text), format, '|', *t, t.tm_zone, t.tm_gmtoff)
print(time.strptime('Thu Jan  1 00:00:00 1970')[:3])

# Expected output
# expect: '2024-02-29' %Y-%m-%d | 2024 2 29 0 0 0 3 60 -1 None None
# expect: '29 Feb' %d %b | 1900 2 29 0 0 0 0 60 -1 None None
# expect: '12 pm' %I %p | 1900 1 1 12 0 0 0 1 -1 None None
# expect: '12 AM' %I %p | 1900 1 1 0 0 0 0 1 -1 None None
# expect: '2020 53 1' %G %V %u | 2020 12 28 0 0 0 0 363 -1 None None
# expect: '2021 53 1' %G %V %u | ValueError Invalid week: 53
# expect: '2021 1 1' %G %V %u | 2021 1 4 0 0 0 0 4 -1 None None
# expect: '2024 10 Mon' %Y %W %a | 2024 3 4 0 0 0 0 64 -1 None None
# expect: '2024 0 Mon' %Y %U %a | 2024 1 1 0 0 0 0 1 -1 None None
# expect: '2024 366' %Y %j | 2024 12 31 0 0 0 1 366 -1 None None
# expect: '+05:30' %z | 1900 1 1 0 0 0 0 1 -1 None 19800
# expect: '-0530' %z | 1900 1 1 0 0 0 0 1 -1 None -19800
# expect: 'Z' %z | 1900 1 1 0 0 0 0 1 -1 None 0
# expect: 'UTC' %Z | 1900 1 1 0 0 0 0 1 0 UTC None
# expect: 'gmt' %Z | 1900 1 1 0 0 0 0 1 0 gmt None
# expect: 'x' %Z | ValueError time data 'x' does not match format '%Z'
# expect: '1 1' %V %Y | ValueError time data '1 1' does not match format '%V %Y'
# expect: '1 1' %V %u | ValueError ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive ('%A', '%a', '%w', or '%u').
# expect: '2020 1' %G %V | ValueError ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').
# expect: '2020 5' %G %j | ValueError Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.
# expect: '2020' %G | ValueError ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive ('%A', '%a', '%w', or '%u').
# expect: '%' %% | 1900 1 1 0 0 0 0 1 -1 None None
# expect: 'a  b' a b | 1900 1 1 0 0 0 0 1 -1 None None
# expect: '01/02/68' %x | 2068 1 2 0 0 0 0 2 -1 None None
# expect: 'Thu Jan  1 00:00:00 1970' %c | 1970 1 1 0 0 0 3 1 -1 None None
# expect: '12:34:61' %H:%M:%S | 1900 1 1 12 34 61 0 1 -1 None None
# expect: '12:34:62' %X | ValueError unconverted data remains: 2
# expect: '30 2 2023' %d %m %Y | ValueError day is out of range for month
# expect: '111' %d%m | 1900 1 11 0 0 0 3 11 -1 None None
# expect: '12' %m%d | 1900 1 2 0 0 0 1 2 -1 None None
# expect: '2024' %Y% | ValueError stray % in format '%Y%'
# expect: '2024' %Q | ValueError 'Q' is a bad directive in format '%Q'
# expect: 'MAY' %b | 1900 5 1 0 0 0 1 121 -1 None None
# expect: 'may' %B | 1900 5 1 0 0 0 1 121 -1 None None
# expect: 'a.b' a.b | 1900 1 1 0 0 0 0 1 -1 None None
# expect: 'acb' a.b | ValueError time data 'acb' does not match format 'a.b'
# expect: '2024 x' %Y | ValueError unconverted data remains:  x
# expect: '' %Y | ValueError time data '' does not match format '%Y'
# expect: 5 %Y | TypeError strptime() argument 0 must be str, not <class 'int'>
# expect: '2024' 5 | TypeError strptime() argument 1 must be str, not <class 'int'>
# expect: (1970, 1, 1)
