/* image.h - code objects as bytes: compiled once, run later, also where there is no compiler.
 *
 * An image holds one code object and those among its constants. Integers are varints (seven bits a
 * byte, low part first, high bit: more follow) unless said otherwise; "zigzag" is a signed one.
 *
 *   head        "\x8f" "ASC", version (2 bytes), flags (2), hash of the instruction set (4), size of
 *               the rest (4), CRC-32 of the rest (4); little-endian
 *   constants   their number, then each as kind | n << 3 (enum image_constant) and its content; items
 *               of tuples and frozensets are numbers of constants before
 *   code        the outermost code object
 *
 * A code object: its size; the number of the first constant that nobody before it has named; its
 * counts and flags; then its arrays, in the order of read_arrays() in image_read.c; and at the end the
 * code objects among its constants. References to constants are in
 * order of first use, so most of them need no number: 0 is the next new one, otherwise the number + 2
 * (1: the next code object at the end). Instructions are their opcode, as many operand bytes as their
 * format has, and the extra word by its role; IMAGE_RAW_WORD is followed by a word as it is.
 *
 * The reader believes nothing that it is given: every length and number is checked, and what it has
 * made goes through the verifier. */
#ifndef ASPEN_IMAGE_H
#define ASPEN_IMAGE_H

#include "../object/code.h"

#define IMAGE_VERSION   1
#define IMAGE_HEAD_SIZE 20
#define IMAGE_RAW_WORD  0xff

enum image_flags {
    IMAGE_LINES_ONLY = 1, /* positions without columns: tracebacks name lines, but mark nothing */
};

enum image_constant {
    IMAGE_STR,
    IMAGE_NAME, /* an interned str */
    IMAGE_BYTES,
    IMAGE_INT, /* n bytes, two's complement, little-endian */
    IMAGE_TUPLE,
    IMAGE_FROZENSET,
    IMAGE_SPECIAL, /* n: enum image_special */
};

enum image_special {
    IMAGE_NONE,
    IMAGE_TRUE,
    IMAGE_FALSE,
    IMAGE_ELLIPSIS,
    IMAGE_NOT_IMPLEMENTED,
    IMAGE_FLOAT,   /* 8 bytes: IEEE 754, little-endian */
    IMAGE_COMPLEX, /* 16 bytes */
};

/* The image of a code object as bytes. flags: enum image_flags. VALUE_ERROR with ValueError set when a
 * constant is of a type that no compiler puts there (code.replace() may), with MemoryError, or with
 * RecursionError where code is nested too deeply. The code may have run: what it has learned stays
 * out. */
value image_write(struct vm *vm, const struct code *code, unsigned flags);

/* The code object of an image, verified. VALUE_ERROR with ValueError set when it is damaged, of another
 * version or for another instruction set; with MemoryError or RecursionError. Nothing is collected
 * meanwhile; the bytes are not needed afterwards. */
value image_read(struct vm *vm, const void *data, size_t size);

/* The same for an image that the library carries itself, made from the same sources: neither its
 * checksum nor its instruction set nor its code is looked at, which is most of the work. */
value image_read_trusted(struct vm *vm, const void *data, size_t size);

/* A number that changes with the names, formats or order of the instructions and intrinsics. */
uint32_t image_instruction_set(void);
/* CRC-32 (ISO 3309), for the head. */
uint32_t image_checksum(const void *data, size_t size);
/* How many of the bytes a, b, c a format has; the others are 0 in what the compiler makes. */
unsigned image_operand_bytes(unsigned format);

#endif
