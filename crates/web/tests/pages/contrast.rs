//! Recomputes the contrast of every pair of colours that stand on each other, from the style sheets themselves, in
//! light and in dark: text needs 4.5 to 1, borders of controls and the focus ring 3 to 1 (WCAG 2.2, 1.4.3, 1.4.11).

use std::collections::HashMap;

const TOKENS: &str = include_str!("../../assets/css/tokens.css");
const PARTS: &str = include_str!("../../assets/css/parts.css");

/// Text on its ground.
const TEXT: &[(&str, &[&str])] = &[
    (
        "ink",
        &[
            "bg",
            "surface",
            "raised",
            "sunk",
            "hover",
            "sel",
            "note",
            "accent-soft",
            "late-soft",
            "soon-soft",
            "ok-soft",
        ],
    ),
    ("ink-2", &["bg", "surface", "raised", "sunk", "hover", "sel", "accent-soft", "note", "late-soft"]),
    ("ink-3", &["bg", "surface", "raised", "hover", "sel", "accent-soft"]),
    ("accent", &["bg", "surface", "raised", "sel", "accent-soft"]),
    ("accent-ink", &["accent"]),
    ("late", &["bg", "surface", "raised", "hover", "sel", "late-soft"]),
    ("soon", &["bg", "surface", "raised", "hover", "sel", "note", "soon-soft"]),
    ("ok", &["bg", "surface", "raised", "sel", "ok-soft"]),
    ("bg", &["ink"]),
    ("raised", &["late"]),
];
/// Borders and rings on their ground.
const CONTROLS: &[(&str, &[&str])] = &[
    ("line-strong", &["bg", "surface", "raised"]),
    ("note-line", &["note"]),
    ("focus", &["bg", "surface", "raised", "sel", "note"]),
];

type Pair = (String, String);

fn tokens() -> HashMap<String, Pair> {
    let lines = TOKENS.lines().filter_map(|line| line.trim().strip_prefix("--"));
    lines
        .filter_map(|line| line.split_once(": "))
        .filter_map(|(name, value)| Some((name.to_owned(), light_dark(value)?)))
        .collect()
}

fn light_dark(value: &str) -> Option<Pair> {
    let inside = value.trim().strip_prefix("light-dark(")?.split(')').next()?;
    let (light, dark) = inside.split_once(", ")?;
    Some((light.to_owned(), dark.to_owned()))
}

fn luminance(hex: &str) -> f64 {
    let channel = |from: usize| {
        let value =
            f64::from(u8::from_str_radix(&hex[from..from + 2], 16).expect("a colour is six hex digits")) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn too_weak(pairs: &[(&str, &[&str])], least: f64) -> Vec<String> {
    let tokens = tokens();
    let mut weak = Vec::new();
    for (front, grounds) in pairs {
        for ground in *grounds {
            let (front_light, front_dark) = &tokens[*front];
            let (ground_light, ground_dark) = &tokens[*ground];
            for (theme, ratio) in
                [("light", contrast(front_light, ground_light)), ("dark", contrast(front_dark, ground_dark))]
            {
                if ratio < least {
                    weak.push(format!("{front} on {ground}, {theme}: {ratio:.2} < {least}"));
                }
            }
        }
    }
    weak
}

#[test]
fn text_can_be_read() {
    assert_eq!(too_weak(TEXT, 4.5), Vec::<String>::new());
}

#[test]
fn controls_can_be_seen() {
    assert_eq!(too_weak(CONTROLS, 3.0), Vec::<String>::new());
}

#[test]
fn avatars_can_be_read() {
    let mut checked = 0;
    let (mut ground, mut front) = (None, None);
    for line in PARTS.lines().skip_while(|line| !line.contains(".avatar {")).flat_map(|line| line.split(';')) {
        let line = line.trim();
        if let Some((_, value)) = line.split_once("background: light-dark") {
            ground = light_dark(&format!("light-dark{value}"));
        } else if let Some((_, value)) = line.split_once("color: light-dark") {
            front = light_dark(&format!("light-dark{value}"));
        }
        if let (Some((ground_light, ground_dark)), Some((front_light, front_dark))) = (&ground, &front) {
            assert!(contrast(front_light, ground_light) >= 4.5 && contrast(front_dark, ground_dark) >= 4.5, "{line}");
            checked += 1;
            (ground, front) = (None, None);
        }
    }
    assert_eq!(checked, 5);
}

#[test]
fn the_check_values_of_the_design_hold() {
    let tokens = tokens();
    let light = |front: &str, ground: &str| contrast(&tokens[front].0, &tokens[ground].0);
    assert!((light("ink", "raised") - 16.9).abs() < 0.1);
    assert!((light("accent-ink", "accent") - 7.8).abs() < 0.1);
}
