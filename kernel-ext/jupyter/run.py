"""Executes notebooks on the Java kernel, as a reader would from the top, and keeps what they show.

    run.py OUTPUT-DIRECTORY NOTEBOOK…

Leaves an executed .ipynb and an .html of each in the output directory. A cell that fails is
shown with its own error; what ran before it is kept. The sources are never written to.
"""
import os
import re
import signal
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C while Jupyter is still loading just ends it

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert import HTMLExporter

KERNEL = "java"
ANSI = re.compile(r"\x1b\[[0-9;]*m")
ERROR_LINES = 12


class Unusable(Exception):
    """The file is nothing that this kernel can execute."""


@contextmanager
def words_of_the_kernel():
    """Where the JVM writes what is not a cell's; passed on but for one line, which every start with vectors says."""
    ours, its = os.pipe()

    def pass_on():
        with os.fdopen(ours, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if not line.startswith("WARNING: Using incubator modules"):
                    print(line, end="", file=sys.stderr, flush=True)

    threading.Thread(target=pass_on, daemon=True).start()
    try:
        yield its
    finally:
        os.close(its)


def read(path):
    try:
        notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    except Exception as e:
        raise Unusable(f"{near(path)} is not a Jupyter notebook") from e
    kernel = (notebook.metadata.get("kernelspec") or {}).get("name", KERNEL)
    if kernel != KERNEL:
        raise Unusable(f"{near(path)} wants the kernel '{kernel}', not '{KERNEL}'")
    return notebook


class Progress:
    """Says which cell is at work: in place on a terminal, else one line for each slow cell."""

    def __init__(self, notebook):
        self.cells = [i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
        self.terminal = sys.stdout.isatty()
        self.done = 0
        self.place = "the start of the kernel"

    def start(self, cell, cell_index):
        if cell_index not in self.cells:
            return  # a text: some versions of nbclient announce it too
        self.began = time.monotonic()
        self.place = f"cell {self.cells.index(cell_index) + 1} of {len(self.cells)}"
        if self.terminal:
            print(f"\r\x1b[K  {self.place} …", end="", flush=True)

    def end(self, cell, cell_index, execute_reply):
        seconds = time.monotonic() - self.began
        self.done += execute_reply["content"]["status"] == "ok"
        if not self.terminal and seconds > 2:
            print(f"  {self.place}: {seconds:.1f} s", flush=True)

    def clear(self):
        if self.terminal:
            print("\r\x1b[K", end="", flush=True)


def execute(notebook, folder):
    """Runs every cell in place; returns how many ran, of how many, and what went wrong or None."""
    progress = Progress(notebook)
    client = NotebookClient(
        notebook,
        kernel_name=KERNEL,
        timeout=None,  # training may take its time; Ctrl+C ends it
        record_timing=False,  # a clock in the file would make every run differ
        resources={"metadata": {"path": str(folder)}},
        on_cell_start=progress.start,
        on_cell_executed=progress.end,
    )
    fault = None
    try:
        with words_of_the_kernel() as words:
            client.execute(stderr=words)
    except CellExecutionError:
        fault = f"{progress.place} failed:\n{error_of(notebook)}"
    except DeadKernelError:
        fault = f"{progress.place}: the kernel died while it ran"
    except (Exception, KeyboardInterrupt) as e:
        # nbclient ends the kernel on Ctrl+C, and then stumbles over that.
        if isinstance(e, KeyboardInterrupt) or client.km is None:
            fault = f"{progress.place} was interrupted; what ran before it is kept"
        else:
            fault = f"the kernel does not start: {e}"  # the JVM's own words are above
    progress.clear()
    tidy(notebook)
    return progress.done, len(progress.cells), fault


def error_of(notebook):
    """The failing cell's last words, without colours and without the kernel's own frames."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                text = ANSI.sub("", "\n".join(output.traceback)) or output.evalue
                lines = [line for line in text.splitlines() if line.strip(" -")]
                return "\n".join("    " + line for line in lines[:ERROR_LINES])
    return "    (it left no message)"


def tidy(notebook):
    """Leaves nothing that depends on the clock or the machine: how print-outs were cut, the Java version."""
    for cell in notebook.cells:
        merged = []
        for output in cell.get("outputs", []):
            last = merged[-1] if merged else None
            if last and output.output_type == last.output_type == "stream" and output.name == last.name:
                last.text += output.text
            else:
                merged.append(output)
        if cell.cell_type == "code":
            cell.outputs = merged
    notebook.metadata.get("language_info", {}).pop("version", None)


def write(notebook, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    html, _ = HTMLExporter().from_notebook_node(notebook, {"metadata": {"name": target.stem}})
    target.with_suffix(".html").write_text(html, encoding="utf-8")


def near(path):
    """The path as the user would type it here."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def run(source, target):
    """Executes one notebook, says how it went, and returns whether all went well."""
    began = time.monotonic()
    print(near(source), flush=True)
    try:
        notebook = read(source)
    except Unusable as e:
        print(f"chainrule: {e}", file=sys.stderr)
        return False
    done, cells, fault = execute(notebook, source.parent)
    try:
        write(notebook, target)
    except OSError as e:
        print(f"chainrule: {near(target)} cannot be written: {e.strerror}", file=sys.stderr)
        return False
    print(f"  {done} of {cells} cells in {time.monotonic() - began:.1f} s")
    print(f"  {near(target)}\n  {near(target.with_suffix('.html'))}", flush=True)
    if fault:
        print(f"chainrule: {near(source)}, {fault}", file=sys.stderr)
    return fault is None


def main(output, sources):
    names = [Path(s).name for s in sources]
    if len(set(names)) < len(names):
        sys.exit("chainrule: two of the notebooks have the same name: run them one after the other")
    for source in sources:
        if Path(source).resolve().parent == output:
            sys.exit(f"chainrule: {source} lies where results are written: copy it elsewhere and run it there")
    results = [run(Path(s).resolve(), output / Path(s).name) for s in sources]
    return 0 if all(results) else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2:]))
    except KeyboardInterrupt:
        sys.exit("\nchainrule: interrupted")
