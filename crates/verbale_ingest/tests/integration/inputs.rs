use std::fs;
use std::io::Cursor;
use std::path::Path;
use tempfile::TempDir;
use verbale_ingest::{Input, Settings, documents};

/// What came of reading: `name: title` of each document, `place: kind` of each failure.
pub(crate) fn outcome(inputs: Vec<Input>, settings: &Settings) -> Vec<String> {
    documents(inputs, settings.clone())
        .map(|read| match read {
            Ok(document) => {
                format!("{}: {}", document.meta().name, document.meta().title.as_deref().unwrap_or("-"))
            }
            Err(failure) => format!("{}: {}", failure.place, failure.reason.kind()),
        })
        .collect()
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

fn read(path: impl AsRef<Path>, folder: &TempDir, settings: &Settings) -> Vec<String> {
    let path = folder.path().join(path);
    let prefix = format!("{}/", folder.path().display());
    outcome(vec![Input::from_argument(&path)], settings)
        .into_iter()
        .map(|line| line.replace(&prefix, ""))
        .collect()
}

#[test]
fn a_folder_is_walked_in_name_order_and_one_bad_file_stops_nothing() {
    let folder = folder(&[
        ("b/second.txt", b"Second\n\nThe two sides met on Monday."),
        ("a.md", b"---\ntitle: First\n---\nThe two sides met on Sunday."),
        ("c-empty.txt", b" \n"),
        ("d-image.txt", b"\x89PNG\r\n\x1a\n\0\0"),
        ("e-broken.txt", b"The talks \xff\xfe\xfd\xfe\xff ended."),
        ("f-front.md", b"---\ntitle: A\npublished: soon\n---\nText."),
        ("g.html", b"<html><title>Third</title><body><p>The two sides met on Tuesday, and they agreed to meet again next week.</p></body></html>"),
        ("h.html", b"<html><body><script>app()</script></body></html>"),
        (".hidden.txt", b"Not read."),
        ("README.md", b"Not read."),
        ("dossier.toml", b"title = 'Not read'"),
    ]);
    assert_eq!(
        read("", &folder, &Settings::default()),
        [
            "a.md: First",
            "b/second.txt: Second",
            "c-empty.txt: empty",
            "d-image.txt: binary",
            "e-broken.txt: wrongly_encoded",
            "f-front.md:3: bad_front_matter",
            "g.html: Third",
            "h.html: no_main_text",
        ]
    );
}

#[test]
fn a_pattern_reads_its_matches_in_name_order() {
    let folder = folder(&[("x/b.txt", b"B.\n"), ("x/a.txt", b"A.\n"), ("x/c.md", b"C.\n")]);
    assert_eq!(read("x/*.txt", &folder, &Settings::default()), ["x/a.txt: -", "x/b.txt: -"]);
    assert_eq!(read("x/*.pdf", &folder, &Settings::default()), ["x/*.pdf: missing"]);
    assert_eq!(read("none.txt", &folder, &Settings::default()), ["none.txt: missing"]);
}

#[test]
fn what_is_over_the_limit_is_refused_and_the_rest_is_read() {
    let long = "The two sides met. ".repeat(100);
    let line =
        format!("{{\"id\":\"long\",\"text\":\"{long}\"}}\n{{\"id\":\"short\",\"text\":\"They met.\"}}\n");
    let folder = folder(&[("a.txt", long.as_bytes()), ("b.jsonl", line.as_bytes())]);
    let settings = Settings { limit_bytes: 500, ..Settings::default() };
    assert_eq!(read("", &folder, &settings), ["a.txt: too_large", "b.jsonl:1: too_large", "short: -"]);
}

#[test]
fn a_stream_is_told_by_its_first_bytes() {
    for (bytes, expected) in [
        ("{\"id\":\"a1\",\"title\":\"T\",\"text\":\"They met.\"}\n", "a1: T"),
        ("<!DOCTYPE html><title>Page</title><p>The two sides met on Tuesday in the capital.</p>", "-: Page"),
        ("Talks end\n\nThe two sides met.", "-: Talks end"),
        ("", "-: empty"),
    ] {
        let stream = Input::Stream { name: "-".to_owned(), reader: Box::new(Cursor::new(bytes.as_bytes())) };
        assert_eq!(outcome(vec![stream], &Settings::default()), [expected], "{bytes}");
    }
}

#[cfg(unix)]
#[test]
fn links_that_go_round_and_folders_that_stay_shut_are_named() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder(&[("a/a.txt", b"A.\n"), ("shut/b.txt", b"B.\n")]);
    symlink(folder.path(), folder.path().join("a/round")).expect("a link");
    symlink("self", folder.path().join("self")).expect("a link");
    let shut = folder.path().join("shut");
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o000)).expect("permissions");
    let may_read_all = fs::read_dir(&shut).is_ok();
    let seen = read("", &folder, &Settings::default());
    fs::set_permissions(&shut, fs::Permissions::from_mode(0o755)).expect("permissions");
    assert_eq!(seen[..2], ["a/a.txt: -", "a/round: link_loop"]);
    assert!(seen[2].starts_with("self: "), "{seen:?}");
    let expected = if may_read_all { "shut/b.txt: -" } else { "shut: unreadable" };
    assert_eq!(seen[3], expected);
}

#[test]
fn order_and_bytes_are_the_same_on_one_thread_and_on_many() {
    let files: Vec<(String, Vec<u8>)> = (0..600)
        .map(|n| {
            (format!("{n:03}.txt"), format!("Headline {n}\n\nThe two sides met {n} times.").into_bytes())
        })
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
    let folder = folder(&files);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| {
            documents(vec![Input::Path(folder.path().to_owned())], Settings::default())
                .map(|d| d.expect("good").id().to_string())
                .collect::<Vec<_>>()
        })
    };
    let one = on(1);
    assert_eq!(one.len(), 600);
    assert_eq!(one, on(7));
}

#[test]
fn capture_times_and_languages_come_from_the_document_first() {
    let captured = "2026-01-05".parse().expect("a day");
    let settings = Settings { captured: Some(captured), ..Settings::default() };
    let lines = "{\"text\":\"Міністр заявив, що переговори були корисними й триватимуть наступного тижня.\",\"captured\":\"2025-12-03\"}\n{\"text\":\"They met.\",\"lang\":\"en\"}\n";
    let stream = Input::Stream { name: "-".to_owned(), reader: Box::new(Cursor::new(lines)) };
    let seen: Vec<String> = documents(vec![stream], settings)
        .map(|d| d.expect("good"))
        .map(|d| format!("{} {}", d.meta().lang.code(), d.meta().captured.expect("captured")))
        .collect();
    assert_eq!(seen, ["uk 2025-12-03", "en 2026-01-05"]);
}
