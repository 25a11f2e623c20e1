/* traceback.c - the classes traceback and frame. A traceback row is (code, pc, globals); a frame
 * object is a snapshot, made when somebody asks for one. */
#include "exception.h"
#include "container.h"
#include "function.h"
#include "type.h"

/* -- traceback ---------------------------------------------------------------------------------------- */

static void traceback_trace(struct gc_tracer *tracer, struct object *self)
{
    struct traceback *t = (struct traceback *)self;
    gc_trace_ptr(tracer, t->next);
    gc_trace_ptr(tracer, t->code);
    gc_trace_ptr(tracer, t->globals);
    gc_trace(tracer, t->frame);
}

static value get_frame(struct vm *vm, value self)
{
    struct traceback *t = as_traceback(self);
    if (!t->frame) {
        struct frame_snapshot *f =
            gc_new_zeroed(vm, builtin_type(vm, TYPE_FRAME), sizeof(struct frame_snapshot));
        if (!f) {
            return VALUE_ERROR;
        }
        f->code = t->code;
        f->globals = t->globals;
        f->pc = t->pc;
        /* The registers are gone; a module's locals are its globals. */
        struct dict *locals =
            (t->code->flags & CODE_MODULE) && t->globals ? t->globals : dict_new(vm);
        if (!locals) {
            return VALUE_ERROR;
        }
        f->locals = from_object(locals);
        t->frame = from_object(f);
        gc_barrier(vm, t);
    }
    return t->frame;
}

static value line_of(const struct code *code, uint32_t pc)
{
    uint32_t line = code_line(code, pc);
    return line ? small_int(line) : VALUE_NONE;
}

static value get_lineno(struct vm *vm, value self)
{
    return line_of(as_traceback(self)->code, as_traceback(self)->pc);
}

static value get_lasti(struct vm *vm, value self)
{
    return small_int((int64_t)as_traceback(self)->pc * 2); /* in the units of co_lines */
}

static value get_next(struct vm *vm, value self)
{
    struct traceback *next = as_traceback(self)->next;
    while (next && next->spawn) {
        next =
            next->next; /* only the report of an uncaught exception shows where a task was made */
    }
    return next ? from_object(next) : VALUE_NONE;
}

static bool set_tb_next(struct vm *vm, value self, value v)
{
    if (!v) {
        raise_type_error(vm, "can't delete tb_next attribute");
        return false;
    }
    if (v != VALUE_NONE && !is_kind(v, TYPE_TRACEBACK)) {
        raise_type_error(vm, "expected traceback object or None, got '%T'", v);
        return false;
    }
    struct traceback *next = v == VALUE_NONE ? NULL : as_traceback(v);
    for (struct traceback *t = next; t; t = t->next) {
        if (t == as_traceback(self)) {
            raise_value_error(vm, "traceback loop detected");
            return false;
        }
    }
    as_traceback(self)->next = next;
    gc_barrier(vm, as_object(self));
    return true;
}

static value traceback_make(struct vm *vm, value *args)
{
    int64_t lasti;
    if (args[1] != VALUE_NONE && !is_kind(args[1], TYPE_TRACEBACK)) {
        return raise_type_error(vm, "expected traceback object or None, got '%T'", args[1]);
    }
    if (!is_kind(args[2], TYPE_FRAME)) {
        return raise_type_error(vm, "traceback() argument 'tb_frame' must be frame, not %T",
                                args[2]);
    }
    if (!index_to_ssize(vm, args[3], &lasti, "Python int too large to convert to C int")) {
        return VALUE_ERROR;
    }
    struct traceback *t = gc_new_zeroed(vm, builtin_type(vm, TYPE_TRACEBACK), sizeof *t);
    if (!t) {
        return VALUE_ERROR;
    }
    struct frame_snapshot *f = (struct frame_snapshot *)as_object(args[2]);
    t->next = args[1] == VALUE_NONE ? NULL : as_traceback(args[1]);
    t->code = f->code;
    t->globals = f->globals;
    t->pc = lasti < 0 || lasti / 2 > UINT32_MAX ? f->pc : (uint32_t)(lasti / 2);
    t->frame = args[2];
    return from_object(t);
}

