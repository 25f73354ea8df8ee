use super::*;
use crate::model::{Actor, Assignment, CaseBuilder, Certainty, Evidence, Role, RoleModel, Status};
use crate::view::Uncertain;

fn held(role: &str, actor: &str, status: Status) -> Assignment {
    Assignment::new(role, status).with_actor(actor)
}

fn house() -> CaseBuilder {
    CaseBuilder::new("house", "Huset")
        .actor(Actor::new("town", "Oslo kommune").with_sector(Sector::Public))
        .actor(Actor::new("part", "Bydelen").with_part_of("town").with_sector(Sector::Public))
        .actor(Actor::new("club", "Klubben"))
}

fn board(case: CaseBuilder) -> Board {
    of(case, &BoardOptions::default().with_language(Language::Nb))
}

fn of(case: CaseBuilder, options: &BoardOptions) -> Board {
    Board::of(&case.build().expect("a sound case"), options).expect("the scope fits")
}

fn words(brick: &Brick) -> String {
    brick.lines().map(Line::text).collect::<Vec<_>>().join("|")
}

#[test]
fn who_could_hold_a_role_is_drawn_and_who_did_is_not() {
    let board = board(
        house().assignment(held("owner", "town", Status::Current)).assignment(held("owner", "club", Status::Potential)).assignment(held(
            "owner",
            "part",
            Status::Former,
        )),
    );
    let bricks: Vec<_> = board.blocks()[0].bricks().iter().map(|brick| (brick.name(), brick.is_potential())).collect();
    assert_eq!(bricks, [("Oslo kommune", false), ("Klubben", true)]);
    assert!(board.to_svg().contains("1 tidligere rolle er ikke tegnet"));
}

#[test]
fn an_actor_in_several_blocks_has_one_letter_in_all_of_them() {
    let board = board(
        house()
            .assignment(held("owner", "town", Status::Current))
            .assignment(held("funder", "club", Status::Current))
            .assignment(held("funder", "town", Status::Current))
            .assignment(held("operator", "town", Status::Potential)),
    );
    let of_town: Vec<String> =
        board.blocks().iter().flat_map(RoleBlock::bricks).filter(|brick| brick.actor().as_str() == "town").map(words).collect();
    assert_eq!(of_town, ["Oslo kommune|i 3 blokker|A", "Oslo kommune|i 3 blokker|A", "Oslo kommune|i 3 blokker · mulig|A"]);
    assert_eq!(words(&board.blocks()[1].bricks()[1]), "Klubben");
    assert!(board.to_svg().contains("Oslo kommune\u{200e}: eier, finansieringspartner, drifter (mulig)"));
}

#[test]
fn blocks_are_counted_and_not_names_of_roles() {
    let twins = RoleModel::new("twins").with_roles(["a", "b", "c"].map(Role::new));
    let case = ["a", "b", "c"].iter().fold(house().role_model(twins), |case, role| case.assignment(held(role, "town", Status::Current)));
    assert!(words(&board(case).blocks()[0].bricks()[0]).contains("i 3 blokker"));
}

#[test]
fn a_brick_says_what_limits_its_hold() {
    let uncertain = Evidence::default().with_certainty(Certainty::Uncertain);
    let limited = held("owner", "club", Status::Current).with_native_role("forvalter").with_scope("bare tomten").with_evidence(uncertain);
    let board =
        board(house().assignment(limited).assignment(held("funder", "part", Status::Current).with_native_role("Finansieringspartner")));
    assert_eq!(words(&board.blocks()[0].bricks()[0]), "Klubben|«forvalter» · gjelder: bare tomten · usikkert");
    assert_eq!(words(&board.blocks()[1].bricks()[0]), "Bydelen", "the role's own name says nothing new");
}

#[test]
fn the_scope_decides_what_is_drawn() {
    let case = || {
        house()
            .assignment(held("owner", "part", Status::Current).with_since("2020".parse().expect("a date")))
            .assignment(held("owner", "club", Status::Former).with_until("2019".parse().expect("a date")))
            .assignment(held("funder", "club", Status::Current).with_evidence(Evidence::default().with_certainty(Certainty::Uncertain)))
    };
    let names = |board: &Board| board.blocks().iter().flat_map(RoleBlock::bricks).map(|brick| brick.name().to_owned()).collect::<Vec<_>>();
    let scoped = |scope| of(case(), &BoardOptions::default().with_scope(scope));
    let then = scoped(Scope::default().with_at("2018".parse().expect("a date")).with_statuses([Status::Current, Status::Former]));
    assert_eq!(names(&then), ["Klubben", "Klubben"]);
    assert!(then.to_svg().contains("as it was 2018") && words(&then.blocks()[0].bricks()[0]).contains("former"));
    assert_eq!(names(&scoped(Scope::default().with_uncertain(Uncertain::Exclude))), ["Bydelen"]);
    let top = scoped(Scope::default().with_level(crate::view::ActorLevel::Top));
    assert_eq!(names(&top), ["Oslo kommune", "Klubben"]);
}

