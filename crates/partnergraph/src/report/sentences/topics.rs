//! What an analysis is about, in a few words, for the general sentences.

use crate::report::words::{Phrase, phrases};

/// The words for an analysis; nothing where it has none yet, and its question stands for them.
pub(super) fn topic(analysis: &str) -> Option<Phrase> {
    TOPICS.iter().find(|(name, _)| *name == analysis).map(|(_, topic)| *topic)
}

const TOPICS: &[(&str, Phrase)] = &[
    ("actor_betweenness", BETWEENNESS),
    ("actor_brokerage", BROKERAGE),
    ("actor_closeness", CLOSENESS),
    ("actor_clustering", CLUSTERING),
    ("actor_component", COMPONENT),
    ("actor_constraint", CONSTRAINT),
    ("actor_core_number", CORE_NUMBER),
    ("actor_degree", DEGREE),
    ("actor_effective_size", EFFECTIVE_SIZE),
    ("actor_eigenvector", EIGENVECTOR),
    ("actor_exchange", EXCHANGE),
    ("actor_harmonic", HARMONIC),
    ("actor_hierarchy", HIERARCHY),
    ("actor_hits", HITS),
    ("actor_influence", INFLUENCE),
    ("actor_katz", KATZ),
    ("actor_load", LOAD),
    ("actor_overview", OVERVIEW),
    ("actor_pagerank", PAGERANK),
    ("actor_removal", REMOVAL),
    ("actor_strength", STRENGTH),
    ("actor_trust_value", TRUST),
    ("case_change", CHANGE),
    ("case_coverage", COVERAGE),
    ("case_diversity", DIVERSITY),
    ("case_documentation", DOCUMENTATION),
    ("case_formality", FORMALITY),
    ("case_funding", FUNDING),
    ("case_governance", GOVERNANCE),
    ("case_participation", PARTICIPATION),
    ("case_partnership_elements", ELEMENTS),
    ("case_reach", REACH),
    ("case_risks", RISKS),
    ("case_robustness", ROBUSTNESS),
    ("case_success_factors", FACTORS),
    ("casebook_matrix", MATRIX),
    ("network_attack", ATTACK),
    ("network_brokerage", BROKERAGE),
    ("network_centralization", CENTRALIZATION),
    ("network_communities", COMMUNITIES),
    ("network_core_periphery", CORE),
    ("network_cut_points", CUT_POINTS),
    ("network_layers", LAYERS),
    ("network_mixing", MIXING),
    ("network_qap", QAP),
    ("network_summary", SUMMARY),
    ("pair_distance", DISTANCE),
    ("pair_exchange", EXCHANGE),
    ("relation_betweenness", TIE_BETWEENNESS),
    ("relation_bridges", BRIDGES),
    ("relation_expiry", EXPIRY),
    ("role_candidates", CANDIDATES),
    ("role_coverage", COVERAGE),
    ("two_mode_betweenness", TWO_MODE_BETWEENNESS),
    ("two_mode_closeness", TWO_MODE_CLOSENESS),
    ("two_mode_clustering", TWO_MODE_CLUSTERING),
    ("two_mode_degree", TWO_MODE_DEGREE),
    ("two_mode_eigenvector", TWO_MODE_EIGENVECTOR),
    ("two_mode_nestedness", TWO_MODE_NESTEDNESS),
    ("two_mode_projection", TWO_MODE_PROJECTION),
];

