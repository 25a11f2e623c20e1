/* binascii.c - module binascii: bytes as text and back (base 64, hexadecimal, quoted-printable,
 * uuencode), and checksums. */
#include "module_error.h"
#include "../vm/object/text.h"

static const struct module_error error_class = {"binascii", "Error", TYPE_VALUE_ERROR,
                                                TYPE_VALUE_ERROR};
static const struct module_error incomplete_class = {"binascii", "Incomplete", TYPE_EXCEPTION,
                                                     TYPE_EXCEPTION};
#define fail(vm, ...) module_error_raise(vm, &error_class, __VA_ARGS__)

/* Input that may be bytes or ASCII text. */
static bool text_or_bytes(struct vm *vm, value v, struct buffer *out)
{
    if (is_kind(v, TYPE_STR)) {
        const struct str *s = as_str(v);
        if (s->length != s->size) {
            raise_value_error(vm, "string argument should contain only ASCII characters");
            return false;
        }
        *out = (struct buffer){.data = (const unsigned char *)s->data, .size = s->size};
        return true;
    }
    if (!try_buffer(vm, v)) {
        raise_type_error(vm, "argument should be bytes, buffer or ASCII string, not '%T'", v);
        return false;
    }
    return get_buffer(vm, v, out);
}

/* -- base 64 --------------------------------------------------------------------------------------- */

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int digit_of(unsigned char c)
{
    return c >= 'A' && c <= 'Z'   ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+'             ? 62
           : c == '/'             ? 63
                                  : -1;
}

/* Decodes into `out`, three quarters of the input's size; the size written, or -1 with the error. */
static int64_t decode_base64(struct vm *vm, const struct buffer *in, bool strict,
                             unsigned char *out)
{
    size_t n = 0;
    unsigned place = 0, pads = 0, left = 0;
    bool padded = false;
    if (strict && in->size && in->data[0] == '=') {
        fail(vm, "Leading padding not allowed");
        return -1;
    }
    for (size_t i = 0; i < in->size; i++) {
        unsigned char c = in->data[i];
        if (c == '=') {
            padded = true;
            if (strict && !place) {
                fail(vm, "Excess padding not allowed");
                return -1;
            }
            if (place >= 2 && place + ++pads >= 4) {
                if (strict && i + 1 < in->size) {
                    fail(vm, "Excess data after padding");
                    return -1;
                }
                return (int64_t)n;
            }
            continue;
        }
        int digit = digit_of(c);
        if (digit < 0) {
            if (strict) {
                fail(vm, "Only base64 data is allowed");
                return -1;
            }
            continue;
        }
        if (strict && padded) {
            fail(vm, "Discontinuous padding not allowed");
            return -1;
        }
        pads = 0;
        if (place) {
            out[n++] = (unsigned char)(left << (place * 2) | (unsigned)digit >> (6 - place * 2));
        }
        left = (unsigned)digit & ((1u << (6 - place * 2)) - 1);
        place = (place + 1) & 3;
    }
    if (place == 1) {
        fail(vm,
             "Invalid base64-encoded string: number of data characters (%zu) cannot be 1 more "
             "than a multiple of 4",
             n / 3 * 4 + 1);
        return -1;
    }
    if (place) {
        fail(vm, "Incorrect padding");
        return -1;
    }
    return (int64_t)n;
}

/* args: {data, strict_mode} */
static value a2b_base64(struct vm *vm, value *args)
{
    struct buffer in;
    int strict = args[1] ? truth(vm, args[1]) : 0;
    if (strict < 0 || !text_or_bytes(vm, args[0], &in)) {
        return VALUE_ERROR;
    }
    size_t capacity = in.size / 4 * 3 + 3;
    unsigned char *out = mem_alloc(vm, capacity);
    int64_t n = out ? decode_base64(vm, &in, strict, out) : -1;
    value result = n < 0 ? VALUE_ERROR : bytes_new(vm, out, (size_t)n);
    mem_free(vm, out, capacity);
    buffer_release(vm, &in);
    return result;
}

