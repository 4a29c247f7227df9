"""Archives the classes of a kernel that has run a few cells, so that the next one starts a second or two sooner.

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

# What a notebook does first: a tape, training, the pictures of both. Then all classes of ours: one that was only
# looked at, not yet initialised, is not archived.
CELLS = [
    """
Value a = scalar("a", 2);
Value loss = tanh(multiply(a, add(a, scalar("b", 3))));
Gradients slopes = gradients(loss, a);
System.out.println(slopes.of(a));
""",
    "%tape slopes",
    """
Value inputs = Value.matrix("x", new double[][] {{0, 0, 1, 1}, {0, 1, 0, 1}});
Dataset exclusiveOr = new Dataset(inputs, OneHot.oneHot(2, 0, 1, 1, 0));
Sequential model = Sequential.of(new Dense("hidden", 2, 32, he(1)), Relu::relu, new Dense("output", 32, 2, he(2)));
History history = Trainer.of(model, new SoftmaxCrossEntropy(), new Sgd(0.1, 0.9)).epochs(20).metric(new Accuracy()).fit(exclusiveOr);
""",
    "%loss history",
    "%gradients slopes",
    """
for (var ours : List.of(Value.class, chainrule.notebook.Notebook.class)) {
    var place = ours.getProtectionDomain().getCodeSource().getLocation();
    try (var jar = new java.util.jar.JarFile(new File(place.toURI()))) {
        for (var entry : Collections.list(jar.entries())) {
            String file = entry.getName();
            if (file.matches("chainrule/[^-]*[.]class")) {
                Class.forName(file.replace(".class", "").replace('/', '.'), true, ours.getClassLoader());
            }
        }
    }
}
""",
]
SECONDS = 120


def run_cells(specs):
    manager = KernelManager(kernel_name="java", kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(specs)]))
    manager.shutdown_wait_time = SECONDS  # it writes the archive when it ends
    manager.start_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = manager.client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=SECONDS)
        return all(
            client.execute_interactive(cell, timeout=SECONDS, output_hook=lambda message: None)["content"]["status"] == "ok"
            for cell in CELLS)
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
        if not run_cells(folder) or not made.is_file():
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
