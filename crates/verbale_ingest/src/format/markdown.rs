//! Markdown: front matter read, markup rendered to plain text, images and raw HTML left out.

use super::{Format, Piece, Reading};
use crate::failure::{Failure, Reason};
use crate::{Settings, charset, front_matter, noise, record};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use verbale_model::Document;

pub(crate) static MARKDOWN: Format = Format {
    endings: &["md", "markdown", "mdown", "mkd"],
    looks_like: |_| false,
    reading: Reading::Whole(|piece, settings| vec![read(piece, settings)]),
};

fn read(piece: &Piece, settings: &Settings) -> Result<Document, Failure> {
    let decoded = charset::decode(&piece.bytes, piece.charset.as_deref()).map_err(|r| r.at(&piece.place))?;
    let decoded = decoded.replace("\r\n", "\n");
    let (declared, body) = front_matter::split(&decoded, &piece.place)?;
    let rendered = render(body);
    let text = noise::clean(&rendered.text);
    if text.is_empty() {
        return Err(Reason::Empty.at(&piece.place));
    }
    let mut meta = record::meta(piece);
    meta.title = rendered.heading.or_else(|| super::text::headline(&text).map(str::to_owned));
    let lang = declared.lang;
    declared.over(&mut meta);
    record::document(text, meta, lang, settings, &piece.place)
}

struct Rendered {
    text: String,
    /// The first heading of the first level.
    heading: Option<String>,
}

/// The words of the text: blocks parted by an empty line, list items and table rows a line each.
fn render(source: &str) -> Rendered {
    let mut text = String::with_capacity(source.len());
    let mut heading = String::new();
    let (mut in_heading, mut images) = (false, 0usize);
    // What parts the next words from those before: the first of the blocks that open between them decides.
    let mut gap: Option<&str> = None;
    for event in Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            _ if images > 0 => {}
            Event::Start(Tag::Heading { level, .. }) => {
                gap.get_or_insert("\n\n");
                in_heading = level == HeadingLevel::H1 && heading.is_empty();
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Start(
                Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::Table(_) | Tag::List(_),
            ) => {
                gap.get_or_insert("\n\n");
            }
            Event::Start(Tag::Item | Tag::TableRow | Tag::TableHead) => {
                gap.get_or_insert("\n");
            }
            Event::End(TagEnd::TableCell) => text.push('\t'),
            Event::Text(words) | Event::Code(words) => {
                if let Some(gap) = gap.take() {
                    block(&mut text, gap);
                }
                text.push_str(&words);
                if in_heading {
                    heading.push_str(&words);
                }
            }
            Event::SoftBreak => text.push(' '),
            Event::HardBreak => text.push('\n'),
            _ => {}
        }
    }
    let heading = heading.trim();
    Rendered { text, heading: (!heading.is_empty()).then(|| heading.to_owned()) }
}

/// Ends the block before, if there is one.
fn block(text: &mut String, gap: &str) {
    let kept = text.trim_end().len();
    text.truncate(kept);
    if !text.is_empty() {
        text.push_str(gap);
    }
}

#[cfg(test)]
mod tests {
    use super::render;

    #[test]
    fn the_words_stay_and_the_markup_goes() {
        let source = "# Talks *end*\n\nThe two sides met\nin [the capital](https://a.example). ![a flag](f.png)\n\n- First **point**\n- Second point\n\n> “No,” he said.\n";
        let rendered = render(source);
        assert_eq!(rendered.heading.as_deref(), Some("Talks end"));
        assert_eq!(
            rendered.text.trim_end(),
            "Talks end\n\nThe two sides met in the capital.\n\nFirst point\nSecond point\n\n“No,” he said."
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_survived(text in "[-#>*_\\[\\]()!|` \n\\w]{0,200}") {
            let _ = render(&text);
        }
    }
}
