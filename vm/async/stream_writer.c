/* stream_writer.c - StreamWriter, and the half of a stream's protocol that is called for every request:
 * FlowControlMixin, which feeds the reader and lets drain() wait. What happens once for a connection is
 * in stdlib/asyncio/streams.as. */
#include "stream.h"
#include "../object/type.h"

/* -- is it the native method? --------------------------------------------------------------------------- */

bool method_is_native(struct vm *vm, struct method_guard *guard, value object, const char *name,
                      native_fn function)
{
    if (!is_object(object)) {
        return false;
    }
    struct object *o = as_object(object);
    if (guard->shape && guard->shape == o->shape && guard->version == o->type->version) {
        return true;
    }
    if (o->type->flags & (TYPE_FLAG_CUSTOM_GETATTRIBUTE | TYPE_FLAG_CUSTOM_GETATTR)) {
        return false;
    }
    value key = str_intern_cstr(vm, name);
    value found = key ? type_lookup(vm, o->type, key) : VALUE_NULL;
    if (!is_kind(found, TYPE_METHOD_DESCRIPTOR) || as_native(found)->def->function != function) {
        error_clear(vm);
        return false;
    }
    if (o->type->flags & TYPE_FLAG_HAS_DICT) {
        /* An attribute of the object's own comes first; in a dict it may come at any time. */
        if (instance_get(vm, o, key) || vm->error) {
            error_clear(vm);
            return false;
        }
        struct shape *shape = shape_of(vm, o);
        if (!shape || shape->dict_mode || shape->stale) {
            error_clear(vm);
            return true;
        }
    }
    guard->shape = o->shape;
    guard->version = o->type->version;
    return true;
}

/* -- flow control ------------------------------------------------------------------------------------------- */

bool flow_deliver(struct vm *vm, struct flow_control *f, struct method_guard *guard, value data)
{
    value reader = f->reader;
    if (!reader) {
        return true;
    }
    if (is_reader(reader) && method_is_native(vm, guard, reader, "feed_data", reader_feed_method)) {
        return reader_feed(vm, as_reader(reader), data);
    }
    value name = str_intern_cstr(vm, "feed_data");
    return name && call_method(vm, reader, name, 1, &data);
}

value flow_data_received(struct vm *vm, value *args)
{
    struct flow_control *f = as_flow(args[0]);
    value name = f->reader ? str_intern_cstr(vm, "feed_data") : VALUE_NULL;
    if (!f->reader) {
        return VALUE_NONE;
    }
    return name && call_method(vm, f->reader, name, 1, &args[1]) ? VALUE_NONE : VALUE_ERROR;
}

value flow_drain_helper(struct vm *vm, value *args)
{
    return operation_new(vm, CORO_DRAIN_HELPER, args[0], false);
}

static value pause_writing(struct vm *vm, value *args)
{
    struct flow_control *f = as_flow(args[0]);
    if (f->paused) {
        return raise_with_args(vm, TYPE_ASSERTION_ERROR, 0, NULL);
    }
    f->paused = true;
    return VALUE_NONE;
}

/* Completes what every drain waits for; exception VALUE_NULL: they go on. */
static bool wake_drains(struct vm *vm, struct flow_control *f, value exception)
{
    for (size_t i = 0; f->waiters && i < as_list(f->waiters)->length; i++) {
        value waiter = as_list(f->waiters)->items[i];
        if (!is_future(waiter) || as_future(waiter)->state != FUTURE_PENDING) {
            continue;
        }
        if (!(exception ? future_set_exception(vm, as_future(waiter), exception)
                        : future_set_result(vm, as_future(waiter), VALUE_NONE))) {
            return false;
        }
    }
    return true;
}

static value resume_writing(struct vm *vm, value *args)
{
    struct flow_control *f = as_flow(args[0]);
    if (!f->paused) {
        return raise_with_args(vm, TYPE_ASSERTION_ERROR, 0, NULL);
    }
    f->paused = false;
    return wake_drains(vm, f, VALUE_NULL) ? VALUE_NONE : VALUE_ERROR;
}

static value flow_connection_lost(struct vm *vm, value *args)
{
    struct flow_control *f = as_flow(args[0]);
    f->lost = true;
    value exception = args[1] == VALUE_NONE ? VALUE_NULL : args[1];
    return !f->paused || wake_drains(vm, f, exception) ? VALUE_NONE : VALUE_ERROR;
}

