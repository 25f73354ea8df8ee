//! One real house: which roles are filled, and which rest on one actor alone?

use partnergraph::{Language, RoleState, analysis::role_coverage, read::library};

#[expect(clippy::print_stdout, reason = "an example is there to be looked at")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let case = library::case("petersborghuset")?;
    for (role, found) in case.roles().iter().zip(role_coverage::compute(&case, &role_coverage::Options::default())?) {
        println!(
            "{}: {} holders{}",
            role.name(Language::En),
            found.holders.len(),
            if found.redundancy == Ok(0) { ", nobody beside" } else { "" }
        );
        assert_eq!(found.state, RoleState::Filled);
    }
    Ok(())
}
