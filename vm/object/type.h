/* type.h - the life of struct type, and what the files of the object model share: classes made
 * from definition tables, classes made by scripts, descriptors, native functions. */
#ifndef ASPEN_TYPE_H
#define ASPEN_TYPE_H

#include "protocol.h"
#include "sequence.h"
#include "dict.h"
#include "str.h"
#include "number.h"
#include "function.h"
#include "instance.h"
#include "generic_alias.h"

#define as_type(v) ((struct type *)as_object(v))

static inline bool is_type(value v)
{
    return is_kind(v, TYPE_TYPE);
}

static inline bool is_str(value v)
{
    return is_kind(v, TYPE_STR);
}

/* -- type.c: built-in classes --------------------------------------------------------------------- */
/* Fills vm->types[] and registers the roots. Needs nothing but the heap. False: out of memory. */
bool types_init(struct vm *vm);
/* Frees what types own outside the heap; called before heap_destroy. */
void types_destroy(struct vm *vm);
/* Makes dict, mro and bases of a built-in class. False with MemoryError set. */
bool type_materialise(struct vm *vm, struct type *type);
static inline bool type_ready(struct vm *vm, struct type *type)
{
    return (type->flags & TYPE_FLAG_MATERIALISED) || type_materialise(vm, type);
}
/* The class's name as messages have it: native classes of a module with the module's name before
 * ("collections.deque"). Never fails. */
const char *type_cname(const struct type *type);
/* Its __name__ as C text ("deque"), as reprs have it. Never fails. */
const char *type_short_name(const struct type *type);
/* … and as a str. VALUE_ERROR on memory error. */
value type_name(struct vm *vm, struct type *type);
value type_qualname(struct vm *vm, struct type *type);
/* __module__ as a str, or VALUE_NULL when the class has none (no error set). */
value type_module(struct vm *vm, struct type *type);
/* A class for a definition that a native module or a host has. base: its class. */
struct type *type_from_def(struct vm *vm, const struct type_def *def, struct type *base);
/* `new` / `init` of the definition, inherited through native bases. */
const struct type *type_native_new(const struct type *type);
const struct type *type_native_init(const struct type *type);
/* The nearest class that is not made by a script. */
static inline const struct type *native_class(const struct type *type)
{
    while (type->flags & TYPE_FLAG_SCRIPT) {
        type = type->base;
    }
    return type;
}
uint32_t def_slots_offset(const struct type_def *def);

/* shape.c: the keys of a class's shapes are kept alive by the class. */
void trace_shape(struct gc_tracer *tracer, struct shape *shape);

/* -- type_mro.c: linearisation, caches, specials ------------------------------------------------------ */
struct tuple *mro_compute(struct vm *vm, struct type *type, struct tuple *bases);
/* Recomputes specials and the flags that follow from them, for the class and what derives from it. */
void type_update_specials(struct vm *vm, struct type *type);
/* Adds `type` to base's list of subclasses. */
bool type_add_subclass(struct vm *vm, struct type *base, struct type *type);
void type_remove_subclass(struct vm *vm, struct type *base, struct type *type);
/* A list of the living direct subclasses. NULL on error. */
struct list *type_subclasses(struct vm *vm, struct type *type);
/* Sets (v VALUE_NULL: deletes) an entry of the class's own dict and renews what depends on it.
 * 1 done, 0 absent (delete only), -1 error. */
int type_set_own(struct vm *vm, struct type *type, value name, value v);
/* True when v in a class dict is returned by attribute look-up as it is (no descriptor). */
bool is_plain_value(struct vm *vm, value v);

/* -- type_attrs.c: what scripts see of `type` -------------------------------------------------------- */
extern const struct native_def type_methods[];
extern const struct getset_row type_getset[];
value type_get_attr(struct vm *vm, value self, value name);
bool type_set_attr(struct vm *vm, value self, value name, value v);
value type_call(struct vm *vm, value self, const value *args, size_t nargs, value kwnames);
value type_repr(struct vm *vm, value self);

/* -- class_build.c ------------------------------------------------------------------------------------- */
/* type.__new__(meta, name, bases, namespace, **keywords). keywords: dict or VALUE_NULL. */
value class_create(struct vm *vm, struct type *meta, value name, struct tuple *bases,
                   struct dict *namespace, value keywords);
/* The most derived metaclass of meta and of the bases' classes. NULL with TypeError. */
struct type *metaclass_of_bases(struct vm *vm, struct type *meta, struct tuple *bases);
/* builtins.__build_class__; args: (function, name, *bases as a tuple, **keywords as a dict). */
value build_class(struct vm *vm, value *args);
extern const struct native_def build_class_def;
/* The best base for layout. NULL with TypeError "multiple bases have instance lay-out conflict". */
struct type *best_base(struct vm *vm, struct tuple *bases);
/* The class whose layout decides: the nearest that adds C fields or __slots__ members. */
const struct type *solid_base(const struct type *type);

