# Names of class bodies, lambdas and comprehensions.
def outer():
    class Body:
        x = (lambda: [1 // i for i in (1, 0)])()
outer()
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "class_body_and_lambda.as", line 5, in <module>
# expect-stderr:     outer()
# expect-stderr:     ~~~~~^^
# expect-stderr:   File "class_body_and_lambda.as", line 3, in outer
# expect-stderr:     class Body:
# expect-stderr:         x = (lambda: [1 // i for i in (1, 0)])()
# expect-stderr:   File "class_body_and_lambda.as", line 4, in Body
# expect-stderr:     x = (lambda: [1 // i for i in (1, 0)])()
# expect-stderr:   File "class_body_and_lambda.as", line 4, in <lambda>
# expect-stderr:     x = (lambda: [1 // i for i in (1, 0)])()
# expect-stderr:                   ~~^^~~
# expect-stderr: ZeroDivisionError: integer division or modulo by zero
# expect-error: ZeroDivisionError: integer division or modulo by zero
