/* _re_match.c - match objects, and the indices of places in text that is not ASCII. */
#include "_re.h"

/* -- indices ---------------------------------------------------------------------------------------- */

size_t count_chars(const char *text, size_t from, size_t to)
{
    size_t count = 0;
    for (size_t i = from; i < to; i++) {
        count += (text[i] & 0xc0) != 0x80;
    }
    return count;
}

/* The known place that questions about `string` start from: its beginning, unless a better one is
 * remembered. */
static struct re_state *anchor(struct vm *vm, value string, size_t *byte, size_t *index)
{
    struct re_state *state = re_state(vm);
    *byte = *index = 0;
    if (state && state->anchor_string == string) {
        *byte = state->anchor_byte;
        *index = state->anchor_char;
    }
    return state;
}

static void set_anchor(struct re_state *state, value string, size_t byte, size_t index)
{
    if (state) {
        state->anchor_string = string;
        state->anchor_byte = byte;
        state->anchor_char = index;
    }
}

size_t char_index(struct vm *vm, value string, size_t byte)
{
    struct str *s = as_str(string);
    if (str_is_ascii(s) || byte == 0) {
        return byte;
    }
    size_t known_byte, known_index;
    struct re_state *state = anchor(vm, string, &known_byte, &known_index);
    size_t index;
    if (byte >= known_byte) {
        index = known_index + count_chars(s->data, known_byte, byte);
    } else if (byte > known_byte / 2) {
        index = known_index - count_chars(s->data, byte, known_byte);
    } else {
        index = count_chars(s->data, 0, byte);
    }
    set_anchor(state, string, byte, index);
    return index;
}

size_t byte_index(struct vm *vm, value string, size_t index)
{
    struct str *s = as_str(string);
    if (str_is_ascii(s) || index == 0) {
        return index;
    }
    if (index >= s->length) {
        return s->size;
    }
    size_t byte, known;
    struct re_state *state = anchor(vm, string, &byte, &known);
    if (index < known && index < known / 2) {
        byte = known = 0;
    }
    while (known > index) {
        do {
            byte--;
        } while ((s->data[byte] & 0xc0) == 0x80);
        known--;
    }
    while (known < index) {
        do {
            byte++;
        } while ((s->data[byte] & 0xc0) == 0x80);
        known++;
    }
    set_anchor(state, string, byte, index);
    return byte;
}

/* -- making ------------------------------------------------------------------------------------------- */

/* The group that was closed last. Groups close in the order of their numbers, inner ones before
 * outer ones, except that within one repeat the later iteration wins. */
static uint32_t last_group(const struct pattern *pattern, const size_t *offsets)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < pattern->group_count; i++) {
        const struct re_group *group = &pattern->groups[i];
        if (offsets[2 * i] == RE_UNSET) {
            continue;
        }
        uint32_t parent = group->parent;
        while (parent && offsets[2 * parent] == RE_UNSET) {
            parent = pattern->groups[parent].parent;
        }
        if (parent) {
            continue; /* the outer group was closed after it */
        }
        if (best && group->repeat && group->repeat == pattern->groups[best].repeat &&
            offsets[2 * i + 1] < offsets[2 * best + 1]) {
            continue;
        }
        best = i;
    }
    return best;
}

value match_new(struct vm *vm, value pattern, const struct subject *subject, const size_t *offsets)
{
    struct pattern *p = as_pattern(pattern);
    struct type *type = native_type(vm, &match_def);
    size_t bytes = 2 * (size_t)p->group_count * sizeof *offsets;
    struct match *match = type ? object_alloc_items(vm, type, bytes) : NULL;
    if (!match) {
        return VALUE_ERROR;
    }
    match->pattern = pattern;
    match->string = subject->string;
    match->position = subject->position;
    match->end_position = subject->end_position;
    match->count = p->group_count;
    match->ascii = subject->ascii;
    match->last_index = last_group(p, offsets);
    memcpy(match->offsets, offsets, bytes);
    return from_object(match);
}

static void match_trace(struct gc_tracer *tracer, struct object *self)
{
    gc_trace(tracer, ((struct match *)self)->pattern);
    gc_trace(tracer, ((struct match *)self)->string);
}

/* -- groups --------------------------------------------------------------------------------------------- */

value match_group_text(struct vm *vm, const struct match *match, size_t group, value unset)
{
    size_t start = match->offsets[2 * group], end = match->offsets[2 * group + 1];
    if (start == RE_UNSET) {
        return unset;
    }
    value string = match->string;
    if (is_kind(string, TYPE_STR)) {
        struct str *s = as_str(string);
        if (start == 0 && end == s->size && is_exact(string, TYPE_STR)) {
            return string;
        }
        return str_new(vm, s->data + start, end - start);
    }
    struct buffer buffer;
    if (!get_buffer(vm, string, &buffer)) {
        return VALUE_ERROR;
    }
    /* a bytearray may have shrunk since */
    end = end > buffer.size ? buffer.size : end;
    start = start > end ? end : start;
    value piece = start == 0 && end == buffer.size && is_exact(string, TYPE_BYTES)
                      ? string
                      : bytes_new(vm, buffer.data ? buffer.data + start : NULL, end - start);
    buffer_release(vm, &buffer);
    return piece;
}

