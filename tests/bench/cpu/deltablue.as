# An incremental solver of one-way constraints with strengths (the DeltaBlue algorithm of
# Freeman-Benson, Maloney and Borning), written afresh: polymorphic calls, lists, small objects.

REQUIRED, STRONG_PREFERRED, PREFERRED, STRONG, NORMAL, WEAK, WEAKEST = range(7)


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.walk_strength = WEAKEST
        self.stay = True


class Constraint:
    """A constraint knows its variables and the ways in which it can be satisfied."""

    is_input = False

    def __init__(self, strength):
        self.strength = strength

    def activate(self, planner):
        for variable in self.variables():
            variable.constraints.append(self)
        self.choose_nothing()
        planner.incremental_add(self)

    def destroy(self, planner):
        if self.is_satisfied():
            planner.incremental_remove(self)
        for variable in self.variables():
            variable.constraints.remove(self)

    def satisfy(self, mark, planner):
        """Chooses a method and returns the constraint that it pushed aside, if any."""
        self.choose_method(mark)
        if not self.is_satisfied():
            if self.strength == REQUIRED:
                raise ValueError("a required constraint cannot be satisfied")
            return None
        for variable in self.inputs():
            variable.mark = mark
        output = self.output()
        overridden = output.determined_by
        if overridden is not None:
            overridden.choose_nothing()
        output.determined_by = self
        if not planner.add_propagate(self, mark):
            raise ValueError("a cycle of constraints")
        output.mark = mark
        return overridden

    def inputs_known(self, mark):
        for variable in self.inputs():
            if not (variable.mark == mark or variable.stay or variable.determined_by is None):
                return False
        return True


class Unary(Constraint):
    def __init__(self, variable, strength, planner):
        super().__init__(strength)
        self.target = variable
        self.satisfied = False
        self.activate(planner)

    def variables(self):
        return (self.target,)

    def inputs(self):
        return ()

    def output(self):
        return self.target

    def is_satisfied(self):
        return self.satisfied

    def choose_nothing(self):
        self.satisfied = False

    def choose_method(self, mark):
        target = self.target
        self.satisfied = target.mark != mark and self.strength < target.walk_strength

    def recalculate(self):
        self.target.walk_strength = self.strength
        self.target.stay = not self.is_input
        if self.target.stay:
            self.execute()

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    is_input = True


NOTHING, FORWARD, BACKWARD = range(3)


class Binary(Constraint):
    def __init__(self, first, second, strength, planner):
        super().__init__(strength)
        self.first = first
        self.second = second
        self.direction = NOTHING
        self.activate(planner)

    def variables(self):
        return (self.first, self.second)

    def inputs(self):
        return (self.first,) if self.direction == FORWARD else (self.second,)

    def output(self):
        return self.second if self.direction == FORWARD else self.first

    def is_satisfied(self):
        return self.direction != NOTHING

    def choose_nothing(self):
        self.direction = NOTHING

    def choose_method(self, mark):
        first, second, mine = self.first, self.second, self.strength
        if first.mark == mark:
            free = second.mark != mark and mine < second.walk_strength
            self.direction = FORWARD if free else NOTHING
        elif second.mark == mark:
            self.direction = BACKWARD if mine < first.walk_strength else NOTHING
        elif first.walk_strength > second.walk_strength:
            self.direction = BACKWARD if mine < first.walk_strength else NOTHING
        else:
            self.direction = FORWARD if mine < second.walk_strength else NOTHING

    def recalculate(self):
        source = self.inputs()[0]
        output = self.output()
        output.walk_strength = max(self.strength, source.walk_strength)
        output.stay = source.stay
        if output.stay:
            self.execute()


class Equal(Binary):
    def execute(self):
        self.output().value = self.inputs()[0].value


