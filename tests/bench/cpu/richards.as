# An operating system's scheduler in miniature: tasks of several classes, linked lists of
# packets, dispatch by overridden methods. The same workload shape as the classic benchmark
# of this name, written afresh.

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
KIND_DEVICE, KIND_WORK = 0, 1
PAYLOAD = 4


class Packet:
    def __init__(self, link, owner, kind):
        self.link = link
        self.owner = owner
        self.kind = kind
        self.datum = 0
        self.payload = [0] * PAYLOAD

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    def __init__(self, system, ident, priority, queue):
        self.system = system
        self.ident = ident
        self.priority = priority
        self.queue = queue
        self.held = False
        self.suspended = queue is None
        system.add(self)

    def blocked(self):
        return self.held or (self.suspended and self.queue is None)

    def take(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
        self.suspended = False
        return packet

    def receive(self, packet, sender):
        if self.queue is None:
            self.queue = packet
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender

    def wait(self):
        self.suspended = True
        return self

    def step(self, packet):
        raise NotImplementedError


class IdleTask(Task):
    def __init__(self, system, turns):
        super().__init__(system, IDLE, 0, None)
        self.suspended = False
        self.seed = 1
        self.turns = turns

    def step(self, packet):
        self.turns -= 1
        if self.turns == 0:
            return self.system.hold(self)
        if self.seed & 1 == 0:
            self.seed //= 2
            return self.system.release(DEVICE_A)
        self.seed = (self.seed // 2) ^ 53256
        return self.system.release(DEVICE_B)


class WorkerTask(Task):
    def __init__(self, system, queue):
        super().__init__(system, WORKER, 1000, queue)
        self.target = HANDLER_A
        self.letter = 0

    def step(self, packet):
        if packet is None:
            return self.wait()
        self.target = HANDLER_B if self.target == HANDLER_A else HANDLER_A
        packet.owner = self.target
        packet.datum = 0
        for i in range(PAYLOAD):
            self.letter = self.letter % 26 + 1
            packet.payload[i] = self.letter
        return self.system.send(packet, self)


class HandlerTask(Task):
    def __init__(self, system, ident, priority, queue):
        super().__init__(system, ident, priority, queue)
        self.work = None
        self.devices = None

    def step(self, packet):
        if packet is not None:
            if packet.kind == KIND_WORK:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is not None:
            at = work.datum
            if at >= PAYLOAD:
                self.work = work.link
                return self.system.send(work, self)
            device = self.devices
            if device is not None:
                self.devices = device.link
                device.datum = work.payload[at]
                work.datum = at + 1
                return self.system.send(device, self)
        return self.wait()


class DeviceTask(Task):
    def __init__(self, system, ident, priority):
        super().__init__(system, ident, priority, None)
        self.pending = None

    def step(self, packet):
        if packet is None:
            pending = self.pending
            if pending is None:
                return self.wait()
            self.pending = None
            return self.system.send(pending, self)
        self.pending = packet
        return self.system.hold(self)


class System:
    def __init__(self):
        self.order = []
        self.table = [None] * 6
        self.sent = 0
        self.holds = 0

    def add(self, task):
        self.table[task.ident] = task
        self.order.append(task)
        self.order.sort(key=lambda one: -one.priority)

    def hold(self, task):
        self.holds += 1
        task.held = True
        return self.next_after(task)

    def release(self, ident):
        task = self.table[ident]
        task.held = False
        idle = self.table[IDLE]
        return task if task.priority > idle.priority else idle

    def send(self, packet, sender):
        target = self.table[packet.owner]
        self.sent += 1
        packet.link = None
        packet.owner = sender.ident
        return target.receive(packet, sender)

    def next_after(self, task):
        return None

    def run(self):
        current = None
        while True:
            if current is None or current.blocked():
                current = None
                for task in self.order:
                    if not task.blocked():
                        current = task
                        break
                else:
                    return
            current = current.step(current.take())


def packets(owner, kind, count):
    queue = None
    for _ in range(count):
        queue = Packet(queue, owner, kind)
    return queue


def main(rounds, turns):
    sent = holds = 0
    for _ in range(rounds):
        system = System()
        IdleTask(system, turns)
        WorkerTask(system, packets(WORKER, KIND_WORK, 2))
        HandlerTask(system, HANDLER_A, 2000, packets(DEVICE_A, KIND_DEVICE, 3))
        HandlerTask(system, HANDLER_B, 3000, packets(DEVICE_B, KIND_DEVICE, 3))
        DeviceTask(system, DEVICE_A, 4000)
        DeviceTask(system, DEVICE_B, 5000)
        system.run()
        sent += system.sent
        holds += system.holds
    print(sent, holds)


main(35, 10000)