static value get_close_waiter(struct vm *vm, value *args)
{
    return raise_with_args(vm, TYPE_NOT_IMPLEMENTED_ERROR, 0, NULL);
}

static const struct native_def flow_methods[] = {
    {"pause_writing", "()", pause_writing, 0, "drain() waits from now on."},
    {"resume_writing", "()", resume_writing, 0, "Those who wait in drain() go on."},
    {"connection_lost", "(exc)", flow_connection_lost, 0, "Those who wait in drain() go on."},
    {"data_received", "(data)", flow_data_received, 0, "Feeds the reader, if there is one."},
    {"_drain_helper", "()", flow_drain_helper, 0, NULL},
    {"_get_close_waiter", "(stream)", get_close_waiter, 0, NULL},
    {0}};

static value none_for_null(value v)
{
    return v ? v : VALUE_NONE;
}

/* Stores an attribute in *slot; None as VALUE_NULL. */
static bool store(struct vm *vm, value self, value *slot, value v)
{
    if (!v) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "cannot delete attribute");
        return false;
    }
    *slot = v == VALUE_NONE ? VALUE_NULL : v;
    gc_barrier(vm, as_object(self));
    return true;
}

static value get_flow_loop(struct vm *vm, value self)
{
    return none_for_null(as_flow(self)->loop);
}
static bool set_flow_loop(struct vm *vm, value self, value v)
{
    return store(vm, self, &as_flow(self)->loop, v);
}
static value get_flow_reader(struct vm *vm, value self)
{
    return none_for_null(as_flow(self)->reader);
}
static bool set_flow_reader(struct vm *vm, value self, value v)
{
    return store(vm, self, &as_flow(self)->reader, v);
}
static value get_flow_paused(struct vm *vm, value self)
{
    return make_bool(as_flow(self)->paused);
}
static bool set_flow_paused(struct vm *vm, value self, value v)
{
    int t = v ? truth(vm, v) : 0;
    as_flow(self)->paused = t > 0;
    return t >= 0;
}
static value get_flow_lost(struct vm *vm, value self)
{
    return make_bool(as_flow(self)->lost);
}
static bool set_flow_lost(struct vm *vm, value self, value v)
{
    int t = v ? truth(vm, v) : 0;
    as_flow(self)->lost = t > 0;
    return t >= 0;
}
static value get_flow_waiters(struct vm *vm, value self)
{
    struct flow_control *f = as_flow(self);
    if (!f->waiters) {
        struct list *list = list_new(vm, 0);
        if (!list) {
            return VALUE_ERROR;
        }
        f->waiters = from_object(list);
        gc_barrier(vm, f);
    }
    return f->waiters;
}

static const struct getset_row flow_getset[] = {
    {"_loop", get_flow_loop, set_flow_loop, NULL},
    {"_stream_reader_strong", get_flow_reader, set_flow_reader, NULL},
    {"_paused", get_flow_paused, set_flow_paused, NULL},
    {"_connection_lost", get_flow_lost, set_flow_lost, NULL},
    {"_drain_waiters", get_flow_waiters, NULL, NULL},
    {0}};

static value flow_make(struct vm *vm, value *args)
{
    struct flow_control *f = async_new(vm, (struct type *)as_object(args[0]));
    return f ? from_object(f) : VALUE_ERROR;
}

static value flow_init(struct vm *vm, value *args)
{
    struct flow_control *f = as_flow(args[0]);
    value loop = args[1] && args[1] != VALUE_NONE ? args[1] : current_loop(vm);
    if (!loop) {
        return VALUE_ERROR;
    }
    f->loop = loop;
    f->paused = f->lost = false;
    gc_barrier(vm, f);
    return VALUE_NONE;
}

static void flow_trace(struct gc_tracer *tracer, struct object *self)
{
    struct flow_control *f = (struct flow_control *)self;
    gc_trace(tracer, f->loop);
    gc_trace(tracer, f->reader);
    gc_trace(tracer, f->waiters);
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_trace(tracer, self);
    }
}

static void own_attributes_finalize(struct vm *vm, struct object *self)
{
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_finalize(vm, self);
    }
}

