/* handlers_building.h - containers, formatting, patterns, imports.
 *
 * Included once, into the body of interp_run (interp.c), whose macros and variables it uses. */
/* -- building ----------------------------------------------------------------------------------------- */
OP_ABC(BUILD_TUPLE)
{
    SAVE();
    SET_CHECKED(from_object(tuple_from(vm, &R[b], c)));
    NEXT();
}
OP_ABC(BUILD_LIST)
{
    SAVE();
    SET_CHECKED(from_object(list_from(vm, &R[b], c)));
    NEXT();
}
OP_ABC(BUILD_SET)
{
    SAVE();
    struct set *set = set_new(vm);
    CHECK(set);
    value made = from_object(set);
    size_t mark = gc_root_mark(vm);
    CHECK(gc_push_root(vm, made));
    for (uint32_t i = 0; i < c; i++) {
        if (!set_add(vm, set, R[b + i])) {
            gc_pop_roots(vm, mark);
            goto error;
        }
    }
    gc_pop_roots(vm, mark);
    R[a] = made;
    NEXT();
}
OP_ABC(BUILD_DICT)
{
    SAVE();
    struct dict *dict = c > 5 ? dict_new_sized(vm, c) : dict_new(vm);
    CHECK(dict);
    value made = from_object(dict);
    size_t mark = gc_root_mark(vm);
    CHECK(gc_push_root(vm, made));
    for (uint32_t i = 0; i < c; i++) {
        if (!dict_set(vm, dict, R[b + 2 * i], R[b + 2 * i + 1])) {
            gc_pop_roots(vm, mark);
            goto error;
        }
    }
    gc_pop_roots(vm, mark);
    R[a] = made;
    NEXT();
}
OP_ABC(BUILD_STRING)
{
    SAVE();
    SET_CHECKED(build_string(vm, &R[b], c));
    NEXT();
}
OP_ABC(LIST_APPEND)
{
    SAVE();
    CHECK(list_append_inline(vm, as_list(R[a]), R[b]));
    NEXT();
}
OP_ABC(LIST_EXTEND)
{
    SAVE();
    struct type *type = type_of(vm, R[b]);
    if (UNLIKELY(!type->def->iter && !has_script_special(type, NAME_ITER) &&
                 !has_script_special(type, NAME_GETITEM))) {
        raise_type_error(vm, "Value after * must be an iterable, not %T", R[b]);
        goto error;
    }
    CHECK(list_extend(vm, as_list(R[a]), R[b]));
    NEXT();
}
OP_ABC(LIST_TO_TUPLE)
{
    SAVE();
    SET_CHECKED(from_object(tuple_from(vm, as_list(R[b])->items, as_list(R[b])->length)));
    NEXT();
}
OP_ABC(SET_ADD)
{
    SAVE();
    CHECK(set_add(vm, as_set(R[a]), R[b]));
    NEXT();
}
OP_ABC(SET_UPDATE)
{
    SAVE();
    CHECK(set_update(vm, as_set(R[a]), R[b]));
    NEXT();
}
OP_ABC(DICT_ADD)
{
    SAVE();
    CHECK(dict_set(vm, as_dict(R[a]), R[b], R[c]));
    NEXT();
}
OP_ABC(DICT_UPDATE)
{
    SAVE();
    bool failed = false;
    if (!is_kind(R[b], TYPE_DICT) && !get_attr_optional(vm, R[b], NAME_OF(vm, KEYS), &failed)) {
        if (!failed) {
            raise_type_error(vm, "'%T' object is not a mapping", R[b]);
        }
        goto error;
    }
    CHECK(dict_update(vm, as_dict(R[a]), R[b]));
    NEXT();
}
OP_ABC(DICT_MERGE)
{
    SAVE();
    CHECK(dict_merge_call(vm, R[a], R[b], R[c]));
    NEXT();
}
OP_ABC(UNPACK)
{
    value source = R[b];
    const value *items;
    if (is_exact(source, TYPE_TUPLE) && as_tuple(source)->length == c) {
        items = as_tuple(source)->items;
    } else if (is_exact(source, TYPE_LIST) && as_list(source)->length == c) {
        items = as_list(source)->items;
    } else {
        SAVE();
        CHECK(unpack(vm, source, c, false, 0, &R[a]));
        NEXT();
    }
    for (uint32_t i = 0; i < c; i++) {
        R[a + i] = items[i];
    }
    NEXT();
}
OP_ABC(UNPACK_EX)
{
    uint32_t after = *pc++;
    SAVE();
    CHECK(unpack(vm, R[b], c, true, after, &R[a]));
    NEXT();
}
OP_ABC(CONVERT)
{
    SAVE();
    SET_CHECKED(c == 1 ? str_of(vm, R[b]) : c == 2 ? repr(vm, R[b]) : ascii_of(vm, R[b]));
    NEXT();
}
OP_ABC(FORMAT)
{
    if (is_exact(R[b], TYPE_STR)) {
        R[a] = R[b];
        NEXT();
    }
    SAVE();
    SET_CHECKED(format_value(vm, R[b], VALUE_NULL));
    NEXT();
}
OP_ABC(FORMAT_SPEC)
{
    SAVE();
    SET_CHECKED(format_value(vm, R[b], R[c]));
    NEXT();
}

/* -- patterns ------------------------------------------------------------------------------------------- */
OP_ABC(MATCH_SEQUENCE)
{
    R[a] = make_bool(match_kind(vm, R[b], false));
    NEXT();
}
OP_ABC(MATCH_MAPPING)
{
    R[a] = make_bool(match_kind(vm, R[b], true));
    NEXT();
}
OP_ABC(MATCH_KEYS)
{
    SAVE();
    SET_CHECKED(match_keys(vm, R[b], R[c]));
    NEXT();
}
OP_ABC(MATCH_CLASS)
{
    uint32_t positional = *pc++;
    SAVE();
    SET_CHECKED(match_class(vm, R[b], R[c], positional, R[c + 1]));
    NEXT();
}
OP_ABC(GET_LEN)
{
    SAVE();
    size_t length;
    CHECK(length_of(vm, R[b], &length));
    R[a] = small_int((int64_t)length);
    NEXT();
}
OP_ABC(MAPPING_REST)
{
    SAVE();
    SET_CHECKED(mapping_rest(vm, R[b], R[c]));
    NEXT();
}

/* -- modules and the rest --------------------------------------------------------------------------------- */
OP_ABC(IMPORT_NAME)
{
    value name = K[*pc++];
    SAVE();
    SET_CHECKED(import_name(vm, as_function(f->function)->globals, name, R[b], (int)c));
    NEXT();
}
OP_ABC(IMPORT_FROM)
{
    value name = K[*pc++];
    SAVE();
    SET_CHECKED(import_from(vm, R[b], name));
    NEXT();
}
OP_ABC(IMPORT_STAR)
{
    SAVE();
    CHECK(import_star(vm, R[a], R[0]));
    NEXT();
}
OP_ABC(SETUP_ANNOTATIONS)
{
    SAVE();
    value annotations;
    CHECK(setup_annotations(vm, R[0], &annotations));
    R[a] = annotations;
    NEXT();
}
OP_ABC(PRINT_EXPRESSION)
{
    SAVE();
    CHECK(print_expression(vm, R[a]));
    NEXT();
}
OP_ABC(INTRINSIC)
{
    SAVE();
    SET_CHECKED(intrinsic(vm, f, c, &R[b]));
    NEXT();
}
OP_ABC(SAFEPOINT)
{
    POLL();
    NEXT();
}
