/* image.h - code objects as bytes: compiled once, run later, also where there is no compiler.
 *
 * An image holds one code object and those among its constants. Integers are varints (seven bits a
 * byte, low part first, high bit: more follow) unless said otherwise; "zigzag" is a signed one.
 *
 *   head        "\x8f" "ASC", version (2 bytes), flags (2), hash of the instruction set (4), size of
 *               the rest (4), size of the constants in it (4), CRC-32 of the rest (4);
 *               little-endian
 *   constants   their number, then each as kind | n << 3 (enum image_constant) and its content; items
 *               of tuples and frozensets are numbers of constants before
 *   code        the outermost code object
 *
 * A code object: a mask of what differs from what is expected (enum image_present), its counts, its
 * arrays in the order of read_arrays() in image_read.c, and at the end the code objects among its
 * constants. References to constants are in order of first use, so most of them need no number: 0 is
 * the next new one, otherwise the number + 2 (1: the next code object at the end). Instructions are
 * their opcode, as many operand bytes as their format has, their immediate as a varint, and the extra
 * word by its role; IMAGE_RAW_WORD is followed by a word as it is.
 *
 * The reader believes nothing that it is given: every length and number is checked, and what it has
 * made goes through the verifier. */
#ifndef ASPEN_IMAGE_H
#define ASPEN_IMAGE_H

#include "../object/code.h"

#define IMAGE_VERSION     1
#define IMAGE_HEAD_SIZE   24
#define IMAGE_SIZE_AT     12 /* where in the head these are */
#define IMAGE_SPLIT_AT    16
#define IMAGE_CHECKSUM_AT 20
#define IMAGE_RAW_WORD    0xff

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

/* Bits of the mask that a code object begins with; where one is not set, the value is the expected. */
enum image_present {
    IMAGE_HAS_FLAGS = 1,       /* not those of the code object written before (0): xor of both */
    IMAGE_HAS_DOCSTRING = 2,   /* a constant */
    IMAGE_HAS_FREE = 4,        /* free_count; otherwise 0 */
    IMAGE_HAS_ROWS = 8,        /* exception_count; otherwise 0 */
    IMAGE_HAS_CELLS = 16,      /* cell_count; otherwise 0 */
    IMAGE_HAS_KEYWORDS = 32,   /* keyword_only_count; otherwise 0 */
    IMAGE_HAS_PARAMETERS = 64, /* parameter_count; otherwise as the other counts and flags say */
    IMAGE_HAS_POSITIONAL_ONLY = 128, /* positional_only_count; otherwise 0 */
    IMAGE_HAS_CLASS_CELL = 256,      /* class_cell + 1; otherwise 0 */
    IMAGE_HAS_FREE_BASE = 512, /* free_base; otherwise the last locals are the free variables */
    IMAGE_HAS_FILENAME = 1024, /* a constant; otherwise that of the outer code object */
    IMAGE_HAS_STATIC_ATTRIBUTES = 2048, /* a constant */
    IMAGE_HAS_OWNER = 4096,             /* owner_module, a constant */
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

/* The same for what follows the head of an image with these flags that the library carries itself,
 * made from the same sources: its code is not looked at, which is most of the work. */
value image_read_trusted(struct vm *vm, const void *data, size_t size, unsigned flags);

/* A number that changes with the names, formats or order of the instructions and intrinsics. */
uint32_t image_instruction_set(void);
/* CRC-32 (ISO 3309), for the head. */
uint32_t image_checksum(const void *data, size_t size);
/* How many bytes of operands follow the opcode: a, b, c, as far as the format has them (the others
 * are 0 in what the compiler makes). *immediate: bx follows, a zigzag varint. */
unsigned image_operand_bytes(unsigned format, bool *immediate);
/* What parameter_count should be, from the counts of parameters and the flags. */
uint32_t image_expected_parameters(const struct code *code);

#endif