static const struct getset_row traceback_getset[] = {
    {"tb_frame", get_frame, NULL, NULL},
    {"tb_lineno", get_lineno, NULL, NULL},
    {"tb_lasti", get_lasti, NULL, NULL},
    {"tb_next", get_next, set_tb_next, NULL},
    {0},
};

const struct type_def traceback_def = {
    .name = "traceback",
    .size = sizeof(struct traceback),
    .flags = TYPE_TRACED,
    .doc = "A row of a traceback, and those below it.",
    .new_signature = "(tb_next, tb_frame, tb_lasti, tb_lineno)",
    .new = traceback_make,
    .getset = traceback_getset,
    .trace = traceback_trace,
};

/* -- frame ---------------------------------------------------------------------------------------------- */

static struct frame_snapshot *snapshot(value v)
{
    return (struct frame_snapshot *)as_object(v);
}

static void frame_trace(struct gc_tracer *tracer, struct object *self)
{
    struct frame_snapshot *f = (struct frame_snapshot *)self;
    gc_trace_ptr(tracer, f->code);
    gc_trace_ptr(tracer, f->globals);
    gc_trace(tracer, f->locals);
    gc_trace(tracer, f->back);
}

static value get_f_code(struct vm *vm, value self)
{
    return from_object(snapshot(self)->code);
}

static value get_f_globals(struct vm *vm, value self)
{
    return snapshot(self)->globals ? from_object(snapshot(self)->globals) : VALUE_NONE;
}

static value get_f_locals(struct vm *vm, value self)
{
    struct frame_snapshot *f = snapshot(self);
    return f->locals ? f->locals : VALUE_NONE;
}

static value get_f_builtins(struct vm *vm, value self)
{
    return vm->builtins ? from_object(vm->builtins) : VALUE_NONE;
}

static value get_f_lineno(struct vm *vm, value self)
{
    return line_of(snapshot(self)->code, snapshot(self)->pc);
}

static value get_f_lasti(struct vm *vm, value self)
{
    return small_int((int64_t)snapshot(self)->pc * 2);
}

static value get_f_back(struct vm *vm, value self)
{
    value back = snapshot(self)->back;
    return back ? back : VALUE_NONE;
}

static value get_f_trace(struct vm *vm, value self)
{
    return VALUE_NONE;
}

static value frame_clear(struct vm *vm, value *args)
{
    struct dict *none = dict_new(vm);
    if (!none) {
        return VALUE_ERROR;
    }
    if (!(snapshot(args[0])->code->flags & CODE_MODULE)) {
        snapshot(args[0])->locals = from_object(none);
        gc_barrier(vm, as_object(args[0]));
    }
    return VALUE_NONE;
}

static value frame_repr(struct vm *vm, value self)
{
    struct frame_snapshot *f = snapshot(self);
    return format_str(vm, "<frame at %p, file %R, line %u, code %U>", (void *)f, f->code->filename,
                      code_line(f->code, f->pc), f->code->name);
}

static const struct native_def frame_methods[] = {
    {"clear", "()", frame_clear, NATIVE_METHOD, "Forgets the frame's locals."},
    {0},
};
static const struct getset_row frame_getset[] = {
    {"f_code", get_f_code, NULL, NULL},
    {"f_globals", get_f_globals, NULL, NULL},
    {"f_locals", get_f_locals, NULL, NULL},
    {"f_builtins", get_f_builtins, NULL, NULL},
    {"f_lineno", get_f_lineno, NULL, NULL},
    {"f_lasti", get_f_lasti, NULL, NULL},
    {"f_back", get_f_back, NULL, NULL},
    {"f_trace", get_f_trace, NULL, NULL},
    {0},
};

const struct type_def frame_def = {
    .name = "frame",
    .size = sizeof(struct frame_snapshot),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .doc = "What a function call looked like at some moment.",
    .methods = frame_methods,
    .getset = frame_getset,
    .trace = frame_trace,
    .repr = frame_repr,
};
