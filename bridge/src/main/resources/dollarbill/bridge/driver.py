"""Loads model texts and lets them answer; evaluated once in each interpreter. Imports as little as it can."""

import _thread
import builtins
import posix
import sys
from array import array

_ModuleType = type(sys)
_host_import = builtins.__import__
_OWNER = "__dollarbill_generation__"
_REFUSED = frozenset((
    "_ctypes", "_posixsubprocess", "_socket", "_testcapi", "_thread", "asyncio", "concurrent", "ctypes", "ftplib", "http",
    "imaplib", "java", "jarray", "multiprocessing", "poplib", "polyglot", "pty", "selectors", "signal", "smtplib",
    "socket", "socketserver", "ssl", "subprocess", "telnetlib", "threading", "venv", "xmlrpc",
))


_MOST_CODES = 64
_codes = {}


class SandboxError(ImportError):
    """A model asked for a module that could only serve to leave the sandbox."""


class Generation:
    """The modules of one generation: library texts are its own, whatever other generations hold."""

    def __init__(self, texts):
        self.texts = texts
        self.modules = {}
        self.files = {}
        self.packages = set()
        for path in texts:
            parts = path[:-3].split("/")
            if parts[-1] == "__init__":
                parts.pop()
                self.packages.add(".".join(parts))
            self.files[".".join(parts)] = path
            for depth in range(1, len(parts)):
                self.packages.add(".".join(parts[:depth]))
        self.roots = frozenset(name.partition(".")[0] for name in self.packages.union(self.files))

    def run(self, name, path, text):
        module = _ModuleType(name)
        namespace = module.__dict__
        package = name if name in self.packages else name.rpartition(".")[0]
        namespace[_OWNER] = self
        namespace["__file__"] = path
        namespace["__package__"] = package
        if name in self.packages:
            namespace["__path__"] = []
        self.modules[name] = module
        try:
            if text:
                exec(_compiled(text, path), namespace)
        except BaseException:
            self.modules.pop(name, None)
            raise
        return module

    def find(self, name):
        module = self.modules.get(name)
        if module is not None:
            return module
        if name not in self.files and name not in self.packages:
            raise ModuleNotFoundError("No module named " + repr(name), name=name)
        parent, _, leaf = name.rpartition(".")
        holder = self.find(parent) if parent else None
        path = self.files.get(name)
        module = self.run(name, path or name.replace(".", "/") + "/__init__.py", self.texts[path] if path else "")
        if holder is not None:
            setattr(holder, leaf, module)
        return module

    def import_module(self, name, globals, locals, fromlist, level):
        if level:
            base = globals.get("__package__") or ""
            for _ in range(level - 1):
                base = base.rpartition(".")[0]
            if not base:
                raise ImportError("attempted relative import with no known parent package")
            name = base + "." + name if name else base
        root = name.partition(".")[0]
        if root not in self.roots:
            if root in _REFUSED:
                raise SandboxError("the sandbox does not let a model import " + repr(root), name=name)
            return _host_import(name, globals, locals, fromlist, 0)
        module = self.find(name)
        if not fromlist:
            return self.modules[root]
        for item in fromlist:
            full = name + "." + item
            if item != "*" and not hasattr(module, item) and (full in self.files or full in self.packages):
                self.find(full)
        return module


def _compiled(text, path):
    """Compiles a text; one that was compiled here before is the same code again, already fast."""
    code = _codes.pop((path, text), None) or _fresh_code(text, path)
    _codes[path, text] = code
    if len(_codes) > _MOST_CODES:
        del _codes[next(iter(_codes))]
    return code


def _fresh_code(text, path):
    try:
        return compile(text, path, "exec", 0, True)
    except IndentationError as error:
        if error.msg == "unexpected indent":
            error.lineno = _first_unexpected_indent(text, path)
        raise


def _first_unexpected_indent(text, path):
    """Finds the line by bisection, because GraalPy 25.0 reports line 1 for this error wherever it is."""
    lines = text.split("\n")
    low, high = 1, len(lines)
    while low < high:
        middle = (low + high) // 2
        unexpected = False
        try:
            compile("\n".join(lines[:middle]) + "\n", path, "exec", 0, True)
        except SyntaxError as error:
            unexpected = error.msg == "unexpected indent"
        if unexpected:
            high = middle
        else:
            low = middle + 1
    return low


def _import(name, globals=None, locals=None, fromlist=(), level=0):
    owner = globals.get(_OWNER) if globals else None
    if owner is None:
        return _host_import(name, globals, locals, fromlist, level)
    return owner.import_module(name, globals, locals, fromlist, level)


def _refused(*_, **__):
    raise PermissionError("the sandbox does not let a model start processes or threads")