/* args: {data, newline} */
static value b2a_base64(struct vm *vm, value *args)
{
    struct buffer in;
    int newline = args[1] ? truth(vm, args[1]) : 1;
    if (newline < 0 || !get_buffer(vm, args[0], &in)) {
        return VALUE_ERROR;
    }
    value result = bytes_new(vm, NULL, (in.size + 2) / 3 * 4 + (newline != 0));
    unsigned char *out = result ? as_bytes(result)->data : NULL;
    for (size_t i = 0; out && i < in.size; i += 3) {
        size_t rest = in.size - i;
        unsigned word = (unsigned)in.data[i] << 16 |
                        (rest > 1 ? (unsigned)in.data[i + 1] << 8 : 0) |
                        (rest > 2 ? (unsigned)in.data[i + 2] : 0);
        *out++ = (unsigned char)digits[word >> 18];
        *out++ = (unsigned char)digits[word >> 12 & 63];
        *out++ = rest > 1 ? (unsigned char)digits[word >> 6 & 63] : '=';
        *out++ = rest > 2 ? (unsigned char)digits[word & 63] : '=';
    }
    if (out && newline) {
        *out = '\n';
    }
    buffer_release(vm, &in);
    return result;
}

/* -- hexadecimal ----------------------------------------------------------------------------------- */

