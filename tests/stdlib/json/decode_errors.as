import json
for text in ('', '[1,]', '{"a" 1}', '{a}', '"x', '[1 2]', '1 2', '"\\x"', '{"a":1,}'):
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        print(error)

# expect: Expecting value: line 1 column 1 (char 0)
# expect: Illegal trailing comma before end of array: line 1 column 3 (char 2)
# expect: Expecting ':' delimiter: line 1 column 6 (char 5)
# expect: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# expect: Unterminated string starting at: line 1 column 1 (char 0)
# expect: Expecting ',' delimiter: line 1 column 4 (char 3)
# expect: Extra data: line 1 column 3 (char 2)
# expect: Invalid \escape: line 1 column 2 (char 1)
# expect: Illegal trailing comma before end of object: line 1 column 7 (char 6)
