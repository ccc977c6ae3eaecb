//! Bytes to text: byte order mark, valid UTF-8, the declared charset, then a guess that must be plausible.

use crate::failure::Reason;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// First bytes of formats that are never text, with a name for the message.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"RIFF", "an image, sound or video"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"%PDF-", "a PDF file"),
];

/// The text of `bytes`. `declared` is the label the transport or the page itself gives, such as `windows-1251`.
///
/// Valid UTF-8 wins over the declared label: other charsets hardly ever form valid multi-byte UTF-8 by chance, while wrong
/// labels are common. A label is believed only if the bytes decode under it without an error.
pub(crate) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<String, Reason> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, errors) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if errors {
            Err(Reason::WronglyEncoded(format!("marked as {} but broken", encoding.name())))
        } else {
            Ok(text.into_owned())
        };
    }
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Reason::Binary(what));
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let stateful = declared == Some(ISO_2022_JP);
    let utf16 = declared.is_some_and(|e| !e.is_ascii_compatible() && !stateful);
    if !utf16 {
        refuse_binary(bytes, stateful)?;
    }
    if !stateful
        && !utf16
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return Ok(text.to_owned());
    }
    if let Some(encoding) = declared.filter(|&e| e != UTF_8)
        && let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes)
    {
        return Ok(text.into_owned());
    }
    if mostly_utf8(bytes) {
        return Err(Reason::WronglyEncoded("UTF-8 with broken characters".to_owned()));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    [guess, WINDOWS_1252]
        .iter()
        .filter_map(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes))
        .find(|text| plausible(text))
        .map(Cow::into_owned)
        .ok_or_else(|| {
            Reason::WronglyEncoded("neither UTF-8 nor any other charset that makes sense".to_owned())
        })
}

/// Null bytes, or more than one control character in a hundred, are not text.
fn refuse_binary(bytes: &[u8], stateful: bool) -> Result<(), Reason> {
    if memchr::memchr(0, bytes).is_some() {
        return Err(Reason::Binary("it holds null bytes"));
    }
    let control =
        |&&b: &&u8| b == 0x7f || (b < 0x20 && !b"\t\n\r\x0c".contains(&b) && !(stateful && b == 0x1b));
    if bytes.iter().filter(control).count() * 100 > bytes.len() {
        return Err(Reason::Binary("it holds control characters"));
    }
    Ok(())
}

/// Whether bytes that are not valid UTF-8 are still plainly meant as UTF-8: most non-ASCII sequences are whole.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken
}

/// Whether a guess reads like text: what is not ASCII is letters of words and the marks that typesetters use, and letters of
/// another script are not scattered in an English text.
fn plausible(text: &str) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    let (mut ascii, mut foreign) = (0usize, 0usize);
    let mut before = ' ';
    for c in text.chars() {
        if c.is_ascii() {
            ascii += usize::from(c.is_ascii_alphabetic());
        } else {
            let odd = matches!(c, 'ÿ' | 'þ' | 'Þ' | 'ð' | 'Ð' | 'ý' | 'Ý' | '\u{80}'..='\u{9f}' | '\u{fffd}' | '\u{e000}'..='\u{f8ff}');
            let mark = "«»‘’‚“”„–—…•·§°£€¥©®™\u{a0}½¼¾²³×¿¡№\u{ad}".contains(c);
            foreign += usize::from(c.is_alphabetic() && c >= '\u{370}');
            if mark || (c.is_alphabetic() && !odd && !(c.is_uppercase() && before.is_lowercase())) {
                good += 1;
            } else {
                bad += 1;
            }
        }
        before = c;
    }
    good > 3 * bad && (foreign == 0 || foreign * 2 >= ascii)
}

#[cfg(test)]
mod tests {
    use super::decode;
    use crate::failure::Reason;

    #[test]
    fn each_charset_reads_as_the_same_words() {
        let words = "Переговоры в Женеве продолжались пять часов, сказал министр.";
        for label in ["windows-1251", "koi8-r", "iso-8859-5"] {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect(label);
            let bytes = encoding.encode(words).0;
            assert_eq!(decode(&bytes, Some(label)).expect(label), words, "{label} declared");
            assert_eq!(decode(&bytes, None).expect(label), words, "{label} guessed");
            assert_eq!(decode(&bytes, Some("utf-8")).expect(label), words, "{label} declared as UTF-8");
        }
        assert_eq!(decode(words.as_bytes(), Some("windows-1252")).expect("UTF-8"), words);
    }

    #[test]
    fn western_quotes_of_an_old_editor_are_read() {
        let text =
            decode(b"The minister called it \x93a d\xe9tente\x94 \x96 for now.", None).expect("windows-1252");
        assert_eq!(text, "The minister called it “a détente” – for now.");
    }

    #[test]
    fn byte_order_marks_decide() {
        let utf16: Vec<u8> = "\u{feff}Talks".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16, None).expect("UTF-16"), "Talks");
        assert_eq!(decode("\u{feff}Talks".as_bytes(), None).expect("UTF-8"), "Talks");
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_reason() {
        let kind = |bytes: &[u8]| decode(bytes, None).expect_err("refused").kind();
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n...."), "binary");
        assert_eq!(kind(b"talks\0talks"), "binary");
        assert_eq!(kind(b"\x01\x02\x03\x04 talks"), "binary");
        assert_eq!(kind(b"The talks \xff\xfe\xfd\xfe\xff ended."), "wrongly_encoded");
        assert_eq!(kind("Kyiv’s talks – “good”".replace("talks", "t\u{0}").as_bytes()), "binary");
        let mut broken = "Kyiv’s reply – “good”".as_bytes().to_vec();
        broken.remove(5);
        assert!(matches!(decode(&broken, None), Err(Reason::WronglyEncoded(_))));
    }
}
