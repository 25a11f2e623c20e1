# Format specs of floats.
def fails(f, *args, **kw):
    try:
        print('no error:', f(*args, **kw))
    except Exception as e:
        print(f'{type(e).__name__}: {e}')

x = 1234.56789
print([format(x, s) for s in ['', 'f', '.2f', '.0f', 'e', '.3e', 'E', 'g', '.3g', '.10g', 'G', '%', '.1%', ',.2f', '_', '+.1f', '010.2f', '>12.1f', '.3', '.1', 'n', '#.0f']])
# expect: ['1234.56789', '1234.567890', '1234.57', '1235', '1.234568e+03', '1.235e+03', '1.234568E+03', '1234.57', '1.23e+03', '1234.56789', '1234.57', '123456.789000%', '123456.8%', '1,234.57', '1_234.56789', '+1234.6', '0001234.57', '      1234.6', '1.23e+03', '1e+03', '1234.57', '1235.']
print([format(v, s) for v in [0.0, -0.0, 1e-7, 1e22, float('inf'), float('nan')] for s in ['', 'f', 'g', 'e', '06', '.2%', '+', 'z.0f']])
# expect: ['0.0', '0.000000', '0', '0.000000e+00', '0000.0', '0.00%', '+0.0', '0', '-0.0', '-0.000000', '-0', '-0.000000e+00', '-000.0', '-0.00%', '-0.0', '0', '1e-07', '0.000000', '1e-07', '1.000000e-07', '01e-07', '0.00%', '+1e-07', '0', '1e+22', '10000000000000000000000.000000', '1e+22', '1.000000e+22', '01e+22', '999999999999999983222784.00%', '+1e+22', '10000000000000000000000', 'inf', 'inf', 'inf', 'inf', '000inf', 'inf%', '+inf', 'inf', 'nan', 'nan', 'nan', 'nan', '000nan', 'nan%', '+nan', 'nan']
print(format(-0.001, 'z.1f'), format(1e16, ''), format(123456789.0, 'g'), format(100000.0, 'g'), format(1000000.0, 'g'), format(1.0, '.0e'), format(2.5, '.0f'), format(0.5, '.0f'))
# expect: 0.0 1e+16 1.23457e+08 100000 1e+06 1e+00 2 0
fails(lambda: format(1.0, 'd'))
# expect: ValueError: Unknown format code 'd' for object of type 'float'
fails(lambda: format(1.0, 's'))
# expect: ValueError: Unknown format code 's' for object of type 'float'
fails(lambda: format(1.0, 'x'))
# expect: ValueError: Unknown format code 'x' for object of type 'float'
