"""The house: what stands on what, how large a file is, and what is nowhere in it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest

import whichmodel
import whichmodel_cli
import whichmodel_data
import whichmodel_embeddings

#: Each package and the packages that it may import.
MAY_IMPORT = {
    "whichmodel_data": set[str](),
    "whichmodel_embeddings": set[str](),
    "whichmodel": {"whichmodel_embeddings", "whichmodel_data"},
    "whichmodel_cli": {"whichmodel", "whichmodel_embeddings", "whichmodel_data"},
}
FOLDERS = {
    package.__name__: Path(str(package.__file__)).parent
    for package in (whichmodel, whichmodel_cli, whichmodel_data, whichmodel_embeddings)
}
MODULES = {
    ".".join([name, *path.relative_to(folder).with_suffix("").parts]).removesuffix(".__init__"): path
    for name, folder in FOLDERS.items()
    for path in sorted(folder.rglob("*.py"))
}
TREES = {module: ast.parse(path.read_text(encoding="utf-8")) for module, path in MODULES.items()}
#: Modules that run what they read, or that read in a way that runs it.
DANGEROUS_MODULES = {"pickle", "cPickle", "_pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "code", "imp"}
DANGEROUS_CALLS = {"eval", "exec", "compile", "__import__", "execfile"}


def is_typing_only(node: ast.stmt) -> bool:
    """Whether *node* is `if TYPE_CHECKING:`."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def imports(tree: ast.AST, package: str) -> Iterator[str]:
    """The modules that *tree* imports, wherever in it, save for type checkers alone."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.stmt) and is_typing_only(node):
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join(filter(None, [package.rsplit(".", node.level - 1)[0], base]))
            modules = [f"{base}.{name.name}" for name in node.names if f"{base}.{name.name}" in MODULES]
            yield from modules
            if len(modules) < len(node.names):  # some name is of the package itself
                yield base
        yield from imports(node, package)


def edges() -> Iterator[tuple[str, str]]:
    """(module, module of ours that it imports), for every module."""
    for module, tree in TREES.items():
        package = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
        for target in imports(tree, package):
            if target in MODULES and target != module:
                yield module, target


def test_every_package_is_looked_at() -> None:
    """The rules below would hold of nothing if there were nothing; each package has its modules."""
    assert set(MAY_IMPORT) == set(FOLDERS)
    assert len(MODULES) > 30
    assert len(set(edges())) > 60
    assert ("whichmodel.engine", "whichmodel.store") in set(edges())
    assert ("whichmodel_cli.asking", "whichmodel.render") in set(edges()), "imports inside functions are seen, too"


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_point_downwards(module: str) -> None:
    """The command stands on the graph, the graph on the encoder and the data; nothing reaches upward."""
    package = module.partition(".")[0]
    found = {target.partition(".")[0] for target in imports(TREES[module], package)}
    assert found & set(MAY_IMPORT) <= MAY_IMPORT[package] | {package}


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Not even by way of an import inside a function."""
    graph = networkx.DiGraph(edges())
    circles = [sorted(found) for found in networkx.strongly_connected_components(graph) if len(found) > 1]
    assert circles == []


@pytest.mark.parametrize("module", sorted(MODULES))
def test_no_file_is_over_400_lines(module: str) -> None:
    """A file has one job; one of more than 400 lines wants a wall."""
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("module", sorted(MODULES))
def test_nothing_runs_what_it_reads(module: str) -> None:
    """No pickle or its like, no eval, exec or compile, no shell, no arrays of pickled objects."""
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import | ast.ImportFrom):
            named = [name.name for name in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            assert not {name.partition(".")[0] for name in named} & DANGEROUS_MODULES, f"line {node.lineno}"
        if isinstance(node, ast.Call):
            where = f"line {node.lineno}"
            if isinstance(node.func, ast.Name):
                assert node.func.id not in DANGEROUS_CALLS, where
            if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
                called = f"{node.func.value.id}.{node.func.attr}"
                assert called not in {"os.system", "os.popen", "torch.load", "yaml.load", "yaml.unsafe_load"}, where
            for keyword in node.keywords:
                on = isinstance(keyword.value, ast.Constant) and keyword.value.value is True
                assert not (on and keyword.arg in ("shell", "allow_pickle", "trust_remote_code")), where


def test_no_file_is_named_for_what_is_left_over() -> None:
    """A newcomer can name a file before opening it."""
    left_over = {"utils", "helpers", "common", "manager", "misc", "util", "tools"}
    assert {module.rpartition(".")[2] for module in MODULES} & left_over == set()


@pytest.mark.parametrize("module", sorted(MODULES))
def test_every_module_and_public_name_is_documented(module: str) -> None:
    """A module says what it is for; so does each public function and class in it."""
    tree = TREES[module]
    assert ast.get_docstring(tree), "the module"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


def test_packages_are_marked_as_typed() -> None:
    """A user's type checker reads the types of each package."""
    for name, folder in FOLDERS.items():
        assert (folder / "py.typed").is_file(), name
