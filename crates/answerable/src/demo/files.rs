//! The files that people send along, made here: a photo of a dripping kettle, an invoice, a list of orders.

/// A file: its name, its media type, its bytes.
pub type File = (&'static str, &'static str, Vec<u8>);

/// The file of a name in the scripts.
pub fn file(name: &str) -> Option<File> {
    match name {
        "photo" => Some(("IMG_2214.png", "image/png", kettle(true))),
        "picture" => Some(("new-kettle.png", "image/png", kettle(false))),
        "invoice" => Some(("invoice-11873.pdf", "application/pdf", invoice())),
        "receipt" => Some(("receipt.pdf", "application/pdf", invoice())),
        "list" => Some(("order-spring.csv", "text/csv", list())),
        _ => None,
    }
}

fn list() -> Vec<u8> {
    "article;name;quantity\nK-170;Kettle Alder 1.7 l, brushed steel;24\nP-280;Pan Rowan 28 cm;36\nG-030;Grinder Hazel, walnut;12\n"
        .as_bytes()
        .to_vec()
}

const WIDTH: i32 = 240;
const HEIGHT: i32 = 180;

/// A kettle on a table; with a puddle where it leaks.
fn kettle(leaks: bool) -> Vec<u8> {
    let mut rows = Vec::new();
    for y in 0..HEIGHT {
        // Every row of a PNG begins with the number of its filter; 0 is none.
        rows.push(0);
        for x in 0..WIDTH {
            rows.extend(colour(x, y, leaks));
        }
    }
    png(&rows)
}

fn colour(x: i32, y: i32, leaks: bool) -> [u8; 3] {
    let inside = |cx: i32, cy: i32, rx: i32, ry: i32| {
        let (dx, dy) = (x - cx, y - cy);
        dx * dx * ry * ry + dy * dy * rx * rx <= rx * rx * ry * ry
    };
    let shade = u8::try_from((x - 60).clamp(0, 120) / 2).unwrap_or(0);
    if leaks && inside(70, 150, 46, 7) {
        return [120, 160, 200];
    }
    if inside(120, 62, 50, 40) && !inside(120, 62, 40, 31) && y < 70 {
        return [40, 36, 34];
    }
    let spout = y > 70 && y < 120 && x > 40 + (y - 70) / 3 && x < 72 + (y - 70) / 4;
    if inside(120, 108, 62, 42) || spout {
        return [150 + shade, 152 + shade, 158 + shade];
    }
    if y > 140 { [168, 128, 92] } else { [236, 232, 224] }
}

/// A picture in true colour with stored (uncompressed) data: 130 kB that no library is needed for.
fn png(rows: &[u8]) -> Vec<u8> {
    let mut header = Vec::new();
    for side in [WIDTH, HEIGHT] {
        header.extend(side.to_be_bytes());
    }
    header.extend([8, 2, 0, 0, 0]);
    let mut data = vec![0x78, 0x01];
    let blocks: Vec<&[u8]> = rows.chunks(0xffff).collect();
    for (number, block) in blocks.iter().enumerate() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        data.push(u8::from(number + 1 == blocks.len()));
        data.extend(length.to_le_bytes());
        data.extend((!length).to_le_bytes());
        data.extend_from_slice(block);
    }
    data.extend(adler(rows).to_be_bytes());
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, content) in [(b"IHDR", &header), (b"IDAT", &data), (b"IEND", &Vec::new())] {
        out.extend(u32::try_from(content.len()).unwrap_or(u32::MAX).to_be_bytes());
        let checked: Vec<u8> = kind.iter().chain(content).copied().collect();
        out.extend_from_slice(&checked);
        out.extend(crc(&checked).to_be_bytes());
    }
    out
}

/// RFC 1950 §8.2.
fn adler(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}

/// The check sum of PNG (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

/// One page in Helvetica.
fn invoice() -> Vec<u8> {
    let lines = [
        "Birch & Son, Oudegracht 112, Utrecht",
        "Invoice 11873",
        "1 Kettle Alder 1.7 l, brushed steel      EUR 89.00",
        "1 Pan Rowan 28 cm                        EUR 64.50",
        "Delivery                                 EUR  4.95",
        "Total, VAT of 21 % included              EUR 158.45",
        "Paid by card. Thank you.",
    ];
    let words: String = lines.iter().map(|line| format!("({line}) Tj T*\n")).collect();
    let page = format!("BT /F1 12 Tf 18 TL 60 760 Td\n{words}ET\n");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{page}endstream", page.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>".to_owned(),
    ];
    let mut out = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(out.len());
        out.push_str(&format!("{number} 0 obj\n{object}\nendobj\n"));
    }
    let table = out.len();
    out.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    out.push_str(&format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1));
    out.into_bytes()
}
