use super::*;
use proptest::prelude::*;
use time::macros::datetime;

/// The smallest document that says where its table is.
const PDF: &[u8] = b"%PDF-1.4\nxref\ntrailer <<>>\nstartxref\n9\n%%EOF\n";

fn png(width: u32, height: u32) -> Vec<u8> {
    let head: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    let tail: &[u8] = b"\x08\x02\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82";
    [head, &width.to_be_bytes(), &height.to_be_bytes(), tail].concat()
}

fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let head: &[u8] = b"\xff\xd8\xff\xe0\0\x04JF\xff\xc0\0\x11\x08";
    let tail: &[u8] = b"\x03\xff\xda\0\x02..\xff\xd9";
    [head, &height.to_be_bytes(), &width.to_be_bytes(), tail].concat()
}

#[test]
fn each_kind_is_told_by_its_content() {
    assert_eq!(recognise(PDF), Ok(ScanKind::Pdf));
    assert_eq!(recognise(&png(1, 15_000)), Ok(ScanKind::Png));
    assert_eq!(recognise(&jpeg(1654, 2339)), Ok(ScanKind::Jpeg));
}

#[test]
fn what_is_no_scan_or_not_whole_is_not_taken() {
    let whole_jpeg = jpeg(10, 10);
    for (bytes, fault) in [
        (b"".to_vec(), ScanFault::NotAScan),
        (b"<html><script>alert(1)</script>".to_vec(), ScanFault::NotAScan),
        (b"MZ\x90\0 %PDF-1.4".to_vec(), ScanFault::NotAScan),
        (b"GIF89a".to_vec(), ScanFault::NotAScan),
        (PDF[..PDF.len() - 7].to_vec(), ScanFault::Damaged),
        (b"%PDF-1.4\nstartxref\n99999\n%%EOF".to_vec(), ScanFault::Damaged),
        (b"%PDF-1.4\nstartxref\n0\n%%EOF".to_vec(), ScanFault::Damaged),
        (png(10, 10)[..30].to_vec(), ScanFault::Damaged),
        (whole_jpeg[..whole_jpeg.len() - 2].to_vec(), ScanFault::Damaged),
        (b"\xff\xd8\xff\xda\0\x02..\xff\xd9".to_vec(), ScanFault::Damaged),
        (png(0, 10), ScanFault::Dimensions),
        (png(10, 15_001), ScanFault::Dimensions),
        (jpeg(0, 10), ScanFault::Dimensions),
        (jpeg(10, 65_535), ScanFault::Dimensions),
    ] {
        assert_eq!(recognise(&bytes), Err(fault), "{bytes:?}");
    }
}

#[test]
fn ten_files_and_ten_megabytes_are_the_most() {
    assert_eq!(fits((9, 0), (1, BYTES_MAX)), Ok(()));
    for (there, more, fault) in [
        ((0, 0), (0, 0), ScanFault::Missing),
        ((9, 0), (2, 2), ScanFault::TooMany),
        ((1, 1), (1, BYTES_MAX), ScanFault::TooLarge),
    ] {
        assert_eq!(fits(there, more), Err(fault));
    }
}

#[test]
fn a_scan_is_withdrawn_within_twelve_hours() {
    let at = datetime!(2020-03-25 08:00 UTC);
    assert!(may_withdraw(at, datetime!(2020-03-25 19:59 UTC)));
    assert!(!may_withdraw(at, datetime!(2020-03-25 20:00 UTC)));
}

proptest! {
    #[test]
    fn any_bytes_are_answered(any: Vec<u8>, cut in 0usize..40) {
        for bytes in [any.clone(), [&jpeg(3, 3)[..cut.min(20)], &any].concat(), [&png(3, 3)[..cut.min(30)], &any].concat()] {
            let _ = recognise(&bytes);
        }
    }
}
