/* protocol_items.c - subscription, membership and iteration on any value. */
#include "type.h"
#include "exception.h"
#include "generator.h"

/* -- items ------------------------------------------------------------------------------------------------------ */

/* Class[key]: __class_getitem__, as there is no __getitem__ on the metaclass. */
static value class_item(struct vm *vm, value class, value key)
{
    if (as_type(class)->index == TYPE_TYPE) {
        return generic_alias_new(vm, class, key);
    }
    value method = lookup_attr(vm, class, NAME_OF(vm, CLASS_GETITEM));
    if (!method) {
        return vm->error ? VALUE_ERROR
                         : raise_type_error(vm, "type '%s' is not subscriptable",
                                            type_cname(as_type(class)));
    }
    if (method == VALUE_NONE) {
        return raise_type_error(vm, "type '%s' is not subscriptable", type_cname(as_type(class)));
    }
    size_t mark = gc_root_mark(vm);
    value result = gc_push_root(vm, method) ? call1(vm, method, key) : VALUE_ERROR;
    gc_pop_roots(vm, mark);
    return result;
}

value get_item(struct vm *vm, value object, value key)
{
    struct type *type = type_of(vm, object);
    if (has_script_special(type, NAME_GETITEM)) {
        bool found;
        value result = call_special(vm, object, NAME_GETITEM, 1, &key, &found);
        if (found) {
            return result;
        }
    } else if (type->def->get_item) {
        return type->def->get_item(vm, object, key);
    }
    if (is_type(object)) {
        return class_item(vm, object, key);
    }
    return raise_type_error(vm, "'%T' object is not subscriptable", object);
}

bool set_item(struct vm *vm, value object, value key, value v)
{
    struct type *type = type_of(vm, object);
    if (has_script_special(type, NAME_SETITEM)) {
        bool found;
        value args[2] = {key, v};
        value result = call_special(vm, object, NAME_SETITEM, 2, args, &found);
        if (found) {
            return result != VALUE_ERROR;
        }
    } else if (type->def->set_item) {
        return type->def->set_item(vm, object, key, v);
    }
    if (has_script_special(type, NAME_DELITEM)) { /* one slot serves both */
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "__setitem__");
        return false;
    }
    raise_type_error(vm, "'%T' object does not support item assignment", object);
    return false;
}

bool del_item(struct vm *vm, value object, value key)
{
    struct type *type = type_of(vm, object);
    if (has_script_special(type, NAME_DELITEM)) {
        bool found;
        value result = call_special(vm, object, NAME_DELITEM, 1, &key, &found);
        if (found) {
            return result != VALUE_ERROR;
        }
    } else if (type->def->set_item) {
        return type->def->set_item(vm, object, key, VALUE_NULL);
    }
    if (has_script_special(type, NAME_SETITEM)) {
        raise_error(vm, TYPE_ATTRIBUTE_ERROR, "__delitem__");
        return false;
    }
    /* Two texts: what has an index goes through the sequence protocol, if the class has any of it. */
    bool sequence = type->flags & TYPE_FLAG_SCRIPT || type->def->length || type->def->contains;
    bool index =
        is_any_int(key) || (is_object(key) && has_script_special(as_object(key)->type, NAME_INDEX));
    raise_type_error(vm,
                     sequence && index ? "'%T' object doesn't support item deletion"
                                       : "'%T' object does not support item deletion",
                     object);
    return false;
}

/* -- membership ---------------------------------------------------------------------------------------------------- */

struct search {
    value item;
    int found;
};

static bool search_each(struct vm *vm, void *ctx, value item)
{
    struct search *search = ctx;
    search->found = equal(vm, item, search->item);
    return search->found == 0;
}

static bool is_iterable(struct vm *vm, struct type *type)
{
    if (has_script_special(type, NAME_ITER)) {
        return type_lookup(vm, type, NAME_OF(vm, ITER)) != VALUE_NONE;
    }
    return type->def->iter || has_script_special(type, NAME_GETITEM) ||
           ((type->def->flags & TYPE_SEQUENCE) && type->def->get_item);
}

int contains(struct vm *vm, value container, value item)
{
    struct type *type = type_of(vm, container);
    if (has_script_special(type, NAME_CONTAINS)) {
        if (find_special(vm, container, NAME_CONTAINS) == VALUE_NONE) {
            raise_type_error(vm, "'%T' object is not a container", container);
            return -1;
        }
        bool found;
        value result = call_special(vm, container, NAME_CONTAINS, 1, &item, &found);
        return result ? truth(vm, result) : -1;
    }
    if (type->def->contains) {
        return type->def->contains(vm, container, item);
    }
    struct search search = {item, 0};
    size_t mark = gc_root_mark(vm);
    value it = VALUE_ERROR;
    if (gc_push_root(vm, item) && gc_push_root(vm, container)) {
        it = get_iter(vm, container);
        if (!it && error_is(vm, TYPE_TYPE_ERROR)) {
            error_clear(vm);
            raise_type_error(vm, "argument of type '%T' is not iterable", container);
        }
    }
    bool ok = it && iterate_rest(vm, it, search_each, &search);
    gc_pop_roots(vm, mark);
    return search.found > 0 ? 1 : ok ? 0 : -1;
}

