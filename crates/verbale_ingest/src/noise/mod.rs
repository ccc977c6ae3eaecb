//! What a web page carries around its article, found line by line and sentence by sentence in pasted or extracted text.
//!
//! **Invariant:** what stays is byte for byte what was there; a line either stays, goes, or loses whole sentences.

mod caption;
mod labels;
mod rules;

use rules::Rules;
use std::borrow::Cow;

/// `text` without its noise. Paragraphs stay separated as they were.
pub fn clean(text: &str) -> String {
    let rules = Rules::english();
    let mut out = String::with_capacity(text.len());
    let mut under_heading = false;
    let mut gap = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let content = line.trim();
        if content.is_empty() {
            gap = true;
            continue;
        }
        if at * 2 >= text.len() && rules.rest(content) {
            break;
        }
        if rules.section(content) {
            under_heading = true;
            continue;
        }
        if under_heading && link_title(content) {
            continue;
        }
        under_heading = false;
        if rules.line(content) || labels::label(content) || caption::caption(content) {
            continue;
        }
        let kept = without_noise_sentences(rules, line.trim_end_matches(['\n', '\r']));
        if kept.trim().is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push_str(if gap { "\n\n" } else { "\n" });
        }
        gap = false;
        out.push_str(kept.trim_end());
    }
    out
}

/// Whether a rule takes the whole of a trimmed line, or its words make it a label.
pub fn rule_takes(line: &str) -> bool {
    let rules = Rules::english();
    rules.line(line)
        || labels::label(line)
        || rules.section(line)
        || rules.rest(line)
        || without_noise_sentences(rules, line).trim().is_empty()
}

/// How many features the caption model sees.
pub const CAPTION_FEATURES: usize = caption::FEATURES;

/// Their names.
pub const CAPTION_NAMES: [&str; CAPTION_FEATURES] = caption::NAMES;

/// The features of a line, for training; `None` for a line that is never judged.
pub fn caption_features(line: &str) -> Option<[f32; CAPTION_FEATURES]> {
    caption::features(line)
}

/// The log-odds that a line is a caption under given weights, less a margin: for training.
pub fn caption_score(weights: &[f32; CAPTION_FEATURES], line: &str) -> f32 {
    caption::score(weights, line)
}

/// A line under "Related articles" that is still part of the list: short, and no sentence.
fn link_title(line: &str) -> bool {
    line.len() <= 140 && !line.ends_with(['.', '!', '”', '"', ':', ';'])
}

/// The line without the sentences that are noise, and without what is glued to its end.
fn without_noise_sentences<'t>(rules: &Rules, line: &'t str) -> Cow<'t, str> {
    if let Some(at) = rules.tail(line.trim_end()) {
        let kept = without_noise_sentences(rules, single_stop(&line[..at]));
        return Cow::Owned(kept.into_owned());
    }
    let cuts = sentences(line);
    let noisy: Vec<bool> = cuts.iter().map(|&(s, e)| rules.sentence(line[s..e].trim())).collect();
    if !noisy.contains(&true) {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len());
    for (index, &(s, e)) in cuts.iter().enumerate() {
        if noisy[index] {
            let kept = single_stop(&out).len();
            let space = out.len() - out.trim_end().len();
            if kept < out.len() - space {
                out.truncate(kept);
                out.push(' ');
            }
        } else {
            out.push_str(&line[s..e]);
        }
    }
    Cow::Owned(out)
}

/// "alliance.. Find out more": the second stop was put there to glue the noise on, and goes with it.
fn single_stop(kept: &str) -> &str {
    let trimmed = kept.trim_end();
    if trimmed.ends_with("..") && !trimmed.ends_with("...") { &trimmed[..trimmed.len() - 1] } else { kept }
}

/// Sentences of a line as byte ranges that cover it: a stop, closing marks, white space, then a capital, quote or digit.
fn sentences(line: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut stopped = false;
    let mut spaced = false;
    for (at, c) in line.char_indices() {
        if spaced && stopped && !c.is_whitespace() {
            if c.is_uppercase() || c.is_ascii_digit() || "“\"‘'(*[".contains(c) {
                out.push((start, at));
                start = at;
            }
            stopped = false;
        }
        spaced = c.is_whitespace();
        match c {
            '.' | '!' | '?' | '…' => stopped = true,
            '”' | '"' | '’' | '\'' | ')' | ']' | '*' => {}
            _ if c.is_whitespace() => {}
            _ => stopped = false,
        }
    }
    out.push((start, line.len()));
    out
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn furniture_goes_and_the_article_stays_byte_for_byte() {
        let text = "Photo: North Sea Wire\n\nTalks end without a date\n\nThe two sides met.  They “agreed” on *nothing*, said Dr. Person.\n\nRead more\n\n\
                    A second paragraph.\nwith a broken line\n\nRelated Articles\nWho sits at the table\nWhat the envoy wants\n\nA closing paragraph, with a stop.\n\n\
                    Leave a Reply\n\nYour email address will not be published. Required fields are marked *\n\nJohn says: I do not agree.";
        assert_eq!(
            clean(text),
            "Talks end without a date\n\nThe two sides met.  They “agreed” on *nothing*, said Dr. Person.\n\n\
             A second paragraph.\nwith a broken line\n\nA closing paragraph, with a stop."
        );
    }

    #[test]
    fn noise_glued_to_a_line_leaves_the_line() {
        for (text, kept) in [
            (
                "An old border: a new dispute. Find out more about border dispute analysis.",
                "An old border: a new dispute.",
            ),
            (
                "Aid comes from the whole alliance.. Find out more about aid analysis tips.",
                "Aid comes from the whole alliance.",
            ),
            (
                "What is your view? Share it in the comments below, and don’t forget to follow our coverage.",
                "What is your view?",
            ),
            (
                "The talks ended. Follow us on Telegram. The next round is in May.",
                "The talks ended. The next round is in May.",
            ),
            ("The talks ended at noon READ MORE: Who sits at the table", "The talks ended at noon"),
        ] {
            assert_eq!(clean(text), kept);
        }
    }

    #[test]
    fn a_comment_heading_in_the_first_half_ends_nothing() {
        let text = "Comments\n\nThe minister spoke at noon about the talks.\n\nThe envoy did not answer him on any of the points.";
        assert!(clean(text).contains("envoy did not answer"));
    }

    #[test]
    fn lines_in_another_script_are_no_signs() {
        for text in [
            "Переговоры длились пять часов и закончились без подписи",
            "Министр: «Да»",
            "استمرت المحادثات خمس ساعات",
            "Οι συνομιλίες διήρκεσαν πέντε ώρες",
        ] {
            assert_eq!(clean(text), text);
        }
        assert_eq!(clean("They met.\n\n* * *\n\n— — —"), "They met.");
    }

    proptest::proptest! {
        #[test]
        fn what_stays_was_there(text in "([A-Za-z.!? “”]{0,40}\n?(Read more|Find out more about that\\.|Leave a Reply)?\n?){0,6}\\PC{0,30}") {
            let kept = clean(&text);
            for line in kept.lines().filter(|l| !l.is_empty()) {
                let first: String = line.chars().take(3).collect();
                proptest::prop_assert!(text.contains(first.trim()));
            }
            proptest::prop_assert!(kept.len() <= text.len());
        }
    }
}
