/* io_unwritten.c - the streams that hold output for files. There is no reference counting: what
 * `open(name, "w").write(text)` left in a buffer would be missing when the file is looked at. So
 * those streams are listed, and written out before anything looks at the file system. */
#include "io_private.h"
#include <unistd.h>

struct unwritten {
    value streams; /* a list, or VALUE_NULL: text streams and buffered ones, each at most once */
};

static void trace_state(struct gc_tracer *tracer, void *state)
{
    gc_trace(tracer, ((struct unwritten *)state)->streams);
}

static const struct module_def state_def = {
    .name = "_io.unwritten",
    .state_size = sizeof(struct unwritten),
    .trace_state = trace_state,
};

bool io_note_unwritten(struct vm *vm, value stream)
{
    struct unwritten *state = module_state(vm, &state_def);
    if (!state) {
        return false;
    }
    if (!state->streams) {
        state->streams = from_object(list_new(vm, 4));
    }
    return state->streams && list_append(vm, as_list(state->streams), stream);
}

/* Pipes, sockets and terminals are left alone: nobody finds them by name, and writing may block. */
static bool is_file(value stream)
{
    const struct buffered *b = io_buffer_under(stream);
    return b && is_native(b->raw, &file_io_def) && as_file_io(b->raw)->fd >= 0 &&
           lseek(as_file_io(b->raw)->fd, 0, SEEK_CUR) >= 0;
}

void io_settle(struct vm *vm)
{
    struct unwritten *state = module_state(vm, &state_def);
    if (!state || !state->streams || !as_list(state->streams)->length) {
        return;
    }
    struct list *streams = as_list(state->streams);
    value error = error_take(vm);
    while (streams->length) {
        value stream = streams->items[--streams->length];
        *io_noted_flag(stream) = false;
        /* What cannot be written stays in the buffer; the stream's own close() tells of it. */
        if (is_file(stream) && !io_write_out(vm, stream)) {
            error_clear(vm);
        }
    }
    vm->error = error;
}
