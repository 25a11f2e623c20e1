# One value that is no tuple stands for itself.
print('%s' % 5, '%s' % [1, 2], '%s' % ((1, 2),), '%s' % None, '%r' % '', '%d' % 3.99, '%s%%' % 50, '%i' % -0.5, '%s' % b'x', '%d' % 10 ** 2, '%.2f' % 10 ** 2)
# expect: 5 [1, 2] (1, 2) None '' 3 50% 0 b'x' 100 100.00
class S:
    def __rmod__(self, o): return 'rmod ' + o
    def __str__(self): return 'S'
print('%s' % S(), 'abc' % dict())  # expect: S abc
