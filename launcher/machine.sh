# What the launcher wants of the machine: finds it, brings it where it may, and says how to have it. Sourced by ../chainrule.

# --- Java ---------------------------------------------------------------------------------

need_jdk="install a JDK 17 or later (Debian, Ubuntu: apt-get install default-jdk-headless) or set JAVA_HOME to one"

# Sets JAVA_HOME and java_version, or java_fault.
find_java() {
  java_fault=
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || java_fault="JAVA_HOME is $JAVA_HOME, where there is no bin/java: $need_jdk"
  else
    java=$(command -v java) || java_fault="there is no Java: $need_jdk"
  fi
  [ -z "$java_fault" ] || return 1
  properties=$("$java" -XshowSettings:properties -version 2>&1) || :
  JAVA_HOME=$(printf '%s\n' "$properties" | sed -n 's/^ *java\.home = //p')
  java_version=$(printf '%s\n' "$properties" | sed -n 's/^ *java\.specification\.version = //p')
  case $java_version in
    '') java_fault="$java does not run: $need_jdk" ;;
    1.* | 9 | 1[0-6]) java_fault="$java is Java $java_version: $need_jdk" ;;
    *)
      # The notebooks' kernel is built on jshell, and the build on javac; a JRE has neither.
      [ -x "$JAVA_HOME/bin/javac" ] && [ -x "$JAVA_HOME/bin/jshell" ] ||
        java_fault="$JAVA_HOME has no javac or no jshell, it is not a full JDK: $need_jdk"
      ;;
  esac
  export JAVA_HOME
  [ -z "$java_fault" ]
}

need_java() { find_java || fail "$java_fault"; }

# --- A home ---------------------------------------------------------------------------------

# Maven, Jupyter and the kernel keep files there: where it cannot be written they get one of ours.
need_home() {
  touch "${HOME:-/nowhere}/.chainrule-$$" 2>/dev/null && rm -f "$HOME/.chainrule-$$" && return
  [ "$command" != install ] || fail "this user may not write to the home ${HOME:-(none is set)}, where a Jupyter would look for the kernel"
  HOME=$build/home
  MAVEN_REPOSITORY=$HOME/.m2/repository # Java would ask the system where the home is
  mkdir -p "$HOME"
  export HOME MAVEN_REPOSITORY
}

# --- Debian and Ubuntu ----------------------------------------------------------------------

may_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

apt_install() {
  DEBIAN_FRONTEND=noninteractive
  export DEBIAN_FRONTEND
  apt-get update && apt-get install -o DPkg::Lock::Timeout=300 --yes --no-install-recommends "$@"
}

# --- What we want of the machine beside Java ------------------------------------------------
# The one list: `run` brings the first, `test` both, `doctor` tells of both. A tool is named as the JUnit tag of the
# tests that want it; for each there is a case in the three below.

tools="jupyter browser"

title() {
  case $1 in
    jupyter) say "JupyterLab or Notebook, with nbclient and nbconvert" ;;
    browser) say "Chromium" ;;
  esac
}

# Its packages in Debian and Ubuntu.
packages() {
  case $1 in
    jupyter) say "jupyter-notebook python3-nbclient python3-nbconvert" ;;
    browser) say "chromium" ;;
  esac
}

find_tool() {
  case $1 in
    jupyter) find_jupyter "$can_execute$can_open" ;;
    browser) find_browser ;;
  esac
}

# Ubuntu's is a stub that wants snap, and may not run.
find_browser() {
  for browser in chromium chromium-browser google-chrome; do
    browser=$(command -v "$browser") && "$browser" --version >/dev/null 2>&1 </dev/null && return 0
  done
  browser=
  return 1
}

# bring TOOL: installs it where we may, or sets why_not. May still not be there when it ends well.
bring() {
  why_not=
  [ "$1" != jupyter ] || ! fetch_jupyter || return 0
  if ! may_apt; then
    why_not="there is no $(title "$1")${why_not:+, and $why_not}: $(how_to_have "$1")"
    return 1
  fi
  # shellcheck disable=SC2046 # a list of packages
  at_work "Installing the distribution's $(packages "$1")" "$build/log/apt-$1.log" apt_install $(packages "$1") && return
  why_not="apt-get could not install $(packages "$1") (build/log/apt-$1.log says why): $(how_to_have "$1")"
  return 1
}