static int hex_of(unsigned char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* args: {data, sep, bytes_per_sep} */
static value hexlify(struct vm *vm, value *args)
{
    struct buffer in;
    if (!get_buffer(vm, args[0], &in)) {
        return VALUE_ERROR;
    }
    value text = bytes_to_hex(vm, in.data, in.size, args[1], args[2]);
    buffer_release(vm, &in);
    return text ? bytes_new(vm, as_str(text)->data, as_str(text)->size) : VALUE_ERROR;
}

static value unhexlify(struct vm *vm, value *args)
{
    struct buffer in;
    if (!text_or_bytes(vm, args[0], &in)) {
        return VALUE_ERROR;
    }
    value result = in.size & 1 ? fail(vm, "Odd-length string") : bytes_new(vm, NULL, in.size / 2);
    for (size_t i = 0; result && i < in.size / 2; i++) {
        int high = hex_of(in.data[2 * i]), low = hex_of(in.data[2 * i + 1]);
        if (high < 0 || low < 0) {
            result = fail(vm, "Non-hexadecimal digit found");
            break;
        }
        as_bytes(result)->data[i] = (unsigned char)(high << 4 | low);
    }
    buffer_release(vm, &in);
    return result;
}

/* -- quoted-printable ------------------------------------------------------------------------------ */

#define QP_LINE 76

/* args: {data, header} */
static value a2b_qp(struct vm *vm, value *args)
{
    struct buffer in;
    int header = args[1] ? truth(vm, args[1]) : 0;
    if (header < 0 || !text_or_bytes(vm, args[0], &in)) {
        return VALUE_ERROR;
    }
    struct str_builder b;
    builder_init(&b, vm);
    for (size_t i = 0; i < in.size;) {
        char c = (char)in.data[i++];
        if (c == '_' && header) {
            c = ' ';
        } else if (c == '=') {
            if (i == in.size) {
                break;
            }
            if (in.data[i] == '\n' || in.data[i] == '\r') {
                /* A line that goes on. */
                while (i < in.size && in.data[i] != '\n') {
                    i++;
                }
                i += i < in.size;
                continue;
            }
            if (in.data[i] == '=') {
                i++; /* some writers leave it so */
            } else if (i + 1 < in.size && hex_of(in.data[i]) >= 0 && hex_of(in.data[i + 1]) >= 0) {
                c = (char)(hex_of(in.data[i]) << 4 | hex_of(in.data[i + 1]));
                i += 2;
            }
        }
        builder_add(&b, &c, 1);
    }
    buffer_release(vm, &in);
    return builder_finish_bytes(&b);
}

struct qp {
    struct str_builder b;
    size_t column;
    bool crlf;
};

static void qp_end_line(struct qp *q, const char *before)
{
    builder_add_cstr(&q->b, before);
    builder_add_cstr(&q->b, q->crlf ? "\r\n" : "\n");
    q->column = 0;
}

static void qp_escape(struct qp *q, unsigned char c)
{
    static const char hex[] = "0123456789ABCDEF";
    char text[3] = {'=', hex[c >> 4], hex[c & 15]};
    builder_add(&q->b, text, 3);
    q->column += 3;
}

/* args: {data, quotetabs, istext, header} */
static value b2a_qp(struct vm *vm, value *args)
{
    struct buffer in;
    int tabs = args[1] ? truth(vm, args[1]) : 0, is_text = args[2] ? truth(vm, args[2]) : 1;
    int header = args[3] ? truth(vm, args[3]) : 0;
    if (tabs < 0 || is_text < 0 || header < 0 || !get_buffer(vm, args[0], &in)) {
        return VALUE_ERROR;
    }
    struct qp q = {.column = 0};
    builder_init(&q.b, vm);
    const unsigned char *lf = memchr(in.data, '\n', in.size);
    q.crlf = lf && lf > in.data && lf[-1] == '\r';
    for (size_t i = 0; i < in.size; i++) {
        unsigned char c = in.data[i], next = i + 1 < in.size ? in.data[i + 1] : 0;
        bool last = i + 1 == in.size, blank = c == ' ' || c == '\t',
             line_end = c == '\r' || c == '\n';
        bool lone_dot =
            c == '.' && !q.column && (last || next == '\n' || next == '\r' || next == 0);
        if (c > 126 || c == '=' || (header && c == '_') || lone_dot || (!is_text && line_end) ||
            (blank && (last || tabs)) || (c < 33 && !blank && !line_end)) {
            if (q.column + 3 >= QP_LINE) {
                qp_end_line(&q, "=");
            }
            qp_escape(&q, c);
        } else if (is_text && (c == '\n' || (c == '\r' && next == '\n'))) {
            char before = q.b.size ? q.b.data[q.b.size - 1] : 'x';
            if (before == ' ' || before == '\t') {
                q.b.size--;
                qp_escape(&q, (unsigned char)before);
            }
            qp_end_line(&q, "");
            i += c == '\r';
        } else {
            if (!last && next != '\n' && q.column + 1 >= QP_LINE) {
                qp_end_line(&q, "=");
            }
            char shown = header && c == ' ' ? '_' : (char)c;
            builder_add(&q.b, &shown, 1);
            q.column++;
        }
    }
    buffer_release(vm, &in);
    return builder_finish_bytes(&q.b);
}

/* -- uuencode ---------------------------------------------------------------------------------------- */

#define UU_LINE 45

static value a2b_uu(struct vm *vm, value *args)
{
    struct buffer in;
    if (!text_or_bytes(vm, args[0], &in)) {
        return VALUE_ERROR;
    }
    size_t i = 0;
    unsigned first = in.size ? in.data[i++] : 0;
    size_t size = (first - ' ') & 63, n = 0;
    unsigned bits = 0, held = 0;
    value result = bytes_new(vm, NULL, size);
    while (result && n < size) {
        /* What is missing at the end of a line are spaces that were cut off. */
        unsigned char c = i < in.size ? in.data[i++] : '\n';
        unsigned digit = 0;
        if (c == '\n' || c == '\r') {
            i -= i < in.size;
        } else if (c < ' ' || c > ' ' + 64) {
            result = fail(vm, "Illegal char");
            break;
        } else {
            digit = (c - ' ') & 63u;
        }
        held = held << 6 | digit;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            as_bytes(result)->data[n++] = (unsigned char)(held >> bits);
            held &= (1u << bits) - 1;
        }
    }
    for (; result && i < in.size; i++) {
        unsigned char c = in.data[i];
        if (c != ' ' && c != ' ' + 64 && c != '\n' && c != '\r') {
            result = fail(vm, "Trailing garbage");
        }
    }
    buffer_release(vm, &in);
    return result;
}

