//! The smallest workbook that spreadsheets open, written by hand: the parts of an XLSX are XML in a zip, and the zip is there
//! already for the reading. A writer of workbooks would be ten more packages for one table.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="TDSheet" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const STYLES: &str = r#"<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// A cell of a sheet.
#[derive(Clone, Copy, Debug)]
pub enum Is<'a> {
    /// Nothing.
    Blank,
    /// A text.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// A day, as a number of days that is shown as a date.
    Day(u32),
    /// A formula with the value that was last computed.
    Formula(&'a str, f64),
}

/// A workbook of one sheet; `merged` are ranges like `B3:C3`.
pub fn workbook(rows: &[&[Is<'_>]], merged: &[&str]) -> Vec<u8> {
    let mut data = String::new();
    for (row, cells) in rows.iter().enumerate() {
        // Writing into a String cannot fail.
        let _ = write!(data, "<row r=\"{}\">", row + 1);
        for (column, cell) in cells.iter().enumerate() {
            data.push_str(&written(cell, &format!("{}{}", (b'A' + column as u8) as char, row + 1)));
        }
        data.push_str("</row>");
    }
    let merged: Vec<String> = merged.iter().map(|range| format!("<mergeCell ref=\"{range}\"/>")).collect();
    let merged = if merged.is_empty() { String::new() } else { format!("<mergeCells>{}</mergeCells>", merged.concat()) };
    around(&format!("<sheetData>{data}</sheetData>{merged}"))
}

/// A workbook around the inside of a sheet, whatever that says.
pub fn around(inside: &str) -> Vec<u8> {
    let sheet = format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{inside}</worksheet>"
    );
    zipped(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", &sheet),
    ])
}

/// Parts packed into one file.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("its text");
    }
    zip.finish().expect("a zip").into_inner()
}

fn written(cell: &Is<'_>, at: &str) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    match cell {
        Is::Blank => String::new(),
        Is::Text(text) => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(text)),
        Is::Number(number) => format!("<c r=\"{at}\"><v>{number}</v></c>"),
        Is::Day(days) => format!("<c r=\"{at}\" s=\"1\"><v>{days}</v></c>"),
        Is::Formula(formula, value) => format!("<c r=\"{at}\"><f>{}</f><v>{value}</v></c>", escaped(formula)),
    }
}