builtins.__import__ = _import
posix.system = _refused
_thread.start_new_thread = _refused


def load(name, path, text, paths, texts):
    """Runs a model's text in a fresh namespace and returns that namespace."""
    return Generation(dict(zip(list(paths), list(texts)))).run("models." + name, path, text).__dict__


def declared(namespace):
    """Returns the MODEL dictionary, or None."""
    return namespace.get("MODEL")


def lacking(namespace, learned):
    """Returns the names the contract asks for that the namespace does not define, joined by commas."""
    model = namespace.get("Model")
    if not isinstance(model, type):
        return "class Model"
    names = ("predict", "fit", "to_dict", "from_dict") if learned else ("predict",)
    return ", ".join("Model." + name for name in names if not callable(getattr(model, name, None)))


def fresh(namespace):
    """Returns a model without learned state."""
    return namespace["Model"]()


def restore(namespace, state):
    """Returns a model with the given learned state."""
    return namespace["Model"].from_dict(state)


def predict(model, flat, rows, columns, width):
    """Returns an array of rows x width doubles, or a string that says what is wrong with the answer."""
    values = list(flat)
    if rows == 1:
        answer = model.predict([values])
    else:
        answer = model.predict([values[at:at + columns] for at in range(0, rows * columns, columns)])
    kind = type(answer)
    if kind is not list and kind is not tuple:
        return "predict must return a list of rows, not " + kind.__name__
    if len(answer) != rows:
        return "predict returned " + str(len(answer)) + " rows for " + str(rows)
    out = []
    for number, row in enumerate(answer):
        kind = type(row)
        if kind is not list and kind is not tuple:
            return "row " + str(number) + " of the answer must be a list of floats, not " + kind.__name__
        if len(row) != width:
            return "row " + str(number) + " of the answer has " + str(len(row)) + " values instead of " + str(width)
        for value in row:
            kind = type(value)
            if kind is float:
                out.append(value)
            elif kind is int and -9007199254740992 <= value <= 9007199254740992:
                out.append(float(value))
            else:
                return ("row " + str(number) + " of the answer holds " + repr(value)[:80] + " of type "
                        + kind.__name__ + " instead of a float")
    return array("d", out)


def fit(model, flat, rows, columns, labels, settings, progress):
    """Trains and returns the model that training returned, or the same one where it returned None."""
    values = list(flat)
    settings["progress"] = lambda fraction, message="": progress(float(fraction), str(message))
    trained = model.fit([values[at:at + columns] for at in range(0, rows * columns, columns)], list(labels), settings)
    return model if trained is None else trained


def state(model):
    """Returns the learned state."""
    return model.to_dict()


def place(error, files):
    """Returns the innermost place of an exception in the given files, as "line path", or an empty string."""
    files = list(files)
    if isinstance(error, SyntaxError) and error.filename in files:
        return str(error.lineno or 1) + " " + error.filename
    found = ""
    trace = error.__traceback__
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        if path in files:
            found = str(trace.tb_lineno) + " " + path
        trace = trace.tb_next
    return found


def none():
    """Returns None."""
    return None


def make_list(values):
    """Copies a host array of values."""
    return list(values)


def make_numbers(values):
    """Copies a host array of numbers into a tuple, which stands for a list in a frozen state."""
    return tuple(values)


def thaw(value):
    """Returns a copy of a frozen state with lists in place of tuples, sharing nothing that can be changed."""
    kind = type(value)
    if kind is tuple:
        return list(value)
    if kind is list:
        return [thaw(item) for item in value]
    if kind is dict:
        return {key: thaw(item) for key, item in value.items()}
    return value


def make_dict(keys, values):
    """Makes a dictionary of two host arrays."""
    return dict(zip(list(keys), list(values)))


def make_int(text):
    """Makes an integer of any size."""
    return int(text)


def text_of(value):
    """Writes an integer of any size."""
    return str(value)


def kind(value):
    """Names the JSON kind of a value; a list of numbers of one type is named after it; '?type' is not JSON."""
    if value is None:
        return "none"
    form = type(value)
    if form is list or form is tuple:
        if value:
            first = type(value[0])
            if first is float or first is int:
                for item in value:
                    if type(item) is not first:
                        return "list"
                if first is float:
                    return "floats"
                return "ints" if all(-(1 << 63) <= item < (1 << 63) for item in value) else "list"
        return "list"
    if form is dict:
        for key in value:
            if type(key) is not str:
                return "?dict with a key of type " + type(key).__name__
        return "dict"
    if form is float or form is int or form is str or form is bool:
        return form.__name__
    return "?" + form.__name__


def keys_of(value):
    """Returns the keys of a dictionary."""
    return list(value)


def values_of(value):
    """Returns the values of a dictionary."""
    return list(value.values())
