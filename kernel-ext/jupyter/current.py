"""Proves that a notebook's committed outputs are what it shows when it is executed now, byte for byte.

    current.py COMMITTED EXECUTED

Our pictures bring their own font, so not even they depend on the machine.
"""
import base64
import difflib
import re
import sys
from pathlib import Path

import nbformat

PICTURE = re.compile(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)")


def read(path):
    return nbformat.reads(Path(path).read_text(encoding="utf-8"), as_version=4)


def legible(value):
    """The same with pictures as their SVG, and an element to a line, so that a difference can be read."""
    return PICTURE.sub(lambda m: base64.b64decode(m[1]).decode(), str(value)).replace(">", ">\n")


def shown(cell):
    """All that a cell shows, as lines: each output's kind, then each representation by MIME type."""
    lines = []
    for output in cell.get("outputs", []):
        if output.output_type == "stream":
            lines += [output.name, *output.text.splitlines()]
        elif output.output_type == "error":
            lines += ["error", output.ename, *output.evalue.splitlines()]
        else:
            for mime, value in sorted(output.data.items()):
                lines += [mime, *legible(value).splitlines()]
    return lines


def differences(committed, executed):
    """What to say of each cell that shows something else than it did."""
    if len(committed.cells) != len(executed.cells):
        yield "it has other cells than the one that was executed"
    for number, (old, new) in enumerate(zip(committed.cells, executed.cells), start=1):
        if old.source != new.source:
            yield f"cell {number} is not the one that was executed"
        elif shown(old) != shown(new):
            diff = difflib.unified_diff(shown(old), shown(new), "committed", "now", n=1, lineterm="")
            lines = [line[:160] for line in list(diff)[:40]]
            yield "\n    ".join([f"cell {number} shows something else now:", *lines])


def main(committed, executed):
    found = list(differences(read(committed), read(executed)))
    for difference in found:
        print(f"  {difference}", flush=True)
    if found:
        sys.exit(
            f"chainrule: the outputs in {committed} are not current; to take the new ones:\n"
            f"  cp '{executed}' '{committed}'"
        )


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
