/* _re_pattern.c - compiled patterns: their subjects, searching, splitting and replacing. */
#include "_re.h"

#define POLL_WORK 65536

/* -- making ----------------------------------------------------------------------------------------- */

uint32_t *widen(struct vm *vm, value text, size_t *length)
{
    if (is_kind(text, TYPE_STR)) {
        struct str *s = as_str(text);
        uint32_t *out = mem_alloc(vm, s->length * sizeof *out);
        const char *from = s->data;
        for (size_t i = 0; out && i < s->length; i++) {
            out[i] = utf8_next(&from);
        }
        *length = s->length;
        return out;
    }
    struct bytes *bytes = as_bytes(text);
    uint32_t *out = mem_alloc(vm, bytes->size * sizeof *out);
    for (size_t i = 0; out && i < bytes->size; i++) {
        out[i] = bytes->data[i];
    }
    *length = bytes->size;
    return out;
}

value narrow(struct vm *vm, const uint32_t *text, size_t length, bool is_text)
{
    struct str_builder b;
    builder_init(&b, vm);
    for (size_t i = 0; i < length; i++) {
        if (text[i] > 127 && !is_text) {
            static const char hex[] = "0123456789abcdef";
            char escape[4] = {'\\', 'x', hex[text[i] >> 4 & 15], hex[text[i] & 15]};
            builder_add(&b, escape, 4);
        } else {
            builder_add_code_point(&b, text[i]);
        }
    }
    return builder_finish(&b);
}

value raise_pattern_error(struct vm *vm, value message, value source, int64_t position)
{
    struct re_state *state = re_state(vm);
    if (!state || !message) {
        return VALUE_ERROR;
    }
    if (!state->error_class) {
        return raise_value_error(vm, "%U", message);
    }
    value args[3] = {message, source, position < 0 ? VALUE_NONE : small_int(position)};
    value error = call(vm, state->error_class, source ? 3 : 1, args);
    return error ? raise_value(vm, error) : VALUE_ERROR;
}

/* The text of a translation error or warning. */
static value error_text(struct vm *vm, const struct re_error *error, const uint32_t *text,
                        bool is_text)
{
    struct str_builder b;
    builder_init(&b, vm);
    for (const char *f = error->format; *f; f++) {
        if (*f != '%') {
            builder_add(&b, f, 1);
            continue;
        }
        f++;
        if (*f == 'd' || *f == 'e') {
            builder_add_format(&b, "%lu",
                               (unsigned long)(*f == 'd' ? error->number : error->other));
            continue;
        }
        const struct re_slice *slice = *f == 't' ? &error->b : &error->a;
        value piece = narrow(vm, text + slice->start, slice->length, is_text || *f == 'r');
        if (!piece) {
            builder_discard(&b);
            return VALUE_ERROR;
        }
        if (*f != 'r') {
            builder_add_str(&b, piece);
        } else if (is_text) {
            builder_add_repr(&b, piece);
        } else {
            piece = ascii_of(vm, piece);
            if (!piece || !builder_add_str(&b, piece)) {
                builder_discard(&b);
                return VALUE_ERROR;
            }
        }
    }
    return builder_finish(&b);
}

static void raise_translation_error(struct vm *vm, const struct re_error *error,
                                    const uint32_t *text, value source)
{
    switch (error->kind) {
    case RE_ERROR_VALUE: raise_value_error(vm, "%s", error->format); return;
    case RE_ERROR_OVERFLOW: raise_error(vm, TYPE_OVERFLOW_ERROR, "%s", error->format); return;
    case RE_ERROR_RECURSION: raise_error(vm, TYPE_RECURSION_ERROR, "%s", error->format); return;
    case RE_ERROR_PATTERN: {
        value message = error_text(vm, error, text, is_kind(source, TYPE_STR));
        /* errors that belong to no place are those of the code generator: message only */
        raise_pattern_error(vm, message, error->position < 0 ? VALUE_NULL : source,
                            error->position);
        return;
    }
    default: return; /* vm->error is set */
    }
}

static int hook_is_identifier(struct vm *vm, const uint32_t *name, size_t length)
{
    value text = narrow(vm, name, length, true);
    value method = text ? str_intern_cstr(vm, "isidentifier") : VALUE_ERROR;
    value answer = method ? call_method(vm, text, method, 0, NULL) : VALUE_ERROR;
    return answer ? truth(vm, answer) : -1;
}

