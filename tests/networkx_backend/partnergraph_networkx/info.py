"""What networkx wants to know about a backend when it is imported."""

from __future__ import annotations


def info() -> dict[str, object]:
    """Name and nothing else: the functions are found on the backend itself."""
    return {
        "backend_name": "partnergraph",
        "project": "partnergraph",
        "package": "partnergraph_networkx",
        "url": "",
        "short_summary": "For tests only.",
        "functions": {},
        "default_config": {},
    }
