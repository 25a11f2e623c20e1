# Modules that do not exist.
import no_such_module_at_all
# expect-stderr: Traceback (most recent call last):
# expect-stderr:   File "import_error.as", line 2, in <module>
# expect-stderr:     import no_such_module_at_all
# expect-stderr: ModuleNotFoundError: No module named 'no_such_module_at_all'
# expect-error: ModuleNotFoundError: No module named 'no_such_module_at_all'