const struct type_def flow_control_def = {
    .name = "FlowControlMixin",
    .module = "asyncio.streams",
    .size = sizeof(struct flow_control),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED | TYPE_HEAP_MUTABLE,
    .doc = "Lets drain() wait while the transport's buffer is full.",
    .new_signature = "(*args, **kwargs)",
    .new = flow_make,
    .init_signature = "(loop=None)",
    .init = flow_init,
    .methods = flow_methods,
    .getset = flow_getset,
    .trace = flow_trace,
    .finalize = own_attributes_finalize,
};

/* -- StreamWriter --------------------------------------------------------------------------------------------- */

/* transport.name(argument); argument VALUE_NULL: none. */
static value ask_transport(struct vm *vm, value self, const char *name, value argument)
{
    value transport = as_writer(self)->transport, method = str_intern_cstr(vm, name);
    return method ? call_method(vm, none_for_null(transport), method, argument ? 1 : 0, &argument)
                  : VALUE_ERROR;
}

static value write_method(struct vm *vm, value *args)
{
    value transport = as_writer(args[0])->transport;
    if (is_plain_transport(transport)) {
        return transport_write(vm, transport, args[1]);
    }
    return ask_transport(vm, args[0], "write", args[1]) ? VALUE_NONE : VALUE_ERROR;
}
static value writelines_method(struct vm *vm, value *args)
{
    return ask_transport(vm, args[0], "writelines", args[1]) ? VALUE_NONE : VALUE_ERROR;
}
static value write_eof_method(struct vm *vm, value *args)
{
    return ask_transport(vm, args[0], "write_eof", VALUE_NULL);
}
static value can_write_eof_method(struct vm *vm, value *args)
{
    return ask_transport(vm, args[0], "can_write_eof", VALUE_NULL);
}
static value close_method(struct vm *vm, value *args)
{
    return ask_transport(vm, args[0], "close", VALUE_NULL);
}
static value is_closing_method(struct vm *vm, value *args)
{
    return ask_transport(vm, args[0], "is_closing", VALUE_NULL);
}
static value get_extra_info_method(struct vm *vm, value *args)
{
    value name = str_intern_cstr(vm, "get_extra_info");
    value rest[] = {args[1], none_for_null(args[2])};
    return name ? call_method(vm, none_for_null(as_writer(args[0])->transport), name, 2, rest)
                : VALUE_ERROR;
}
static value wait_closed_method(struct vm *vm, value *args)
{
    return call_library(vm, "asyncio.streams", "_wait_closed", 1, args);
}
static value start_tls_method(struct vm *vm, value *args)
{
    value module = import_module(vm, "asyncio.streams");
    value function = module ? get_attr_cstr(vm, module, "_start_tls") : VALUE_ERROR;
    struct list *all = function ? list_from(vm, &args[0], 1) : NULL;
    value positional = all && list_extend(vm, all, args[1])
                           ? tuple_from_iterable(vm, from_object(all))
                           : VALUE_ERROR;
    return positional ? call_with(vm, function, positional, args[2]) : VALUE_ERROR;
}

enum { ROW_DRAIN }; /* the first of writer_methods */
static const struct native_def writer_methods[];

static value drain_method(struct vm *vm, value *args)
{
    struct stream_writer *w = as_writer(args[0]);
    struct type *reader_class = is_object(w->reader) ? as_object(w->reader)->type : NULL;
    bool plain =
        is_plain_transport(w->transport) && is_flow(w->protocol) &&
        (!w->reader || (is_reader(w->reader) && !(reader_class->flags & TYPE_FLAG_SCRIPT))) &&
        method_is_native(vm, &w->drain_guard, w->protocol, "_drain_helper", flow_drain_helper);
    if (!plain) {
        return call_library(vm, "asyncio.streams", "_drain", 1, args);
    }
    bool awaited = call_is_awaited(vm, &writer_methods[ROW_DRAIN]);
    struct flow_control *f = as_flow(w->protocol);
    bool broken = w->reader && as_reader(w->reader)->exception;
    if (awaited && !f->lost && !f->paused && !broken && !transport_is_closing(w->transport)) {
        return completed_with(vm, VALUE_NONE);
    }
    value made = operation_new(vm, CORO_DRAIN, args[0], awaited);
    if (made) {
        as_operation(made)->argument = w->protocol;
    }
    return made;
}