/* -- iteration ------------------------------------------------------------------------------------------------------- */

static bool is_iterator(struct type *type)
{
    return type->def->next || has_script_special(type, NAME_NEXT);
}

static value sequence_iterator(struct vm *vm, value sequence)
{
    struct index_iter *it =
        gc_new(vm, builtin_type(vm, TYPE_SEQUENCE_ITER), sizeof(struct index_iter));
    if (it) {
        it->sequence = sequence;
        it->index = 0;
    }
    return from_object(it);
}

bool check_iterator(struct vm *vm, value it)
{
    if (!is_iterator(type_of(vm, it))) {
        raise_type_error(vm, "iter() returned non-iterator of type '%T'", it);
        return false;
    }
    return true;
}

value get_iter(struct vm *vm, value iterable)
{
    struct type *type = type_of(vm, iterable);
    if (has_script_special(type, NAME_ITER)) {
        if (find_special(vm, iterable, NAME_ITER) == VALUE_NONE) {
            return raise_type_error(vm, "'%T' object is not iterable", iterable);
        }
        bool found;
        value it = call_special(vm, iterable, NAME_ITER, 0, NULL, &found);
        return it && check_iterator(vm, it) ? it : VALUE_ERROR;
    }
    if (type->def->iter) {
        return type->def->iter(vm, iterable);
    }
    if (is_iterable(vm, type)) {
        return sequence_iterator(vm, iterable);
    }
    return raise_type_error(vm, "'%T' object is not iterable", iterable);
}

/* Takes a pending StopIteration; false when another exception is set. */
static bool take_stop(struct vm *vm, value *stop_value)
{
    if (!error_is(vm, TYPE_STOP_ITERATION)) {
        return false;
    }
    value exception = error_take(vm);
    if (stop_value) {
        value v = as_exception(exception)->extra[0];
        *stop_value = v ? v : VALUE_NONE;
    }
    return true;
}

value iter_next_result(struct vm *vm, value iterator, value *stop_value)
{
    struct type *type = type_of(vm, iterator);
    value item;
    if (stop_value) {
        *stop_value = VALUE_NONE;
    }
    if (has_script_special(type, NAME_NEXT)) {
        bool found;
        item = call_special(vm, iterator, NAME_NEXT, 0, NULL, &found);
    } else if (stop_value && type->index == TYPE_GENERATOR) {
        switch (generator_send(vm, as_generator(iterator), VALUE_NONE, &item)) {
        case RESUME_YIELDED: return item;
        case RESUME_RETURNED: *stop_value = item ? item : VALUE_NONE; return VALUE_STOP;
        default: return VALUE_ERROR;
        }
    } else if (type->def->next) {
        item = type->def->next(vm, iterator);
    } else {
        return raise_type_error(vm, "'%T' object is not an iterator", iterator);
    }
    if (!item && take_stop(vm, stop_value)) {
        return VALUE_STOP;
    }
    return item;
}

value iter_next(struct vm *vm, value iterator)
{
    return iter_next_result(vm, iterator, NULL);
}

bool iterate_rest(struct vm *vm, value it, bool (*each)(struct vm *vm, void *ctx, value item),
                  void *ctx)
{
    size_t mark = gc_root_mark(vm);
    bool ok = gc_push_root(vm, it);
    size_t inner = gc_root_mark(vm);
    while (ok) {
        value item = iter_next(vm, it);
        if (item == VALUE_STOP) {
            break;
        }
        ok = item && gc_push_root(vm, item) && each(vm, ctx, item);
        gc_pop_roots(vm, inner);
    }
    gc_pop_roots(vm, mark);
    return ok;
}

bool iterate(struct vm *vm, value iterable, bool (*each)(struct vm *vm, void *ctx, value item),
             void *ctx)
{
    size_t mark = gc_root_mark(vm);
    if (!gc_push_root(vm, iterable)) {
        return false;
    }
    bool ok = true;
    if (is_exact(iterable, TYPE_LIST)) {
        struct list *list = as_list(iterable);
        for (size_t i = 0; ok && i < list->length; i++) {
            value item = list->items[i];
            size_t inner = gc_root_mark(vm);
            ok = gc_push_root(vm, item) && each(vm, ctx, item);
            gc_pop_roots(vm, inner);
        }
        gc_pop_roots(vm, mark);
        return ok;
    }
    if (is_exact(iterable, TYPE_TUPLE)) {
        struct tuple *tuple = as_tuple(iterable);
        for (size_t i = 0; ok && i < tuple->length; i++) {
            ok = each(vm, ctx, tuple->items[i]);
        }
        gc_pop_roots(vm, mark);
        return ok;
    }
    value it = get_iter(vm, iterable);
    ok = it && iterate_rest(vm, it, each, ctx);
    gc_pop_roots(vm, mark);
    return ok;
}
