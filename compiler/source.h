/*
 * Source text: bytes of a file decoded to UTF-8 with \n line ends, and its table of lines.
 */
#ifndef ASPEN_COMPILER_SOURCE_H
#define ASPEN_COMPILER_SOURCE_H

#include "arena.h"
#include "ast.h"
#include "diagnostics.h"

/*
 * Decodes `size` bytes into m->source and fills m->lines, both in `arena`: a byte order mark is
 * dropped, an encoding declaration (PEP 263) for UTF-8, Latin-1 or ASCII obeyed, CR LF and CR made
 * LF. On failure returns false with the reason in *error: bad bytes, NULs, an encoding that is
 * unknown, or no memory. `is_text`: it is UTF-8 without a mark, whatever it says. m->source and m->lines are usable for showing the line even then, unless
 * the reason is memory. `filename` appears in messages.
 */
bool source_decode(struct arena *arena, struct source_tree *m, const char *bytes, size_t size,
                   const char *filename, bool is_text, struct diagnostic *error);

/*
 * Decodes one UTF-8 sequence at *p (before end), strictly: no overlong forms, no surrogates.
 * Advances *p and returns the code point, or returns 0xFFFFFFFF and leaves *p alone.
 */
uint32_t decode_code_point(const char **p, const char *end);

/* Writes `c` (up to 0x10FFFF, surrogates included) in UTF-8's scheme; returns its 1 to 4 bytes. */
size_t utf8_put(char *out, uint32_t c);

#endif
