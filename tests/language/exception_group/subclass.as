# Subclasses of ExceptionGroup use derive.
class G(ExceptionGroup):
    def derive(self, excs): return G(self.message + '!', excs)
g = G('g', [ValueError(1), KeyError(2)])
print(g.subgroup(ValueError), type(g.split(KeyError)[1]).__name__)  # expect: g! (1 sub-exception) G
try: raise g
except* KeyError as e: print(repr(e))  # expect: G('g!', [KeyError(2)])
except* ValueError as e: print(repr(e))  # expect: G('g!!', [ValueError(1)])
