# A misspelt attribute gets a suggestion.
class Point:
    def __init__(self): self.horizontal = 1
Point().horizontl
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "attribute_suggestion.as", line 4, in <module>
# expect-stderr:     Point().horizontl
# expect-stderr: AttributeError: 'Point' object has no attribute 'horizontl'. Did you mean: 'horizontal'?
# expect-error: AttributeError: 'Point' object has no attribute 'horizontl'. Did you mean: 'horizontal'?