#[test]
fn empty_and_unknown_differ_in_words_and_in_shape() {
    let board = board(
        house()
            .assignment(Assignment::new("owner", Status::Sought))
            .assignment(Assignment::new("funder", Status::Current))
            .assignment(held("operator", "town", Status::Current)),
    );
    let said: Vec<String> = board.blocks()[..4].iter().map(|block| block.lines().map(Line::text).collect::<Vec<_>>().join("|")).collect();
    assert_eq!(said[0], "Eier|tom – noen søkes");
    assert_eq!(said[1], "Finansieringspartner|tom – ingen har rollen");
    assert_eq!(said[2], "Drifter");
    assert_eq!(said[3], "Programansvarlig|ikke kjent|Kildene sier ikke om noen har rollen.");
    let svg = board.to_svg();
    let of = |state: &str| {
        let start = svg.find(&format!("data-state=\"{state}\"")).expect("such a block");
        let end = svg[start + 1..].find("data-role").map_or(svg.len(), |end| start + 1 + end);
        svg[start..end].to_owned()
    };
    let (filled, empty, unknown) = (of("filled"), of("empty"), of("unknown"));
    assert!(unknown.contains("stroke-dasharray") && unknown.contains(">?<"));
    assert!(!empty.contains("stroke-dasharray") && empty.contains("<circle") && !empty.contains(">?<"));
    assert!(filled.contains(">1<") && !filled.contains("stroke-dasharray"));
}

#[test]
fn a_filled_role_for_which_more_are_sought_says_so() {
    let board = board(house().assignment(held("owner", "town", Status::Current)).assignment(Assignment::new("owner", Status::Sought)));
    assert_eq!(board.blocks()[0].lines().map(Line::text).collect::<Vec<_>>(), ["Eier", "flere søkes"]);
}

#[test]
fn roles_outside_the_model_stand_below_the_blocks() {
    let board = board(house().assignment(held("architect", "club", Status::Current).with_native_role("arkitekt")));
    assert_eq!(board.other_bricks().iter().map(words).collect::<Vec<_>>(), ["Klubben|«arkitekt»"]);
    assert!(board.other_bricks()[0].frame().top > board.blocks()[5].frame().top);
}

#[test]
fn any_number_of_roles_has_its_board() {
    for number in [0, 1, 2, 4, 6, 14] {
        let roles = (0..number).map(|place| Role::new(format!("role-{place}")));
        let board = board(house().role_model(RoleModel::new("own").with_roles(roles)));
        assert_eq!(board.blocks().len(), number);
        assert!(board.blocks().iter().all(|block| board.frame().holds(&block.frame())));
    }
    let rows = |number| layout::columns(number);
    assert_eq!([1, 2, 3, 4, 5, 6, 14].map(rows), [1, 2, 3, 2, 3, 3, 3]);
}

#[test]
fn a_crowded_block_takes_the_whole_width_below_the_others() {
    let mut case = CaseBuilder::new("house", "Huset");
    for number in 0..40 {
        let id = format!("actor-{number}");
        case = case.actor(Actor::new(id.as_str(), format!("Borettslaget nummer {number}"))).assignment(held("owner", &id, Status::Current));
    }
    let board = board(case);
    let frames: Vec<Frame> = board.blocks().iter().map(RoleBlock::frame).collect();
    assert_eq!(board.blocks()[0].bricks().len(), 40);
    assert!(frames[1..].iter().all(|frame| frame.top < frames[0].top && frame.width < frames[0].width));
}

#[test]
fn a_name_that_shows_nothing_is_replaced_by_the_id() {
    let case = CaseBuilder::new("house", "\u{202e}").actor(Actor::new("club", "\u{2066} \u{2069}")).assignment(held(
        "owner",
        "club",
        Status::Current,
    ));
    let board = board(case);
    assert_eq!((board.title(), board.blocks()[0].bricks()[0].name()), ("Byggeklosser: house", "club"));
}

#[test]
fn a_board_whose_bricks_are_links_is_no_image() {
    let board = board(house().assignment(held("owner", "town", Status::Current)));
    let linked = board.to_linked_svg(&|actor| format!("#{actor}"));
    assert!(linked.contains("<a href=\"#town\">") && linked.contains("role=\"group\""));
    assert!(board.to_svg().contains("role=\"img\"") && !board.to_svg().contains("<a "));
}
