"""Horizontal bar charts as SVG, for run.py: readable on a light page and on a dark one."""

from xml.sax.saxutils import escape

WIDTH = 760
LABEL = 250
RIGHT = 70
BAR = 14
PITCH = 20
HEAD = 34

# Greys in the middle of the range keep their contrast where the colour scheme is not known.
STYLE = """
    text { font: 12px system-ui, sans-serif; fill: #57606a; }
    .title { font-size: 15px; font-weight: 600; }
    .head { font-weight: 600; }
    .mine { fill: #2f9e64; }
    .peer { fill: #8b98a5; }
    .one { stroke: #8b98a5; stroke-dasharray: 3 3; }
    .tick { stroke: #d9822b; stroke-width: 3; }
    @media (prefers-color-scheme: dark) { text { fill: #adbac7; } }
"""


class Bar:
    """One bar: `mine` colours it, `tick` marks another implementation's value on it."""

    def __init__(self, label, value, mine, tick=None):
        self.label = label
        self.value = value
        self.mine = mine
        self.tick = tick


class Section:
    """Bars under one heading, drawn on one scale of their own."""

    def __init__(self, heading, bars):
        self.heading = heading
        self.bars = bars


def draw_section(section, top, out):
    """Appends a section's elements to out and returns the y below it."""
    values = [bar.value for bar in section.bars]
    values += [bar.tick for bar in section.bars if bar.tick is not None]
    # The line at 1 is always in view; one extreme tick must not squeeze everything else.
    full = max(1.0, min(max(values), max(2.0, 1.2 * max(bar.value for bar in section.bars))))
    scale = (WIDTH - LABEL - RIGHT) / full
    out.append('<text class="head" x="%d" y="%d">%s</text>'
               % (12, top + 14, escape(section.heading)))
    y = top + 24
    bottom = y + PITCH * len(section.bars)
    for bar in section.bars:
        length = max(1.0, min(bar.value, full) * scale)
        out.append('<text x="%d" y="%d" text-anchor="end">%s</text>'
                   % (LABEL - 8, y + 11, escape(bar.label)))
        out.append('<rect class="%s" x="%d" y="%d" width="%.1f" height="%d" rx="2"/>'
                   % ("mine" if bar.mine else "peer", LABEL, y, length, BAR))
        end = length
        if bar.tick is not None:
            at = min(bar.tick, full) * scale
            out.append('<line class="tick" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>'
                       % (LABEL + at, LABEL + at, y - 1, y + BAR + 1))
            # A tick just past the bar's end would lie under its figure.
            if length - 4 < at < length + 44:
                end = at + 2
        out.append('<text x="%.1f" y="%d">%.2f</text>' % (LABEL + end + 6, y + 11, bar.value))
        y += PITCH
    one = LABEL + scale
    out.append('<line class="one" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>'
               % (one, one, top + 20, bottom))
    return bottom + 16


def svg(title, sections):
    """The whole chart as text. sections may be empty; it is then a title alone."""
    body = []
    y = HEAD
    for section in sections:
        y = draw_section(section, y, body)
    head = ['<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" '
            'role="img" aria-label="%s">' % (WIDTH, y, WIDTH, y, escape(title, {'"': "&quot;"})),
            "<style>%s</style>" % STYLE,
            '<text class="title" x="12" y="22">%s</text>' % escape(title)]
    return "\n".join(head + body + ["</svg>", ""])