static int hook_named_character(struct vm *vm, const uint32_t *name, size_t length, uint32_t *out)
{
    struct re_state *state = re_state(vm);
    if (!state || !state->name_lookup) {
        return state ? 0 : -1;
    }
    value text = narrow(vm, name, length, true);
    value found = text ? call1(vm, state->name_lookup, text) : VALUE_ERROR;
    if (!found) {
        return -1;
    }
    if (!is_kind(found, TYPE_STR) || as_str(found)->length != 1) {
        return 0;
    }
    *out = str_code_point_at(vm, as_str(found), 0);
    return 1;
}

const struct re_hooks re_unicode_hooks = {hook_is_identifier, hook_named_character};

/* Compiles one variant for one mode, unless that has been done. NULL with an error set. */
static struct re_compiled *compiled_for(struct vm *vm, struct pattern *pattern, bool ascii,
                                        enum re_mode mode)
{
    struct re_compiled **slot = &pattern->compiled[ascii][mode];
    if (*slot) {
        return *slot;
    }
    size_t length;
    uint32_t *text = widen(vm, pattern->source, &length);
    if (!text) {
        return NULL;
    }
    enum re_variant variant = !pattern->is_text ? RE_FOR_BYTES : ascii ? RE_FOR_ASCII : RE_FOR_TEXT;
    struct re_program program;
    char message[160] = "";
    struct re_compiled *compiled = NULL;
    if (!re_translate(vm, text, length, pattern->given_flags, variant, &re_unicode_hooks,
                      &program)) {
        raise_translation_error(vm, &program.error, text, pattern->source);
    } else {
        compiled = re_compile(vm, pattern->engine, &program, variant == RE_FOR_TEXT, mode, message,
                              sizeof message);
    }
    re_program_free(vm, &program);
    mem_free(vm, text, length * sizeof *text);
    if (!compiled && message[0]) {
        if (!strcmp(message, "regular expression is too large")) {
            raise_error(vm, TYPE_OVERFLOW_ERROR, "regular expression code size limit exceeded");
        } else {
            raise_pattern_error(vm, str_from_cstr(vm, message), pattern->source, -1);
        }
    }
    return *slot = compiled;
}

static bool send_warnings(struct vm *vm, const struct re_program *program)
{
    struct re_state *state = re_state(vm);
    for (uint32_t i = 0; state && state->warn && i < program->warning_count; i++) {
        struct re_error text = {.format = program->warnings[i].format,
                                .number = program->warnings[i].position};
        value message = error_text(vm, &text, NULL, true);
        if (!message || !call1(vm, state->warn, message)) {
            return false;
        }
    }
    return state != NULL;
}

/* Fills in what the translation tells about groups. */
static bool take_groups(struct vm *vm, struct pattern *pattern, struct re_program *program,
                        const uint32_t *text)
{
    size_t size = program->group_count * sizeof *pattern->groups;
    pattern->groups = mem_alloc(vm, size);
    if (!pattern->groups) {
        return false;
    }
    memcpy(pattern->groups, program->groups, size);
    pattern->group_count = program->group_count;
    struct dict *names = dict_new(vm);
    if (!names) {
        return false;
    }
    pattern->group_index = from_object(names);
    gc_barrier(vm, pattern);
    for (uint32_t i = 1; i < program->group_count; i++) {
        const struct re_slice *name = &program->groups[i].name;
        if (!name->length) {
            continue;
        }
        value key = narrow(vm, text + name->start, name->length, true);
        key = key ? str_intern(vm, key) : VALUE_ERROR;
        if (!key || !dict_set(vm, names, key, small_int(i))) {
            return false;
        }
    }
    return true;
}

/* _re.compile(pattern, flags) */
value re_compile_pattern(struct vm *vm, value *args)
{
    struct re_state *state = re_state(vm);
    value source = args[0];
    int64_t flags;
    if (!state || !index_to_ssize(vm, args[1], &flags, NULL)) {
        return VALUE_ERROR;
    }
    if (!is_kind(source, TYPE_STR) && !is_kind(source, TYPE_BYTES)) {
        return raise_type_error(vm, "first argument must be string or compiled pattern");
    }
    size_t length, roots = gc_root_mark(vm);
    struct type *type = native_type(vm, &pattern_def);
    struct pattern *pattern = type ? object_alloc(vm, type) : NULL;
    if (!pattern || !gc_push_root(vm, from_object(pattern))) {
        return VALUE_ERROR;
    }
    pattern->source = source;
    pattern->engine = re_engine_retain(state->engine);
    pattern->is_text = is_kind(source, TYPE_STR);
    pattern->given_flags = (unsigned)flags;
    uint32_t *text = widen(vm, source, &length);
    value result = VALUE_ERROR;
    if (text) {
        struct re_program program;
        if (!re_translate(vm, text, length, pattern->given_flags,
                          pattern->is_text ? RE_FOR_TEXT : RE_FOR_BYTES, &re_unicode_hooks,
                          &program)) {
            raise_translation_error(vm, &program.error, text, source);
        } else {
            pattern->flags = program.flags;
            pattern->beyond_ascii = program.beyond_ascii;
            if (take_groups(vm, pattern, &program, text) && send_warnings(vm, &program) &&
                compiled_for(vm, pattern, pattern->is_text && !pattern->beyond_ascii, RE_SEARCH)) {
                result = from_object(pattern);
            }
        }
        re_program_free(vm, &program);
        mem_free(vm, text, length * sizeof *text);
    }
    gc_pop_roots(vm, roots);
    return result;
}

