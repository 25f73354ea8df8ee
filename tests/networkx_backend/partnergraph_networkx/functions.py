"""The backend: every function that partnergraph answers, where networkx looks for it."""

from __future__ import annotations

from typing import Any

import networkx as nx

from . import centrality, components, distances, gate, groups, holes, ledger, triangles, two_mode
from .graph import Graph

#: All of these offer functions when they are imported.
_OFFERED = (centrality, components, distances, groups, holes, triangles, two_mode)


class Backend:
    def __getattr__(self, name: str) -> Any:
        try:
            return ledger.FUNCTIONS[name]
        except KeyError:
            raise AttributeError(name) from None

    def convert_from_nx(self, graph: nx.Graph, **_: Any) -> Graph:
        return graph if isinstance(graph, Graph) else Graph(graph)

    def convert_to_nx(self, result: Any, **_: Any) -> Any:
        return result.graph if isinstance(result, Graph) else result

    def on_start_tests(self, items: list[Any]) -> None:
        gate.mark(items)


BACKEND = Backend()
