use super::verbale;

#[test]
fn the_demo_is_one_screen_with_what_it_promises() {
    let ran = verbale(&["demo"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let screen = &ran.out;
    assert!(screen.lines().count() <= 48, "more than a screen:\n{screen}");
    assert!(screen.lines().all(|l| l.chars().count() <= 100), "{screen}");
    // The matrix, at least three numbered differences with two quotes each, an absence, a contested claim, next steps.
    assert!(screen.contains("[#]") || screen.contains("[=]") || screen.contains("[~]"), "{screen}");
    for number in [" 1 ", " 2 ", " 3 "] {
        let at = screen
            .lines()
            .position(|l| l.starts_with(number))
            .unwrap_or_else(|| panic!("{number}\n{screen}"));
        let quotes =
            screen.lines().skip(at + 1).take(2).filter(|l| l.contains('“') && l.contains('”')).count();
        assert_eq!(quotes, 2, "{screen}");
    }
    assert!(screen.contains("Absent"), "{screen}");
    assert!([": silent (", ": not held (", ": no account"].iter().any(|a| screen.contains(a)), "{screen}");
    assert!(
        screen.contains("Contested") && screen.contains(" claims: “") && screen.contains(" denies: “"),
        "{screen}"
    );
    assert_eq!(
        screen.lines().filter(|l| l.contains("      verbale ") || l.starts_with("Next  verbale ")).count(),
        3
    );
}

#[test]
fn the_readme_shows_the_screen_that_the_demo_prints() {
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");
    let readme = std::fs::read_to_string(readme).expect("the README");
    let shown =
        readme.split_once("$ cargo run --release -- demo\n").and_then(|(_, rest)| rest.split_once("```"));
    assert_eq!(shown.expect("the screen").0.trim_end(), verbale(&["demo"]).out.trim_end());
}
