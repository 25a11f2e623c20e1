# sleep gives its result.
# aspen-only
print(await sleep(0, "slept"))  # expect: slept
print(await sleep(0.001))  # expect: None
