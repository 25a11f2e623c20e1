local DAYS = 365.24
local SUN_MASS = 39.47841760435743

local function new_body(x, y, z, vx, vy, vz, mass)
  return {
    x = x, y = y, z = z,
    vx = vx * DAYS, vy = vy * DAYS, vz = vz * DAYS,
    mass = mass * SUN_MASS,
  }
end

local function advance(pairs_, bodies, step, times)
  for _ = 1, times do
    for i = 1, #pairs_ do
      local pair = pairs_[i]
      local a, b = pair[1], pair[2]
      local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
      local square = dx * dx + dy * dy + dz * dz
      local pull = step / (square * square ^ 0.5)
      local heavy = b.mass * pull
      a.vx = a.vx - dx * heavy
      a.vy = a.vy - dy * heavy
      a.vz = a.vz - dz * heavy
      heavy = a.mass * pull
      b.vx = b.vx + dx * heavy
      b.vy = b.vy + dy * heavy
      b.vz = b.vz + dz * heavy
    end
    for i = 1, #bodies do
      local body = bodies[i]
      body.x = body.x + step * body.vx
      body.y = body.y + step * body.vy
      body.z = body.z + step * body.vz
    end
  end
end

local function energy(pairs_, bodies)
  local total = 0.0
  for _, body in ipairs(bodies) do
    total = total + 0.5 * body.mass * (body.vx ^ 2 + body.vy ^ 2 + body.vz ^ 2)
  end
  for _, pair in ipairs(pairs_) do
    local a, b = pair[1], pair[2]
    local distance = ((a.x - b.x) ^ 2 + (a.y - b.y) ^ 2 + (a.z - b.z) ^ 2) ^ 0.5
    total = total - a.mass * b.mass / distance
  end
  return total
end

local function main(times)
  local bodies = {
    new_body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
    new_body(4.841431442, -1.160320044, -0.1036220445,
             0.001660076643, 0.007699011184, -0.00006904600170, 0.0009547919384),
    new_body(8.343366718, 4.124798564, -0.4035234171,
             -0.002767425107, 0.004998528012, 0.00002304172976, 0.0002858859807),
    new_body(12.89436957, -15.11115140, -0.2233075789,
             0.002964601376, 0.002378471740, -0.00002965895685, 0.00004366244043),
    new_body(15.37969711, -25.91931460, 0.1792587730,
             0.002680677725, 0.001628241700, -0.00009515922545, 0.00005151389020),
  }
  local pairs_ = {}
  for i = 1, #bodies do
    for j = i + 1, #bodies do pairs_[#pairs_ + 1] = { bodies[i], bodies[j] } end
  end
  local sun = bodies[1]
  for i = 2, #bodies do
    local body = bodies[i]
    sun.vx = sun.vx - body.vx * body.mass / SUN_MASS
    sun.vy = sun.vy - body.vy * body.mass / SUN_MASS
    sun.vz = sun.vz - body.vz * body.mass / SUN_MASS
  end
  print(string.format("%.6f", energy(pairs_, bodies)))
  advance(pairs_, bodies, 0.01, times)
  print(string.format("%.6f", energy(pairs_, bodies)))
end

main(400000)
