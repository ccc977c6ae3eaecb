//! What the tags, classes and ids of a page's elements say: furniture, or a container of main text.

use super::dom::{Dom, NodeId};

/// Class and id words that name furniture on any page.
const FURNITURE: &[&str] = &[
    "comment",
    "comments",
    "disqus",
    "respond",
    "commentlist",
    "replies",
    "related",
    "recommend",
    "recommended",
    "recommendations",
    "popular",
    "trending",
    "promo",
    "newsletter",
    "taboola",
    "outbrain",
    "teaser",
    "teasers",
    "caption",
    "breadcrumb",
    "breadcrumbs",
    "cookie",
    "sharing",
    "advertisement",
    "sidebar",
    "byline",
    "breaking",
    "ticker",
    "footer",
    "menu",
    "navbar",
    "navigation",
    "masthead",
    "cta",
    "subscribe",
];

/// Class, id and property names of containers of main text, without marks and in lower case.
const CONTENT: &[&str] = &[
    "articlebody",
    "articlecontent",
    "storybody",
    "entrycontent",
    "postcontent",
    "articletext",
    "postbody",
    "storycontent",
    "articlecopy",
    "articlemain",
    "storytext",
    "newsbody",
    "newscontent",
    "contentbody",
    "pressrelease",
    "fieldnamebody",
];

/// Properties of schema.org whose value is told to programs and is no prose.
const STATED: &[&str] = &[
    "author",
    "commentCount",
    "dateCreated",
    "dateModified",
    "datePublished",
    "height",
    "image",
    "keywords",
    "logo",
    "mainEntityOfPage",
    "publisher",
    "thumbnailUrl",
    "url",
    "width",
];

/// Whether a subtree is furniture: navigation, footers, figures, comments, teasers, and what is not shown.
pub(crate) fn furniture(dom: &Dom, id: NodeId) -> bool {
    match dom.tag(id) {
        "nav" | "aside" | "footer" | "header" | "figure" | "figcaption" => return true,
        "html" | "body" | "main" | "article" => return false,
        _ => {}
    }
    let hidden = dom.attribute(id, "hidden").is_some()
        || dom.attribute(id, "aria-hidden") == Some("true")
        || dom
            .attribute(id, "style")
            .is_some_and(|s| s.contains("display:none") || s.contains("display: none"));
    hidden
        || stated(dom, id)
        || [dom.attribute(id, "class"), dom.attribute(id, "id")]
            .into_iter()
            .flatten()
            .any(|value| any_word(value, |word| FURNITURE.contains(&word)))
}

/// Longest text of an element that is for programs alone: some sites put the whole page under such a property.
const STATED_BYTES: usize = 160;

/// Whether an element states something to programs alone.
pub(crate) fn stated(dom: &Dom, id: NodeId) -> bool {
    dom.tag(id) == "div"
        && dom.attribute(id, "itemprop").is_some_and(|p| STATED.contains(&p))
        && dom.raw_text(id).trim().len() <= STATED_BYTES
}

/// How far an element is marked as a container of main text: 1 if it is not, 2 if it says so itself.
pub(crate) fn content_mark(dom: &Dom, id: NodeId) -> f32 {
    if dom.attribute(id, "itemprop") == Some("articleBody") {
        return 2.0;
    }
    let named = [dom.attribute(id, "class"), dom.attribute(id, "id")]
        .into_iter()
        .flatten()
        .flat_map(str::split_whitespace)
        .any(|name| {
            let flat: String = name
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .map(|c| c.to_ascii_lowercase())
                .take(60)
                .collect();
            CONTENT.iter().any(|mark| flat.contains(mark))
        });
    match (named, dom.tag(id)) {
        (true, _) => 1.5,
        (_, "article") => 1.3,
        _ => 1.0,
    }
}

/// Whether any word of a class or id passes; words are parted by marks and by capitals within.
fn any_word(value: &str, mut passes: impl FnMut(&str) -> bool) -> bool {
    let mut word = String::with_capacity(24);
    let mut before = ' ';
    for c in value.chars().take(300) {
        if !c.is_ascii_alphabetic() || (c.is_ascii_uppercase() && before.is_ascii_lowercase()) {
            if !word.is_empty() && passes(&word) {
                return true;
            }
            word.clear();
        }
        if c.is_ascii_alphabetic() {
            word.push(c.to_ascii_lowercase());
        }
        before = c;
    }
    !word.is_empty() && passes(&word)
}

#[cfg(test)]
mod tests {
    use super::any_word;

    #[test]
    fn names_are_read_word_by_word() {
        for name in ["related-stories", "StoryRelated_box", "box related", "boxRelated"] {
            assert!(any_word(name, |w| w == "related"), "{name}");
        }
        assert!(!any_word("correlated", |w| w == "related"));
    }
}
