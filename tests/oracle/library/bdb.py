import bdb
print(bdb.Breakpoint.bplist, bdb.checkfuncname.__name__, bdb.effective.__name__, issubclass(bdb.BdbQuit, Exception))