/* A group's number from an int or a name. False with IndexError. */
static bool group_number(struct vm *vm, const struct match *match, value key, size_t *out)
{
    int64_t n = -1;
    if (is_int(key)) {
        n = small_int_value(key);
    } else if (is_kind(key, TYPE_STR)) {
        bool failed = false;
        value number = dict_get(vm, as_dict(as_pattern(match->pattern)->group_index), key, &failed);
        if (failed) {
            return false;
        }
        n = number ? small_int_value(number) : -1;
    } else if (is_any_int(key) || find_special(vm, key, NAME_INDEX)) {
        if (!index_to_ssize(vm, key, &n, NULL)) {
            return false;
        }
    }
    if (n < 0 || n >= match->count) {
        raise_error(vm, TYPE_INDEX_ERROR, "no such group");
        return false;
    }
    *out = (size_t)n;
    return true;
}

static value match_get_item(struct vm *vm, value self, value key)
{
    size_t group;
    return group_number(vm, as_match(self), key, &group)
               ? match_group_text(vm, as_match(self), group, VALUE_NONE)
               : VALUE_ERROR;
}

static value match_group(struct vm *vm, value *args)
{
    struct tuple *wanted = as_tuple(args[1]);
    if (wanted->length == 0) {
        return match_group_text(vm, as_match(args[0]), 0, VALUE_NONE);
    }
    if (wanted->length == 1) {
        return match_get_item(vm, args[0], wanted->items[0]);
    }
    struct tuple *tuple = tuple_new(vm, wanted->length);
    size_t roots = gc_root_mark(vm);
    if (!tuple || !gc_push_root(vm, from_object(tuple))) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < wanted->length; i++) {
        tuple->items[i] = VALUE_NONE;
    }
    for (size_t i = 0; i < wanted->length; i++) {
        value text = match_get_item(vm, args[0], wanted->items[i]);
        if (!text) {
            gc_pop_roots(vm, roots);
            return VALUE_ERROR;
        }
        tuple->items[i] = text;
        gc_barrier(vm, tuple);
    }
    gc_pop_roots(vm, roots);
    return from_object(tuple);
}

static value match_groups(struct vm *vm, value *args)
{
    struct match *match = as_match(args[0]);
    value unset = args[1] ? args[1] : VALUE_NONE;
    struct tuple *tuple = tuple_new(vm, match->count - 1);
    for (uint32_t i = 1; tuple && i < match->count; i++) {
        tuple->items[i - 1] = match_group_text(vm, match, i, unset);
        if (!tuple->items[i - 1]) {
            return VALUE_ERROR;
        }
    }
    return from_object(tuple);
}

static value match_groupdict(struct vm *vm, value *args)
{
    struct match *match = as_match(args[0]);
    value unset = args[1] ? args[1] : VALUE_NONE, name, number;
    struct dict *names = as_dict(as_pattern(match->pattern)->group_index);
    struct dict *dict = dict_new(vm);
    size_t position = 0;
    while (dict && dict_next(names, &position, &name, &number)) {
        value text = match_group_text(vm, match, (size_t)small_int_value(number), unset);
        if (!text || !dict_set(vm, dict, name, text)) {
            return VALUE_ERROR;
        }
    }
    return from_object(dict);
}

/* The index of an offset: -1 for a group that took no part. */
static value match_index(struct vm *vm, const struct match *match, size_t offset)
{
    if (offset == RE_UNSET) {
        return small_int(-1);
    }
    return small_int((int64_t)(match->ascii ? offset : char_index(vm, match->string, offset)));
}

static value match_span_of(struct vm *vm, const struct match *match, size_t group)
{
    value start = match_index(vm, match, match->offsets[2 * group]);
    return tuple_of(vm, 2, start, match_index(vm, match, match->offsets[2 * group + 1]));
}

static value match_start(struct vm *vm, value *args)
{
    size_t group = 0;
    if (args[1] && !group_number(vm, as_match(args[0]), args[1], &group)) {
        return VALUE_ERROR;
    }
    return match_index(vm, as_match(args[0]), as_match(args[0])->offsets[2 * group]);
}

static value match_end(struct vm *vm, value *args)
{
    size_t group = 0;
    if (args[1] && !group_number(vm, as_match(args[0]), args[1], &group)) {
        return VALUE_ERROR;
    }
    return match_index(vm, as_match(args[0]), as_match(args[0])->offsets[2 * group + 1]);
}

static value match_span(struct vm *vm, value *args)
{
    size_t group = 0;
    if (args[1] && !group_number(vm, as_match(args[0]), args[1], &group)) {
        return VALUE_ERROR;
    }
    return match_span_of(vm, as_match(args[0]), group);
}

