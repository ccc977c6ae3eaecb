//! Gold documents as labelled tokens.

use crate::gold::{CodePoints, GoldDocument};
use verbale_annotate::en::attribution::labels::{Label, Piece, Role};
use verbale_annotate::{Text, en::tokens};

/// A parsed gold document.
pub struct Labelled<'a> {
    /// The parse.
    pub text: Text<'a>,
    /// A label for each token.
    pub labels: Vec<Label>,
    /// Pieces in order, with the number of the attribution each belongs to.
    pub pieces: Vec<(Piece, usize)>,
}

/// Parses and labels a document. A piece that crosses paragraphs is cut there.
pub fn label(document: &GoldDocument) -> Labelled<'_> {
    let text = tokens::parse(&document.text);
    let points = CodePoints::new(&document.text);
    let mut pieces: Vec<(Piece, usize)> = Vec::new();
    for (n, attribution) in document.attributions.iter().enumerate() {
        let roles = [
            (Role::Content, &attribution.content),
            (Role::Source, &attribution.source),
            (Role::Cue, &attribution.cue),
        ];
        for (role, spans) in roles {
            for &(s, e) in spans {
                let (s, e) = (points.byte(s), points.byte(e));
                let first = text.tokens.partition_point(|t| t.span.end() <= s);
                let end = text.tokens.partition_point(|t| t.span.start() < e);
                for paragraph in &text.paragraphs {
                    let piece = Piece {
                        start: paragraph.start.max(first as u32),
                        end: paragraph.end.min(end as u32),
                        role,
                    };
                    if piece.start < piece.end {
                        pieces.push((piece, n));
                    }
                }
            }
        }
    }
    let mut labels = vec![Label::OUTSIDE; text.tokens.len()];
    pieces.sort_unstable();
    pieces.dedup_by_key(|p| p.0);
    for role in [Role::Content, Role::Source, Role::Cue] {
        for (piece, _) in pieces.iter().filter(|(p, _)| p.role == role) {
            for i in piece.start..piece.end {
                labels[i as usize] = if i == piece.start { Label::first(role) } else { Label::later(role) };
            }
        }
    }
    // A piece cut by another one leaves a rest that starts with "later".
    for paragraph in &text.paragraphs {
        let mut before: Option<Label> = None;
        for i in paragraph.range() {
            let label = labels[i];
            if let Some(role) = label.role()
                && !label.starts()
                && before.and_then(Label::role) != Some(role)
            {
                labels[i] = Label::first(role);
            }
            before = Some(labels[i]);
        }
    }
    Labelled { text, labels, pieces }
}
