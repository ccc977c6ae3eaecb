//! Makes the table of word vectors: `vectors MODEL.safetensors VOCAB.txt OUT.bin`.
//!
//! Takes the static word-piece table of an encoder (`embeddings.word_embeddings.weight`), keeps pieces of Latin letters,
//! digits and marks, reduces them by principal components, and writes whole numbers.

use std::path::Path;
use verbale_annotate::en::vectors::{DIMS, Vectors};

const NAME: &str = "embeddings.word_embeddings.weight";

/// Share of variance that the largest components keep: each component is divided by this power of its deviation.
const WHITEN: f64 = 0.5;

#[expect(clippy::print_stdout, reason = "a tool for the terminal")]
fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [model, vocab, out] = args.as_slice() else {
        println!("usage: vectors MODEL.safetensors VOCAB.txt OUT.bin");
        return Ok(());
    };
    let bytes = std::fs::read(model)?;
    let wrong = |what: &str| std::io::Error::new(std::io::ErrorKind::InvalidData, what.to_owned());
    let head = bytes
        .first_chunk::<8>()
        .map(|b| u64::from_le_bytes(*b) as usize)
        .ok_or_else(|| wrong("short file"))?;
    let header: serde_json::Value =
        serde_json::from_slice(bytes.get(8..8 + head).ok_or_else(|| wrong("short header"))?)?;
    let number = |v: &serde_json::Value| v.as_u64().map(|n| n as usize);
    let tensor = &header[NAME];
    let (Some(rows), Some(width)) = (number(&tensor["shape"][0]), number(&tensor["shape"][1])) else {
        return Err(wrong("no word table"));
    };
    let from = 8 + head + number(&tensor["data_offsets"][0]).ok_or_else(|| wrong("no offset"))?;
    let data = bytes.get(from..from + rows * width * 4).ok_or_else(|| wrong("short table"))?;
    let table: Vec<f64> = data.as_chunks::<4>().0.iter().map(|b| f64::from(f32::from_le_bytes(*b))).collect();
    let vocab = std::fs::read_to_string(Path::new(vocab))?;
    let kept: Vec<(usize, &str)> = vocab.lines().enumerate().filter(|(i, p)| *i < rows && keep(p)).collect();
    let mut mean = vec![0.0; width];
    for (row, _) in &kept {
        for (m, v) in mean.iter_mut().zip(&table[row * width..]) {
            *m += v / kept.len() as f64;
        }
    }
    let centred: Vec<Vec<f64>> = kept
        .iter()
        .map(|(row, _)| table[row * width..].iter().zip(&mean).map(|(v, m)| v - m).collect())
        .collect();
    let axes = principal(&centred, width);
    let reduced: Vec<Vec<f64>> = centred
        .iter()
        .map(|v| axes.iter().map(|a| a.iter().zip(v).map(|(x, y)| x * y).sum()).collect())
        .collect();
    let deviation: Vec<f64> = (0..DIMS)
        .map(|d| (reduced.iter().map(|v| v[d] * v[d]).sum::<f64>() / reduced.len() as f64).sqrt())
        .collect();
    let scale = deviation.iter().map(|d| d.powf(1.0 - WHITEN)).sum::<f64>() / DIMS as f64;
    let pieces: Vec<(String, [i8; DIMS])> = kept
        .iter()
        .zip(&reduced)
        .map(|((_, piece), v)| {
            let mut row = [0i8; DIMS];
            for (d, slot) in row.iter_mut().enumerate() {
                let unit = v[d] / deviation[d].powf(WHITEN) / scale;
                *slot = (unit * 32.0).round().clamp(-127.0, 127.0) as i8;
            }
            ((*piece).to_owned(), row)
        })
        .collect();
    let bytes = Vectors::write(&pieces);
    std::fs::write(out, &bytes)?;
    println!("{} pieces, {} bytes", pieces.len(), bytes.len());
    Ok(())
}

fn keep(piece: &str) -> bool {
    let inner = piece.strip_prefix("##").unwrap_or(piece);
    !inner.is_empty()
        && !piece.starts_with("[unused")
        && inner
            .chars()
            .all(|c| (c as u32) < 0x250 || matches!(c, '–' | '—' | '’' | '‘' | '“' | '”' | '…' | '€' | '£'))
}

/// The first `DIMS` principal axes, by subspace iteration from a fixed start.
fn principal(rows: &[Vec<f64>], width: usize) -> Vec<Vec<f64>> {
    let mut cov = vec![0.0; width * width];
    for v in rows {
        for (i, x) in v.iter().enumerate() {
            for (c, y) in cov[i * width..(i + 1) * width].iter_mut().zip(v) {
                *c += x * y;
            }
        }
    }
    let mut axes: Vec<Vec<f64>> = (0..DIMS)
        .map(|d| (0..width).map(|i| (((i * 131 + d * 977) % 1009) as f64 / 1009.0) - 0.5).collect())
        .collect();
    for _ in 0..200 {
        for axis in &mut axes {
            let next: Vec<f64> = (0..width)
                .map(|i| cov[i * width..(i + 1) * width].iter().zip(axis.iter()).map(|(c, a)| c * a).sum())
                .collect();
            *axis = next;
        }
        for d in 0..DIMS {
            for e in 0..d {
                let (head, tail) = axes.split_at_mut(d);
                let dot: f64 = head[e].iter().zip(&tail[0]).map(|(x, y)| x * y).sum();
                for (t, h) in tail[0].iter_mut().zip(&head[e]) {
                    *t -= dot * h;
                }
            }
            let size = axes[d].iter().map(|x| x * x).sum::<f64>().sqrt();
            for x in &mut axes[d] {
                *x /= size;
            }
        }
    }
    axes
}