static void pattern_trace(struct gc_tracer *tracer, struct object *self)
{
    struct pattern *pattern = (struct pattern *)self;
    gc_trace(tracer, pattern->source);
    gc_trace(tracer, pattern->group_index);
}

static void pattern_finalize(struct vm *vm, struct object *self)
{
    struct pattern *pattern = (struct pattern *)self;
    for (int i = 0; i < 2 * RE_MODE_COUNT; i++) {
        re_compiled_free(vm, pattern->engine,
                         pattern->compiled[i / RE_MODE_COUNT][i % RE_MODE_COUNT]);
    }
    mem_free(vm, pattern->groups, pattern->group_count * sizeof *pattern->groups);
    re_engine_release(vm, pattern->engine);
}

/* -- subjects --------------------------------------------------------------------------------------------- */

bool subject_open(struct vm *vm, struct pattern *pattern, value string, int64_t pos, int64_t endpos,
                  struct subject *out)
{
    *out = (struct subject){.string = string};
    size_t length;
    if (is_kind(string, TYPE_STR)) {
        struct str *s = as_str(string);
        if (!pattern->is_text) {
            raise_type_error(vm, "cannot use a bytes pattern on a string-like object");
            return false;
        }
        out->is_text = true;
        out->ascii = str_is_ascii(s);
        out->data = s->data;
        length = s->length;
    } else {
        if (!try_buffer(vm, string)) {
            raise_type_error(vm, "expected string or bytes-like object, got '%T'", string);
            return false;
        }
        if (pattern->is_text) {
            raise_type_error(vm, "cannot use a string pattern on a bytes-like object");
            return false;
        }
        if (!get_buffer(vm, string, &out->buffer)) {
            return false;
        }
        out->has_buffer = true;
        out->ascii = true;
        out->data = (const char *)out->buffer.data;
        length = out->buffer.size;
        if (!out->data) {
            out->data = "";
        }
    }
    int64_t end = (int64_t)length;
    out->position = pos < 0 ? 0 : pos > end ? end : pos;
    out->end_position = endpos < 0 ? 0 : endpos > end ? end : endpos;
    if (out->ascii) {
        out->start = (size_t)out->position;
        out->end = (size_t)out->end_position;
    } else {
        out->start = byte_index(vm, string, (size_t)out->position);
        out->end = out->end_position == end ? as_str(string)->size
                                            : byte_index(vm, string, (size_t)out->end_position);
    }
    return true;
}

void subject_close(struct vm *vm, struct subject *subject)
{
    if (subject->has_buffer) {
        buffer_release(vm, &subject->buffer);
        subject->has_buffer = false;
    }
}

int subject_run(struct vm *vm, struct pattern *pattern, const struct subject *subject,
                enum re_mode mode, size_t start, bool not_empty, size_t *out)
{
    if (start > subject->end) {
        return 0;
    }
    bool ascii = subject->is_text && subject->ascii && !pattern->beyond_ascii;
    struct re_compiled *compiled = compiled_for(vm, pattern, ascii, mode);
    if (!compiled) {
        return -1;
    }
    return re_run(vm, pattern->engine, compiled, subject->data, subject->end, start, not_empty, out,
                  pattern->group_count);
}

value subject_slice(struct vm *vm, const struct subject *subject, size_t start, size_t end)
{
    if (!subject->is_text) {
        if (start == 0 && end == subject->buffer.size && is_exact(subject->string, TYPE_BYTES)) {
            return subject->string;
        }
        return bytes_new(vm, subject->data + start, end - start);
    }
    if (start == 0 && end == as_str(subject->string)->size && is_exact(subject->string, TYPE_STR)) {
        return subject->string;
    }
    return str_new(vm, subject->data + start, end - start);
}

