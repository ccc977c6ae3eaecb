use super::{lines, verbale, verbale_in, verbale_with_input};
use std::fs;

#[test]
fn what_cannot_be_read_is_named_and_the_rest_goes_on() {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| fs::write(dir.path().join(name), bytes).expect("written");
    write("1-good.txt", b"Vesta said that the talks had failed.");
    write("2-empty.txt", b"");
    write("3-binary.txt", b"\x7fELF\0\0\0\0\0\0\0\0\0\x01\x02");
    write(
        "4-lines.jsonl",
        b"{\"id\":\"a\",\"text\":\"Aldor said no.\"}\n{broken\n{\"id\":\"b\",\"text\":\"Aldor said yes.\"}\n",
    );
    let ran = verbale_in(
        dir.path(),
        &[
            "extract",
            "--format",
            "jsonl",
            "1-good.txt",
            "2-empty.txt",
            "3-binary.txt",
            "4-lines.jsonl",
            "5-missing.txt",
        ],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let ids: Vec<String> =
        lines(&ran.out).iter().map(|r| r["id"].as_str().unwrap_or("").to_owned()).collect();
    assert_eq!(ids, ["1-good.txt", "a", "b"]);
    for name in ["2-empty.txt", "3-binary.txt", "4-lines.jsonl:2", "5-missing.txt"] {
        assert!(ran.err.contains(name), "{name} is not named:\n{}", ran.err);
    }
    assert!(ran.err.lines().last().is_some_and(|l| l.contains("read 3, skipped 4")), "{}", ran.err);
}

#[test]
fn when_nothing_could_be_read_the_exit_code_says_so() {
    assert_eq!(verbale(&["extract", "no-such-file.txt"]).code, 1);
}

#[test]
fn a_file_over_the_limit_is_refused_before_it_is_read() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = fs::File::create(dir.path().join("huge.txt")).expect("made");
    file.set_len(65 << 20).expect("sparse");
    let ran = verbale_in(dir.path(), &["extract", "huge.txt"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("huge.txt") && ran.err.contains("too large"), "{}", ran.err);
}

#[test]
fn any_bytes_give_an_answer() {
    for bytes in [
        &b"\xff\xfe\x00"[..],
        b"\xc3\x28 says \xa0\xa1",
        "\u{feff}“„«".as_bytes(),
        b"<html><p>",
        b"{}",
        b"\"",
    ] {
        let ran = verbale_with_input(&["extract", "--format", "jsonl", "-"], bytes);
        assert!(ran.code == 0 || ran.code == 1, "{:?}: {}", bytes, ran.err);
    }
}

#[test]
fn an_unknown_key_of_a_dossier_is_named() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("dossier.toml"), "titel = \"x\"\n").expect("written");
    let ran = verbale_in(dir.path(), &["matrix", "--dossier", ".", "x.txt"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("titel") && ran.err.contains("dossier.toml"), "{}", ran.err);
}
