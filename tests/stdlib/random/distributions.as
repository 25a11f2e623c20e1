import random
r = random.Random(7)
print(r.gauss(0, 1), r.gauss(0, 1))  # expect: -0.2558802884476004 0.511431512516514
print(r.normalvariate(1, 2), r.expovariate(2))  # expect: 1.5583061868775747 0.3838082290108733
print(r.gammavariate(2, 3), r.betavariate(1, 2))  # expect: 4.365706646295606 0.6974972678419942
print(r.triangular(0, 10, 3), r.binomialvariate(100, .4))  # expect: 1.4476403929286332 32