size_t *offsets_alloc(struct vm *vm, const struct pattern *pattern, size_t *small)
{
    size_t count = 2 * (size_t)pattern->group_count;
    return count <= RE_SMALL_OFFSETS ? small : mem_alloc(vm, count * sizeof *small);
}

void offsets_free(struct vm *vm, const struct pattern *pattern, size_t *offsets, size_t *small)
{
    if (offsets != small) {
        mem_free(vm, offsets, 2 * (size_t)pattern->group_count * sizeof *small);
    }
}

/* pos and endpos arguments; absent ones are the whole. */
static bool positions(struct vm *vm, value pos, value endpos, int64_t *from, int64_t *to)
{
    *from = 0;
    *to = INT64_MAX;
    return (!pos || index_to_ssize(vm, pos, from, NULL)) &&
           (!endpos || index_to_ssize(vm, endpos, to, NULL));
}

/* -- one match ----------------------------------------------------------------------------------------------- */

static value match_once(struct vm *vm, value *args, enum re_mode mode)
{
    struct pattern *pattern = as_pattern(args[0]);
    struct subject subject;
    int64_t from, to;
    size_t small[RE_SMALL_OFFSETS], *offsets;
    if (!positions(vm, args[2], args[3], &from, &to) ||
        !subject_open(vm, pattern, args[1], from, to, &subject)) {
        return VALUE_ERROR;
    }
    value result = VALUE_ERROR;
    offsets = offsets_alloc(vm, pattern, small);
    if (offsets) {
        int found = subject_run(vm, pattern, &subject, mode, subject.start, false, offsets);
        result = found < 0    ? VALUE_ERROR
                 : found == 0 ? VALUE_NONE
                              : match_new(vm, args[0], &subject, offsets);
        offsets_free(vm, pattern, offsets, small);
    }
    subject_close(vm, &subject);
    return result;
}

static value pattern_match(struct vm *vm, value *args)
{
    return match_once(vm, args, RE_MATCH);
}
static value pattern_fullmatch(struct vm *vm, value *args)
{
    return match_once(vm, args, RE_FULLMATCH);
}
static value pattern_search(struct vm *vm, value *args)
{
    return match_once(vm, args, RE_SEARCH);
}

/* -- all matches ---------------------------------------------------------------------------------------------- */

/* A walk over the matches of a subject, in C. */
struct walk {
    struct pattern *pattern;
    struct subject subject;
    size_t small[RE_SMALL_OFFSETS], *offsets;
    size_t next;    /* where the next search begins */
    bool not_empty; /* … which must not find an empty match there */
    size_t work;
};

static bool walk_begin(struct vm *vm, struct walk *walk, struct pattern *pattern, value string,
                       int64_t from, int64_t to)
{
    walk->pattern = pattern;
    if (!subject_open(vm, pattern, string, from, to, &walk->subject)) {
        return false;
    }
    walk->next = walk->subject.start;
    walk->not_empty = false;
    walk->work = 0;
    walk->offsets = offsets_alloc(vm, pattern, walk->small);
    if (!walk->offsets) {
        subject_close(vm, &walk->subject);
        return false;
    }
    return true;
}

static void walk_end(struct vm *vm, struct walk *walk)
{
    offsets_free(vm, walk->pattern, walk->offsets, walk->small);
    subject_close(vm, &walk->subject);
}

/* 1: walk->offsets hold a match; 0: there are no more; -1: error. */
static int walk_next(struct vm *vm, struct walk *walk)
{
    size_t before = walk->next;
    int found = subject_run(vm, walk->pattern, &walk->subject, RE_SEARCH, walk->next,
                            walk->not_empty, walk->offsets);
    if (found > 0) {
        walk->next = walk->offsets[1];
        walk->not_empty = walk->offsets[0] == walk->offsets[1];
        walk->work += walk->next - before + 64;
        if (walk->work > POLL_WORK) {
            if (!native_poll(vm, walk->work)) {
                return -1;
            }
            walk->work = 0;
        }
    }
    return found;
}

/* The text of a group of the walk's match. */
static value walk_group(struct vm *vm, const struct walk *walk, size_t group, value unset)
{
    size_t start = walk->offsets[2 * group], end = walk->offsets[2 * group + 1];
    return start == RE_UNSET ? unset : subject_slice(vm, &walk->subject, start, end);
}

