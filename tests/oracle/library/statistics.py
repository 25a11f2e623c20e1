import statistics as s
data = [1.5, 2.5, 2.5, 2.75, 3.25, 4.75]
print(s.mean(data), s.fmean(data), s.median(data), s.mode(data), s.multimode('aabbc'))
print(s.stdev(data), s.pvariance(data), s.quantiles(data, n=4), s.harmonic_mean([40, 60]), s.geometric_mean([54, 24, 36]))
print(s.median_low([1, 3, 5, 7]), s.median_high([1, 3, 5, 7]), s.median_grouped([52, 52, 53, 54]))
print(s.correlation([1, 2, 3], [1, 4, 9]), s.linear_regression([1, 2, 3], [3, 5, 7]), s.covariance([1, 2, 3], [1, 2, 4]))
n = s.NormalDist(100, 15)
print(n.cdf(115), n.inv_cdf(0.5), n.zscore(130), (n + 5).mean, n.overlap(s.NormalDist(110, 15)), n.quantiles(4))
try:
    s.mean([])
except s.StatisticsError as error:
    print(error)