class Scale(Binary):
    """second = first * factor + offset"""

    def __init__(self, first, factor, offset, second, strength, planner):
        self.factor = factor
        self.offset = offset
        super().__init__(first, second, strength, planner)

    def variables(self):
        return (self.first, self.second, self.factor, self.offset)

    def inputs(self):
        source = self.first if self.direction == FORWARD else self.second
        return (source, self.factor, self.offset)

    def execute(self):
        if self.direction == FORWARD:
            self.second.value = self.first.value * self.factor.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.factor.value

    def recalculate(self):
        source = self.inputs()[0]
        output = self.output()
        output.walk_strength = max(self.strength, source.walk_strength)
        output.stay = source.stay and self.factor.stay and self.offset.stay
        if output.stay:
            self.execute()


class Planner:
    def __init__(self):
        self.current = 0

    def new_mark(self):
        self.current += 1
        return self.current

    def incremental_add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark, self)
        while overridden is not None:
            overridden = overridden.satisfy(mark, self)

    def incremental_remove(self, constraint):
        output = constraint.output()
        constraint.choose_nothing()
        unsatisfied = self.remove_propagate(output, constraint)
        for strength in range(REQUIRED, WEAKEST + 1):
            for one in unsatisfied:
                if one.strength == strength:
                    self.incremental_add(one)

    def consuming(self, variable):
        return [one for one in variable.constraints
                if one is not variable.determined_by and one.is_satisfied()]

    def add_propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            one = todo.pop()
            if one.output().mark == mark:
                self.incremental_remove(constraint)
                return False
            one.recalculate()
            todo.extend(self.consuming(one.output()))
        return True

    def remove_propagate(self, output, removed):
        output.determined_by = None
        output.walk_strength = WEAKEST
        output.stay = True
        unsatisfied = []
        todo = [output]
        while todo:
            variable = todo.pop()
            for one in variable.constraints:
                if one is not removed and not one.is_satisfied():
                    unsatisfied.append(one)
            for one in self.consuming(variable):
                one.recalculate()
                todo.append(one.output())
        return unsatisfied

    def make_plan(self, sources):
        mark = self.new_mark()
        plan = []
        todo = list(sources)
        while todo:
            one = todo.pop()
            output = one.output()
            if output.mark != mark and one.inputs_known(mark):
                plan.append(one)
                output.mark = mark
                todo.extend(self.consuming(output))
        return plan

    def plan_from(self, constraints):
        return self.make_plan([one for one in constraints
                               if one.is_input and one.is_satisfied()])


def change(planner, variable, values):
    """Edits a variable: one plan, run for each of the values."""
    edit = Edit(variable, PREFERRED, planner)
    plan = planner.plan_from([edit])
    for value in values:
        variable.value = value
        for one in plan:
            one.execute()
    edit.destroy(planner)


def chain(size):
    """A row of equalities with a stay at its end, changed at its head."""
    planner = Planner()
    variables = [Variable("v" + str(i)) for i in range(size + 1)]
    for i in range(size):
        Equal(variables[i], variables[i + 1], REQUIRED, planner)
    Stay(variables[size], STRONG, planner)
    edit = Edit(variables[0], STRONG_PREFERRED, planner)
    plan = planner.plan_from([edit])
    total = 0
    for value in range(100):
        variables[0].value = value
        for one in plan:
            one.execute()
        total += variables[size].value
    edit.destroy(planner)
    return total


def projection(size):
    """Pairs of variables tied by a scale and an offset, changed from either side."""
    planner = Planner()
    factor = Variable("factor", 10)
    offset = Variable("offset", 1000)
    sources, targets = [], []
    for i in range(size):
        source, target = Variable("s" + str(i), i), Variable("t" + str(i), i)
        sources.append(source)
        targets.append(target)
        Stay(source, NORMAL, planner)
        Scale(source, factor, offset, target, REQUIRED, planner)
    change(planner, sources[0], range(10))
    total = targets[0].value
    change(planner, targets[1], range(1000, 2000, 10))
    total += sources[1].value
    change(planner, factor, range(1, 6))
    total += sum(target.value for target in targets)
    change(planner, offset, range(0, 3000, 300))
    return total + sum(target.value for target in targets)


def main(size, rounds):
    total = 0
    for _ in range(rounds):
        total += chain(size) + projection(size)
    print(total)


main(200, 160)
