import random
for seed in ('text', b'bytes', 1.5, -7, 10 ** 30):
    random.seed(seed)
    print(random.random())

# expect: 0.8711565613554825
# expect: 0.37075677971469856
# expect: 0.551763726942059
# expect: 0.32383276483316237
# expect: 0.9341508484568806