static value empty_like(struct vm *vm, const struct subject *subject)
{
    return subject->is_text ? str_new(vm, "", 0) : bytes_new(vm, "", 0);
}

static value findall_item(struct vm *vm, const struct walk *walk, value empty)
{
    uint32_t groups = walk->pattern->group_count - 1;
    if (groups <= 1) {
        return walk_group(vm, walk, groups, empty);
    }
    struct tuple *tuple = tuple_new(vm, groups);
    for (uint32_t i = 0; tuple && i < groups; i++) {
        tuple->items[i] = walk_group(vm, walk, i + 1, empty);
        if (!tuple->items[i]) {
            return VALUE_ERROR;
        }
    }
    return from_object(tuple);
}

static value pattern_findall(struct vm *vm, value *args)
{
    struct walk walk;
    int64_t from, to;
    size_t roots = gc_root_mark(vm);
    if (!positions(vm, args[2], args[3], &from, &to) ||
        !walk_begin(vm, &walk, as_pattern(args[0]), args[1], from, to)) {
        return VALUE_ERROR;
    }
    struct list *list = list_new(vm, 0);
    value empty = empty_like(vm, &walk.subject);
    bool good = list && empty && gc_push_root(vm, from_object(list)) && gc_push_root(vm, empty);
    int found = 0;
    while (good && (found = walk_next(vm, &walk)) > 0) {
        value item = findall_item(vm, &walk, empty);
        good = item && list_append(vm, list, item);
    }
    walk_end(vm, &walk);
    gc_pop_roots(vm, roots);
    return good && found == 0 ? from_object(list) : VALUE_ERROR;
}

static value pattern_split(struct vm *vm, value *args)
{
    struct walk walk;
    int64_t limit = 0, count = 0;
    size_t roots = gc_root_mark(vm);
    if ((args[2] && !index_to_ssize(vm, args[2], &limit, "maxsplit")) ||
        !walk_begin(vm, &walk, as_pattern(args[0]), args[1], 0, INT64_MAX)) {
        return VALUE_ERROR;
    }
    struct list *list = list_new(vm, 0);
    bool good = list && gc_push_root(vm, from_object(list));
    size_t last = walk.subject.start;
    int found = 0;
    while (good && (!limit || count < limit) && (found = walk_next(vm, &walk)) > 0) {
        value piece = subject_slice(vm, &walk.subject, last, walk.offsets[0]);
        good = piece && list_append(vm, list, piece);
        for (uint32_t i = 1; good && i < walk.pattern->group_count; i++) {
            piece = walk_group(vm, &walk, i, VALUE_NONE);
            good = piece && list_append(vm, list, piece);
        }
        last = walk.offsets[1];
        count++;
    }
    if (good && found >= 0) {
        value rest = subject_slice(vm, &walk.subject, last, walk.subject.end);
        good = rest && list_append(vm, list, rest);
    }
    walk_end(vm, &walk);
    gc_pop_roots(vm, roots);
    return good && found >= 0 ? from_object(list) : VALUE_ERROR;
}

/* -- replacing -------------------------------------------------------------------------------------------------- */

/* Adds what a replacement function returned, or a literal replacement. `index` is its place in the
 * sequence of pieces, for the message. */
static bool add_piece(struct vm *vm, struct str_builder *b, bool is_text, value piece, size_t index)
{
    if (is_text) {
        if (!is_kind(piece, TYPE_STR)) {
            raise_type_error(vm, "sequence item %zu: expected str instance, %T found", index,
                             piece);
            return false;
        }
        return builder_add(b, as_str(piece)->data, as_str(piece)->size);
    }
    struct buffer buffer;
    if (!try_buffer(vm, piece)) {
        raise_type_error(vm, "sequence item %zu: expected a bytes-like object, %T found", index,
                         piece);
        return false;
    }
    if (!get_buffer(vm, piece, &buffer)) {
        return false;
    }
    bool good = builder_add(b, (const char *)buffer.data, buffer.size);
    buffer_release(vm, &buffer);
    return good;
}

enum replacement { REPLACE_LITERAL, REPLACE_TEMPLATE, REPLACE_CALL };

