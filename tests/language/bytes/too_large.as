# A count that no memory can hold is refused before anything is written.
for make, count in (bytes, 2**63 - 1), (bytes, 2**62), (bytearray, 2**63 - 1), (bytes, 2**63):
    try:
        make(count)
    except (OverflowError, MemoryError) as e:
        print(type(e).__name__, [str(e)])
# expect: OverflowError ['byte string is too large']
# expect: MemoryError ['']
# expect: MemoryError ['']
# expect: OverflowError ["cannot fit 'int' into an index-sized integer"]
print(bytes(300) == b'\0' * 300, bytearray(3))  # expect: True bytearray(b'\x00\x00\x00')
