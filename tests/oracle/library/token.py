import token
print(token.tok_name[token.NAME], token.ISEOF(0), token.EXACT_TOKEN_TYPES['->'], token.NT_OFFSET)
