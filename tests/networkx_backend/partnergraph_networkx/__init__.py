"""networkx's own test suite, run against partnergraph.

networkx hands every call of one of its functions to a backend that has a function of that name. This backend has those
that partnergraph can answer: it makes a :class:`partnergraph.Network` of the graph, asks it, and translates the answer
into what networkx promises. What it cannot answer it leaves to networkx, and that is never counted.

``graph`` holds the translation of graphs, the other modules that of functions, ``ledger`` notes what really ran, and
``gate`` is the plugin of pytest that judges a run.
"""
