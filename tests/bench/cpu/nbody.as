# A solar system in double precision: float attributes read, combined and stored.

DAYS = 365.24
SUN_MASS = 39.47841760435743


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x = x
        self.y = y
        self.z = z
        self.vx = vx * DAYS
        self.vy = vy * DAYS
        self.vz = vz * DAYS
        self.mass = mass * SUN_MASS


def advance(pairs, bodies, step, times):
    for _ in range(times):
        for a, b in pairs:
            dx = a.x - b.x
            dy = a.y - b.y
            dz = a.z - b.z
            square = dx * dx + dy * dy + dz * dz
            pull = step / (square * square ** 0.5)
            heavy = b.mass * pull
            a.vx -= dx * heavy
            a.vy -= dy * heavy
            a.vz -= dz * heavy
            heavy = a.mass * pull
            b.vx += dx * heavy
            b.vy += dy * heavy
            b.vz += dz * heavy
        for body in bodies:
            body.x += step * body.vx
            body.y += step * body.vy
            body.z += step * body.vz


def energy(pairs, bodies):
    total = 0.0
    for body in bodies:
        total += 0.5 * body.mass * (body.vx ** 2 + body.vy ** 2 + body.vz ** 2)
    for a, b in pairs:
        distance = ((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2) ** 0.5
        total -= a.mass * b.mass / distance
    return total


def main(times):
    bodies = [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        Body(4.841431442, -1.160320044, -0.1036220445,
             0.001660076643, 0.007699011184, -0.00006904600170, 0.0009547919384),
        Body(8.343366718, 4.124798564, -0.4035234171,
             -0.002767425107, 0.004998528012, 0.00002304172976, 0.0002858859807),
        Body(12.89436957, -15.11115140, -0.2233075789,
             0.002964601376, 0.002378471740, -0.00002965895685, 0.00004366244043),
        Body(15.37969711, -25.91931460, 0.1792587730,
             0.002680677725, 0.001628241700, -0.00009515922545, 0.00005151389020),
    ]
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
    sun = bodies[0]
    for body in bodies[1:]:
        sun.vx -= body.vx * body.mass / SUN_MASS
        sun.vy -= body.vy * body.mass / SUN_MASS
        sun.vz -= body.vz * body.mass / SUN_MASS
    print("%.6f" % energy(pairs, bodies))
    advance(pairs, bodies, 0.01, times)
    print("%.6f" % energy(pairs, bodies))


main(400000)
