# A module that is no program.
x = = 1