/* How `repl` is to be used. -1 with an error set. */
static int replacement_kind(struct vm *vm, value repl)
{
    if (is_kind(repl, TYPE_STR)) {
        return memchr(as_str(repl)->data, '\\', as_str(repl)->size) ? REPLACE_TEMPLATE
                                                                    : REPLACE_LITERAL;
    }
    if (is_callable(vm, repl)) {
        return REPLACE_CALL;
    }
    struct buffer buffer;
    if (!try_buffer(vm, repl)) {
        raise_type_error(vm, "decoding to str: need a bytes-like object, %T found", repl);
        return -1;
    }
    if (!get_buffer(vm, repl, &buffer)) {
        return -1;
    }
    bool escapes =
        memchr(buffer.data ? buffer.data : (const unsigned char *)"", '\\', buffer.size) != NULL;
    buffer_release(vm, &buffer);
    return escapes ? REPLACE_TEMPLATE : REPLACE_LITERAL;
}

struct replacing {
    struct walk walk;
    struct str_builder out;
    struct template template;
    value repl;
    enum replacement kind;
    size_t last;   /* end of the last match */
    size_t pieces; /* as a list of them would count */
};

static bool replace_one(struct vm *vm, struct replacing *r, value pattern)
{
    const struct subject *subject = &r->walk.subject;
    size_t start = r->walk.offsets[0];
    if (r->last < start) {
        if (!builder_add(&r->out, subject->data + r->last, start - r->last)) {
            return false;
        }
        r->pieces++;
    }
    r->last = r->walk.offsets[1];
    if (r->kind == REPLACE_TEMPLATE) {
        r->pieces++;
        return template_expand(&r->out, &r->template, subject, r->walk.offsets);
    }
    value piece = r->repl;
    if (r->kind == REPLACE_CALL) {
        value match = match_new(vm, pattern, subject, r->walk.offsets);
        piece = match ? call1(vm, r->repl, match) : VALUE_ERROR;
        if (!piece) {
            return false;
        }
        if (piece == VALUE_NONE) {
            return true;
        }
    }
    return add_piece(vm, &r->out, subject->is_text, piece, r->pieces++);
}

/* sub and subn: the new text; *replaced counts. */
static value replace_all(struct vm *vm, value *args, int64_t *replaced)
{
    struct replacing r = {.repl = args[1]};
    int64_t limit = 0;
    *replaced = 0;
    if (args[3] && !index_to_ssize(vm, args[3], &limit, "count")) {
        return VALUE_ERROR;
    }
    int kind = replacement_kind(vm, args[1]);
    if (kind < 0) {
        return VALUE_ERROR;
    }
    r.kind = (enum replacement)kind;
    if (kind == REPLACE_TEMPLATE &&
        !template_parse(vm, as_pattern(args[0]), args[1], &r.template)) {
        return VALUE_ERROR;
    }
    value result = VALUE_ERROR;
    if (walk_begin(vm, &r.walk, as_pattern(args[0]), args[2], 0, INT64_MAX)) {
        builder_init(&r.out, vm);
        r.last = r.walk.subject.start;
        int found = 0;
        bool good = true;
        while (good && (!limit || *replaced < limit) && (found = walk_next(vm, &r.walk)) > 0) {
            good = replace_one(vm, &r, args[0]);
            ++*replaced;
        }
        const struct subject *subject = &r.walk.subject;
        if (!good || found < 0) {
            builder_discard(&r.out);
        } else if (*replaced == 0) {
            builder_discard(&r.out);
            result = subject_slice(vm, subject, 0, subject->end);
        } else {
            builder_add(&r.out, subject->data + r.last, subject->end - r.last);
            result = subject->is_text ? builder_finish(&r.out) : builder_finish_bytes(&r.out);
        }
        walk_end(vm, &r.walk);
    }
    if (kind == REPLACE_TEMPLATE) {
        template_free(vm, &r.template);
    }
    return result;
}

static value pattern_sub(struct vm *vm, value *args)
{
    int64_t replaced;
    return replace_all(vm, args, &replaced);
}

static value pattern_subn(struct vm *vm, value *args)
{
    int64_t replaced;
    value text = replace_all(vm, args, &replaced);
    return text ? tuple_of(vm, 2, text, small_int(replaced)) : VALUE_ERROR;
}

/* -- scanners and iterators ----------------------------------------------------------------------------------------- */

struct scanner {
    struct object header;
    value pattern, string;
    int64_t position, end_position;
    size_t next;
    bool not_empty, done;
};
#define as_scanner(v) ((struct scanner *)as_object(v))

