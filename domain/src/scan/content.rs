//! What a file is, by its bytes: how it begins, how it ends, how large its picture is. Nothing is decoded.

use super::{PIXELS_MAX, ScanFault, ScanKind};

const PNG_HEAD: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
const PNG_TAIL: &[u8] = b"\0\0\0\0IEND\xaeB`\x82";
const JPEG_HEAD: &[u8] = b"\xff\xd8\xff";
const JPEG_TAIL: &[u8] = b"\xff\xd9";
/// Within so many bytes of its end a PDF says where its table is (ISO 32000-1, annex H, note 18).
const PDF_TAIL: usize = 1024;

/// What that file is, or why it is not taken.
pub fn recognise(bytes: &[u8]) -> Result<ScanKind, ScanFault> {
    if bytes.starts_with(b"%PDF-1.") || bytes.starts_with(b"%PDF-2.") {
        pdf(bytes).then_some(ScanKind::Pdf).ok_or(ScanFault::Damaged)
    } else if bytes.starts_with(PNG_HEAD) {
        picture(ScanKind::Png, bytes.ends_with(PNG_TAIL), png_size(bytes))
    } else if bytes.starts_with(JPEG_HEAD) {
        picture(ScanKind::Jpeg, bytes.ends_with(JPEG_TAIL), jpeg_size(bytes))
    } else {
        Err(ScanFault::NotAScan)
    }
}

/// Is the end of the document there? An offset of the table that lies within the file, then the mark of the end.
fn pdf(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(PDF_TAIL)..];
    let Some(at) = find_last(tail, b"startxref") else { return false };
    let rest = String::from_utf8_lossy(&tail[at + b"startxref".len()..]);
    let mut words = rest.split_whitespace();
    let offset = words.next().and_then(|offset| offset.parse::<usize>().ok());
    offset.is_some_and(|offset| 0 < offset && offset < bytes.len())
        && words.next().is_some_and(|word| word.starts_with("%%EOF"))
}

fn find_last(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}

fn picture(kind: ScanKind, is_whole: bool, size: Option<(u32, u32)>) -> Result<ScanKind, ScanFault> {
    let (width, height) = size.filter(|_| is_whole).ok_or(ScanFault::Damaged)?;
    let bounded = |side: u32| (1..=PIXELS_MAX).contains(&side);
    if bounded(width) && bounded(height) { Ok(kind) } else { Err(ScanFault::Dimensions) }
}

fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((side(16)?, side(20)?))
}

/// Walks the segments up to the one that begins the frame (ITU-T T.81, B.2.2).
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        let marker = number(at)?;
        match marker {
            // Fill bytes before a marker.
            0xFFFF => at += 1,
            0xFFC0..=0xFFCF if ![0xFFC4, 0xFFC8, 0xFFCC].contains(&marker) => {
                return Some((u32::from(number(at + 7)?), u32::from(number(at + 5)?)));
            }
            // The picture begins, or ends, and nothing said how large it is.
            0xFFDA | 0xFFD9 => return None,
            0xFF01..=0xFFFE => at += 2 + usize::from(number(at + 2)?.max(2)),
            _ => return None,
        }
    }
}