/* -- attribute.c --------------------------------------------------------------------------------------- */
/* The attribute, VALUE_NULL without an error when it is absent (nothing is raised for that). */
value lookup_attr(struct vm *vm, value object, value name);
/* AttributeError with its name and obj set. Always VALUE_ERROR. */
value attribute_error(struct vm *vm, value object, value name, const char *format, ...);
/* Calls __get__ of a class attribute; a value without one is returned as it is. */
value descriptor_get(struct vm *vm, value descriptor, value instance, value owner);
bool has_descr_get(value v);
bool has_descr_set(value v); /* __set__ or __delete__: a data descriptor */
bool descriptor_set(struct vm *vm, value descriptor, value instance, value v);
/* generic look-up without raising. */
value generic_lookup_attr(struct vm *vm, value object, value name);
/* The __getattribute__ that natives implement: def->get_attr or the generic one. */
value native_get_attr(struct vm *vm, value object, value name);
bool native_set_attr(struct vm *vm, value object, value name, value v);
/* The interned form of an attribute's name; TypeError unless it is a str. */
value attr_name(struct vm *vm, value name);

/* -- native.c, slot_wrapper.c: what class dicts of built-in types are filled with ----------------------- */
value method_descriptor_new(struct vm *vm, struct type *owner, const struct native_def *def);
value getset_new(struct vm *vm, struct type *owner, const struct getset_row *row);
bool slot_wrappers_add(struct vm *vm, struct type *type, struct dict *dict);
/* The builtin `__new__` of a built-in class. */
value native_new_function(struct vm *vm, struct type *type);
void signatures_destroy(struct vm *vm);
void signatures_trace(struct vm *vm, struct gc_tracer *tracer);
/* Parses a signature text into a cached struct. owner may be NULL. */
struct signature *signature_for(struct vm *vm, const char *text, const char *name, bool self,
                                struct type *owner, value module);
value construct_native(struct vm *vm, const struct type *provider, struct type *class, size_t nargs,
                       const value *args, value kwnames);
bool initialise_native(struct vm *vm, const struct type *provider, value self, size_t nargs,
                       const value *args, value kwnames);

/* A __slots__ member. */
struct member {
    struct object header;
    struct type *owner;
    value name;
    uint32_t offset; /* bytes from the object's start */
};
value member_new(struct vm *vm, struct type *owner, value name, uint32_t offset);

/* -- descriptor.c ----------------------------------------------------------------------------------------- */
struct wrapped { /* classmethod, staticmethod */
    struct object header;
    value callable;
    value more; /* attribute slots */
};
#define as_wrapped(v) ((struct wrapped *)as_object(v))
value staticmethod_new(struct vm *vm, value callable);
value classmethod_new(struct vm *vm, value callable);
struct property {
    struct object header;
    value getter, setter, deleter, doc, name;
    bool doc_from_getter;
    value more;
};
#define as_property(v) ((struct property *)as_object(v))
/* Copies __module__, __name__, __qualname__, __doc__ of a callable; absent ones are skipped. */
bool copy_wrapper_attributes(struct vm *vm, value wrapper, value callable);

/* -- object.c ------------------------------------------------------------------------------------------------ */
value object_repr(struct vm *vm, value self);
value object_compare(struct vm *vm, enum compare_op op, value self, value other);
/* A new instance without looking at arguments; TypeError for an abstract class. */
value object_new_plain(struct vm *vm, struct type *class);
/* The class constructs (initialises) its instances as `object` does. */
bool uses_object_new(const struct type *provider);
bool uses_object_init(const struct type *provider);
value object_dir(struct vm *vm, value *args);
/* dir(): the sorted list for any object. */
value dir_of(struct vm *vm, value object);
value dict_getter(struct vm *vm, value self);
extern const struct getset_row dict_getset_row, weakref_getset_row;
bool set_class(struct vm *vm, value self, value v);
bool object_compare_default(struct vm *vm, enum compare_op op, value a, value b, value *out);

/* -- weakref.c ------------------------------------------------------------------------------------------------- */
struct weakref {
    struct object header;
    value referent; /* cleared by the collector */
    value callback; /* VALUE_NULL: none */
    int64_t hash;   /* -1: not known */
    value more;
};
#define as_weakref(v) ((struct weakref *)as_object(v))
value weakref_new(struct vm *vm, value referent, value callback);
value weak_proxy_new(struct vm *vm, value referent, value callback);
/* The collector found this weak reference's referent dead: its call-back is called. */
void weakref_run_callback(struct vm *vm, value weakref);

/* -- capsule.c ------------------------------------------------------------------------------------------------------ */
struct capsule {
    struct object header;
    const void *tag; /* whose pointer this is: compared by address */
    void *pointer;
    void (*release)(struct vm *vm, void *pointer);
};
value capsule_new(struct vm *vm, const void *tag, void *pointer,
                  void (*release)(struct vm *vm, void *pointer));
/* The pointer of a capsule with this tag; NULL with TypeError. */
void *capsule_pointer(struct vm *vm, value v, const void *tag);

/* super.c: super(type, object).name without an AttributeError; VALUE_NULL when absent. */
/* What the classes behind `start` in object_type's mro have under the name; VALUE_NULL: nothing, or
 * an error is set. */
value super_find(struct vm *vm, struct type *start, struct type *object_type, value name);
value super_lookup(struct vm *vm, struct type *start, struct type *object_type, value object,
                   value name);

#endif
