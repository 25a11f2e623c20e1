import types
print(types.SimpleNamespace(a=1, b='x'), types.MappingProxyType({'a': 1})['a'], types.FunctionType.__name__, types.new_class('N', (dict,), {}, lambda ns: ns.update(v=1)).v)
m = types.ModuleType('m', 'doc'); print(m.__doc__, types.resolve_bases((list[int],)), types.get_original_bases(type('X', (), {})))
class D:
    @types.DynamicClassAttribute
    def p(self): return 1
print(D().p, isinstance(lambda: 0, types.LambdaType), types.MethodType(len, 'abc')(), isinstance(int | str, types.UnionType))
