"""A figure of bars as SVG, without any library."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

WIDTH, BAR, GAP, NAMES, HEAD = 720, 18, 6, 230, 30  # in pixels


def bars(panels: Mapping[str, Mapping[str, float]]) -> str:
    """An SVG with one panel a heading; in each a bar for each name, as long as its share of the largest."""
    parts: list[str] = []
    top = 0
    for heading, values in panels.items():
        top += HEAD
        parts.append(f'<text x="0" y="{top - 10}" font-weight="bold">{escape(heading)}</text>')
        most = max(values.values(), default=0) or 1
        for name, value in values.items():
            length = (WIDTH - NAMES - 90) * value / most
            middle = top + BAR - 4
            parts += [
                f'<text x="0" y="{middle}">{escape(name)}</text>',
                f'<rect x="{NAMES}" y="{top}" width="{length:.1f}" height="{BAR}" fill="#4878a8"/>',
                f'<text x="{NAMES + length + 6:.1f}" y="{middle}">{value:,.4g}</text>',
            ]
            top += BAR + GAP
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{top + GAP}" '
    return head + 'font-family="sans-serif" font-size="13">\n' + "\n".join(parts) + "\n</svg>\n"
