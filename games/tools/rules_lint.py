"""Lint of a game's rules: what would make a score depend on the machine, the run or the hour, found in their source.

A site believes a score because the keys that made it lead to it again. What does not repeat is never believed, and
nobody learns of it before the site refuses a play.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from games.tools.finding import CheckFinding, finding_at
from games.tools.source_tree import draws, run_imports
from keitai import kit

_PURE = {
    *("__future__", "abc", "bisect", "collections", "contextlib", "copy", "dataclasses", "enum", "functools", "heapq"),
    *("itertools", "msgspec", "operator", "string", "types", "typing", "typing_extensions"),
}
"""What rules may import besides the kit: it hangs on nothing but its arguments."""
_WHOLE_MATH = {"comb", "factorial", "gcd", "isqrt", "lcm", "perm"}
_CHANCE = "take the kit's Rng, seeded with the play's seed, and keep its state in the play's"
_TIME = "count ticks: 60 are a second"
_FRACTIONS = "count in whole numbers, in 256ths of a pixel or a per cent, with the kit's sine and cosine"
_FILES = "put what is read into game.yaml as tuning, or into a module as a constant"
_REASONS: dict[str, tuple[str, str, str]] = {
    **dict.fromkeys(("random", "secrets", "uuid"), ("chance", "chance of its own, which no replay repeats", _CHANCE)),
    **dict.fromkeys(("time", "datetime", "calendar", "zoneinfo"), ("time", "the machine's clock", _TIME)),
    **dict.fromkeys(
        ("math", "cmath", "statistics", "decimal", "fractions", "numpy"),
        ("float", "fractions, whose last digits differ between machines", _FRACTIONS),
    ),
    **dict.fromkeys(
        ("os", "io", "pathlib", "shutil", "glob", "tempfile", "sqlite3", "json", "pickle", "csv", "yaml", "sys"),
        ("files", "files and the machine, which a verifier does not have", _FILES),
    ),
    **dict.fromkeys(
        ("pygame", "pymunk", "PIL"), ("drawing", "what draws, and a verifier has no display", "leave it to view.py")
    ),
}
"""Module -> the rule that its import breaks, what it brings, what to do."""
_OTHER = ("import", "what a verifier may not have or may not run", "take what the kit offers, or write it yourself")
_SETS = "take a list or a tuple, or a dict, which keeps its order"
_CALLS: dict[str, tuple[str, str, str]] = {
    "hash": ("hash", "hash() of text differs from run to run", "compare the values themselves"),
    "id": ("hash", "id() is an address of this run's memory", "number your things, and compare the numbers"),
    "set": ("set", "the order of a set differs from run to run", _SETS),
    "frozenset": ("set", "the order of a set differs from run to run", _SETS),
    "float": ("float", "float() makes a fraction, whose last digits differ between machines", _FRACTIONS),
    "complex": ("float", "complex() makes fractions, whose last digits differ between machines", _FRACTIONS),
    "open": ("files", "open() reads a file, which a verifier does not have", _FILES),
    "input": ("files", "input() waits for somebody at a terminal", "listen to the keys that tick() is told"),
    "print": ("files", "print() writes to the terminal of the site that judges the play", "show it with debug_value()"),
    "eval": ("code", "eval() runs text as code on the site that judges the play", "write the code itself"),
    "exec": ("code", "exec() runs text as code on the site that judges the play", "write the code itself"),
    "compile": ("code", "compile() runs text as code on the site that judges the play", "write the code itself"),
    "__import__": ("import", "__import__() hides what is imported", "import it at the top"),
    "globals": ("global", "globals() changes what all plays share", "keep it in the play's state"),
    "vars": ("global", "vars() reaches into objects, in an order of its own", "name the fields that are meant"),
    "dir": ("global", "dir() reaches into objects, in an order of its own", "name the fields that are meant"),
}
"""Builtin -> the rule that its call breaks, why, what to do."""
_CHANGES = {
    *("append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse", "add", "discard", "update"),
    *("setdefault", "popitem", "appendleft", "popleft", "rotate"),
}
_SHARED = "keep it in the play's state: it outlives the play that changed it, and the next one begins otherwise"


def lint_rules(modules: Mapping[str, ast.Module], judged: list[str], package: str) -> list[CheckFinding]:
    """Return what is wrong in the modules that a game's rules are made of, and chance and clocks in all others."""
    found: list[CheckFinding] = []
    for name, tree in modules.items():
        file = f"{name}.py"
        if name in judged:
            for node in ast.walk(tree):
                found += _node_findings(file, node)
            found += [*_import_findings(file, tree, package), *_shared_findings(file, tree)]
        else:
            found += _careless_imports(file, tree)
    return sorted(set(found))


