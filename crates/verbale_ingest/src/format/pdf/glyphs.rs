//! The glyphs of a page with their places: the operators of a content stream that set and show text, and nothing else of it.

use super::bounds::{self, Budget, Nesting};
use crate::failure::Reason;
use hayro_font::hayro_cmap::{self, BfString};
use hayro_font::kurbo::{Affine, Point, Vec2};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as PdfString};
use hayro_syntax::page::{Page, Resources};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most operators and glyphs of a file: a thousand dense pages have fewer.
const OPERATORS: u64 = 20_000_000;
const GLYPHS: u64 = 8_000_000;

/// Deepest form within forms.
const DEEPEST: u32 = 12;

/// Most saved states.
const STATES: usize = 512;

/// A glyph on a page whose origin is the upper left corner.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) letters: Letters,
}

/// What a glyph says: mostly one letter, a ligature several.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Letters {
    One(char),
    Some(Box<str>),
}

/// A page: how high it is, and its glyphs in the order of the file.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) height: f32,
    pub(super) glyphs: Vec<Glyph>,
}

/// Reads page after page; fonts are kept from one to the next.
pub(super) struct Reader<'a, 'b> {
    fonts: FontCache<'a>,
    loaded: BTreeMap<Vec<u8>, Option<Face<'a>>>,
    font_data: FontResolverFn,
    cmaps: CMapResolverFn,
    budget: &'b mut Budget,
    operators: u64,
    /// Glyphs whose letters are known, and those whose are not.
    pub(super) known: u64,
    pub(super) unknown: u64,
}

#[derive(Clone)]
struct Face<'a> {
    font: Font<'a>,
    bold: bool,
}

/// What the operators of text set.
#[derive(Clone)]
struct State<'a> {
    page: Affine,
    face: Option<Face<'a>>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    matrix: Affine,
    line: Affine,
}

impl<'a, 'b> Reader<'a, 'b> {
    pub(super) fn new(budget: &'b mut Budget) -> Self {
        Reader {
            fonts: FontCache::new(),
            loaded: BTreeMap::new(),
            font_data: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            cmaps: Arc::new(hayro_cmap::load_embedded),
            budget,
            operators: 0,
            known: 0,
            unknown: 0,
        }
    }

