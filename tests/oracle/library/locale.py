import locale
print(locale.normalize('en_us'), locale.getlocale(locale.LC_NUMERIC), locale.localeconv()['decimal_point'], locale.format_string('%.2f %d', (1.5, 3)), locale.atof('1.5'), locale.strxfrm('a') < locale.strxfrm('b'), locale.str(2.5))
