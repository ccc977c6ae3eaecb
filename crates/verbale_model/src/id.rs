//! Ids: hashes of content, so that links and citations survive a rebuild.

use std::fmt;
use std::str::FromStr;

/// Feeds the parts of an id to the hash, each preceded by its length so that no two lists of parts collide.
pub(crate) fn digest(kind: &str, parts: &[&[u8]]) -> [u8; 10] {
    let mut hasher = blake3::Hasher::new();
    for part in std::iter::once(kind.as_bytes()).chain(parts.iter().copied()) {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut out = [0; 10];
    out.copy_from_slice(&hasher.finalize().as_bytes()[..10]);
    out
}

macro_rules! id {
    ($name:ident, $prefix:literal, $doc:literal) => {
        #[doc = $doc]
        ///
        #[doc = concat!("Shown as `", $prefix, "` and 20 hexadecimal digits (80 bits of a BLAKE3 hash).")]
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) [u8; 10]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($prefix)?;
                for byte in self.0 {
                    write!(f, "{byte:02x}")?;
                }
                Ok(())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                let hex = text.strip_prefix($prefix).ok_or(())?.as_bytes();
                if hex.len() != 20 {
                    return Err(());
                }
                let digit = |c: u8| (c as char).to_digit(16).map(|d| d as u8).ok_or(());
                let mut out = [0; 10];
                for (byte, pair) in out.iter_mut().zip(hex.chunks_exact(2)) {
                    *byte = digit(pair[0])? << 4 | digit(pair[1])?;
                }
                Ok($name(out))
            }
        }
    };
}

id!(DocumentId, "d", "A document's identity: the hash of its text and address.");
id!(StatementId, "s", "A statement's identity: the hash of its document, its kind and its spans.");
id!(FindingId, "f", "A finding's identity: the hash of its kind, its parties and its evidence.");

#[cfg(test)]
mod tests {
    use super::{DocumentId, digest};

    #[test]
    fn an_id_reads_back_from_what_it_prints() {
        let id = DocumentId(digest("document", &[b"text"]));
        assert_eq!(id.to_string().parse(), Ok(id));
        assert!("d12".parse::<DocumentId>().is_err());
        assert!("s00000000000000000000".parse::<DocumentId>().is_err());
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(digest("k", &[b"ab", b"c"]), digest("k", &[b"a", b"bc"]));
    }
}
