/* special.c - special methods as frames.
 *
 * An operator whose operand defines the method in a script class runs it as a frame of the same
 * activation, so that operators do not recurse in C. The functions here return true after pushing
 * that frame (vm->frame is the new one), and false, with nothing set, when the ordinary path shall be
 * taken: the method is no plain function of so many arguments, or the limits are reached. The
 * frame's return kind says what becomes of the result; for an operator the operands wait in the two
 * words before the frame, in case the answer is NotImplemented. */
#include "interp.h"

/* The first `self`'s class defines `name` as a plain function of nargs parameters; NULL otherwise. */
static struct function *plain_special(struct vm *vm, value v, enum name_index name, uint32_t nargs)
{
    if (!is_object(v) || !has_script_special(as_object(v)->type, name)) {
        return NULL;
    }
    value found = type_lookup(vm, as_object(v)->type, vm->names[name]);
    if (!is_exact(found, TYPE_FUNCTION)) {
        return NULL;
    }
    struct function *fn = as_function(found);
    return fn->call_kind == CALL_PLAIN && fn->simple_nargs == nargs ? fn : NULL;
}

bool push_special(struct vm *vm, struct frame *f, struct function *fn, value self,
                  const value *args, uint32_t nargs, uint64_t info)
{
    if (vm->recursion_depth >= vm->recursion_limit) {
        return false;
    }
    struct code *code = fn->code;
    unsigned flags = 0;
    value *window =
        stack_place(vm, vm->stack_top, 0, FRAME_WORDS + code->register_count + 2, &flags);
    if (!window) {
        error_clear(vm);
        return false;
    }
    if (info & FRAME_OPERANDS) {
        *window++ = self;
        *window++ = nargs ? args[0] : VALUE_NULL;
    }
    struct frame *n = (struct frame *)window;
    n->registers[0] = self;
    for (uint32_t i = 0; i < nargs; i++) {
        n->registers[i + 1] = args[i];
    }
    frame_begin(n, fn, f, info | flags);
    vm->recursion_depth++;
    vm->frame = n;
    vm->stack_top = n->registers + code->register_count;
    return true;
}

bool special_frame(struct vm *vm, struct frame *f, value self, enum name_index name,
                   const value *args, uint32_t nargs, uint64_t info)
{
    struct function *fn = plain_special(vm, self, name, nargs + 1);
    return fn && push_special(vm, f, fn, self, args, nargs, info);
}

/* -- which operand's method goes first ------------------------------------------------------------ */

/* The right operand's reflected method is the first that is asked. */
static bool right_goes_first(struct vm *vm, enum binary_op op, bool in_place, value x, value y)
{
    struct type *left = type_of(vm, x), *right = as_object(y)->type;
    enum name_index reflected = (enum name_index)(NAME_RADD + op);
    if (left == right ||
        (in_place && (left->def->inplace ||
                      (is_object(x) && type_lookup(vm, left, vm->names[NAME_IADD + op]))))) {
        return false;
    }
    if (is_subtype(right, left)) {
        return type_lookup(vm, right, vm->names[reflected]) !=
               type_lookup(vm, left, vm->names[reflected]);
    }
    /* A number knows nothing of an object that is none; a sequence gives way to anybody. */
    return right->kind == TYPE_OBJECT &&
           (left->index == TYPE_INT || left->index == TYPE_FLOAT || sequence_yields(left, op));
}

static bool try_reflected_frame(struct vm *vm, struct frame *f, enum binary_op op, bool in_place,
                                value x, value y, uint32_t dst)
{
    struct function *fn = plain_special(vm, y, (enum name_index)(NAME_RADD + op), 2);
    return fn && right_goes_first(vm, op, in_place, x, y) &&
           push_special(vm, f, fn, y, &x, 1,
                        frame_info(RETURN_BINARY, FRAME_OPERANDS | FRAME_REFLECTED, dst));
}