phrases! {
    BETWEENNESS ["plass på veien mellom andre", "plads på vejen mellem andre", "place on the way between others"];
    BROKERAGE ["megling mellom grupper", "mægling mellem grupper", "brokerage between groups"];
    CLOSENESS ["nærhet til dem en kan nå", "nærhed til dem, man kan nå", "closeness to those within reach"];
    CLUSTERING ["andelen av partnerne som også er partnere med hverandre", "andelen af partnerne, som også er partnere med hinanden", "the share of partners that are also partners of each other"];
    COMPONENT ["hvilken del av nettverket hver aktør hører til", "hvilken del af netværket hver aktør hører til", "which part of the network each actor belongs to"];
    CONSTRAINT ["bundethet til partnere som henger sammen", "bundethed til partnere, der hænger sammen", "being tied to partners that hang together"];
    CORE_NUMBER ["nummeret på den innerste kjernen", "nummeret på den inderste kerne", "the number of the innermost core"];
    DEGREE ["antall partnere", "antal partnere", "number of partners"];
    EFFECTIVE_SIZE ["antallet partnere som ikke henger sammen fra før", "antallet af partnere, der ikke hænger sammen i forvejen", "the number of partners that do not hang together already"];
    EIGENVECTOR ["bånd til aktører som selv har mange", "bånd til aktører, som selv har mange", "ties to actors that have many themselves"];
    EXCHANGE ["hva som gis og fås", "hvad der gives og fås", "what is given and got"];
    HARMONIC ["nærhet til alle andre", "nærhed til alle andre", "closeness to all others"];
    HIERARCHY ["bundethet til én enkelt partner", "bundethed til én enkelt partner", "being tied to one single partner"];
    HITS ["hvem som pekes på og hvem som peker", "hvem der peges på, og hvem der peger", "who is pointed to and who points"];
    INFLUENCE ["innflytelse og bånd", "indflydelse og bånd", "influence and ties"];
    KATZ ["bånd til andre, også på lange veier", "bånd til andre, også ad lange veje", "ties to others, long ways included"];
    LOAD ["antall roller", "antal roller", "number of roles"];
    OVERVIEW ["hva som gjør aktørene sentrale", "hvad der gør aktørerne centrale", "what makes the actors central"];
    PAGERANK ["bånd fra aktører som selv har mange", "bånd fra aktører, som selv har mange", "ties from actors that have many themselves"];
    REMOVAL ["hva som går tapt om en aktør slutter", "hvad der går tabt, hvis en aktør holder op", "what is lost if an actor leaves"];
    STRENGTH ["samlet styrke av båndene", "samlet styrke af båndene", "strength of the ties together"];
    TRUST ["tillit og verdi", "tillid og værdi", "trust and value"];
    CHANGE ["hva som er endret", "hvad der er ændret", "what has changed"];
    COVERAGE ["fylte roller", "besatte roller", "filled roles"];
    DIVERSITY ["blandingen av sektorer", "blandingen af sektorer", "the mix of sectors"];
    DOCUMENTATION ["hvor godt det er dokumentert", "hvor godt det er dokumenteret", "how well it is documented"];
    FORMALITY ["det som er formelt, og det som er uformelt", "det, der er formelt, og det, der er uformelt", "what is formal and what is informal"];
    FUNDING ["midler i året", "midler om året", "money a year"];
    GOVERNANCE ["hvordan samarbeidet styres", "hvordan samarbejdet styres", "how the partnership is governed"];
    PARTICIPATION ["medvirkning", "borgerinddragelse", "participation"];
    ELEMENTS ["de åtte kjerneelementene", "de otte kerneelementer", "the eight core elements"];
    REACH ["tider, målgrupper og ressurser", "tider, målgrupper og ressourcer", "times, target groups and resources"];
    RISKS ["uønskede hendelser", "uønskede hændelser", "unwanted events"];
    ROBUSTNESS ["hvor mye som tåles av tap", "hvor store tab der tåles", "how much loss can be borne"];
    FACTORS ["de fire suksesskriteriene", "de fire succeskriterier", "the four success criteria"];
    MATRIX ["roller og hus", "roller og huse", "roles and houses"];
    ATTACK ["hva som er igjen av nettverket når aktører faller fra", "hvad der er tilbage af netværket, når aktører falder fra", "what is left of the network as actors drop out"];
    CENTRALIZATION ["hvor mye nettverket henger på én", "hvor meget netværket hænger på én", "how much the network hangs on one"];
    COMMUNITIES ["hvor tydelig nettverket deler seg i grupper (modularitet)", "hvor tydeligt netværket deler sig i grupper (modularitet)", "how clearly the network divides into groups (modularity)"];
    CORE ["kjerne og randsone", "kerne og randzone", "core and periphery"];
    CUT_POINTS ["aktører som holder nettverket sammen", "aktører, der holder netværket sammen", "actors that hold the network together"];
    LAYERS ["de ulike slagene bånd", "de forskellige slags bånd", "the different kinds of ties"];
    MIXING ["bånd innenfor og mellom grupper", "bånd inden for og mellem grupper", "ties within and between groups"];
    QAP ["likhet mellom to nettverk", "lighed mellem to netværk", "likeness of two networks"];
    SUMMARY ["nettverket", "netværket", "the network"];
    DISTANCE ["avstander mellom aktører", "afstande mellem aktører", "distances between actors"];
    TIE_BETWEENNESS ["bånd på veien mellom aktører", "bånd på vejen mellem aktører", "ties on the way between actors"];
    BRIDGES ["bånd som alene holder to deler sammen", "bånd, der alene holder to dele sammen", "ties that alone hold two parts together"];
    EXPIRY ["det som løper ut", "det, der udløber", "what ends"];
    CANDIDATES ["hvem som kunne hatt roller", "hvem der kunne have roller", "who could hold roles"];
    TWO_MODE_BETWEENNESS ["plass på veien mellom aktører og roller", "plads på vejen mellem aktører og roller", "place on the way between actors and roles"];
    TWO_MODE_CLOSENESS ["nærhet gjennom felles roller", "nærhed gennem fælles roller", "closeness through shared roles"];
    TWO_MODE_CLUSTERING ["hvor ofte de samme aktørene møtes i flere roller", "hvor ofte de samme aktører mødes i flere roller", "how often the same actors meet in several roles"];
    TWO_MODE_DEGREE ["antall roller, og antall aktører i hver", "antal roller, og antal aktører i hver", "number of roles, and of actors in each"];
    TWO_MODE_EIGENVECTOR ["roller sammen med aktører som selv har mange", "roller sammen med aktører, som selv har mange", "roles shared with actors that have many themselves"];
    TWO_MODE_NESTEDNESS ["om de med få roller har dem sammen med dem som har mange", "om de, der har få roller, har dem sammen med dem, der har mange", "whether those with few roles share them with those that have many"];
    TWO_MODE_PROJECTION ["hvem som deler roller", "hvem der deler roller", "who shares roles"];
}
