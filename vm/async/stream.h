/* stream.h - streams: what the transport, the reader, the writer and their awaitables know of each
 * other. Private to async/.
 *
 * Bytes go from the kernel into one bytes object, which becomes the reader's `chunk` when nothing else
 * waits to be read; a read that wants all of it hands out that very object. What does not fit this is
 * kept in a bytearray, the `_buffer` of CPython's class, which exists only when it is needed or when a
 * script has asked for it.
 */
#ifndef ASPEN_STREAM_H
#define ASPEN_STREAM_H

#include "async.h"

struct stream_reader {
    struct object header;
    value limit; /* as given */
    size_t limit_bytes;
    value loop, transport, exception; /* VALUE_NULL: not set, None */
    value waiter;                     /* the future of whoever waits for data, or VALUE_NULL */
    value chunk; /* bytes of which [taken …) is unread, or VALUE_NULL; only while
                                         the buffer is empty and no script has it */
    size_t taken;
    value buffer; /* bytearray, or VALUE_NULL */
    bool eof, paused;
    bool buffer_shared; /* a script has the buffer */
    value more;         /* attribute slots: must be last */
};
#define as_reader(v) ((struct stream_reader *)as_object(v))

struct stream_writer {
    struct object header;
    value transport, protocol, reader, loop;
    struct method_guard drain_guard;
    value more; /* attribute slots: must be last */
};
#define as_writer(v) ((struct stream_writer *)as_object(v))

struct flow_control { /* FlowControlMixin; the reader is StreamReaderProtocol's */
    struct object header;
    value loop, reader;
    value waiters; /* list of the futures that drains wait for, or VALUE_NULL */
    bool paused, lost;
    value more; /* attribute slots: must be last */
};
#define as_flow(v) ((struct flow_control *)as_object(v))

struct stream_operation { /* what read(), drain() … return */
    struct native_coroutine base;
    value self;     /* reader, writer or protocol */
    value argument; /* readuntil: list of separators; _wait_for_data: the name; drain: the
                       FlowControlMixin; or VALUE_NULL */
    size_t size;    /* how many bytes are wanted */
    size_t offset;  /* readuntil: no separator begins before it */
    value parts;    /* read(-1): bytearray of what has come so far */
};
#define as_operation(v) ((struct stream_operation *)as_object(v))

static inline bool is_reader(value v)
{
    return native_def_of(v) == &stream_reader_def;
}
static inline bool is_flow(value v)
{
    return native_def_of(v) == &flow_control_def;
}

/* -- stream_reader.c -------------------------------------------------------------------------------- */
/* What is unread; valid until the reader changes. */
const unsigned char *reader_content(const struct stream_reader *reader, size_t *size);
/* Drops the first n unread bytes. False with BufferError when a script's memoryview forbids it. */
bool reader_drop(struct vm *vm, struct stream_reader *reader, size_t n);
/* Takes the first n unread bytes away as a bytes object. VALUE_ERROR on failure. */
value reader_take(struct vm *vm, struct stream_reader *reader, size_t n);
/* Adds bytes and wakes whoever waits. `data` is a bytes object that nobody changes. */
bool reader_feed(struct vm *vm, struct stream_reader *reader, value data);
/* Starts the paused transport again. */
bool reader_resume(struct vm *vm, struct stream_reader *reader);
/* Reading goes on once what is unread has fallen to the limit. */
bool reader_maybe_resume(struct vm *vm, struct stream_reader *reader);
/* The method of a reader is the one written here. */
extern value reader_feed_method(struct vm *vm, value *args);
extern value reader_readuntil_method(struct vm *vm, value *args);

/* -- stream_operation.c ------------------------------------------------------------------------------ */
/* awaited: see native_coroutine_init. */
value operation_new(struct vm *vm, enum coroutine_what what, value self, bool awaited);

/* -- stream_writer.c ------------------------------------------------------------------------------------ */
/* The methods of FlowControlMixin that are called for every request. */
extern value flow_data_received(struct vm *vm, value *args);
extern value flow_drain_helper(struct vm *vm, value *args);
/* reader.feed_data(data), by the shortest way that is right. */
bool flow_deliver(struct vm *vm, struct flow_control *flow, struct method_guard *guard, value data);

#endif