static unsigned char uu_digit(unsigned n, bool backtick)
{
    return (unsigned char)(!n && backtick ? '`' : ' ' + n);
}

/* args: {data, backtick} */
static value b2a_uu(struct vm *vm, value *args)
{
    struct buffer in;
    int backtick = args[1] ? truth(vm, args[1]) : 0;
    if (backtick < 0 || !get_buffer(vm, args[0], &in)) {
        return VALUE_ERROR;
    }
    if (in.size > UU_LINE) {
        buffer_release(vm, &in);
        return fail(vm, "At most 45 bytes at once");
    }
    value result = bytes_new(vm, NULL, 2 + (in.size + 2) / 3 * 4);
    unsigned char *out = result ? as_bytes(result)->data : NULL;
    if (out) {
        *out++ = uu_digit((unsigned)in.size, backtick);
        for (size_t i = 0; i < in.size; i += 3) {
            unsigned word = (unsigned)in.data[i] << 16 |
                            (i + 1 < in.size ? (unsigned)in.data[i + 1] << 8 : 0) |
                            (i + 2 < in.size ? (unsigned)in.data[i + 2] : 0);
            for (int shift = 18; shift >= 0; shift -= 6) {
                *out++ = uu_digit(word >> shift & 63, backtick);
            }
        }
        *out = '\n';
    }
    buffer_release(vm, &in);
    return result;
}

/* -- checksums --------------------------------------------------------------------------------------- */