static value scanner_make(struct vm *vm, value *args, const struct type_def *def)
{
    struct subject subject;
    int64_t from, to;
    struct type *type = native_type(vm, def);
    if (!type || !positions(vm, args[2], args[3], &from, &to) ||
        !subject_open(vm, as_pattern(args[0]), args[1], from, to, &subject)) {
        return VALUE_ERROR;
    }
    struct scanner *scanner = object_alloc(vm, type);
    if (scanner) {
        scanner->pattern = args[0];
        scanner->string = args[1];
        scanner->position = subject.position;
        scanner->end_position = subject.end_position;
        scanner->next = subject.start;
    }
    subject_close(vm, &subject);
    return from_object(scanner);
}

/* The next match, or VALUE_NONE. */
static value scanner_step(struct vm *vm, struct scanner *scanner, enum re_mode mode)
{
    struct pattern *pattern = as_pattern(scanner->pattern);
    struct subject subject;
    size_t small[RE_SMALL_OFFSETS], *offsets;
    if (scanner->done) {
        return VALUE_NONE;
    }
    if (!subject_open(vm, pattern, scanner->string, scanner->position, scanner->end_position,
                      &subject)) {
        return VALUE_ERROR;
    }
    value result = VALUE_ERROR;
    offsets = offsets_alloc(vm, pattern, small);
    if (offsets) {
        int found =
            subject_run(vm, pattern, &subject, mode, scanner->next, scanner->not_empty, offsets);
        if (found > 0) {
            scanner->next = offsets[1];
            scanner->not_empty = offsets[0] == offsets[1];
            result = match_new(vm, scanner->pattern, &subject, offsets);
        } else if (found == 0) {
            scanner->done = true;
            result = VALUE_NONE;
        }
        offsets_free(vm, pattern, offsets, small);
    }
    subject_close(vm, &subject);
    return result;
}

static void scanner_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct scanner *)self)->pattern);
    gc_trace(tracer, ((struct scanner *)self)->string);
}

static value scanner_match(struct vm *vm, value *args)
{
    return scanner_step(vm, as_scanner(args[0]), RE_MATCH);
}
static value scanner_search(struct vm *vm, value *args)
{
    return scanner_step(vm, as_scanner(args[0]), RE_SEARCH);
}
static value scanner_pattern(struct vm *vm, value self)
{
    return as_scanner(self)->pattern;
}

static value iterator_iter(struct vm *vm, value self)
{
    return self;
}
static value iterator_next(struct vm *vm, value self)
{
    value match = scanner_step(vm, as_scanner(self), RE_SEARCH);
    return match == VALUE_NONE ? VALUE_STOP : match;
}

static value pattern_finditer(struct vm *vm, value *args)
{
    return scanner_make(vm, args, &re_iterator_def);
}
static value pattern_scanner(struct vm *vm, value *args)
{
    return scanner_make(vm, args, &re_scanner_def);
}

static const struct native_def scanner_methods[] = {
    {"match", "()", scanner_match, NATIVE_METHOD, "The next match, right behind the last one."},
    {"search", "()", scanner_search, NATIVE_METHOD,
     "The next match, anywhere behind the last one."},
    {0},
};
static const struct getset_row scanner_getset[] = {
    {"pattern", scanner_pattern, NULL, "The pattern that is searched for."},
    {0},
};

const struct type_def re_scanner_def = {
    .name = "SRE_Scanner",
    .module = "_sre",
    .size = sizeof(struct scanner),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .methods = scanner_methods,
    .getset = scanner_getset,
    .trace = scanner_trace,
};

const struct type_def re_iterator_def = {
    .name = "callable_iterator",
    .size = sizeof(struct scanner),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .trace = scanner_trace,
    .iter = iterator_iter,
    .next = iterator_next,
};

/* -- the type -------------------------------------------------------------------------------------------------------- */

/* 'pattern', cut after 200 characters, and the flags by name. */
static value pattern_repr(struct vm *vm, value self)
{
    static const struct {
        unsigned flag;
        const char *name;
    } names[] = {
        {RE_IGNORECASE, "re.IGNORECASE"}, {RE_LOCALE, "re.LOCALE"},
        {RE_MULTILINE, "re.MULTILINE"},   {RE_DOTALL, "re.DOTALL"},
        {RE_UNICODE, "re.UNICODE"},       {RE_VERBOSE, "re.VERBOSE"},
        {RE_DEBUG, "re.DEBUG"},           {RE_ASCII, "re.ASCII"},
    };
    struct pattern *pattern = as_pattern(self);
    value source = repr(vm, pattern->source);
    if (source && as_str(source)->length > 200) {
        source = str_slice(vm, as_str(source), 0, 200);
    }
    if (!source) {
        return VALUE_ERROR;
    }
    unsigned flags = pattern->flags;
    if (pattern->is_text && (flags & (RE_LOCALE | RE_UNICODE | RE_ASCII)) == RE_UNICODE) {
        flags &= ~(unsigned)RE_UNICODE;
    }
    struct str_builder b;
    builder_init(&b, vm);
    builder_add_cstr(&b, "re.compile(");
    builder_add_str(&b, source);
    const char *separator = ", ";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (flags & names[i].flag) {
            builder_add_cstr(&b, separator);
            builder_add_cstr(&b, names[i].name);
            separator = "|";
            flags &= ~names[i].flag;
        }
    }
    if (flags) {
        builder_add_format(&b, "%s0x%x", separator, flags);
    }
    builder_add_cstr(&b, ")");
    return builder_finish(&b);
}

