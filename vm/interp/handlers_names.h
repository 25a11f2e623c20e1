/* handlers_names.h - globals and namespaces, attributes, items.
 *
 * Included once, into the body of interp_run (interp.c), whose macros and variables it uses. */
OP_ABC(LOAD_GLOBAL)
{
    struct cache *cache = &C[*pc++];
    struct function *fn = as_function(f->function);
    if (LIKELY(cache->shape == fn->globals->keys_version)) {
        if (LIKELY(cache->kind == CACHE_GLOBAL)) {
            R[a] = fn->globals->entries[cache->slot].value;
            NEXT();
        }
        if (LIKELY(cache->kind == CACHE_BUILTIN && cache->extra == fn->builtins->keys_version)) {
            R[a] = fn->builtins->entries[cache->slot].value;
            NEXT();
        }
    }
    SAVE();
    SET_CHECKED(load_global_slow(vm, f, cache));
    NEXT();
}
OP_ABC(STORE_GLOBAL)
{
    struct cache *cache = &C[*pc++];
    struct dict *globals = as_function(f->function)->globals;
    if (LIKELY(cache->kind == CACHE_GLOBAL && cache->shape == globals->keys_version)) {
        globals->entries[cache->slot].value = R[a];
        gc_barrier_element(vm, globals, cache->slot);
        NEXT();
    }
    SAVE();
    CHECK(dict_set_name(vm, globals, cache->name, R[a]));
    int64_t at = dict_find_name(vm, globals, cache->name);
    if (at >= 0) {
        cache->kind = CACHE_GLOBAL;
        cache->shape = globals->keys_version;
        cache->slot = (uint32_t)at;
    }
    NEXT();
}
OP_ABC(DELETE_GLOBAL)
{
    struct cache *cache = &C[*pc++];
    SAVE();
    int removed = dict_remove(vm, as_function(f->function)->globals, cache->name, NULL);
    if (!removed) {
        raise_name_error(vm, cache->name, "name '%U' is not defined");
    }
    CHECK(removed > 0);
    NEXT();
}
OP_ABC(LOAD_NAME)
{
    struct cache *cache = &C[*pc++];
    SAVE();
    SET_CHECKED(load_name(vm, f, R[0], cache->name));
    NEXT();
}
OP_ABC(STORE_NAME)
{
    struct cache *cache = &C[*pc++];
    SAVE();
    CHECK(store_name(vm, R[0], cache->name, R[a]));
    NEXT();
}
OP_ABC(DELETE_NAME)
{
    struct cache *cache = &C[*pc++];
    SAVE();
    CHECK(delete_name(vm, R[0], cache->name));
    NEXT();
}
OP_ABC(LOAD_NAME_OR_CELL)
{
    struct cache *cache = &C[*pc++];
    SAVE();
    bool failed = false;
    value v = is_exact(R[0], TYPE_DICT) ? dict_get(vm, as_dict(R[0]), cache->name, &failed)
                                        : get_item(vm, R[0], cache->name);
    if (!v && vm->error) {
        CHECK(error_is(vm, TYPE_KEY_ERROR));
        error_clear(vm);
    }
    if (!v) {
        v = as_cell(R[b])->content;
        if (!v) {
            raise_unbound(vm, f->code, b, cache->name);
            goto error;
        }
    }
    R[a] = v;
    NEXT();
}
OP_ABC(LOAD_NAME_OR_GLOBAL)
{
    struct cache *cache = &C[*pc++];
    SAVE();
    SET_CHECKED(load_name(vm, f, R[b], cache->name));
    NEXT();
}
OP_ABC(LOAD_LOCALS)
{
    SAVE();
    SET_CHECKED(locals_of_frame(vm, f));
    NEXT();
}
OP_ABC(LOAD_BUILD_CLASS)
{
    SAVE();
    value v = dict_get_name(vm, as_function(f->function)->builtins, NAME_OF(vm, BUILD_CLASS));
    if (!v) {
        raise_name_error(vm, NAME_OF(vm, BUILD_CLASS), "__build_class__ not found");
        goto error;
    }
    R[a] = v;
    NEXT();
}
OP_ABC(LOAD_ASSERTION_ERROR)
{
    R[a] = type_value(vm, TYPE_ASSERTION_ERROR);
    NEXT();
}

