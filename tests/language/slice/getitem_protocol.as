# What reaches __getitem__ for each kind of subscript.
class G:
    def __getitem__(self, k): return k
g = G()
print(g[1], g[1:2], g[1:2:3], g[:], g[::], g[1, 2], g[1:2, 3], g[...], g[()], g[1,], g[:, None], g[*[1, 2]], g[*[1], 2:3], g['a':'b'], g[(1, 2)])
# expect: 1 slice(1, 2, None) slice(1, 2, 3) slice(None, None, None) slice(None, None, None) (1, 2) (slice(1, 2, None), 3) Ellipsis () (1,) (slice(None, None, None), None) (1, 2) (1, slice(2, 3, None)) slice('a', 'b', None) (1, 2)
