//! Why something is not known, in words that stand after a colon.

use crate::method::Reason;
use crate::report::words::{Phrase, phrases};

/// The words for a reason.
pub(super) fn of(reason: Reason) -> Phrase {
    known(reason.as_str()).unwrap_or(NOT_DEFINED)
}

/// The words for a reason by its code. By code, so that a reason that is new is said in general words until it has its own.
fn known(code: &str) -> Option<Phrase> {
    Some(match code {
        "no_actors" => NO_ACTORS,
        "too_few_actors" => TOO_FEW_ACTORS,
        "no_ties" => NO_TIES,
        "isolate" => ISOLATE,
        "no_reachable_actor" => NO_REACHABLE_ACTOR,
        "no_reachable_pairs" => NO_REACHABLE_PAIRS,
        "too_few_neighbours" => TOO_FEW_NEIGHBOURS,
        "disconnected" => DISCONNECTED,
        "not_strongly_connected" => NOT_STRONGLY_CONNECTED,
        "directed" => DIRECTED,
        "undirected" => UNDIRECTED,
        "complete" => COMPLETE,
        "zero_total" => ZERO_TOTAL,
        "zero_variance" => ZERO_VARIANCE,
        "no_partition" => NO_PARTITION,
        "one_class" => ONE_CLASS,
        "no_roles" => NO_ROLES,
        "no_holder" => NO_HOLDER,
        "unknown_role" => UNKNOWN_ROLE,
        "no_amounts" => NO_AMOUNTS,
        "no_budget" => NO_BUDGET,
        "single_funder" => SINGLE_FUNDER,
        "no_ratings" => NO_RATINGS,
        "no_seats" => NO_SEATS,
        "no_exchanges" => NO_EXCHANGES,
        "no_date" => NO_DATE,
        "not_recorded" => NOT_RECORDED,
        "two_mode_empty" => TWO_MODE_EMPTY,
        "both_empty" => BOTH_EMPTY,
        "ambiguous_leading_pair" => AMBIGUOUS_LEADING_PAIR,
        "not_converged" => NOT_CONVERGED,
        "too_few_cases" => TOO_FEW_CASES,
        "too_few_groups" => TOO_FEW_GROUPS,
        "zero_within" => ZERO_WITHIN,
        "too_large" => TOO_LARGE,
        _ => return None,
    })
}

phrases! {
    NOT_KNOWN ["{what} kan ikke sies: {why}", "{what} kan ikke siges: {why}", "{what} cannot be said: {why}"];
    NOT_DEFINED ["det er ikke definert her", "det er ikke defineret her", "it is not defined here"];
    NO_ACTORS ["det er ingen aktører", "der er ingen aktører", "there are no actors"];
    TOO_FEW_ACTORS ["det er for få aktører", "der er for få aktører", "there are too few actors"];
    NO_TIES ["ingen bånd er registrert mellom aktørene", "ingen bånd er registreret mellem aktørerne", "no ties between the actors are recorded"];
    NO_SUCH_TIES ["ingen bånd av det slaget er registrert", "ingen bånd af den slags er registreret", "no ties of that kind are recorded"];
    ISOLATE ["aktøren har ingen bånd til andre", "aktøren har ingen bånd til andre", "the actor has no tie to others"];
    NO_REACHABLE_ACTOR ["ingen kan nås", "ingen kan nås", "nobody can be reached"];
    NO_REACHABLE_PAIRS ["ingen aktører når hverandre", "ingen aktører når hinanden", "no actors reach each other"];
    TOO_FEW_NEIGHBOURS [
        "ingen har to partnere eller flere",
        "ingen har to partnere eller flere",
        "nobody has two partners or more",
    ];
    DISCONNECTED ["nettverket henger ikke sammen", "netværket hænger ikke sammen", "the network does not hang together"];
    NOT_STRONGLY_CONNECTED [
        "båndene fører ikke fra alle til alle",
        "båndene fører ikke fra alle til alle",
        "the ties do not lead from everyone to everyone",
    ];
    DIRECTED ["båndene har en retning", "båndene har en retning", "the ties have a direction"];
    UNDIRECTED ["båndene har ingen retning", "båndene har ingen retning", "the ties have no direction"];
    COMPLETE ["alle mulige bånd finnes", "alle mulige bånd findes", "every possible tie is there"];
    ZERO_TOTAL ["summen det regnes ut fra, er 0", "den sum, der regnes ud fra, er 0", "the sum it rests on is 0"];
    ZERO_VARIANCE ["alt som sammenlignes, er likt", "alt, der sammenlignes, er ens", "all that is compared is the same"];
    NO_PARTITION ["det er ikke kjent hvilken gruppe noen hører til", "det er ikke kendt, hvilken gruppe nogen hører til", "it is not known which class anyone belongs to"];
    ONE_CLASS ["det er bare én gruppe", "der er kun én gruppe", "there is only one class"];
    NO_ROLES ["rollemodellen har ingen roller", "rollemodellen har ingen roller", "the role model has no roles"];
    NO_HOLDER ["ingen har rollen", "ingen har rollen", "nobody holds the role"];
    UNKNOWN_ROLE [
        "kildene sier ikke om noen har rollen",
        "kilderne siger ikke, om nogen har rollen",
        "the sources do not say whether anyone holds the role",
    ];
    NO_AMOUNTS ["det finnes ingen beløp som kan brukes", "der findes ingen beløb, som kan bruges", "there is no amount that can be used"];
    NO_BUDGET ["det er ikke oppgitt hvor mye som trengs", "det er ikke oplyst, hvor meget der er brug for", "it is not given how much is needed"];
    SINGLE_FUNDER ["det er bare én som gir", "der er kun én, der giver", "there is only one who gives"];
    NO_RATINGS ["ingen vurderinger er registrert", "ingen vurderinger er registreret", "no ratings are recorded"];
    NO_SEATS ["ingen plasser med stemmerett er registrert", "ingen pladser med stemmeret er registreret", "no voting seats are recorded"];
    NO_EXCHANGES ["ingen utvekslinger er registrert", "ingen udvekslinger er registreret", "no exchanges are recorded"];
    NO_DATE ["det er ikke oppgitt for hvilken dato", "det er ikke oplyst for hvilken dato", "it is not given for which date"];
    NOT_RECORDED ["det er ikke registrert", "det er ikke registreret", "it is not recorded"];
    TWO_MODE_EMPTY ["den ene av de to sidene er tom", "den ene af de to sider er tom", "one of the two sides is empty"];
    BOTH_EMPTY ["begge sider av sammenligningen er tomme", "begge sider af sammenligningen er tomme", "both sides of the comparison are empty"];
    AMBIGUOUS_LEADING_PAIR ["svaret er ikke entydig", "svaret er ikke entydigt", "there is no single answer"];
    NOT_CONVERGED ["utregningen kom ikke til ro", "udregningen faldt ikke til ro", "the calculation did not settle"];
    TOO_FEW_CASES ["samlingen er for liten", "samlingen er for lille", "there are too few cases"];
    TOO_FEW_GROUPS ["det er for få grupper", "der er for få grupper", "there are too few groups"];
    ZERO_WITHIN ["alle i samme gruppe er like", "alle i samme gruppe er ens", "all within a group are alike"];
    TOO_LARGE ["det er for mange å regne eksakt på", "der er for mange til at regne eksakt på", "there are too many for an exact answer"];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_of_its_own() {
        for reason in Reason::ALL {
            assert!(known(reason.as_str()).is_some(), "{reason} has no words");
        }
    }
}