static const uint32_t crc_table[256] = {
    0x00000000, 0x77073096, 0xee0e612c, 0x990951ba, 0x076dc419, 0x706af48f, 0xe963a535, 0x9e6495a3,
    0x0edb8832, 0x79dcb8a4, 0xe0d5e91e, 0x97d2d988, 0x09b64c2b, 0x7eb17cbd, 0xe7b82d07, 0x90bf1d91,
    0x1db71064, 0x6ab020f2, 0xf3b97148, 0x84be41de, 0x1adad47d, 0x6ddde4eb, 0xf4d4b551, 0x83d385c7,
    0x136c9856, 0x646ba8c0, 0xfd62f97a, 0x8a65c9ec, 0x14015c4f, 0x63066cd9, 0xfa0f3d63, 0x8d080df5,
    0x3b6e20c8, 0x4c69105e, 0xd56041e4, 0xa2677172, 0x3c03e4d1, 0x4b04d447, 0xd20d85fd, 0xa50ab56b,
    0x35b5a8fa, 0x42b2986c, 0xdbbbc9d6, 0xacbcf940, 0x32d86ce3, 0x45df5c75, 0xdcd60dcf, 0xabd13d59,
    0x26d930ac, 0x51de003a, 0xc8d75180, 0xbfd06116, 0x21b4f4b5, 0x56b3c423, 0xcfba9599, 0xb8bda50f,
    0x2802b89e, 0x5f058808, 0xc60cd9b2, 0xb10be924, 0x2f6f7c87, 0x58684c11, 0xc1611dab, 0xb6662d3d,
    0x76dc4190, 0x01db7106, 0x98d220bc, 0xefd5102a, 0x71b18589, 0x06b6b51f, 0x9fbfe4a5, 0xe8b8d433,
    0x7807c9a2, 0x0f00f934, 0x9609a88e, 0xe10e9818, 0x7f6a0dbb, 0x086d3d2d, 0x91646c97, 0xe6635c01,
    0x6b6b51f4, 0x1c6c6162, 0x856530d8, 0xf262004e, 0x6c0695ed, 0x1b01a57b, 0x8208f4c1, 0xf50fc457,
    0x65b0d9c6, 0x12b7e950, 0x8bbeb8ea, 0xfcb9887c, 0x62dd1ddf, 0x15da2d49, 0x8cd37cf3, 0xfbd44c65,
    0x4db26158, 0x3ab551ce, 0xa3bc0074, 0xd4bb30e2, 0x4adfa541, 0x3dd895d7, 0xa4d1c46d, 0xd3d6f4fb,
    0x4369e96a, 0x346ed9fc, 0xad678846, 0xda60b8d0, 0x44042d73, 0x33031de5, 0xaa0a4c5f, 0xdd0d7cc9,
    0x5005713c, 0x270241aa, 0xbe0b1010, 0xc90c2086, 0x5768b525, 0x206f85b3, 0xb966d409, 0xce61e49f,
    0x5edef90e, 0x29d9c998, 0xb0d09822, 0xc7d7a8b4, 0x59b33d17, 0x2eb40d81, 0xb7bd5c3b, 0xc0ba6cad,
    0xedb88320, 0x9abfb3b6, 0x03b6e20c, 0x74b1d29a, 0xead54739, 0x9dd277af, 0x04db2615, 0x73dc1683,
    0xe3630b12, 0x94643b84, 0x0d6d6a3e, 0x7a6a5aa8, 0xe40ecf0b, 0x9309ff9d, 0x0a00ae27, 0x7d079eb1,
    0xf00f9344, 0x8708a3d2, 0x1e01f268, 0x6906c2fe, 0xf762575d, 0x806567cb, 0x196c3671, 0x6e6b06e7,
    0xfed41b76, 0x89d32be0, 0x10da7a5a, 0x67dd4acc, 0xf9b9df6f, 0x8ebeeff9, 0x17b7be43, 0x60b08ed5,
    0xd6d6a3e8, 0xa1d1937e, 0x38d8c2c4, 0x4fdff252, 0xd1bb67f1, 0xa6bc5767, 0x3fb506dd, 0x48b2364b,
    0xd80d2bda, 0xaf0a1b4c, 0x36034af6, 0x41047a60, 0xdf60efc3, 0xa867df55, 0x316e8eef, 0x4669be79,
    0xcb61b38c, 0xbc66831a, 0x256fd2a0, 0x5268e236, 0xcc0c7795, 0xbb0b4703, 0x220216b9, 0x5505262f,
    0xc5ba3bbe, 0xb2bd0b28, 0x2bb45a92, 0x5cb36a04, 0xc2d7ffa7, 0xb5d0cf31, 0x2cd99e8b, 0x5bdeae1d,
    0x9b64c2b0, 0xec63f226, 0x756aa39c, 0x026d930a, 0x9c0906a9, 0xeb0e363f, 0x72076785, 0x05005713,
    0x95bf4a82, 0xe2b87a14, 0x7bb12bae, 0x0cb61b38, 0x92d28e9b, 0xe5d5be0d, 0x7cdcefb7, 0x0bdbdf21,
    0x86d3d2d4, 0xf1d4e242, 0x68ddb3f8, 0x1fda836e, 0x81be16cd, 0xf6b9265b, 0x6fb077e1, 0x18b74777,
    0x88085ae6, 0xff0f6a70, 0x66063bca, 0x11010b5c, 0x8f659eff, 0xf862ae69, 0x616bffd3, 0x166ccf45,
    0xa00ae278, 0xd70dd2ee, 0x4e048354, 0x3903b3c2, 0xa7672661, 0xd06016f7, 0x4969474d, 0x3e6e77db,
    0xaed16a4a, 0xd9d65adc, 0x40df0b66, 0x37d83bf0, 0xa9bcae53, 0xdebb9ec5, 0x47b2cf7f, 0x30b5ffe9,
    0xbdbdf21c, 0xcabac28a, 0x53b39330, 0x24b4a3a6, 0xbad03605, 0xcdd70693, 0x54de5729, 0x23d967bf,
    0xb3667a2e, 0xc4614ab8, 0x5d681b02, 0x2a6f2b94, 0xb40bbe37, 0xc30c8ea1, 0x5a05df1b, 0x2d02ef8d,
};