/* -- attributes ------------------------------------------------------------------------------ */
OP_ABC(LOAD_ATTR)
{
    struct cache *cache = &C[*pc++];
    value object = R[b];
    if (LIKELY(is_object(object))) {
        struct object *o = as_object(object);
        if (LIKELY(o->shape == cache->shape)) {
            switch (cache->kind) {
            case CACHE_SLOT:
                if (cache->unstable < CACHE_UNSTABLE) {
                    SPECIALISE_X(LOAD_ATTR_SLOT);
                }
                if (LIKELY(*(value *)((char *)o + cache->slot))) {
                    R[a] = *(value *)((char *)o + cache->slot);
                    NEXT();
                }
                break;
            case CACHE_CLASS_VALUE:
                R[a] = ((struct type *)as_object(cache->target))->dict->entries[cache->slot].value;
                NEXT();
            case CACHE_PROPERTY: {
                struct function *fn = as_function(cache->target);
                SAVE();
                if (fn->call_kind == CALL_PLAIN && fn->simple_nargs == 1 &&
                    push_special(vm, f, fn, object, NULL, 0, frame_info(RETURN_KEEP, 0, a))) {
                    goto enter_pushed;
                }
                SET_CHECKED(call1(vm, cache->target, object));
                NEXT();
            }
            default: break;
            }
        } else if (cache->kind == CACHE_MODULE && o->kind == TYPE_MODULE &&
                   as_module(object)->dict->keys_version == cache->extra) {
            R[a] = as_module(object)->dict->entries[cache->slot].value;
            NEXT();
        } else if (cache->kind == CACHE_TYPE_VALUE && o->kind == TYPE_TYPE &&
                   ((struct type *)o)->version == cache->extra) {
            R[a] = ((struct type *)as_object(cache->target))->dict->entries[cache->slot].value;
            NEXT();
        }
    }
    SAVE();
    SET_CHECKED(load_attr_slow(vm, object, cache));
    NEXT();
}
OP_ABC(LOAD_ATTR_SLOT)
{
    struct cache *cache = &C[*pc];
    value object = R[b];
    if (LIKELY(is_pointer(object) && as_object(object)->shape == cache->shape)) {
        value v = *(value *)((char *)as_object(object) + cache->slot);
        if (LIKELY(v)) {
            pc++;
            R[a] = v;
            NEXT();
        }
    }
    cache->unstable++;
    SPECIALISE(LOAD_ATTR);
    goto B_LOAD_ATTR;
}
OP_ABC(STORE_ATTR)
{
    struct cache *cache = &C[*pc++];
    value object = R[a];
    if (LIKELY(is_object(object))) {
        struct object *o = as_object(object);
        if (LIKELY(o->shape == cache->shape)) {
            if (LIKELY(cache->kind == CACHE_SLOT)) {
                if (cache->unstable < CACHE_UNSTABLE) {
                    SPECIALISE_X(STORE_ATTR_SLOT);
                }
                *(value *)((char *)o + cache->slot) = R[b];
                gc_barrier(vm, o);
                NEXT();
            }
            if (cache->kind == CACHE_ADD_SLOT) {
                *(value *)((char *)o + cache->slot) = R[b];
                o->shape = cache->extra;
                gc_barrier(vm, o);
                NEXT();
            }
        }
    }
    SAVE();
    CHECK(store_attr_slow(vm, object, cache, R[b]));
    NEXT();
}
OP_ABC(STORE_ATTR_SLOT)
{
    struct cache *cache = &C[*pc];
    value object = R[a];
    if (LIKELY(is_pointer(object) && as_object(object)->shape == cache->shape)) {
        pc++;
        *(value *)((char *)as_object(object) + cache->slot) = R[b];
        gc_barrier(vm, as_object(object));
        NEXT();
    }
    cache->unstable++;
    SPECIALISE(STORE_ATTR);
    goto B_STORE_ATTR;
}
OP_ABC(DELETE_ATTR)
{
    struct cache *cache = &C[*pc++];
    SAVE();
    CHECK(set_attr(vm, R[a], cache->name, VALUE_NULL));
    NEXT();
}
OP_ABC(LOAD_METHOD)
{
    struct cache *cache = &C[*pc++];
    value object = R[b];
    if (LIKELY(is_object(object))) {
        struct object *o = as_object(object);
        if (LIKELY(o->shape == cache->shape)) {
            if (LIKELY(cache->kind == CACHE_METHOD)) {
                R[a + FRAME_WORDS] = object;
                R[a] = cache->target;
                NEXT();
            }
            if (cache->kind == CACHE_SLOT) {
                value v = *(value *)((char *)o + cache->slot);
                R[a] = VALUE_NULL;
                R[a + 1] = v;
                NEXT();
            }
        } else if (cache->kind == CACHE_MODULE && o->kind == TYPE_MODULE &&
                   as_module(object)->dict->keys_version == cache->extra) {
            value v = as_module(object)->dict->entries[cache->slot].value;
            R[a] = VALUE_NULL;
            R[a + 1] = v;
            NEXT();
        } else if (cache->kind == CACHE_TYPE_VALUE && o->kind == TYPE_TYPE &&
                   ((struct type *)o)->version == cache->extra) {
            value v = ((struct type *)as_object(cache->target))->dict->entries[cache->slot].value;
            R[a] = VALUE_NULL;
            R[a + 1] = v;
            NEXT();
        }
    }
    SAVE();
    CHECK(load_method_slow(vm, object, cache, &R[a]) >= 0);
    NEXT();
}
OP_ABC(LOAD_SUPER_METHOD)
{
    struct cache *cache = &C[*pc++];
    int32_t cell = f->code->class_cell;
    if (LIKELY(cache->kind == CACHE_SUPER && R[b] == type_value(vm, TYPE_SUPER) && cell >= 0)) {
        value self = R[0], class = as_cell(R[cell])->content;
        if (LIKELY(is_object(self) && as_object(self)->type->version == cache->extra &&
                   is_kind(class, TYPE_TYPE) &&
                   ((struct type *)as_object(class))->version == cache->slot)) {
            R[a + FRAME_WORDS] = self;
            R[a] = cache->target;
            NEXT();
        }
    }
    SAVE();
    CHECK(load_super_method(vm, f, R[b], cache, &R[a]) >= 0);
    NEXT();
}
OP_ABC(GET_ITEM_LIST)
{
    value x = R[b], y = R[c];
    if (LIKELY(is_pointer(x) && is_exact_object(as_object(x), TYPE_LIST) && is_int(y) &&
               (uint64_t)small_int_value(y) < as_list(x)->length)) {
        R[a] = as_list(x)->items[small_int_value(y)];
        NEXT();
    }
    SPECIALISE(GET_ITEM);
    goto B_GET_ITEM;
}
OP_ABC(GET_ITEM_STR)
{
    value x = R[b], y = R[c];
    if (LIKELY(is_pointer(x) && is_exact_object(as_object(x), TYPE_STR) && is_int(y) &&
               str_is_ascii(as_str(x)) && (uint64_t)small_int_value(y) < as_str(x)->size)) {
        value v = vm->latin1[(unsigned char)as_str(x)->data[small_int_value(y)]];
        if (LIKELY(v)) {
            R[a] = v;
            NEXT();
        }
    }
    SPECIALISE(GET_ITEM);
    goto B_GET_ITEM;
}
OP_ABC(GET_ITEM)
{
    value x = R[b], y = R[c];
    if (is_object(x)) {
        struct object *o = as_object(x);
        if (o->kind == TYPE_LIST && is_int(y) && !(o->flags & OBJECT_SUBCLASS)) {
            uint64_t i = (uint64_t)small_int_value(y);
            if (LIKELY(i < as_list(x)->length)) {
                SPECIALISE(GET_ITEM_LIST);
                R[a] = as_list(x)->items[i];
                NEXT();
            }
        } else if (o->kind == TYPE_DICT && !(o->flags & OBJECT_SUBCLASS)) {
            SAVE();
            bool failed = false;
            value v = dict_get(vm, as_dict(x), y, &failed);
            if (LIKELY(v)) {
                R[a] = v;
                NEXT();
            }
            if (!failed) {
                raise_key_error(vm, y);
            }
            goto error;
        } else if (o->kind == TYPE_TUPLE && is_int(y) && !(o->flags & OBJECT_SUBCLASS)) {
            uint64_t i = (uint64_t)small_int_value(y);
            if (LIKELY(i < as_tuple(x)->length)) {
                R[a] = as_tuple(x)->items[i];
                NEXT();
            }
        } else if (o->kind == TYPE_STR && is_int(y) && str_is_ascii(as_str(x)) &&
                   !(o->flags & OBJECT_SUBCLASS)) {
            uint64_t i = (uint64_t)small_int_value(y);
            if (LIKELY(i < as_str(x)->size)) {
                value v = vm->latin1[(unsigned char)as_str(x)->data[i]];
                if (LIKELY(v)) {
                    SPECIALISE(GET_ITEM_STR);
                    R[a] = v;
                    NEXT();
                }
            }
        }
    }
    SAVE();
    if (try_special_frame(vm, f, x, NAME_GETITEM, &y, 1, frame_info(RETURN_KEEP, 0, a))) {
        goto enter_pushed;
    }
    SET_CHECKED(get_item(vm, x, y));
    NEXT();
}
OP_ABI(GET_ITEM_I)
{
    value x = R[b];
    if (is_object(x)) {
        struct object *o = as_object(x);
        if (o->kind == TYPE_LIST && !(o->flags & OBJECT_SUBCLASS)) {
            int64_t i = bx < 0 ? bx + (int64_t)as_list(x)->length : bx;
            if (LIKELY((uint64_t)i < as_list(x)->length)) {
                R[a] = as_list(x)->items[i];
                NEXT();
            }
        } else if (o->kind == TYPE_TUPLE && !(o->flags & OBJECT_SUBCLASS)) {
            int64_t i = bx < 0 ? bx + (int64_t)as_tuple(x)->length : bx;
            if (LIKELY((uint64_t)i < as_tuple(x)->length)) {
                R[a] = as_tuple(x)->items[i];
                NEXT();
            }
        } else if (o->kind == TYPE_STR && str_is_ascii(as_str(x)) &&
                   !(o->flags & OBJECT_SUBCLASS)) {
            int64_t i = bx < 0 ? bx + (int64_t)as_str(x)->size : bx;
            if (LIKELY((uint64_t)i < as_str(x)->size)) {
                value v = vm->latin1[(unsigned char)as_str(x)->data[i]];
                if (LIKELY(v)) {
                    R[a] = v;
                    NEXT();
                }
            }
        }
    }
    SAVE();
    value index = small_int(bx);
    if (try_special_frame(vm, f, x, NAME_GETITEM, &index, 1, frame_info(RETURN_KEEP, 0, a))) {
        goto enter_pushed;
    }
    SET_CHECKED(get_item(vm, x, index));
    NEXT();
}
OP_ABC(GET_SLICE)
{
    value x = R[b];
    SAVE();
    if (R[c + 2] == VALUE_NONE && is_object(x)) {
        value v = quick_slice(vm, x, R[c], R[c + 1]);
        if (LIKELY(v)) {
            R[a] = v;
            NEXT();
        }
        CHECK(!vm->error);
    }
    value slice = slice_new(vm, R[c], R[c + 1], R[c + 2]);
    CHECK(slice);
    R[c] = slice;
    if (try_special_frame(vm, f, x, NAME_GETITEM, &slice, 1, frame_info(RETURN_KEEP, 0, a))) {
        goto enter_pushed;
    }
    SET_CHECKED(get_item(vm, x, slice));
    NEXT();
}
OP_ABC(SET_ITEM_LIST)
{
    value x = R[a], y = R[b];
    if (LIKELY(is_pointer(x) && is_exact_object(as_object(x), TYPE_LIST) && is_int(y) &&
               (uint64_t)small_int_value(y) < as_list(x)->length)) {
        as_list(x)->items[small_int_value(y)] = R[c];
        if (is_object(R[c])) {
            gc_barrier_element(vm, as_object(x), (size_t)small_int_value(y));
        }
        NEXT();
    }
    SPECIALISE(SET_ITEM);
    goto B_SET_ITEM;
}
OP_ABC(SET_ITEM)
{
    value x = R[a], y = R[b];
    if (is_object(x)) {
        struct object *o = as_object(x);
        if (o->kind == TYPE_LIST && is_int(y) && !(o->flags & OBJECT_SUBCLASS)) {
            uint64_t i = (uint64_t)small_int_value(y);
            if (LIKELY(i < as_list(x)->length)) {
                SPECIALISE(SET_ITEM_LIST);
                as_list(x)->items[i] = R[c];
                if (is_object(R[c])) {
                    gc_barrier_element(vm, o, i);
                }
                NEXT();
            }
        } else if (o->kind == TYPE_DICT && !(o->flags & OBJECT_SUBCLASS)) {
            SAVE();
            CHECK(dict_set(vm, as_dict(x), y, R[c]));
            NEXT();
        }
    }
    SAVE();
    value pair[2] = {y, R[c]};
    if (try_special_frame(vm, f, x, NAME_SETITEM, pair, 2, frame_info(RETURN_DISCARD, 0, 0))) {
        goto enter_pushed;
    }
    CHECK(set_item(vm, x, y, R[c]));
    NEXT();
}
OP_ABC(DELETE_ITEM)
{
    SAVE();
    if (try_special_frame(vm, f, R[a], NAME_DELITEM, &R[b], 1, frame_info(RETURN_DISCARD, 0, 0))) {
        goto enter_pushed;
    }
    CHECK(del_item(vm, R[a], R[b]));
    NEXT();
}
OP_ABC(BUILD_SLICE)
{
    SAVE();
    SET_CHECKED(slice_new(vm, R[b], R[b + 1], R[b + 2]));
    NEXT();
}