static value match_expand(struct vm *vm, value *args)
{
    struct match *match = as_match(args[0]);
    struct pattern *pattern = as_pattern(match->pattern);
    struct template template;
    struct subject subject;
    if (!template_parse(vm, pattern, args[1], &template)) {
        return VALUE_ERROR;
    }
    value result = VALUE_ERROR;
    if (subject_open(vm, pattern, match->string, 0, INT64_MAX, &subject)) {
        struct str_builder b;
        builder_init(&b, vm);
        size_t needed = match->offsets[1];
        if (!subject.is_text && needed > subject.end) {
            raise_error(vm, TYPE_INDEX_ERROR, "the matched buffer has shrunk");
            builder_discard(&b);
        } else if (template_expand(&b, &template, &subject, match->offsets)) {
            result = subject.is_text ? builder_finish(&b) : builder_finish_bytes(&b);
        } else {
            builder_discard(&b);
        }
        subject_close(vm, &subject);
    }
    template_free(vm, &template);
    return result;
}

static value match_self(struct vm *vm, value *args)
{
    return args[0];
}

/* -- attributes -------------------------------------------------------------------------------------------- */

static value match_string(struct vm *vm, value self)
{
    return as_match(self)->string;
}
static value match_re(struct vm *vm, value self)
{
    return as_match(self)->pattern;
}
static value match_pos(struct vm *vm, value self)
{
    return small_int(as_match(self)->position);
}
static value match_endpos(struct vm *vm, value self)
{
    return small_int(as_match(self)->end_position);
}
static value match_last_index(struct vm *vm, value self)
{
    uint32_t last = as_match(self)->last_index;
    return last ? small_int(last) : VALUE_NONE;
}

static value match_last_group(struct vm *vm, value self)
{
    struct match *match = as_match(self);
    struct dict *names = as_dict(as_pattern(match->pattern)->group_index);
    value name, number;
    size_t position = 0;
    while (match->last_index && dict_next(names, &position, &name, &number)) {
        if (small_int_value(number) == match->last_index) {
            return name;
        }
    }
    return VALUE_NONE;
}

static value match_regs(struct vm *vm, value self)
{
    struct match *match = as_match(self);
    struct tuple *tuple = tuple_new(vm, match->count);
    for (uint32_t i = 0; tuple && i < match->count; i++) {
        tuple->items[i] = match_span_of(vm, match, i);
        if (!tuple->items[i]) {
            return VALUE_ERROR;
        }
    }
    return from_object(tuple);
}

static value match_repr(struct vm *vm, value self)
{
    struct match *match = as_match(self);
    value span = match_span_of(vm, match, 0);
    value text = span ? match_group_text(vm, match, 0, VALUE_NONE) : VALUE_ERROR;
    return text ? format_str(vm, "<re.Match object; span=%R, match=%R>", span, text) : VALUE_ERROR;
}

static const struct native_def match_methods[] = {
    {"group", "(*groups)", match_group, NATIVE_METHOD, "The texts of one or more groups."},
    {"groups", "(default=None)", match_groups, NATIVE_METHOD,
     "A tuple of the texts of all groups."},
    {"groupdict", "(default=None)", match_groupdict, NATIVE_METHOD,
     "A dict of the texts of the named groups."},
    {"start", "(group=0, /)", match_start, NATIVE_METHOD, "Index of the start of a group."},
    {"end", "(group=0, /)", match_end, NATIVE_METHOD, "Index of the end of a group."},
    {"span", "(group=0, /)", match_span, NATIVE_METHOD, "The tuple (start, end) of a group."},
    {"expand", "(template)", match_expand, NATIVE_METHOD,
     "The template with its group references replaced."},
    {"__copy__", "()", match_self, NATIVE_METHOD, NULL},
    {"__deepcopy__", "(memo, /)", match_self, NATIVE_METHOD, NULL},
    {"__class_getitem__", "(object, /)", generic_alias_class_getitem, NATIVE_CLASS, "See PEP 585"},
    {0},
};
static const struct getset_row match_getset[] = {
    {"string", match_string, NULL, "The string that was matched."},
    {"re", match_re, NULL, "The pattern."},
    {"pos", match_pos, NULL, "Where the search began."},
    {"endpos", match_endpos, NULL, "Where the search had to end."},
    {"lastindex", match_last_index, NULL, "The number of the group closed last, or None."},
    {"lastgroup", match_last_group, NULL, "The name of the group closed last, or None."},
    {"regs", match_regs, NULL, "The spans of all groups."},
    {0},
};

const struct type_def match_def = {
    .name = "Match",
    .module = "re",
    .size = sizeof(struct match),
    .flags = TYPE_NO_NEW | TYPE_TRACED,
    .doc = "The result of re.match() and re.search(). Match objects are always true.",
    .methods = match_methods,
    .getset = match_getset,
    .trace = match_trace,
    .repr = match_repr,
    .get_item = match_get_item,
};