bool operator_frame(struct vm *vm, struct frame *f, enum binary_op op, bool in_place, value x,
                    value y, uint32_t dst)
{
    struct type *type = is_object(x) ? as_object(x)->type : NULL;
    if (!type || !(type->specials[0] | type->specials[1])) {
        return try_reflected_frame(vm, f, op, in_place, x, y, dst);
    }
    struct function *fn = in_place && op < OP_DIVMOD
                              ? plain_special(vm, x, (enum name_index)(NAME_IADD + op), 2)
                              : NULL;
    uint64_t info = frame_info(RETURN_INPLACE, FRAME_OPERANDS, dst);
    if (!fn) {
        if (in_place && type_lookup(vm, type, vm->names[NAME_IADD + op])) {
            return false;
        }
        struct type *right = type_of(vm, y);
        if (right != type && is_subtype(right, type)) {
            return try_reflected_frame(vm, f, op, in_place, x, y, dst);
        }
        fn = plain_special(vm, x, (enum name_index)(NAME_ADD + op), 2);
        info = frame_info(RETURN_BINARY, FRAME_OPERANDS, dst);
    }
    return fn && push_special(vm, f, fn, x, &y, 1, info);
}

static const uint8_t swapped[] = {CMP_GT, CMP_GE, CMP_EQ, CMP_NE, CMP_LT, CMP_LE};

bool compare_frame(struct vm *vm, struct frame *f, enum compare_op op, value x, value y,
                   enum return_kind kind, uint32_t dst)
{
    /* RETURN_COMPARE: dst register; RETURN_JUMP: dst says whether the offset word is packed. */
    kind = kind == RETURN_KEEP ? RETURN_COMPARE : RETURN_JUMP;
    struct type *left = type_of(vm, x);
    struct type *right = is_object(y) ? as_object(y)->type : NULL;
    bool left_script = left->specials[0] >> NAME_LT & 63;
    if (right && right != left && (right->specials[0] >> NAME_LT & 63) &&
        (is_subtype(right, left) ||
         (!left_script && right->kind == TYPE_OBJECT &&
          (left->index == TYPE_INT || left->index == TYPE_FLOAT || left->index == TYPE_STR)))) {
        struct function *fn = plain_special(vm, y, (enum name_index)(NAME_LT + swapped[op]), 2);
        return fn && push_special(vm, f, fn, y, &x, 1,
                                  frame_info(kind, FRAME_OPERANDS | FRAME_REFLECTED, dst));
    }
    if (!left_script || !is_object(x)) {
        return false;
    }
    struct function *fn = plain_special(vm, x, (enum name_index)(NAME_LT + op), 2);
    return fn && push_special(vm, f, fn, x, &y, 1, frame_info(kind, FRAME_OPERANDS, dst));
}

/* -- after NotImplemented ------------------------------------------------------------------------------ */

static enum binary_op binary_op_of(unsigned opcode)
{
    static const uint8_t map[OPCODE_COUNT] = {
        [OP_ADD_] = OP_ADD,
        [OP_SUB_] = OP_SUB,
        [OP_MUL_] = OP_MUL,
        [OP_MATMUL_] = OP_MATMUL,
        [OP_TRUEDIV_] = OP_TRUEDIV,
        [OP_FLOORDIV_] = OP_FLOORDIV,
        [OP_MOD_] = OP_MOD,
        [OP_POW_] = OP_POW,
        [OP_LSHIFT_] = OP_LSHIFT,
        [OP_RSHIFT_] = OP_RSHIFT,
        [OP_AND_] = OP_AND,
        [OP_XOR_] = OP_XOR,
        [OP_OR_] = OP_OR,
        [OP_IADD_] = OP_ADD,
        [OP_ISUB_] = OP_SUB,
        [OP_IMUL_] = OP_MUL,
        [OP_IMATMUL_] = OP_MATMUL,
        [OP_ITRUEDIV_] = OP_TRUEDIV,
        [OP_IFLOORDIV_] = OP_FLOORDIV,
        [OP_IMOD_] = OP_MOD,
        [OP_IPOW_] = OP_POW,
        [OP_ILSHIFT_] = OP_LSHIFT,
        [OP_IRSHIFT_] = OP_RSHIFT,
        [OP_IAND_] = OP_AND,
        [OP_IXOR_] = OP_XOR,
        [OP_IOR_] = OP_OR,
        [OP_ADD_I_] = OP_ADD,
        [OP_SUB_I_] = OP_SUB,
        [OP_MUL_I_] = OP_MUL,
        [OP_FLOORDIV_I_] = OP_FLOORDIV,
        [OP_MOD_I_] = OP_MOD,
        [OP_LSHIFT_I_] = OP_LSHIFT,
        [OP_RSHIFT_I_] = OP_RSHIFT,
        [OP_AND_I_] = OP_AND,
        [OP_IADD_I_] = OP_ADD,
        [OP_ISUB_I_] = OP_SUB,
    };
    return (enum binary_op)map[opcode_table[opcode].generic];
}

