//! A brand's colour on customers' pages: as near to what was chosen as can be read by everybody (WCAG 2.2, 1.4.3), in light
//! and dark. Lightness is changed as eyes see it, in OKLCH (Björn Ottosson, "A perceptual color space for image
//! processing", 2020), so the hue stays what it was.

use std::fmt;

/// What words need on their ground.
const CONTRAST_MIN: f64 = 4.5;
/// How much lightness changes in one step.
const STEP: f64 = 0.005;
/// The ground of customers' pages in the dark (`--raised`).
const DARK_GROUND: Colour = Colour { red: 0x22, green: 0x26, blue: 0x27 };
/// White.
const WHITE: Colour = Colour { red: 255, green: 255, blue: 255 };
/// Lightness and most chroma of a soft ground, light and dark.
const SOFT: [(f64, f64); 2] = [(0.945, 0.025), (0.28, 0.03)];
/// Lightness and most chroma of words on the colour in the dark.
const INK_ON_DARK: (f64, f64) = (0.2, 0.03);

/// A colour of sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

/// The colours that pages of a brand have, each light and dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Of its name, links and the main button.
    pub accent: [Colour; 2],
    /// Of words on that.
    pub ink: [Colour; 2],
    /// Of the ground beneath what the desk says.
    pub soft: [Colour; 2],
}

/// A colour as eyes see it: lightness from 0 to 1, chroma, hue in radians.
#[derive(Clone, Copy)]
struct Seen {
    lightness: f64,
    chroma: f64,
    hue: f64,
}

impl Colour {
    /// Reads `#0d5c57`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self { red: part(0)?, green: part(2)?, blue: part(4)? })
    }

    /// How the pages of a brand with this colour look.
    pub fn look(self) -> Look {
        let seen = self.seen();
        let toned = |(lightness, most): (f64, f64)| Seen { lightness, chroma: seen.chroma.min(most), ..seen }.shown();
        let soft = SOFT.map(toned);
        let light = until(seen, -STEP, |colour| [WHITE, soft[0]].iter().all(|on| reads(colour, *on)));
        let dark = until(seen, STEP, |colour| [DARK_GROUND, soft[1]].iter().all(|on| reads(colour, *on)));
        Look { accent: [light, dark], ink: [WHITE, toned(INK_ON_DARK)], soft }
    }

    /// The contrast with another one, from 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Its parts in linear light, from 0 to 1.
    fn linear(self) -> [f64; 3] {
        [self.red, self.green, self.blue].map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn seen(self) -> Seen {
        let [red, green, blue] = self.linear();
        let long = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let middle = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let short = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let a = 1.977_998_495_1 * long - 2.428_592_205_0 * middle + 0.450_593_709_9 * short;
        let b = 0.025_904_037_1 * long + 0.782_771_766_2 * middle - 0.808_675_766_0 * short;
        Seen {
            lightness: 0.210_454_255_3 * long + 0.793_617_785_0 * middle - 0.004_072_046_8 * short,
            chroma: a.hypot(b),
            hue: b.atan2(a),
        }
    }
}

impl Seen {
    /// As a screen can show it: where it cannot, with less chroma.
    fn shown(self) -> Colour {
        let mut of = self;
        loop {
            let linear = of.linear();
            let fits = linear.iter().all(|part| (-0.000_5..=1.000_5).contains(part));
            if fits || of.chroma < 0.002 {
                let [red, green, blue] = linear.map(|part| {
                    let part = part.clamp(0.0, 1.0);
                    let part = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
                    (part * 255.0).round() as u8
                });
                return Colour { red, green, blue };
            }
            of.chroma -= 0.002;
        }
    }

    fn linear(self) -> [f64; 3] {
        let (a, b) = (self.chroma * self.hue.cos(), self.chroma * self.hue.sin());
        let long = (self.lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let middle = (self.lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let short = (self.lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        [
            4.076_741_662_1 * long - 3.307_711_591_3 * middle + 0.230_969_929_2 * short,
            -1.268_438_004_6 * long + 2.609_757_401_1 * middle - 0.341_319_396_5 * short,
            -0.004_196_086_3 * long - 0.703_418_614_7 * middle + 1.707_614_701_0 * short,
        ]
    }
}

/// The first colour in this direction of lightness that will do.
fn until(from: Seen, step: f64, will_do: impl Fn(Colour) -> bool) -> Colour {
    let mut of = from;
    while !will_do(of.shown()) && (0.0..=1.0).contains(&(of.lightness + step)) {
        of.lightness += step;
    }
    of.shown()
}

fn reads(words: Colour, ground: Colour) -> bool {
    words.contrast(ground) >= CONTRAST_MIN
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).expect("a colour")
    }

    #[test]
    fn only_what_a_colour_is_written_like_is_one() {
        assert_eq!(colour(" #0D5c57 ").to_string(), "#0d5c57");
        for wrong in ["", "#", "0d5c57", "#0d5c5", "#0d5c577", "#+d5c57", "#0d5cé", "red", "#0d5c57;}body{display:none"]
        {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_what_the_standard_says() {
        let black = colour("#000000");
        assert!((WHITE.contrast(black) - 21.0).abs() < 1e-9 && (WHITE.contrast(WHITE) - 1.0).abs() < 1e-9);
        // Often-quoted pairs: #767676 is the lightest grey that can be read on white.
        assert!(WHITE.contrast(colour("#767676")) >= 4.5 && WHITE.contrast(colour("#777777")) < 4.5);
    }

    #[test]
    fn a_colour_comes_back_from_how_it_is_seen() {
        for text in ["#000000", "#ffffff", "#0d5c57", "#ff0000", "#00ff00", "#0000ff", "#ffcc00", "#7f7f7f"] {
            assert_eq!(colour(text).seen().shown(), colour(text));
        }
        // Of the article's table: red has a lightness of 0.628 and a chroma of 0.258.
        let red = colour("#ff0000").seen();
        assert!((red.lightness - 0.628).abs() < 0.001 && (red.chroma - 0.258).abs() < 0.001);
    }

    #[test]
    fn every_colour_can_be_read_and_a_dark_one_stays_as_it_was_chosen() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let chosen = Colour { red, green, blue };
                    let look = chosen.look();
                    let grounds = [[WHITE, look.soft[0]], [DARK_GROUND, look.soft[1]]];
                    for (index, grounds) in grounds.iter().enumerate() {
                        let accent = look.accent[index];
                        for other in grounds.iter().chain([&look.ink[index]]) {
                            assert!(reads(accent, *other), "{chosen}: {accent} on {other}");
                        }
                    }
                }
            }
        }
        assert_eq!(colour("#0d5c57").look().accent[0], colour("#0d5c57"));
        assert_ne!(colour("#ffcc00").look().accent[0], colour("#ffcc00"), "yellow on white cannot be read");
    }
}
