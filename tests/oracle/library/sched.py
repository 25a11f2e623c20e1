import sched
now = [0]
s = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d))
s.enter(3, 1, print, ('three',)); s.enter(1, 2, print, ('one, later',)); s.enter(1, 1, print, ('one',)); x = s.enterabs(2, 1, print, kwargs={'sep': '-'})
s.cancel(x); print(len(s.queue)); s.run(); print(now, s.empty())
