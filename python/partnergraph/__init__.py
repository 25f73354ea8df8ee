"""Who stands behind a neighbourhood house, and what follows from it.

>>> import partnergraph as pg
>>> book = pg.load_casebook()
>>> len(book)
18
>>> answer = book["bankall-gard"].role_coverage()
>>> [row["state"] for row in answer if row["role"] == "operator"]
['empty']
"""

# ruff: noqa: F403, F405
from . import _analyses
from ._analyses import *
from ._builder import CaseBuilder
from ._native import (
    Activity,
    Actor,
    Agreement,
    Amount,
    Answer,
    Assignment,
    Case,
    Casebook,
    Event,
    Evidence,
    Exchange,
    Explanation,
    Figure,
    Identifier,
    Labels,
    Measure,
    Network,
    Participation,
    Place,
    Problem,
    Ratings,
    Rejected,
    Relation,
    Risk,
    Role,
    RoleModel,
    Score,
    Seat,
    Source,
    Times,
    __version__,
    load_casebook,
    read_case,
    read_case_text,
    read_casebook,
    schema,
)
from ._register import Analysis, analyses
from .errors import (
    AnalysisError,
    AnswerError,
    CaseError,
    EdgeError,
    MissingPackage,
    OptionError,
    PartnerGraphError,
    UnknownActor,
    UnknownAnalysis,
    UnknownCase,
)

__all__ = [
    "Activity",
    "Actor",
    "Agreement",
    "Amount",
    "Analysis",
    "AnalysisError",
    "Answer",
    "AnswerError",
    "Assignment",
    "Case",
    "CaseBuilder",
    "CaseError",
    "Casebook",
    "EdgeError",
    "Event",
    "Evidence",
    "Exchange",
    "Explanation",
    "Figure",
    "Identifier",
    "Labels",
    "Measure",
    "MissingPackage",
    "Network",
    "OptionError",
    "Participation",
    "PartnerGraphError",
    "Place",
    "Problem",
    "Ratings",
    "Rejected",
    "Relation",
    "Risk",
    "Role",
    "RoleModel",
    "Score",
    "Seat",
    "Source",
    "Times",
    "UnknownActor",
    "UnknownAnalysis",
    "UnknownCase",
    "__version__",
    "analyses",
    "load_casebook",
    "read_case",
    "read_case_text",
    "read_casebook",
    "schema",
]
__all__ += [  # the analyses, written by `tools/generate.py`
    "actor_betweenness",
    "actor_degree",
    "actor_harmonic",
    "actor_load",
    "actor_overview",
    "actor_strength",
    "case_coverage",
    "case_diversity",
    "case_documentation",
    "casebook_matrix",
    "network_summary",
    "role_candidates",
    "role_coverage",
    "two_mode_degree",
]

_analyses._attach()
