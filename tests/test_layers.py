"""The layers go one way: a module imports only from the layers below its own."""

import ast
import pathlib

import pytest

import viennews

PACKAGE = pathlib.Path(viennews.__file__).parent

# From the lowest layer to the highest; modules of one layer do not know one another.
LAYERS = [
    ["errors", "records"],
    ["span", "limits", "arguments", "output"],
    ["alternation", "spelling", "lexicon"],
    ["syllables"],
    ["blocks", "decoding", "date_lines"],
    ["bylines"],
    ["columns", "elements", "head", "lines", "layout", "style_sheets", "table_rows"],
    ["builder"],
    ["markup"],
    ["source"],
    ["chrome.signs"],
    ["chrome.phrases"],
    ["chrome.page"],
    ["chrome.comments", "chrome.end"],
    ["chrome.prose", "chrome.region"],
    ["chrome.authors", "chrome.headlines"],
    ["chrome.markup"],
    ["chrome.text"],
    ["chrome.judging"],
    ["chrome"],
    ["titles"],
    ["metadata"],
    ["numeral_words", "places"],
    ["numerals"],
    ["mentions"],
    ["date_grammar.lexicon", "date_grammar.expressions", "reserved", "dates.lunar"],
    ["date_grammar.tokens", "date_grammar.reading"],
    ["date_grammar.points"],
    ["date_grammar.items"],
    ["date_grammar.chains", "dates.values"],
    ["date_grammar.surroundings"],
    ["date_grammar.doubt"],
    ["date_grammar"],
    ["scan"],
    ["crfsuite", "sentence_candidates"],
    ["sentence_borders", "word_model", "word_tokens"],
    ["word_segmenter"],
    ["dates.relations", "dates.years"],
    ["organizations.syllables"],
    ["organizations.heads"],
    ["organizations.knowledge"],
    ["organizations.reading"],
    ["organizations.named_places"],
    ["organizations.locating"],
    ["organizations.naming"],
    ["organizations.borders"],
    ["organizations.joints"],
    ["organizations.run"],
    ["organizations.branches"],
    ["organizations.unions"],
    ["organizations.organs"],
    ["organizations.offices"],
    ["organizations.enterprises"],
    ["organizations.public"],
    ["organizations.state"],
    ["organizations.grammar"],
    ["organizations.surroundings", "organizations.writing"],
    ["organizations.aliases", "organizations.memory"],
    ["organizations.keys", "organizations.placing"],
    ["organizations.resolution"],
    ["organizations.contexts", "organizations.whereabouts"],
    ["organizations.recognition"],
    ["organizations.finder"],
    ["figures.lexicon"],
    ["figures.lookup", "figures.quantities"],
    ["figures.phrases"],
    ["figures.context", "figures.tables"],
    ["figures.doubt", "figures.elsewhere", "figures.lists", "figures.per"],
    ["figures.counted"],
    ["figures.recognition"],
    ["dates.finder", "figures.finder"],
    ["dates", "figures", "organizations"],
    ["names"],
    ["segments"],
    ["facts.lexicon"],
    ["facts.bodies", "facts.dates", "facts.phrases"],
    ["facts.choice"],
    ["facts.finder"],
    ["facts"],
    ["stories", "documents", "wording", "article_data"],
    ["tables"],
    ["rendering.markup"],
    ["rendering.nesting"],
    ["rendering.view"],
    ["rendering.pages"],
    ["rendering", "terminal", "frames", "collection"],
    ["schema", "exports", "scoring", "charts"],
    ["explanation"],
    ["article"],
    ["parsing"],
    ["inputs.items"],
    ["inputs.archives"],
    ["inputs.paths"],
    ["inputs", "example_articles"],
    ["batch.interrupts"],
    ["batch.chunks"],
    ["batch.worker"],
    ["batch.crew"],
    ["batch.streaming"],
    ["batch.reading"],
    ["batch"],
    ["report.panels", "report.script_data"],
    ["report.writing"],
    ["cluster", "extraction", "report"],
    ["cli"],
    ["__init__", "__main__"],
]
LEVEL = {module: level for level, modules in enumerate(LAYERS) for module in modules}


def name_of(path: pathlib.Path) -> str:
    """The name of a module within the package; that of a package in it for its `__init__`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


PATHS = {name_of(path): path for path in PACKAGE.rglob("*.py")}
MODULES = sorted(PATHS)


def runtime_imports(tree: ast.AST) -> set[str]:
    """The viennews modules that a module imports when it runs, those inside functions included."""
    found: set[str] = set()
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("viennews."):
            module = (node.module or "").removeprefix("viennews.")
            within = {f"{module}.{alias.name}" for alias in node.names} & set(MODULES)
            found |= within or {module}
        elif isinstance(node, ast.ImportFrom) and node.module == "viennews":
            found.update(alias.name if alias.name in MODULES else "__init__" for alias in node.names)
        elif isinstance(node, ast.Import):
            found.update(
                alias.name.removeprefix("viennews.") if "." in alias.name else "__init__"
                for alias in node.names
                if alias.name.split(".")[0] == "viennews"
            )
        else:
            found |= runtime_imports(node)
    return found


def test_every_module_has_its_layer() -> None:
    assert set(MODULES) == set(LEVEL)


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down(module: str) -> None:
    tree = ast.parse(PATHS[module].read_text(encoding="utf-8"))
    upwards = {name for name in runtime_imports(tree) if LEVEL[name] >= LEVEL[module] and name != "__init__"}
    assert not upwards
