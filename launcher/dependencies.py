"""Writes NOTICE and the table in docs/dependencies.md from what was built, or says that they are not current.

    dependencies.py --write | --check

Each module's build leaves its tree in target/dependencies.txt, and the kernel's folder has the jars; the rest is told
by the POMs and jars of the local Maven repository, and by the comments in our own POMs.
"""
import os
import re
import sys
import zipfile
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KERNEL = ROOT / "kernel-ext" / "target" / "kernel"
MAVEN = Path(os.environ.get("MAVEN_REPOSITORY", Path.home() / ".m2" / "repository"))
NOTICE = ROOT / "NOTICE"
PAGE = ROOT / "docs" / "dependencies.md"
BEGIN, END = "<!-- generated: begin -->", "<!-- generated: end -->"
PLACES = ["library", "kernel", "benchmarks", "tests"]
EDGE = re.compile(r"^(?P<indent>[ |+\\-]*)(?P<coordinates>[^ ]+)")


class Jar:
    """A jar of the local repository, and what its POM and the POM's parents say of it."""

    def __init__(self, group, artifact, version, classifier=""):
        self.group, self.artifact, self.version = group, artifact, version
        self.folder = MAVEN.joinpath(*group.split("."), artifact, version)
        self.file = self.folder / f"{artifact}-{version}{'-' + classifier if classifier else ''}.jar"
        self.wanted_by = self.place = None

    def says(self, pattern):
        pom = self.folder / f"{self.artifact}-{self.version}.pom"
        while pom.is_file():
            text = pom.read_text(encoding="utf-8", errors="replace")
            own = re.sub(r"<(parent|dependencies|dependencyManagement|build|profiles|developers)>.*?</\1>", "", text, flags=re.S)
            found = re.search(pattern, own, re.S)
            if found:
                return " ".join(unescape(found[1]).split())
            parent = re.search(r"<parent>(.*?)</parent>", text, re.S)
            if not parent:
                break
            group, artifact, version = (re.search(f"<{name}>(.*?)</{name}>", parent[1])[1].strip() for name in ("groupId", "artifactId", "version"))
            pom = MAVEN.joinpath(*group.split("."), artifact, version, f"{artifact}-{version}.pom")
        return ""

    def licence(self):
        return tidy(self.says(r"<license>.*?<name>(.*?)</name>")) or "not told in its POM"

    def home(self):
        found = self.says(r"<scm>.*?<url>(.*?)</url>") or self.says(r"<url>(.*?)</url>")
        return found if "$" not in found else self.says(r"<url>(http[^$<]*)</url>")

    def built(self):
        """The newest clock in it; who builds reproducibly sets one of their own, often long ago."""
        with zipfile.ZipFile(self.file) as jar:
            year, month = max(entry.date_time for entry in jar.infolist())[:2]
        return f"{year}-{month:02}" if year > 1990 else "not told"

    def notices(self):
        with zipfile.ZipFile(self.file) as jar:
            texts = [jar.read(e).decode("utf-8", "replace") for e in jar.infolist() if re.fullmatch(r"(META-INF/)?NOTICE(\.txt)?", e.filename)]
        return list(dict.fromkeys("\n".join(line.rstrip() for line in text.strip().splitlines()) for text in texts))


def tidy(name):
    """One name for one licence."""
    for pattern, short in (("Apache.*2", "Apache-2.0"), ("Eclipse Public.*2|EPL-2", "EPL-2.0"), ("Eclipse Public.*1", "EPL-1.0"),
                           ("MIT", "MIT"), ("Unicode", "Unicode-3.0"), ("GPL.*Classpath|GPL.*CPE|GPL2 w/ CPE", "GPL-2.0 with Classpath Exception")):
        if re.search(pattern, name, re.I):
            return short
    return name


def tree(module):
    """What the module's build resolved: each jar with the one that wants it, and its scope."""
    path = []
    for line in (ROOT / module / "target" / "dependencies.txt").read_text(encoding="utf-8").splitlines():
        found = EDGE.match(line)
        depth = len(found["indent"]) // 3
        group, artifact, _, *rest = found["coordinates"].split(":")
        if depth == 0:
            path = [None]
            continue
        jar = Jar(group, artifact, rest[-2], rest[0] if len(rest) == 3 else "")
        del path[depth:]
        jar.wanted_by = path[depth - 1]
        path.append(jar)
        yield jar, rest[-1]