def _node_findings(file: str, node: ast.AST) -> Iterator[CheckFinding]:
    match node:
        case ast.Constant(value=float() | complex() as value):
            what = f"{value!r} is a fraction, and the last digits of what is made of it differ between machines"
            yield finding_at(file, node, "float", what, _FRACTIONS)
        case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
            what = "/ makes a fraction, whose last digits differ between machines"
            yield finding_at(file, node, "division", what, "divide with //, or multiply before you divide")
        case ast.BinOp(op=ast.Pow(), right=ast.UnaryOp(op=ast.USub())):
            what = "a negative power is a fraction, whose last digits differ between machines"
            yield finding_at(file, node, "float", what, "divide with //")
        case ast.Call(func=ast.Name(id=name)) if name in _CALLS:
            yield finding_at(file, node, *_CALLS[name])
        case ast.Set() | ast.SetComp():
            yield finding_at(file, node, *_CALLS["set"])
        case ast.BinOp(
            op=ast.BitAnd() | ast.BitOr() | ast.Sub() | ast.BitXor(), left=ast.Call(func=ast.Attribute(attr=attr))
        ) if attr in ("keys", "items"):
            yield finding_at(file, node, "set", f"{attr}() with an operator makes a set, whose order differs", _SETS)
        case ast.AnnAssign(annotation=ast.Name(id="float")) | ast.arg(annotation=ast.Name(id="float")):
            yield finding_at(file, node, "float", "a field of fractions: their last digits differ", _FRACTIONS)
        case ast.Global(names=names):
            what = f"{', '.join(names)} of the module is changed, which all plays share"
            yield finding_at(file, node, "global", what, _SHARED)
        case ast.FunctionDef(args=ast.arguments(defaults=defaults, kw_defaults=others)):
            for default in [*defaults, *others]:
                if _is_mutable(default):
                    assert default is not None
                    what = "this default is made once, and all calls share it"
                    yield finding_at(file, default, "global", what, "take None, and make a new one in the function")


def _import_findings(file: str, tree: ast.Module, package: str) -> Iterator[CheckFinding]:
    for node in run_imports(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            continue
        for alias in node.names:
            module = alias.name if isinstance(node, ast.Import) else node.module or ""
            root = module.split(".")[0]
            if root in _PURE or module.startswith(package):
                continue
            if root == "math" and isinstance(node, ast.ImportFrom) and alias.name in _WHOLE_MATH:
                continue
            if root in ("keitai", "games", "handset"):
                if draws(_place_of(module, alias.name)):
                    what = f"{alias.name} loads what draws, and a verifier has no display"
                    yield finding_at(file, alias, "drawing", what, "leave it to view.py")
                continue
            rule, brings, mend = _REASONS.get(root, _OTHER)
            yield finding_at(file, alias, rule, f"{root} brings {brings}", mend)


def _place_of(module: str, name: str) -> str:
    """Return the module that a name of the kit comes from; any other module itself."""
    if module != kit.__name__:
        return module
    return next((place for place, names in kit.PARTS.items() if name in names), module)


def _careless_imports(file: str, tree: ast.Module) -> Iterator[CheckFinding]:
    """Yield imports of chance and clocks in view and bot: pictures and plays of bots repeat as well."""
    for node in run_imports(tree):
        for alias in node.names:
            root = (alias.name if isinstance(node, ast.Import) else node.module or "").split(".")[0]
            rule, brings, mend = _REASONS.get(root, _OTHER)
            if rule in ("chance", "time"):
                yield finding_at(file, alias, rule, f"{root} brings {brings}", mend)


def _shared_findings(file: str, tree: ast.Module) -> Iterator[CheckFinding]:
    """Yield changes of lists and dicts that belong to the module or a class: all plays share them."""
    shared = {name for node in tree.body for name in _mutable_names(node)}
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        own = {node.id for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
        own |= {argument.arg for argument in function.args.args}
        for node in ast.walk(function):
            name = _changed_name(node)
            if name in shared - own:
                yield finding_at(
                    file, node, "global", f"{name} of the module is changed, which all plays share", _SHARED
                )
    for each in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        if any("Struct" in ast.dump(base) for base in each.bases):
            continue  # msgspec makes a new one for each
        for node in each.body:
            for name in _mutable_names(node):
                what = f"{name} belongs to the class {each.name}, and all plays share it"
                yield finding_at(file, node, "global", what, "make it in __init__, in the play's state")


def _mutable_names(node: ast.AST) -> list[str]:
    match node:
        case ast.Assign(targets=targets, value=value) if _is_mutable(value):
            return [target.id for target in targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name), value=value) if _is_mutable(value):
            return [name]
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=ast.Name(id="count"))):
            return [name]
    return []


def _is_mutable(value: ast.AST | None) -> bool:
    match value:
        case ast.List() | ast.Dict() | ast.Set() | ast.ListComp() | ast.DictComp():
            return True
        case ast.Call(func=ast.Name(id="list" | "dict" | "bytearray" | "deque" | "defaultdict" | "Counter")):
            return True
    return False


def _changed_name(node: ast.AST) -> str:
    """Return the name whose content a node changes, "" for none."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr)) if attr in _CHANGES:
            return name
        case ast.Call(func=ast.Name(id="next"), args=[ast.Name(id=name), *_]):
            return name
        case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name)), *_]):
            return name
        case ast.AugAssign(target=ast.Subscript(value=ast.Name(id=name)) | ast.Name(id=name)):
            return name
        case ast.Delete(targets=[ast.Subscript(value=ast.Name(id=name)), *_]):
            return name
    return ""
