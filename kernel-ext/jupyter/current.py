"""Proves that a notebook's committed outputs are what it shows when it is executed now.

    current.py COMMITTED EXECUTED

Every output must be equal but for one thing: where letters stand in a picture depends on the
machine's fonts, so an SVG counts as equal when it says the same texts in the same order.
"""
import base64
import difflib
import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import nbformat

PICTURE = re.compile(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=\s]+)")


def read(path):
    return nbformat.reads(Path(path).read_text(encoding="utf-8"), as_version=4)


def texts(svg):
    """What the picture says, a line for each text."""
    root = ElementTree.fromstring(svg)
    spoken = [e for e in root.iter() if e.tag.rpartition("}")[2] in ("text", "title", "desc")]
    return "\n".join("".join(e.itertext()).strip() for e in spoken)


def spell_out(value):
    return PICTURE.sub(lambda m: f"picture:\n{texts(base64.b64decode(m[1]))}\n", value)


def shown(output):
    """One output as lines to compare: its kind, then each representation by MIME type."""
    if output.output_type == "stream":
        return [output.name, *output.text.splitlines()]
    if output.output_type == "error":
        return ["error", output.ename, *output.evalue.splitlines()]
    lines = []
    for mime, value in sorted(output.data.items()):
        text = texts(value) if mime == "image/svg+xml" else spell_out(str(value))
        lines += [mime, *text.splitlines()]
    return lines


def differences(committed, executed):
    """A diff for each cell that shows something else than it did."""
    pairs = list(zip(committed.cells, executed.cells))
    if len(committed.cells) != len(executed.cells):
        yield "it has other cells than the one that was executed"
    for number, (old, new) in enumerate(pairs, start=1):
        before = [line for output in old.get("outputs", []) for line in shown(output)]
        after = [line for output in new.get("outputs", []) for line in shown(output)]
        if old.source != new.source:
            yield f"cell {number} is not the one that was executed"
        elif before != after:
            diff = difflib.unified_diff(before, after, "committed", "now", n=1, lineterm="")
            yield "\n    ".join([f"cell {number} shows something else now:", *list(diff)[:40]])


def main(committed, executed):
    found = list(differences(read(committed), read(executed)))
    for difference in found:
        print(f"  {difference}")
    if found:
        sys.exit(f"chainrule: the outputs in {committed} are not current; to take the new ones:\n  cp '{executed}' '{committed}'")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