/* A checksum to go on from: any int, of which the low bits count. */
static bool checksum_of(struct vm *vm, value v, uint32_t *out)
{
    *out = 0;
    if (!v) {
        return true;
    }
    value mask = int_from_int64(vm, UINT32_MAX);
    value number = index_of(vm, v);
    value low = mask && number ? int_binary(vm, OP_AND, number, mask) : VALUE_ERROR;
    int64_t n;
    if (!low || !int_fits_int64(low, &n)) {
        return false;
    }
    *out = (uint32_t)n;
    return true;
}

/* args: {data, crc} */
static value crc32(struct vm *vm, value *args)
{
    struct buffer in;
    uint32_t crc;
    if (!checksum_of(vm, args[1], &crc) || !get_buffer(vm, args[0], &in)) {
        return VALUE_ERROR;
    }
    crc = ~crc;
    for (size_t i = 0; i < in.size; i++) {
        crc = crc_table[(crc ^ in.data[i]) & 255] ^ crc >> 8;
    }
    buffer_release(vm, &in);
    return int_from_uint64(vm, (uint32_t)~crc);
}

static value crc_hqx(struct vm *vm, value *args)
{
    struct buffer in;
    uint32_t crc;
    if (!checksum_of(vm, args[1], &crc) || !get_buffer(vm, args[0], &in)) {
        return VALUE_ERROR;
    }
    crc &= 0xffff;
    for (size_t i = 0; i < in.size; i++) {
        crc ^= (uint32_t)in.data[i] << 8;
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc << 1 ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
        }
    }
    buffer_release(vm, &in);
    return small_int(crc);
}

#define HEX_SIGNATURE "(data, sep=<unrepresentable>, bytes_per_sep=<unrepresentable>)"

static const struct native_def functions[] = {
    {"a2b_base64", "(data, /, *, strict_mode=False)", a2b_base64, NATIVE_FUNCTION,
     "Decode a line of base64 data."},
    {"b2a_base64", "(data, /, *, newline=True)", b2a_base64, NATIVE_FUNCTION,
     "Base64-code line of data."},
    {"b2a_hex", HEX_SIGNATURE, hexlify, NATIVE_FUNCTION, "Hexadecimal representation of data."},
    {"hexlify", HEX_SIGNATURE, hexlify, NATIVE_FUNCTION, "Hexadecimal representation of data."},
    {"a2b_hex", "(hexstr, /)", unhexlify, NATIVE_FUNCTION, "The bytes of hexadecimal text."},
    {"unhexlify", "(hexstr, /)", unhexlify, NATIVE_FUNCTION, "The bytes of hexadecimal text."},
    {"a2b_qp", "(data, header=False)", a2b_qp, NATIVE_FUNCTION, "Decode quoted-printable data."},
    {"b2a_qp", "(data, quotetabs=False, istext=True, header=False)", b2a_qp, NATIVE_FUNCTION,
     "Encode data as quoted-printable."},
    {"a2b_uu", "(data, /)", a2b_uu, NATIVE_FUNCTION, "Decode a line of uuencoded data."},
    {"b2a_uu", "(data, /, *, backtick=False)", b2a_uu, NATIVE_FUNCTION, "Uuencode a line of data."},
    {"crc32", "(data, crc=0, /)", crc32, NATIVE_FUNCTION, "The CRC-32 checksum of data."},
    {"crc_hqx", "(data, crc, /)", crc_hqx, NATIVE_FUNCTION, "The CRC-CCITT checksum of data."},
    {NULL, NULL, NULL, 0, NULL},
};

static bool init(struct vm *vm, struct module *module)
{
    return module_error_add(vm, module, &error_class) &&
           module_error_add(vm, module, &incomplete_class);
}

const struct module_def binascii_module = {
    .name = "binascii",
    .doc = "Conversion between binary data and ASCII",
    .functions = functions,
    .init = init,
};
