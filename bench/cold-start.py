"""From nothing to 100 trained steps: the Java kernel, and what else is asked for, in turn.

    ./chainrule bench --cold [ROUNDS [COMMAND…]]

Each round starts the kernel `java`, has it build the network 784-128-10 and train it for 100
steps of 64 samples in one cell, and takes the time from the start of the process to the reply.
COMMAND is a peer that does the same and ends, for instance

    python3 bench/cold-start-torch.py

Prints a line of JSON for each, in seconds: median, min, max, and the median of the ratios.
"""
import json
import statistics
import subprocess
import sys
import time

from jupyter_client.manager import KernelManager

CELL = """
import chainrule.linalg.*; import chainrule.loss.*; import chainrule.nn.*; import chainrule.op.*;
import chainrule.optim.*; import chainrule.tape.*; import chainrule.train.*; import org.ejml.data.DMatrixRMaj;
var random = new SeededRandom(1);
var x = new DMatrixRMaj(784, 64);
for (int k = 0; k < x.data.length; k++) { x.data[k] = random.nextDouble(); }
int[] labels = new int[64];
for (int j = 0; j < 64; j++) { labels[j] = random.nextInt(10); }
var he = Initialization.he(1);
var model = Sequential.of(new Dense("hidden", 784, 128, he), Relu::relu, new Dense("output", 128, 10, he));
var step = new TrainingStep(model, new SoftmaxCrossEntropy(), new Sgd(0.001));
var batch = new Dataset(Value.matrix("x", x), OneHot.oneHot(10, labels));
double loss = 0;
for (int i = 0; i < 100; i++) { loss = step.on(batch); }
System.out.println(loss);
"""


def kernel():
    began = time.monotonic()
    manager = KernelManager(kernel_name="java")
    manager.start_kernel()
    client = manager.client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=120)
        said = []
        reply = client.execute_interactive(CELL, timeout=120, output_hook=lambda message: said.append(message["content"]))
        seconds = time.monotonic() - began
        if reply["content"]["status"] != "ok" or not any("text" in content for content in said):
            sys.exit(f"the cell failed: {reply['content']} {said}")
        return seconds
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def peer(command):
    began = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def line(system, seconds, **more):
    figures = dict(median=statistics.median(seconds), min=min(seconds), max=max(seconds), n=len(seconds))
    print(json.dumps(dict(system=system, workload="cold-100-steps-of-mlp-a", metric="seconds", **figures, **more)))


def main(rounds, command):
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(kernel())
        if command:
            theirs.append(peer(command))
    line("chainrule", ours, **(dict(ratio=statistics.median(a / b for a, b in zip(ours, theirs))) if command else {}))
    if command:
        line(" ".join(command), theirs)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5, sys.argv[2:])
