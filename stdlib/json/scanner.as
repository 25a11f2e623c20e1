"""The scanner of a JSON decoder."""

from json.decoder import _Scanner as py_make_scanner

__all__ = ['make_scanner']

c_make_scanner = None
make_scanner = py_make_scanner
