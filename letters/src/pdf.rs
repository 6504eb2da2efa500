//! From a letter laid on the shelf to the bytes of its PDF.

use fast_qr::convert::svg::SvgBuilder;
use fast_qr::{ECL, QRBuilder};
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst::{World, WorldExt};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::LetterError;
use crate::world::LetterWorld;

/// Renders for which what the typesetter memorised may stay unused before it is dropped.
const CACHE_AGE: usize = 2;

/// Who reads the paper.
#[derive(Clone, Copy)]
pub(crate) enum Reader {
    /// A person, whatever they see with: PDF/A-2a and PDF/UA-1.
    Person,
    /// A printer: pages that were set before, as they are.
    Printer,
}

/// Runs the template and exports; the cache of the typesetter is swept whatever comes out.
pub(crate) fn typeset(world: &LetterWorld, identity: String, reader: Reader) -> Result<Vec<u8>, LetterError> {
    let bytes = options(identity, reader).and_then(|options| export(world, &options));
    comemo::evict(CACHE_AGE);
    bytes
}

fn options(identity: String, reader: Reader) -> Result<PdfOptions, LetterError> {
    let tagged = matches!(reader, Reader::Person);
    let standards: &[PdfStandard] = if tagged { &[PdfStandard::A_2a, PdfStandard::Ua_1] } else { &[] };
    Ok(PdfOptions {
        ident: Smart::Custom(identity),
        creator: Smart::Custom(Some("Abri".to_owned())),
        standards: PdfStandards::new(standards).map_err(|_| LetterError::Standards)?,
        tagged,
        ..PdfOptions::default()
    })
}

fn export(world: &LetterWorld, options: &PdfOptions) -> Result<Vec<u8>, LetterError> {
    let document = typst::compile(world).output.map_err(|errors| failure(world, &errors))?;
    typst_pdf::pdf(&document, options).map_err(|errors| failure(world, &errors))
}

/// Keeps where it failed and drops the message, which may quote the letter.
fn failure(world: &LetterWorld, errors: &[SourceDiagnostic]) -> LetterError {
    let line = errors.iter().find_map(|error| {
        let id = error.span.id()?;
        let start = world.range(error.span)?.start;
        world.source(id).ok()?.lines().byte_to_line(start)
    });
    LetterError::Template { template: world.template(), line: line.map(|line| line + 1) }
}

/// A QR code of medium error correction, as SVG with its quiet zone.
pub(crate) fn qr_svg(text: &str) -> Result<String, LetterError> {
    let code = QRBuilder::new(text).ecl(ECL::M).build();
    let code = code.map_err(|_| LetterError::Qr { length: text.len() })?;
    Ok(SvgBuilder::default().to_str(&code))
}
