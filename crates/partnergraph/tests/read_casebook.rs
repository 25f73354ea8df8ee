//! Many documents at once.

use std::{fs, io, path::PathBuf};

use partnergraph::{
    Casebook, ProblemKind,
    read::{self, ReadError},
};

fn document(id: &str) -> String {
    format!("{{\"format\": \"partnergraph/case/1\", \"id\": \"{id}\", \"name\": \"House\"}}")
}

/// A new folder with these files in it.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for scratch is there");
    for (name, text) in files {
        fs::write(folder.join(name), text).expect("the folder was made");
    }
    folder
}

fn ids(book: &Casebook) -> Vec<&str> {
    book.cases().iter().map(|case| case.id().as_str()).collect()
}

#[test]
fn a_folder_is_read_in_the_order_of_its_names_and_one_bad_document_stops_nothing() {
    let files = [
        ("b.json", document("b")),
        ("a.JSON", document("a")),
        ("c.json", document("c").replace("House\"", "House\", \"summary\": 5")),
        ("d.json", document("a")),
        ("notes.txt", "not looked at".to_owned()),
        ("e.json", document("e")),
    ];
    let folder = folder("casebook", &files.each_ref().map(|(name, text)| (*name, text.as_str())));
    fs::create_dir(folder.join("sub.json")).expect("the folder was made");
    let book = read::casebook::from_folder(&folder).expect("the folder is there");
    assert_eq!(ids(&book), ["a", "b", "e"]);
    let rejected: Vec<String> = book.rejected().iter().map(|rejected| rejected.problems[0].to_string()).collect();
    let at = folder.display();
    assert_eq!(
        rejected,
        [
            format!("{at}/c.json, line 1, column 74, `/summary`: found the number 5, expected a text"),
            format!("{at}/d.json, `/id`: found `a`, expected an id that no case before it has"),
        ]
    );
    assert_eq!(book.rejected()[0].name, format!("{at}/c.json"));
}

#[test]
fn a_folder_that_is_not_there_or_holds_no_document_is_an_error() {
    let error = read::casebook::from_folder("nowhere").expect_err("there is no such folder");
    assert!(matches!(&error, ReadError::Folder { source, .. } if source.kind() == io::ErrorKind::NotFound));
    assert_eq!(error.to_string(), "nowhere: found nothing of that name, expected a folder");
    let empty = folder("empty", &[("notes.txt", "")]);
    let error = read::casebook::from_folder(&empty).expect_err("there is no document");
    let start = format!("{}: found no document in the folder, expected one that ends in `.json`", empty.display());
    assert!(error.to_string().starts_with(&start), "{error}");
    let error = read::casebook::from_folder(empty.join("notes.txt")).expect_err("a file is no folder");
    assert_eq!(error.to_string(), format!("{}: found a file where a folder belongs, expected a folder", empty.join("notes.txt").display()));
}

#[test]
fn paths_are_read_in_the_order_given_and_what_cannot_be_read_is_rejected() {
    let folder = folder("paths", &[("b.json", &document("b")), ("a.json", &document("a")), ("c.xml", "")]);
    let paths = ["b.json", "gone.json", "c.xml", "a.json", ""].map(|name| folder.join(name));
    let book = read::casebook::from_paths(paths);
    assert_eq!(ids(&book), ["b", "a"]);
    let messages: Vec<String> = book.rejected().iter().map(|rejected| rejected.problems[0].to_string()).collect();
    assert_eq!(messages[0], format!("{}/gone.json: found nothing of that name, expected a file", folder.display()));
    assert!(messages[1].contains("c.xml: found a name that ends in `.xml`, expected one that ends in `.json`"), "{}", messages[1]);
    assert!(book.rejected().iter().all(|rejected| rejected.problems[0].kind == ProblemKind::Unreadable));
}

#[test]
fn lines_are_documents_known_by_their_numbers() {
    let text = format!("\u{feff}{}\r\n\r\n  \n{{\n{}\n{}", document("a"), document("a"), document("b").replace("House", "\u{1}"));
    let book = read::casebook::from_ndjson_str(&text, "book.ndjson");
    assert_eq!(ids(&book), ["a"]);
    let rejected: Vec<(&str, String)> =
        book.rejected().iter().map(|rejected| (rejected.name.as_str(), rejected.problems[0].to_string())).collect();
    assert_eq!(
        rejected,
        [
            (
                "book.ndjson:4",
                "book.ndjson, line 4, column 2: found the end of the document, expected `}` at the end of the object".to_owned()
            ),
            ("book.ndjson:5", "book.ndjson:5, `/id`: found `a`, expected an id that no case before it has".to_owned()),
            (
                "book.ndjson:6",
                "book.ndjson, line 6, column 55: found `\\u{1}` in a text, expected an escape such as `\\n` or `\\t`".to_owned()
            ),
        ]
    );
    assert_eq!(read::casebook::from_ndjson_reader(text.as_bytes(), "book.ndjson").ok().as_ref(), Some(&book));
    let path = folder("lines", &[("book.ndjson", &text)]).join("book.ndjson");
    let from_path = read::casebook::from_ndjson_path(&path).expect("the file is there");
    assert_eq!(from_path.cases(), book.cases());
    assert_eq!(from_path.rejected()[0].name, format!("{}:4", path.display()));
}

#[test]
fn a_line_in_another_encoding_is_rejected_alone() {
    let bytes = [document("a").as_bytes(), b"\n{\"name\": \"\xe5\"}\n", document("b").as_bytes()].concat();
    let book = read::casebook::from_ndjson_reader(bytes.as_slice(), "book.ndjson").expect("memory can be read");
    assert_eq!(ids(&book), ["a", "b"]);
    assert!(book.rejected()[0].problems[0].to_string().starts_with("book.ndjson, line 2, column 11: found the byte 0xE5"));
    assert!(read::casebook::from_ndjson_path("nowhere.ndjson").is_err());
}

#[test]
fn nothing_is_an_empty_casebook() {
    assert_eq!(read::casebook::from_ndjson_str("", "book.ndjson"), Casebook::default());
    assert_eq!(read::casebook::from_paths(Vec::<PathBuf>::new()), Casebook::default());
}

#[cfg(feature = "parallel")]
#[test]
fn any_number_of_threads_gives_the_same_casebook() {
    let lines: Vec<String> =
        (0..500).map(|index| if index % 7 == 0 { format!("{{\"x\": {index}}}") } else { document(&format!("c{index}")) }).collect();
    let text = lines.join("\n");
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be had");
        pool.install(|| read::casebook::from_ndjson_str(&text, "book.ndjson"))
    };
    assert_eq!(with(1), with(4));
    assert_eq!(with(4).rejected().len(), 72);
}
