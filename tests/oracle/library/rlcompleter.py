import rlcompleter
c = rlcompleter.Completer({'alpha': 1, 'alps': 2}); print([c.complete('al', i) for i in range(3)], c.complete('alpha.bit_l', 0))