def all_jars():
    """Every jar that reaches a user, and of tests and benchmarks what our POMs name; each where it is used first."""
    found = {}
    for module, home in (("src", "library"), ("kernel-ext", "kernel"), ("bench", "benchmarks")):
        for jar, scope in tree(module):
            jar.place = "tests" if scope == "test" else home
            named = jar.wanted_by is None or jar.wanted_by.group == "io.chainrule"
            old = found.get((jar.group, jar.artifact))
            if jar.group == "io.chainrule" or not (named or jar.place in ("library", "kernel")):
                continue
            if old is None or PLACES.index(jar.place) < PLACES.index(old.place):
                found[jar.group, jar.artifact] = jar
    return sorted(found.values(), key=lambda jar: (PLACES.index(jar.place), jar.group, jar.artifact))


def reasons():
    """What the comment above a dependency in our POMs says."""
    said = {}
    for module in ("src", "kernel-ext", "bench"):
        text = (ROOT / module / "pom.xml").read_text(encoding="utf-8")
        for comment, artifact in re.findall(
                r"<!--((?:(?!-->).)*)-->\s*<dependency>\s*<groupId>[^<]*</groupId>\s*<artifactId>([^<]*)</artifactId>", text, re.S):
            said.setdefault(artifact, " ".join(comment.split()))
    return said


def why(jar, said):
    if jar.artifact in said:
        return said[jar.artifact]
    return f"for {jar.wanted_by.artifact}" if jar.wanted_by and jar.wanted_by.group != "io.chainrule" else ""


def table(jars):
    said = reasons()
    yield "| jar | version | licence | built | kB | used in | why |"
    yield "|---|---|---|---|---:|---|---|"
    for jar in jars:
        size = max(1, round(jar.file.stat().st_size / 1000))
        yield f"| {jar.group}:{jar.artifact} | {jar.version} | {jar.licence()} | {jar.built()} | {size} | {jar.place} | {why(jar, said)} |"


def notice(shipped):
    yield "Chainrule"
    yield "Copyright 2026 the Chainrule maintainers"
    yield ""
    yield "Licensed under the Apache License, Version 2.0: see LICENSE."
    yield ""
    yield "The library ships nothing but itself. The kernel's folder (kernel-ext/target/kernel, made by the build) brings the"
    yield "jars below, under licences of their own; their sources are where each of them says. This list is generated:"
    yield "python3 launcher/dependencies.py --write."
    for jar in shipped:
        yield ""
        yield f"{jar.artifact} {jar.version} ({jar.group})"
        yield f"    {jar.licence()}; {jar.home()}".rstrip("; ")
        for text in jar.notices():
            yield ""
            yield from (f"    {line}".rstrip() for line in text.splitlines())


def unnamed(shipped):
    """Jars in the kernel's folder that no tree told of."""
    names = {jar.file.name for jar in shipped}
    jars = [jar.name for jar in KERNEL.glob("*/*.jar")]
    if not jars:
        sys.exit(f"chainrule: there are no jars in {KERNEL}: build first (./chainrule test does)")
    return sorted(name for name in jars if name not in names and not name.startswith("chainrule-"))


def main(option):
    jars = all_jars()
    shipped = [jar for jar in jars if jar.place in ("library", "kernel")]
    if unnamed(shipped):
        sys.exit(f"chainrule: the kernel's folder has jars that NOTICE would not name: {', '.join(unnamed(shipped))}")
    page = PAGE.read_text(encoding="utf-8")
    before, after = page[: page.index(BEGIN) + len(BEGIN)], page[page.index(END):]
    wanted = {PAGE: "\n".join([before, *table(jars), after]), NOTICE: "\n".join(notice(shipped)) + "\n"}
    for file, text in wanted.items():
        if option == "--write":
            file.write_text(text, encoding="utf-8")
        elif not file.is_file() or file.read_text(encoding="utf-8") != text:
            sys.exit(f"chainrule: {file.relative_to(ROOT)} is not current: python3 launcher/dependencies.py --write")


if __name__ == "__main__":
    if sys.argv[1:] not in (["--write"], ["--check"]):
        sys.exit(__doc__)
    main(sys.argv[1])
