# A module that fails while it runs.
before = 1
raise ValueError('module failed')
