//! The folders use only what ARCHITECTURE.md allows them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The table of ARCHITECTURE.md: for each folder what it may use.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let text = fs::read_to_string(root().join("../../ARCHITECTURE.md")).expect("ARCHITECTURE.md stands at the top");
    let names = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    text.lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
            let [folder, _, uses] = cells[..] else { return None };
            let folder = names(folder).into_iter().next()?;
            Some((folder, names(uses).into_iter().collect()))
        })
        .collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the crate").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The folders that a source uses, by `crate::folder` in code, tests included, comments and doc examples not.
fn uses(source: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let code: String = source.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            // Names at the first level of a group.
            let (mut depth, mut name, mut fresh) = (0, String::new(), true);
            for letter in group.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        found.insert(std::mem::take(&mut name));
                        fresh = true;
                    }
                    ':' => fresh = false,
                    letter if depth == 0 && fresh && (letter.is_alphanumeric() || letter == '_') => name.push(letter),
                    _ => {}
                }
            }
            found.insert(name);
        } else {
            found.insert(rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect());
        }
    }
    found
}

#[test]
fn every_folder_uses_only_what_stands_beside_it_in_the_table() {
    let allowed = allowed();
    let folders: BTreeSet<String> = fs::read_dir(root().join("src"))
        .expect("the sources")
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert!(folders.len() >= 9, "{folders:?}");
    let mut wrong = Vec::new();
    for folder in &folders {
        let Some(may_use) = allowed.get(folder) else {
            wrong.push(format!("`{folder}` does not stand in ARCHITECTURE.md"));
            continue;
        };
        for source in sources(&root().join("src").join(folder)) {
            for used in uses(&fs::read_to_string(&source).expect("a source")) {
                if folders.contains(&used) && used != *folder && !may_use.contains(&used) {
                    wrong.push(format!("{} uses `{used}`", source.strip_prefix(root()).unwrap_or(&source).display()));
                }
                // What lib.rs hands out again is the model's.
                if used.chars().next().is_some_and(char::is_uppercase) && folder != "model" && !may_use.contains("model") {
                    wrong.push(format!("{} uses `{used}` of the model", source.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_test_sees_what_is_used() {
    let seen = uses("use crate::{model::{A, B}, view};\nlet x = crate::maths::y();\n// crate::report\n");
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), ["maths", "model", "view"]);
}
