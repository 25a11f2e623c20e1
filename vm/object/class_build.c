/* class_build.c - making classes: what a class statement and type(name, bases, namespace) do. */
#include "type.h"
#include "exception.h"
#include "generator.h"

#define INLINE_DEFAULT 3
#define INLINE_LIMIT   27

/* -- layout ------------------------------------------------------------------------------------------------------ */

const struct type *solid_base(const struct type *type)
{
    for (; type->base; type = type->base) {
        bool same = type->def->size == type->base->def->size &&
                    type->member_count == type->base->member_count;
        if (!same) {
            break;
        }
    }
    return type;
}

struct type *best_base(struct vm *vm, struct tuple *bases)
{
    struct type *winner = NULL;
    const struct type *winner_solid = NULL;
    for (size_t i = 0; i < bases->length; i++) {
        if (!is_type(bases->items[i])) {
            raise_type_error(vm, "bases must be types");
            return NULL;
        }
        struct type *base = as_type(bases->items[i]);
        if (!(base->def->flags & TYPE_SUBCLASSABLE) || (base->flags & TYPE_FLAG_FINAL)) {
            raise_type_error(vm, "type '%s' is not an acceptable base type", type_cname(base));
            return NULL;
        }
        const struct type *solid = solid_base(base);
        if (!winner) {
            winner = base;
            winner_solid = solid;
        } else if (solid == winner_solid) {
            /* of equal layouts the more special native class gives the definition */
            if (native_class(base) != native_class(winner) &&
                is_subtype(native_class(base), native_class(winner))) {
                winner = base;
            }
        } else if (is_subtype(solid, winner_solid)) {
            winner = base;
            winner_solid = solid;
        } else if (!is_subtype(winner_solid, solid)) {
            raise_type_error(vm, "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return winner;
}

struct type *metaclass_of_bases(struct vm *vm, struct type *meta, struct tuple *bases)
{
    for (size_t i = 0; i < bases->length; i++) {
        struct type *other = type_of(vm, bases->items[i]);
        if (is_subtype(meta, other)) {
            continue;
        }
        if (is_subtype(other, meta)) {
            meta = other;
            continue;
        }
        raise_type_error(vm, "metaclass conflict: the metaclass of a derived class must be a "
                             "(non-strict) subclass of the metaclasses of all its bases");
        return NULL;
    }
    return meta;
}

/* -- __slots__ ------------------------------------------------------------------------------------------------------ */

static bool is_identifier(const struct str *s)
{
    if (s->size == 0 || (s->data[0] >= '0' && s->data[0] <= '9')) {
        return false;
    }
    for (size_t i = 0; i < s->size; i++) {
        unsigned char c = (unsigned char)s->data[i];
        bool word = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                    (c >= '0' && c <= '9') || c >= 0x80;
        if (!word) {
            return false;
        }
    }
    return true;
}

/* __name becomes _Class__name, as the compiler does for names in the body. */
static value mangle(struct vm *vm, value class_name, value name)
{
    const struct str *s = as_str(name), *c = as_str(class_name);
    bool private = s->size > 2 && s->data[0] == '_' && s->data[1] == '_' &&
                   !(s->data[s->size - 1] == '_' && s->data[s->size - 2] == '_');
    size_t skip = 0;
    while (skip < c->size && c->data[skip] == '_') {
        skip++;
    }
    if (!private || skip == c->size || memchr(s->data, '.', s->size)) {
        return str_intern(vm, name);
    }
    value mangled = format_str(vm, "_%s%U", c->data + skip, name);
    return mangled ? str_intern(vm, mangled) : VALUE_ERROR;
}

struct slots {
    bool declared;      /* the class body has __slots__ */
    bool dict, weakref; /* named there */
    struct list *names; /* mangled, sorted */
};

static bool slot_names(struct vm *vm, struct type *type, value declared, struct slots *slots)
{
    slots->names = list_new(vm, 0);
    struct list *given = !slots->names      ? NULL
                         : is_str(declared) ? list_from(vm, &declared, 1)
                                            : list_from_iterable(vm, declared);
    if (!given) {
        return false;
    }
    bool tail = type->kind == TYPE_TUPLE || type->kind == TYPE_INT || type->kind == TYPE_BYTES ||
                type->kind == TYPE_TYPE;
    if (tail && given->length) {
        raise_type_error(vm, "nonempty __slots__ not supported for subtype of '%s'",
                         type_cname(type->base));
        return false;
    }
    for (size_t i = 0; i < given->length; i++) {
        value name = given->items[i];
        if (!is_str(name)) {
            raise_type_error(vm, "__slots__ items must be strings, not '%T'", name);
            return false;
        }
        if (!is_identifier(as_str(name))) {
            raise_type_error(vm, "__slots__ must be identifiers");
            return false;
        }
        if (str_equals_cstr(name, "__dict__")) {
            if (slots->dict || (type->base->flags & TYPE_FLAG_HAS_DICT)) {
                raise_type_error(vm, "__dict__ slot disallowed: we already got one");
                return false;
            }
            slots->dict = true;
            continue;
        }
        if (str_equals_cstr(name, "__weakref__")) {
            if (slots->weakref || (type->base->flags & TYPE_FLAG_WEAKREFABLE)) {
                raise_type_error(vm, "__weakref__ slot disallowed: we already got one");
                return false;
            }
            slots->weakref = true;
            continue;
        }
        value mangled = mangle(vm, from_object(type->name), name);
        if (!mangled || !list_append(vm, slots->names, mangled)) {
            return false;
        }
    }
    for (size_t i = 0; i < slots->names->length; i++) {
        value name = slots->names->items[i];
        if (dict_get_name(vm, type->dict, name) && name != NAME_OF(vm, QUALNAME) &&
            name != NAME_OF(vm, CLASSCELL)) {
            raise_value_error(vm, "%R in __slots__ conflicts with class variable", name);
            return false;
        }
    }
    return list_sort(vm, slots->names, VALUE_NONE, false);
}

static bool add_members(struct vm *vm, struct type *type, struct slots *slots)
{
    size_t offset = (type->def->size + 7u) & ~7u;
    offset += type->member_count * sizeof(value);
    if (type->member_count + slots->names->length > 10000) {
        raise_type_error(vm, "too many __slots__");
        return false;
    }
    for (size_t i = 0; i < slots->names->length; i++) {
        value name = slots->names->items[i];
        value member = member_new(vm, type, name, (uint32_t)offset);
        if (!member || !dict_set_name(vm, type->dict, name, member)) {
            return false;
        }
        offset += sizeof(value);
    }
    type->member_count += (uint16_t)slots->names->length;
    return true;
}

/* In-line slots for new instances: the names that methods assign through self, rounded up so that
 * an instance fills its cell. */
static uint16_t inline_slots(struct vm *vm, struct type *type)
{
    if (type->def->flags & TYPE_HAS_DICT && def_slots_offset(type->def) == type->slots_offset &&
        type->slots_offset + sizeof(value) != ((type->def->size + 7u) & ~7u)) {
        return 0; /* the word `more` has fields behind it */
    }
    size_t count = type->base->slots_offset ? type->base->inline_capacity : 0;
    value names = dict_get_name(vm, type->dict, NAME_OF(vm, STATIC_ATTRIBUTES));
    if (names && is_kind(names, TYPE_TUPLE)) {
        count = (type->base->flags & TYPE_FLAG_SCRIPT ? count : 0) + as_tuple(names)->length;
    }
    count = count < INLINE_DEFAULT ? INLINE_DEFAULT : count > INLINE_LIMIT ? INLINE_LIMIT : count;
    size_t end = type->slots_offset + (1 + count) * sizeof(value);
    if (end % 16) {
        count++;
        end += 8;
    }
    return end > GC_SMALL_MAX ? 0 : (uint16_t)count;
}

static bool set_layout(struct vm *vm, struct type *type, struct tuple *bases, struct slots *slots)
{
    struct type *base = type->base;
    bool base_dict = base->flags & TYPE_FLAG_HAS_DICT;
    bool base_weak = base->flags & TYPE_FLAG_WEAKREFABLE;
    bool any_dict = false, any_weak = false;
    for (size_t i = 0; i < bases->length; i++) {
        any_dict |= (as_type(bases->items[i])->flags & TYPE_FLAG_HAS_DICT) != 0;
        any_weak |= (as_type(bases->items[i])->flags & TYPE_FLAG_WEAKREFABLE) != 0;
    }
    bool is_meta = type->kind == TYPE_TYPE, module = type->kind == TYPE_MODULE;
    bool add_dict = slots->declared ? slots->dict : !base_dict && !is_meta && !module;
    bool add_weak = slots->declared ? slots->weakref : !base_weak;
    bool has_dict = (base_dict || any_dict || add_dict) && !is_meta && !module;
    type->member_count = base->member_count;
    if (slots->declared && !add_members(vm, type, slots)) {
        return false;
    }
    if (has_dict) {
        type->flags |= TYPE_FLAG_HAS_DICT;
        bool of_def = (type->def->flags & TYPE_HAS_DICT) && type->member_count == 0;
        type->slots_offset =
            of_def ? def_slots_offset(type->def)
                   : ((type->def->size + 7u) & ~7u) + type->member_count * (uint32_t)sizeof(value);
        type->inline_capacity = inline_slots(vm, type);
    }
    if (base_weak || any_weak || add_weak) {
        type->flags |= TYPE_FLAG_WEAKREFABLE;
    }
    if (add_dict && has_dict && !base_dict && (!any_dict || slots->dict)) {
        value getset = getset_new(vm, type, &dict_getset_row);
        if (!getset || !dict_set_name(vm, type->dict, NAME_OF(vm, DICT), getset)) {
            return false;
        }
    }
    if (add_weak && !base_weak && !any_weak) {
        value getset = getset_new(vm, type, &weakref_getset_row);
        if (!getset || !dict_set_name(vm, type->dict, NAME_OF(vm, WEAKREF), getset)) {
            return false;
        }
    }
    return true;
}

/* -- the namespace --------------------------------------------------------------------------------------------------- */

static bool wrap_special(struct vm *vm, struct dict *dict, value name,
                         value (*wrap)(struct vm *vm, value callable))
{
    value function = dict_get_name(vm, dict, name);
    if (!function || !is_exact(function, TYPE_FUNCTION)) {
        return true;
    }
    value wrapped = wrap(vm, function);
    return wrapped && copy_wrapper_attributes(vm, wrapped, function) &&
           dict_set_name(vm, dict, name, wrapped);
}

static bool take_entry(struct vm *vm, struct dict *dict, value name, value *out)
{
    *out = dict_get_name(vm, dict, name);
    value old;
    return !*out || dict_remove(vm, dict, name, &old) >= 0;
}

static bool fill_namespace(struct vm *vm, struct type *type)
{
    struct dict *dict = type->dict;
    if (!dict_get_name(vm, dict, NAME_OF(vm, MODULE)) && vm->frame &&
        is_exact(vm->frame->function, TYPE_FUNCTION)) {
        struct dict *globals = as_function(vm->frame->function)->globals;
        value module = dict_get_name(vm, globals, NAME_OF(vm, NAME));
        if (module && !dict_set_name(vm, dict, NAME_OF(vm, MODULE), module)) {
            return false;
        }
    }
    value qualname;
    if (!take_entry(vm, dict, NAME_OF(vm, QUALNAME), &qualname)) {
        return false;
    }
    if (qualname && !is_str(qualname)) {
        raise_type_error(vm, "type __qualname__ must be a str, not %T", qualname);
        return false;
    }
    type->qualname = qualname ? as_str(qualname) : type->name;
    return wrap_special(vm, dict, NAME_OF(vm, NEW), staticmethod_new) &&
           wrap_special(vm, dict, NAME_OF(vm, INIT_SUBCLASS), classmethod_new) &&
           wrap_special(vm, dict, NAME_OF(vm, CLASS_GETITEM), classmethod_new);
}

static bool fill_class_cell(struct vm *vm, struct type *type)
{
    value cell;
    if (!take_entry(vm, type->dict, NAME_OF(vm, CLASSCELL), &cell)) {
        return false;
    }
    if (cell && !is_exact(cell, TYPE_CELL)) {
        raise_type_error(
            vm, "type.__new__ expects __classcell__ to be a nonlocal cell, not <class '%T'>", cell);
        return false;
    }
    if (cell) {
        as_cell(cell)->content = from_object(type);
        gc_barrier(vm, as_cell(cell));
    }
    return true;
}

/* A class with __eq__ and without __hash__ is not hashable. */
static bool fill_hash(struct vm *vm, struct type *type)
{
    return !dict_get_name(vm, type->dict, NAME_OF(vm, EQ)) ||
           dict_get_name(vm, type->dict, NAME_OF(vm, HASH)) ||
           dict_set_name(vm, type->dict, NAME_OF(vm, HASH), VALUE_NONE);
}

/* -- the mro ------------------------------------------------------------------------------------------------------------- */

static bool fill_mro(struct vm *vm, struct type *type)
{
    struct type *meta = type->header.type;
    value method =
        meta->index == TYPE_TYPE ? VALUE_NULL : type_lookup(vm, meta, NAME_OF(vm, MRO_METHOD));
    if (!method || is_exact(method, TYPE_METHOD_DESCRIPTOR)) {
        type->mro = mro_compute(vm, type, type->bases);
        gc_barrier(vm, type);
        return type->mro != NULL;
    }
    /* mro() itself may look at the class, so it gets a plain linearisation to begin with */
    type->mro = mro_compute(vm, type, type->bases);
    gc_barrier(vm, type);
    if (!type->mro) {
        return false;
    }
    value result = call1(vm, method, from_object(type));
    value mro = result ? tuple_from_iterable(vm, result) : VALUE_ERROR;
    if (!mro) {
        return false;
    }
    for (size_t i = 0; i < as_tuple(mro)->length; i++) {
        if (!is_type(as_tuple(mro)->items[i])) {
            raise_type_error(vm, "mro() returned a non-class ('%T')", as_tuple(mro)->items[i]);
            return false;
        }
    }
    type->mro = as_tuple(mro);
    gc_barrier(vm, type);
    return true;
}

/* -- hooks after creation --------------------------------------------------------------------------------------------------- */

static void note_set_name(struct vm *vm, struct type *type, value name, value attribute)
{
    value exception = error_take(vm);
    size_t mark = gc_root_mark(vm);
    if (exception && gc_push_root(vm, exception)) {
        value text = format_str(vm, "Error calling __set_name__ on '%T' instance %R in '%s'",
                                attribute, name, type_cname(type));
        value method = text ? str_intern_cstr(vm, "add_note") : VALUE_ERROR;
        if (!method || !call_method(vm, exception, method, 1, &text)) {
            error_clear(vm);
        }
    }
    gc_pop_roots(vm, mark);
    vm->error = exception;
}

static bool call_set_names(struct vm *vm, struct type *type)
{
    struct dict *names = dict_copy(vm, type->dict);
    size_t mark = gc_root_mark(vm);
    if (!names || !gc_push_root(vm, from_object(names))) {
        return false;
    }
    size_t position = 0;
    value key, v;
    bool ok = true;
    while (ok && dict_next(names, &position, &key, &v)) {
        if (!is_object(v) || as_object(v)->type->index == TYPE_FUNCTION || is_str(v)) {
            continue;
        }
        value args[2] = {from_object(type), key};
        bool found;
        value result = call_special(vm, v, NAME_SET_NAME, 2, args, &found);
        if (found && !result) {
            note_set_name(vm, type, key, v);
            ok = false;
        }
    }
    gc_pop_roots(vm, mark);
    return ok;
}

static bool call_init_subclass(struct vm *vm, struct type *type, value keywords)
{
    value self = from_object(type);
    value hook = super_lookup(vm, type, type, self, NAME_OF(vm, INIT_SUBCLASS));
    if (!hook) {
        return !vm->error;
    }
    bool given = keywords && is_kind(keywords, TYPE_DICT) && as_dict(keywords)->count;
    if (!given && is_exact(hook, TYPE_NATIVE)) {
        return true; /* object's does nothing */
    }
    if (is_exact(hook, TYPE_NATIVE)) {
        raise_type_error(vm, "%U.__init_subclass__() takes no keyword arguments",
                         type_qualname(vm, type));
        return false;
    }
    size_t mark = gc_root_mark(vm);
    struct tuple *none = tuple_new(vm, 0);
    bool ok = none && gc_push_root(vm, hook) &&
              call_with(vm, hook, from_object(none), given ? keywords : VALUE_NULL);
    gc_pop_roots(vm, mark);
    return ok;
}

/* -- type.__new__ --------------------------------------------------------------------------------------------------------------- */

static bool check_bases(struct vm *vm, struct tuple *bases)
{
    for (size_t i = 0; i < bases->length; i++) {
        value base = bases->items[i];
        bool failed = false;
        if (!is_type(base) && has_attr(vm, base, NAME_OF(vm, MRO_ENTRIES), &failed)) {
            raise_type_error(vm, "type() doesn't support MRO entry resolution; "
                                 "use types.new_class()");
            return false;
        }
        if (failed || (is_type(base) && !type_ready(vm, as_type(base)))) {
            return false;
        }
    }
    return true;
}

static struct type *class_alloc(struct vm *vm, struct type *meta, value name, struct tuple *bases,
                                struct dict *namespace)
{
    struct type *base = best_base(vm, bases);
    if (!base) {
        return NULL;
    }
    struct type *type = gc_new_zeroed(vm, meta, sizeof *type);
    if (!type) {
        return NULL;
    }
    type->def = base->def;
    type->base = base;
    type->bases = bases;
    type->kind = base->kind;
    type->index = TYPE_COUNT;
    type->flags = TYPE_FLAG_SCRIPT | TYPE_FLAG_MATERIALISED;
    type->flags |= base->flags & (TYPE_FLAG_METACLASS | TYPE_FLAG_EXCEPTION);
    for (size_t i = 0; i < bases->length; i++) {
        type->flags |= as_type(bases->items[i])->flags & TYPE_FLAG_EXCEPTION;
    }
    if (meta->index != TYPE_TYPE) {
        type->flags |= TYPE_FLAG_CUSTOM_METACLASS;
    }
    type->version = ++vm->next_type_version;
    type->name = as_str(name);
    type->dict = dict_copy(vm, namespace);
    return type->dict ? type : NULL;
}

static bool class_fill(struct vm *vm, struct type *type, struct tuple *bases)
{
    struct slots slots = {0};
    value declared = dict_get_name(vm, type->dict, NAME_OF(vm, SLOTS));
    if (declared) {
        slots.declared = true;
        if (!slot_names(vm, type, declared, &slots)) {
            return false;
        }
    }
    if (!fill_namespace(vm, type) || !set_layout(vm, type, bases, &slots) ||
        !fill_class_cell(vm, type) || !fill_hash(vm, type)) {
        return false;
    }
    if (!dict_get_name(vm, type->dict, NAME_OF(vm, DOC)) &&
        !dict_set_name(vm, type->dict, NAME_OF(vm, DOC), VALUE_NONE)) {
        return false;
    }
    if (!fill_mro(vm, type)) {
        return false;
    }
    type_update_specials(vm, type);
    if (!shape_root(vm, type)) {
        return false;
    }
    for (size_t i = 0; i < bases->length; i++) {
        if (!type_add_subclass(vm, as_type(bases->items[i]), type)) {
            return false;
        }
    }
    return true;
}

value class_create(struct vm *vm, struct type *meta, value name, struct tuple *bases,
                   struct dict *namespace, value keywords)
{
    if (bases->length == 0) {
        value object = type_value(vm, TYPE_OBJECT);
        bases = tuple_from(vm, &object, 1);
        if (!bases) {
            return VALUE_ERROR;
        }
    }
    if (!check_bases(vm, bases)) {
        return VALUE_ERROR;
    }
    struct type *winner = metaclass_of_bases(vm, meta, bases);
    if (!winner) {
        return VALUE_ERROR;
    }
    if (winner != meta) {
        if ((winner->flags & TYPE_FLAG_CUSTOM_NEW) && !(meta->flags & TYPE_FLAG_CUSTOM_NEW)) {
            value new = get_attr(vm, from_object(winner), NAME_OF(vm, NEW));
            value args = new ? tuple_of(vm, 4, from_object(winner), name, from_object(bases),
                                        from_object(namespace))
                             : VALUE_ERROR;
            return args ? call_with(vm, new, args, keywords) : VALUE_ERROR;
        }
        meta = winner;
    }
    if (memchr(as_str(name)->data, 0, as_str(name)->size)) {
        return raise_value_error(vm, "type name must not contain null characters");
    }
    size_t mark = gc_root_mark(vm);
    value result = VALUE_ERROR;
    if (gc_push_root(vm, from_object(bases))) {
        struct type *type = class_alloc(vm, meta, name, bases, namespace);
        if (type && gc_push_root(vm, from_object(type)) && class_fill(vm, type, bases) &&
            call_set_names(vm, type) && call_init_subclass(vm, type, keywords)) {
            result = from_object(type);
        }
    }
    gc_pop_roots(vm, mark);
    return result;
}

/* -- __build_class__ ------------------------------------------------------------------------------------------------------------ */

/* bases with __mro_entries__ replaced; the same tuple when nothing is to replace. */
static struct tuple *resolve_bases(struct vm *vm, struct tuple *bases)
{
    struct list *resolved = NULL;
    size_t mark = gc_root_mark(vm);
    for (size_t i = 0; i < bases->length; i++) {
        value base = bases->items[i];
        value entries = VALUE_NULL;
        if (!is_type(base)) {
            bool failed;
            value method = get_attr_optional(vm, base, NAME_OF(vm, MRO_ENTRIES), &failed);
            value args = from_object(bases);
            if (failed) {
                goto error;
            }
            if (method) {
                entries = call1(vm, method, args);
                if (!entries) {
                    goto error;
                }
                if (!is_kind(entries, TYPE_TUPLE)) {
                    raise_type_error(vm, "__mro_entries__ must return a tuple");
                    goto error;
                }
            }
        }
        if (entries && !resolved) {
            resolved = list_from(vm, bases->items, i);
            if (!resolved || !gc_push_root(vm, from_object(resolved))) {
                goto error;
            }
        }
        if (!resolved) {
            continue;
        }
        const value *items = entries ? as_tuple(entries)->items : &base;
        size_t count = entries ? as_tuple(entries)->length : 1;
        for (size_t j = 0; j < count; j++) {
            if (!list_append(vm, resolved, items[j])) {
                goto error;
            }
        }
    }
    gc_pop_roots(vm, mark);
    return resolved ? tuple_from(vm, resolved->items, resolved->length) : bases;
error:
    gc_pop_roots(vm, mark);
    return NULL;
}

/* The namespace that the metaclass prepares. */
static value prepare_namespace(struct vm *vm, value meta, value name, struct tuple *bases,
                               value keywords)
{
    if (is_type(meta) && as_type(meta)->index == TYPE_TYPE) {
        return from_object(dict_new(vm));
    }
    bool failed;
    value prepare = get_attr_optional(vm, meta, NAME_OF(vm, PREPARE), &failed);
    if (failed) {
        return VALUE_ERROR;
    }
    if (!prepare) {
        return from_object(dict_new(vm));
    }
    size_t mark = gc_root_mark(vm);
    value args =
        gc_push_root(vm, prepare) ? tuple_of(vm, 2, name, from_object(bases)) : VALUE_ERROR;
    value namespace = args ? call_with(vm, prepare, args, keywords) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    if (!namespace) {
        return VALUE_ERROR;
    }
    const struct type *type = type_of(vm, namespace);
    if (!is_kind(namespace, TYPE_DICT) && !type->def->get_item &&
        !has_script_special(type, NAME_GETITEM)) {
        return raise_type_error(vm, "%s.__prepare__() must return a mapping, not %T",
                                is_type(meta) ? type_cname(as_type(meta)) : "<metaclass>",
                                namespace);
    }
    return namespace;
}

static bool check_cell(struct vm *vm, value cell, value class, value name)
{
    if (!cell || !is_exact(cell, TYPE_CELL) || !is_type(class)) {
        return true;
    }
    value content = as_cell(cell)->content;
    if (!content) {
        raise_error(vm, TYPE_RUNTIME_ERROR,
                    "__class__ not set defining %R as %R. Was __classcell__ propagated to "
                    "type.__new__?",
                    name, class);
        return false;
    }
    if (content != class) {
        raise_type_error(vm, "__class__ set to %R defining %R as %R", content, name, class);
        return false;
    }
    return true;
}

value build_class(struct vm *vm, value *args)
{
    struct tuple *rest = as_tuple(args[0]);
    if (rest->length < 2) {
        return raise_type_error(vm, "__build_class__: not enough arguments");
    }
    value body = rest->items[0], name = rest->items[1];
    if (!is_exact(body, TYPE_FUNCTION)) {
        return raise_type_error(vm, "__build_class__: func must be a function");
    }
    if (!is_str(name)) {
        return raise_type_error(vm, "__build_class__: name is not a string");
    }
    size_t mark = gc_root_mark(vm);
    value result = VALUE_ERROR;
    struct tuple *original = tuple_from(vm, rest->items + 2, rest->length - 2);
    if (!original || !gc_push_root(vm, from_object(original))) {
        goto out;
    }
    struct tuple *bases = resolve_bases(vm, original);
    if (!bases || !gc_push_root(vm, from_object(bases))) {
        goto out;
    }
    struct dict *keywords = as_dict(args[1]);
    value meta = dict_get_name(vm, keywords, NAME_OF(vm, METACLASS));
    if (meta) {
        value old;
        keywords = dict_copy(vm, keywords);
        if (!keywords || !gc_push_root(vm, from_object(keywords)) || !gc_push_root(vm, meta) ||
            dict_remove(vm, keywords, NAME_OF(vm, METACLASS), &old) < 0) {
            goto out;
        }
    } else {
        meta =
            bases->length ? from_object(type_of(vm, bases->items[0])) : type_value(vm, TYPE_TYPE);
    }
    if (is_type(meta)) {
        struct type *winner = metaclass_of_bases(vm, as_type(meta), bases);
        if (!winner) {
            goto out;
        }
        meta = from_object(winner);
    }
    value kwargs = keywords->count ? from_object(keywords) : VALUE_NULL;
    value namespace = prepare_namespace(vm, meta, name, bases, kwargs);
    if (!namespace || !gc_push_root(vm, namespace)) {
        goto out;
    }
    value cell = call1(vm, body, namespace);
    if (!cell || !gc_push_root(vm, cell)) {
        goto out;
    }
    if (bases != original &&
        !(is_exact(namespace, TYPE_DICT)
              ? dict_set_name(vm, as_dict(namespace), NAME_OF(vm, ORIG_BASES),
                              from_object(original))
              : set_item(vm, namespace, NAME_OF(vm, ORIG_BASES), from_object(original)))) {
        goto out;
    }
    value call_args = tuple_of(vm, 3, name, from_object(bases), namespace);
    if (!call_args || !gc_push_root(vm, call_args)) {
        goto out;
    }
    value class = call_with(vm, meta, call_args, kwargs);
    if (class && check_cell(vm, cell, class, name)) {
        result = class;
    }
out:
    gc_pop_roots(vm, mark);
    return result;
}

const struct native_def build_class_def = {"__build_class__", "(*args, **kwds)", build_class,
                                           NATIVE_FUNCTION,
                                           "Internal helper function used by the class statement."};
