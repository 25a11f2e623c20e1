# Counts how often it runs.
import sys
sys.counter_runs = getattr(sys, 'counter_runs', 0) + 1
def where(): return __name__
