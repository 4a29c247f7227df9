"""Archives the classes of a kernel that has run a first cell, so that the next one starts a second sooner.

    archive.py [--is-made]

The file is kernelspec.py's archive(), and holds for one Java and one kernel; others are removed. If it
cannot be made, the kernel starts as it did. --is-made only tells by its exit code whether there is nothing to do.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from kernelspec import ARCHIVES, archive, kernelspec

FIRST_CELL = """
var a = scalar("a", 2);
var loss = tanh(multiply(a, add(a, scalar("b", 3))));
System.out.println(gradients(loss, a).of(a));
"""
SECONDS = 120


def run_first_cell(specs):
    manager = KernelManager(kernel_name="java", kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(specs)]))
    manager.shutdown_wait_time = SECONDS  # it writes the archive when it ends
    manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = manager.client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=SECONDS)
        reply = client.execute_interactive(FIRST_CELL, timeout=SECONDS, output_hook=lambda message: None)
        return reply["content"]["status"] == "ok"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=False)


def main():
    target = archive()
    ARCHIVES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ARCHIVES) as folder:
        made = Path(folder) / "classes.jsa"
        spec = kernelspec()
        spec["argv"].insert(1, f"-XX:ArchiveClassesAtExit={made}")
        kernel = Path(folder) / "java"
        kernel.mkdir()
        (kernel / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
        if not run_first_cell(folder) or not made.is_file():
            sys.exit("chainrule: the kernel's classes could not be archived; it starts as quickly as before")
        for old in ARCHIVES.glob("*.jsa"):
            old.unlink()
        made.rename(target)


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--is-made"]):
        sys.exit(__doc__)
    if sys.argv[1:] == ["--is-made"]:
        sys.exit(0 if archive().is_file() else 1)
    main()