static const struct native_def writer_methods[] = {
    [ROW_DRAIN] = {"drain", "()", drain_method, 0,
                   "Waits until the transport's buffer has room again."},
    {"write", "(data)", write_method, 0, "Sends data, or buffers it. Call drain() afterwards."},
    {"writelines", "(data)", writelines_method, 0, "Sends several pieces."},
    {"write_eof", "()", write_eof_method, 0, "Closes the sending side."},
    {"can_write_eof", "()", can_write_eof_method, 0, "True when write_eof is supported."},
    {"close", "()", close_method, 0, "Closes the connection. Await wait_closed() afterwards."},
    {"is_closing", "()", is_closing_method, 0, "True when the connection is closing or closed."},
    {"wait_closed", "()", wait_closed_method, 0, "Waits until the connection is closed."},
    {"get_extra_info", "(name, default=None)", get_extra_info_method, 0,
     "Facts about the connection: 'peername', 'sockname', 'socket'."},
    {"start_tls", "(*args, **kwargs)", start_tls_method, 0, "Encrypts the connection."},
    {0}};

#define ATTRIBUTE(name)                                        \
    static value get_##name(struct vm *vm, value self)         \
    {                                                          \
        return none_for_null(as_writer(self)->name);           \
    }                                                          \
    static bool set_##name(struct vm *vm, value self, value v) \
    {                                                          \
        return store(vm, self, &as_writer(self)->name, v);     \
    }
ATTRIBUTE(transport)
ATTRIBUTE(protocol)
ATTRIBUTE(reader)
ATTRIBUTE(loop)

static const struct getset_row writer_getset[] = {
    {"transport", get_transport, NULL, "The transport below."},
    {"_transport", get_transport, set_transport, NULL},
    {"_protocol", get_protocol, set_protocol, NULL},
    {"_reader", get_reader, set_reader, NULL},
    {"_loop", get_loop, set_loop, NULL},
    {0}};

static value writer_make(struct vm *vm, value *args)
{
    struct stream_writer *w = async_new(vm, (struct type *)as_object(args[0]));
    return w ? from_object(w) : VALUE_ERROR;
}

static value writer_init(struct vm *vm, value *args)
{
    struct stream_writer *w = as_writer(args[0]);
    if (args[3] != VALUE_NONE && !is_reader(args[3])) {
        return raise_with_args(vm, TYPE_ASSERTION_ERROR, 0, NULL);
    }
    w->transport = args[1];
    w->protocol = args[2];
    w->reader = args[3] == VALUE_NONE ? VALUE_NULL : args[3];
    w->loop = args[4];
    gc_barrier(vm, w);
    return VALUE_NONE;
}

static value writer_repr(struct vm *vm, value self)
{
    struct stream_writer *w = as_writer(self);
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_format(&b, "<%T transport=%R", self, none_for_null(w->transport));
    if (w->reader && !vm->error) {
        builder_add_format(&b, " reader=%R", w->reader);
    }
    builder_add_cstr(&b, ">");
    if (vm->error) {
        builder_discard(&b);
        return VALUE_ERROR;
    }
    return builder_finish(&b);
}

static void writer_trace(struct gc_tracer *tracer, struct object *self)
{
    struct stream_writer *w = (struct stream_writer *)self;
    gc_trace(tracer, w->transport);
    gc_trace(tracer, w->protocol);
    gc_trace(tracer, w->reader);
    gc_trace(tracer, w->loop);
    if (!(self->type->flags & TYPE_FLAG_SCRIPT)) {
        instance_trace(tracer, self);
    }
}

const struct type_def stream_writer_def = {
    .name = "StreamWriter",
    .module = "asyncio.streams",
    .size = sizeof(struct stream_writer),
    .flags = TYPE_SUBCLASSABLE | TYPE_HAS_DICT | TYPE_WEAKREFABLE | TYPE_TRACED | TYPE_HEAP_MUTABLE,
    .doc = "The writing side of a connection.",
    .new_signature = "(*args, **kwargs)",
    .new = writer_make,
    .init_signature = "(transport, protocol, reader, loop)",
    .init = writer_init,
    .methods = writer_methods,
    .getset = writer_getset,
    .trace = writer_trace,
    .finalize = own_attributes_finalize,
    .repr = writer_repr,
};
