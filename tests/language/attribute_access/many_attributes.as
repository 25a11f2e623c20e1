# Instances with many attributes in different orders.
class C: pass
objs = []
for k in range(5):
    o = C()
    for i in range(40): setattr(o, f'a{(i * 7 + k) % 40}', i)
    objs.append(o)
print([sum(getattr(o, f'a{j}') * j for j in range(40)) for o in objs], list(objs[2].__dict__)[:4])
# expect: [16100, 16200, 15620, 15960, 15620] ['a2', 'a9', 'a16', 'a23']
for o in objs: del o.a0; o.a0 = 'again'
print([list(o.__dict__)[-1] for o in objs])  # expect: ['a0', 'a0', 'a0', 'a0', 'a0']
