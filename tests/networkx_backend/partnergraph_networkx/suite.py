"""The modules of networkx's test suite in which functions of this backend are reached, by folder."""

from __future__ import annotations

MODULES = {
    "algorithms/approximation": (
        "approx_clust_coeff connectivity distance_measures kcomponents traveling_salesman treewidth"
    ),
    "algorithms/assortativity": "correlation mixing",
    "algorithms/bipartite": "basic centrality cluster covering extendability generators matching project redundancy",
    "algorithms/centrality": (
        "betweenness_centrality closeness_centrality current_flow_betweenness_centrality "
        "current_flow_betweenness_centrality_subset current_flow_closeness degree_centrality "
        "eigenvector_centrality group harmonic_centrality katz_centrality reaching second_order_centrality"
    ),
    "algorithms/coloring": "coloring",
    "algorithms/community": "asyn_fluid centrality divisive kclique louvain lukes modularity_max quality",
    "algorithms/components": "attracting biconnected connected semiconnected strongly_connected weakly_connected",
    "algorithms/connectivity": "connectivity cuts edge_augmentation edge_kcomponents kcomponents kcutsets stoer_wagner",
    "algorithms/flow": "gomory_hu maxflow",
    "algorithms/isomorphism": "isomorphism tree_isomorphism",
    "algorithms/link_analysis": "hits pagerank",
    "algorithms/shortest_paths": "generic unweighted weighted",
    "algorithms": (
        "bridges broadcasting chordal cluster core covering cycles d_separation dag distance_measures "
        "distance_regular dominating efficiency euler hierarchy isolate lowest_common_ancestors "
        "non_randomness perfect_graph planarity reciprocity similarity smallworld sparsifiers structuralholes "
        "swap vitality wiener"
    ),
    "algorithms/tree": "branchings coding decomposition distance_measures mst recognition",
    "generators": "classic cographs degree_seq intersection trees",
    "linalg": "algebraic_connectivity laplacian",
    "readwrite/json_graph": "tree",
    "readwrite": "text",
}

#: What pytest is asked to run.
TESTS = [
    f"networkx.{folder.replace('/', '.')}.tests.test_{module}"
    for folder, modules in MODULES.items()
    for module in modules.split()
]