    /// The glyphs of a page.
    pub(super) fn page(&mut self, page: &Page<'a>) -> Result<Sheet, Reason> {
        let mut sheet = Sheet { height: page.render_dimensions().1, glyphs: Vec::new() };
        let mut content = Vec::new();
        let dictionary = page.raw();
        let streams: Vec<Stream<'a>> = match dictionary.get::<Object<'a>>("Contents") {
            Some(Object::Stream(stream)) => vec![stream],
            Some(Object::Array(list)) => list.iter::<Stream<'a>>().collect(),
            _ => Vec::new(),
        };
        for stream in streams {
            self.budget.spend(&stream)?;
            if let Ok(data) = stream.decoded_data() {
                content.extend_from_slice(&data);
                content.push(b' ');
            }
        }
        let state = State {
            page: Affine::new(page.initial_transform(true).as_coeffs()),
            face: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            matrix: Affine::IDENTITY,
            line: Affine::IDENTITY,
        };
        self.run(&content, page.resources(), state, &mut sheet, 0)?;
        Ok(sheet)
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: &Resources<'a>,
        state: State<'a>,
        sheet: &mut Sheet,
        depth: u32,
    ) -> Result<(), Reason> {
        if Nesting::default().too_deep(content) {
            return Err(bounds::nested());
        }
        let mut states = vec![state];
        // How deep marked content is, and from which depth on it is decoration: running heads, page numbers, rules.
        let (mut marked, mut artifact): (u32, Option<u32>) = (0, None);
        let mut instructions = TypedIter::new(content);
        while let Some(instruction) = instructions.next() {
            self.operators += 1;
            if self.operators > OPERATORS {
                return Err(Reason::TooLarge { limit_bytes: OPERATORS });
            }
            let saved = states.len();
            let Some(state) = states.last_mut() else { break };
            match instruction {
                TypedInstruction::SaveState(_) if saved < STATES => {
                    let copy = state.clone();
                    states.push(copy);
                }
                TypedInstruction::RestoreState(_) if saved > 1 => {
                    states.pop();
                }
                TypedInstruction::Transform(t) => {
                    state.page *= affine([t.0, t.1, t.2, t.3, t.4, t.5]);
                }
                TypedInstruction::BeginText(_) => {
                    (state.matrix, state.line) = (Affine::IDENTITY, Affine::IDENTITY);
                }
                TypedInstruction::SetTextMatrix(t) => {
                    state.matrix = affine([t.0, t.1, t.2, t.3, t.4, t.5]);
                    state.line = state.matrix;
                }
                TypedInstruction::TextFont(t) => {
                    state.face = self.face(resources, t.0);
                    state.size = t.1.as_f64();
                }
                TypedInstruction::CharacterSpacing(t) => state.letter_space = t.0.as_f64(),
                TypedInstruction::WordSpacing(t) => state.word_space = t.0.as_f64(),
                TypedInstruction::HorizontalScaling(t) => state.stretch = t.0.as_f64() / 100.0,
                TypedInstruction::TextLeading(t) => state.leading = t.0.as_f64(),
                TypedInstruction::TextRise(t) => state.rise = t.0.as_f64(),
                TypedInstruction::NextLine(t) => state.next_line(t.0.as_f64(), t.1.as_f64()),
                TypedInstruction::NextLineAndSetLeading(t) => {
                    state.leading = -t.1.as_f64();
                    state.next_line(t.0.as_f64(), t.1.as_f64());
                }
                TypedInstruction::NextLineUsingLeading(_) => state.next_line(0.0, -state.leading),
                TypedInstruction::ShowText(t) => self.show(state, t.0, sheet, artifact.is_some())?,
                TypedInstruction::NextLineAndShowText(t) => {
                    state.next_line(0.0, -state.leading);
                    self.show(state, t.0, sheet, artifact.is_some())?;
                }
                TypedInstruction::ShowTextWithParameters(t) => {
                    (state.word_space, state.letter_space) = (t.0.as_f64(), t.1.as_f64());
                    state.next_line(0.0, -state.leading);
                    self.show(state, t.2, sheet, artifact.is_some())?;
                }
                TypedInstruction::ShowTexts(t) => self.show_all(state, t.0, sheet, artifact.is_some())?,
                TypedInstruction::BeginMarkedContent(t) => {
                    marked += 1;
                    artifact = artifact.or((t.0.as_str() == "Artifact").then_some(marked));
                }
                TypedInstruction::BeginMarkedContentWithProperties(t) => {
                    marked += 1;
                    artifact = artifact.or((t.0.as_str() == "Artifact").then_some(marked));
                }
                TypedInstruction::EndMarkedContent(_) => {
                    artifact = artifact.filter(|at| *at != marked);
                    marked = marked.saturating_sub(1);
                }
                TypedInstruction::XObject(t) if depth < DEEPEST && artifact.is_none() => {
                    if let Some(form) = resources.get_x_object(t.0) {
                        let state = state.clone();
                        self.form(&form, resources, state, sheet, depth)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Text within a form: a content stream of its own.
    fn form(
        &mut self,
        form: &Stream<'a>,
        resources: &Resources<'a>,
        mut state: State<'a>,
        sheet: &mut Sheet,
        depth: u32,
    ) -> Result<(), Reason> {
        let dictionary = form.dict();
        if dictionary.get::<Name<'_>>("Subtype").is_none_or(|kind| kind.as_str() != "Form") {
            return Ok(());
        }
        if let Some(matrix) = dictionary.get::<Array<'_>>("Matrix") {
            let matrix: Vec<Number> = matrix.iter::<Number>().take(6).collect();
            if let Ok(matrix) = <[Number; 6]>::try_from(matrix) {
                state.page *= affine(matrix);
            }
        }
        self.budget.spend(form)?;
        let Ok(content) = form.decoded_data() else { return Ok(()) };
        match dictionary.get::<Dict<'a>>("Resources") {
            Some(own) => self.run(&content, &Resources::new(own), state, sheet, depth + 1),
            None => self.run(&content, resources, state, sheet, depth + 1),
        }
    }

    /// The font of a name. What it unpacks is measured first.
    fn face(&mut self, resources: &Resources<'a>, name: &Name<'_>) -> Option<Face<'a>> {
        let dictionary = resources.get_font(name)?;
        let key = dictionary.data().to_vec();
        if let Some(loaded) = self.loaded.get(&key) {
            return loaded.clone();
        }
        let face = self.load(&dictionary);
        self.loaded.insert(key, face.clone());
        face
    }

    fn load(&mut self, dictionary: &Dict<'a>) -> Option<Face<'a>> {
        let below: Vec<Dict<'a>> = (dictionary.get::<Array<'a>>("DescendantFonts"))
            .map(|list| list.iter::<Dict<'a>>().take(4).collect())
            .unwrap_or_default();
        let mut bold = false;
        for font in std::iter::once(dictionary).chain(&below) {
            let name = font.get::<Name<'_>>("BaseFont").map(|n| n.as_str().to_ascii_lowercase());
            bold |=
                name.is_some_and(|n| ["bold", "black", "heavy", "semibold"].iter().any(|w| n.contains(w)));
            let descriptor = font.get::<Dict<'a>>("FontDescriptor");
            let streams =
                ["ToUnicode", "Encoding", "CIDToGIDMap"].iter().map(|key| font.get::<Stream<'a>>(*key));
            let files = ["FontFile", "FontFile2", "FontFile3"]
                .iter()
                .map(|key| descriptor.as_ref().and_then(|d| d.get::<Stream<'a>>(*key)));
            for stream in streams.chain(files).flatten() {
                self.budget.spend(&stream).ok()?;
            }
        }
        let font = self.fonts.font(dictionary, &self.font_data, &self.cmaps)?;
        Some(Face { font, bold })
    }

    fn show_all(
        &mut self,
        state: &mut State<'a>,
        list: &Array<'_>,
        sheet: &mut Sheet,
        hidden: bool,
    ) -> Result<(), Reason> {
        for object in list.iter::<Object<'_>>() {
            match object {
                Object::Number(n) => {
                    let by = -n.as_f64() / 1000.0 * state.size * state.stretch;
                    state.matrix *= Affine::translate((by, 0.0));
                }
                Object::String(text) => self.show(state, &text, sheet, hidden)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn show(
        &mut self,
        state: &mut State<'a>,
        text: &PdfString<'_>,
        sheet: &mut Sheet,
        hidden: bool,
    ) -> Result<(), Reason> {
        let Some(Face { font, bold }) = state.face.clone() else { return Ok(()) };
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = font.read_code(bytes, at);
            let length = length.max(1);
            let advance = font.code_advance(code);
            let space = if length == 1 && code == 32 { state.word_space } else { 0.0 };
            let by = (advance.x / 1000.0 * state.size + state.letter_space + space) * state.stretch;
            if !hidden {
                let glyph = match font.glyph(font.map_code(code), code) {
                    FontGlyph::Outline(glyph) => glyph.as_unicode(),
                    FontGlyph::Type3(glyph) => glyph.as_unicode(),
                };
                let width = advance.x / 1000.0 * state.size * state.stretch;
                self.put(state, glyph, width, bold, sheet)?;
            }
            state.matrix *= Affine::translate((by, 0.0));
            at += length;
        }
        Ok(())
    }

    /// Puts a glyph on the page if it runs from left to right; stamps along the margin do not.
    fn put(
        &mut self,
        state: &State<'a>,
        letters: Option<BfString>,
        width: f64,
        bold: bool,
        sheet: &mut Sheet,
    ) -> Result<(), Reason> {
        let letters = match letters {
            Some(BfString::Char(c)) => Letters::One(c),
            Some(BfString::String(s)) => Letters::Some(s.into_boxed_str()),
            None => {
                self.unknown += 1;
                return Ok(());
            }
        };
        self.known += 1;
        if self.known > GLYPHS {
            return Err(Reason::TooLarge { limit_bytes: GLYPHS });
        }
        let place = state.page * state.matrix * Affine::translate((0.0, state.rise));
        let (start, end) = (place * Point::ZERO, place * Point::new(width, 0.0));
        let up = place * Point::new(0.0, state.size) - start;
        let along: Vec2 = end - start;
        let size = up.hypot();
        let finite = [start.x, start.y, end.x, size].iter().all(|v| v.is_finite() && v.abs() < 1e6);
        if finite && size > 0.5 && along.x >= 0.0 && along.y.abs() <= 0.2 * along.x.max(0.01 * size) {
            sheet.glyphs.push(Glyph {
                left: start.x as f32,
                right: end.x as f32,
                baseline: start.y as f32,
                size: size as f32,
                bold,
                letters,
            });
        }
        Ok(())
    }
}

impl State<'_> {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.matrix = self.line;
    }
}

fn affine(numbers: [Number; 6]) -> Affine {
    Affine::new(numbers.map(|n| n.as_f64()))
}