static value pattern_compare(struct vm *vm, enum compare_op op, value self, value other)
{
    if ((op != CMP_EQ && op != CMP_NE) || !is_native(other, &pattern_def)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct pattern *a = as_pattern(self), *b = as_pattern(other);
    int same = a == b;
    if (!same && a->flags == b->flags && a->is_text == b->is_text) {
        same = equal(vm, a->source, b->source);
        if (same < 0) {
            return VALUE_ERROR;
        }
    }
    return make_bool(same == (op == CMP_EQ));
}

static bool pattern_hash(struct vm *vm, value self, int64_t *out)
{
    if (!hash_of(vm, as_pattern(self)->source, out)) {
        return false;
    }
    *out ^= (int64_t)as_pattern(self)->flags << 8;
    *out = *out == -1 ? -2 : *out;
    return true;
}

static value pattern_self(struct vm *vm, value *args)
{
    return args[0];
}
static value pattern_source(struct vm *vm, value self)
{
    return as_pattern(self)->source;
}
static value pattern_flags(struct vm *vm, value self)
{
    return small_int(as_pattern(self)->flags);
}
static value pattern_groups(struct vm *vm, value self)
{
    return small_int((int64_t)as_pattern(self)->group_count - 1);
}
static value pattern_group_index(struct vm *vm, value self)
{
    return call1(vm, type_value(vm, TYPE_MAPPING_PROXY), as_pattern(self)->group_index);
}
#define SPAN "(string, pos=0, endpos=sys.maxsize)"
static const struct native_def pattern_methods[] = {
    {"match", SPAN, pattern_match, NATIVE_METHOD, "Match at the beginning; None if it does not."},
    {"fullmatch", SPAN, pattern_fullmatch, NATIVE_METHOD, "Match the whole string, or None."},
    {"search", SPAN, pattern_search, NATIVE_METHOD, "The first match anywhere, or None."},
    {"findall", SPAN, pattern_findall, NATIVE_METHOD, "A list of the texts of all matches."},
    {"finditer", SPAN, pattern_finditer, NATIVE_METHOD, "An iterator of all matches."},
    {"scanner", SPAN, pattern_scanner, NATIVE_METHOD, NULL},
    {"split", "(string, maxsplit=0)", pattern_split, NATIVE_METHOD,
     "The pieces of the string between the matches."},
    {"sub", "(repl, string, count=0)", pattern_sub, NATIVE_METHOD,
     "The string with its matches replaced."},
    {"subn", "(repl, string, count=0)", pattern_subn, NATIVE_METHOD,
     "The tuple (string with its matches replaced, how many were)."},
    {"__copy__", "()", pattern_self, NATIVE_METHOD, NULL},
    {"__deepcopy__", "(memo, /)", pattern_self, NATIVE_METHOD, NULL},
    {"__class_getitem__", "(object, /)", generic_alias_class_getitem, NATIVE_CLASS, "See PEP 585"},
    {0},
};
static const struct getset_row pattern_getset[] = {
    {"pattern", pattern_source, NULL, "The pattern as it was given."},
    {"flags", pattern_flags, NULL, "The flags, inline ones included."},
    {"groups", pattern_groups, NULL, "The number of groups."},
    {"groupindex", pattern_group_index, NULL, "A mapping of group names to numbers."},
    {0},
};

const struct type_def pattern_def = {
    .name = "Pattern",
    .module = "re",
    .size = sizeof(struct pattern),
    .flags = TYPE_NO_NEW | TYPE_TRACED | TYPE_WEAKREFABLE,
    .doc = "Compiled regular expression object.",
    .methods = pattern_methods,
    .getset = pattern_getset,
    .trace = pattern_trace,
    .finalize = pattern_finalize,
    .repr = pattern_repr,
    .compare = pattern_compare,
    .hash = pattern_hash,
};