how_to_have() {
  pip=
  [ "$1" != jupyter ] || pip="pip install -r binder/requirements.txt; "
  say "install it (${pip}Debian, Ubuntu: apt-get install $(packages "$1"))"
}

# Brings them all; sets lacking to those that are not to be had, and says in a line how to have each.
bring_tools() {
  lacking=
  for tool in $tools; do
    find_tool "$tool" || { bring "$tool" && find_tool "$tool"; } || {
      say "${why_not:-$(title "$tool") was installed, but does not work here}; the tests that want it are left out"
      lacking="$lacking $tool"
    }
  done
}

# --- Jupyter --------------------------------------------------------------------------------
# "A Jupyter" is a Python that can import what executes notebooks: a `jupyter` on the PATH may
# belong to any Python, or be a stub that cannot execute.

venv=$build/venv
requirements=$root/binder/requirements.txt

# The Python that a `jupyter` script starts, from its first lines (the second if the path is long).
python_of() {
  sed -n -e '1s/^#! *\(.*python.*\)$/\1/p' -e "2s/^'''exec' \"*\([^\"]*\)\"* \"\$0\".*/\1/p" "$1"
}

pythons() {
  jupyter=$(command -v jupyter) && python_of "$jupyter"
  command -v python3
  command -v python
  venv_is_current && say "$venv/bin/python"
  say /usr/bin/python3 # where the distribution's packages lie, behind whatever else is on the PATH
}

venv_is_current() { cmp -s "$requirements" "$venv/complete"; }

can_execute='
import nbclient, jupyter_client
from nbconvert import HTMLExporter
HTMLExporter().template' # the templates may be missing where the module is not
can_open='
try: import jupyterlab
except ImportError: import notebook'

# Which of the two this Python opens notebooks in, as a module to start.
front_end() { "$python" -c 'import jupyterlab' 2>/dev/null && say jupyterlab || say notebook; }

# find_jupyter IMPORTS: sets python to the first that can do them.
find_jupyter() {
  pythons >"$build/pythons" || :
  while IFS= read -r python; do
    "$python" -c "$1" >/dev/null 2>&1 </dev/null && return 0
  done <"$build/pythons"
  python=
  return 1
}

# Into an environment of ours, from the Python index; or sets why_not.
fetch_jupyter() {
  why_not="there is no Python 3.11 or later to bring one with"
  for base in python3 /usr/bin/python3; do
    "$base" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    at_work "No Jupyter here; installing one into build/venv" "$build/log/venv.log" make_venv "$base" && return
    rm -rf "$venv" # nothing half there
    why_not="none could be fetched (build/log/venv.log says why)"
    break
  done
  return 1
}

# Fails soon where the Python index is out of reach, and never compiles.
make_venv() {
  unset PIP_USER PIP_TARGET PIP_PREFIX # of the user's own pip, wrong in here
  rm -rf "$venv"
  "$1" -m venv "$venv" &&
    "$venv/bin/python" -m pip install --retries 0 --timeout 10 --no-input --disable-pip-version-check \
      --only-binary :all: -r "$requirements" &&
    cp "$requirements" "$venv/complete"
}

# need_jupyter IMPORTS: sets python, which has them and finds our kernel.
need_jupyter() {
  find_jupyter "$1" || {
    bring jupyter || fail "$why_not"
    find_jupyter "$1" || fail "the Jupyter that was installed does not work: remove $build and try again"
  }
  show_kernel
}

# Lets that Python's Jupyter find our kernel.
show_kernel() {
  case :${JUPYTER_PATH:-}: in
    *":$build/jupyter:"*) ;;
    *) JUPYTER_PATH=$build/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH} ;;
  esac
  export JUPYTER_PATH
  "$python" "$jupyter_scripts/kernelspec.py" "$build/jupyter/kernels" >/dev/null
}