/* One operand's answer: its script method's, or its built-in type's. */
static value ask(struct vm *vm, enum binary_op op, value x, value y, bool reflected)
{
    value self = reflected ? y : x;
    struct type *type = type_of(vm, self);
    enum name_index name = (enum name_index)((reflected ? NAME_RADD : NAME_ADD) + op);
    if (has_script_special(type, name)) {
        bool found = false;
        return call_special(vm, self, name, 1, reflected ? &x : &y, &found);
    }
    return type->def->binary ? type->def->binary(vm, op, x, y) : VALUE_NOT_IMPLEMENTED;
}

/* The other operand is asked after the one whose frame `left` was declined. */
static value binary_declined(struct vm *vm, const struct frame *left, enum binary_op op,
                             bool in_place)
{
    static const char *const symbols[] = {"+",  "-",  "*",  "@", "/", "//", "%",
                                          "**", "<<", ">>", "&", "^", "|",  "divmod()"};
    value self = ((value *)left)[-2], other = ((value *)left)[-1];
    bool reflected = left->info & FRAME_REFLECTED;
    value x = reflected ? other : self, y = reflected ? self : other;
    struct type *type = type_of(vm, x), *right = type_of(vm, y);
    value result = VALUE_NOT_IMPLEMENTED;
    if (type != right && (reflected || type->def->binary != right->def->binary ||
                          has_script_special(right, (enum name_index)(NAME_RADD + op)))) {
        result = ask(vm, op, x, y, !reflected);
    }
    if (result != VALUE_NOT_IMPLEMENTED) {
        return result;
    }
    if (op == OP_POW) {
        return raise_type_error(vm, "unsupported operand type(s) for %s: '%T' and '%T'",
                                in_place ? "**=" : "** or pow()", x, y);
    }
    return raise_type_error(vm, "unsupported operand type(s) for %s%s: '%T' and '%T'", symbols[op],
                            in_place ? "=" : "", x, y);
}

value operator_declined(struct vm *vm, const struct frame *left, unsigned opcode)
{
    opcode = opcode_table[opcode].generic;
    enum binary_op op = binary_op_of(opcode);
    if (frame_kind(left) == RETURN_INPLACE) {
        return inplace_after_method(vm, op, ((value *)left)[-2], ((value *)left)[-1]);
    }
    return binary_declined(vm, left, op,
                           opcode_table[opcode].name[0] == 'I' && opcode != OP_INVERT_);
}

value comparison_declined(struct vm *vm, const struct frame *left, enum compare_op op)
{
    static const char *const symbols[] = {"<", "<=", "==", "!=", ">", ">="};
    value self = ((value *)left)[-2], other = ((value *)left)[-1];
    /* The other operand is asked the other way round. */
    bool reflected = left->info & FRAME_REFLECTED;
    enum compare_op asked = reflected ? op : (enum compare_op)swapped[op];
    struct type *type = type_of(vm, other);
    enum name_index name = (enum name_index)(NAME_LT + asked);
    value result = VALUE_NOT_IMPLEMENTED;
    if (has_script_special(type, name)) {
        bool found = false;
        result = call_special(vm, other, name, 1, &self, &found);
    } else if (type->def->compare) {
        result = type->def->compare(vm, asked, other, self);
    }
    if (result != VALUE_NOT_IMPLEMENTED) {
        return result;
    }
    if (op == CMP_EQ || op == CMP_NE) {
        return make_bool((self == other) == (op == CMP_EQ));
    }
    return raise_type_error(vm, "'%s' not supported between instances of '%T' and '%T'",
                            symbols[op], reflected ? other : self, reflected ? self : other);
}
