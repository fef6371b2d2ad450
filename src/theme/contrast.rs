//! Can it be read, and can it be told apart? By the formulas of WCAG 2 and of a published simulation of colour blindness.

use super::{Depth, Meaning, Theme};
use ratatui::style::{Color, Modifier, Style};

/// A colour's red, green and blue in linear light, 0..1 (WCAG 2.2, "relative luminance"). Only for `#rrggbb` and the palette's
/// cube and greys, whose values are fixed.
fn linear(colour: Color) -> [f64; 3] {
    let step = |i: u8| [0, 95, 135, 175, 215, 255][usize::from(i % 6)];
    let rgb: [u8; 3] = match colour {
        Color::Rgb(r, g, b) => [r, g, b],
        Color::Indexed(i @ 16..=231) => [step((i - 16) / 36), step((i - 16) / 6), step(i - 16)],
        Color::Indexed(i @ 232..) => [8 + 10 * (i - 232); 3],
        other => panic!("{other:?} looks different in every terminal"),
    };
    rgb.map(|v| {
        let v = f64::from(v) / 255.0;
        if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    })
}

fn luminance([r, g, b]: [f64; 3]) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// Contrast ratio of WCAG 2: 1 for the same colour, 21 for black on white.
fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(linear(one)), luminance(linear(other)));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What is seen: letters and ground, with what the theme leaves open taken from its normal text; reverse swaps them.
fn seen(theme: &Theme, meaning: Meaning) -> (Color, Color) {
    let (style, normal) = (theme.style(meaning), theme.style(Meaning::Normal));
    let fg = style.fg.or(normal.fg).expect("normal text has a colour");
    let bg = style.bg.or(normal.bg).expect("normal text has a ground");
    if style.add_modifier.contains(Modifier::REVERSED) { (bg, fg) } else { (fg, bg) }
}

#[test]
fn the_formula_gives_the_ratios_that_wcag_names() {
    let [black, white, grey] = [Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255), Color::Rgb(0x76, 0x76, 0x76)];
    assert!((contrast(black, white) - 21.0).abs() < 1e-9);
    assert!((contrast(grey, white) - 4.54).abs() < 0.01, "the lightest grey that level AA allows on white");
}

#[test]
fn every_text_stands_out_from_its_ground() {
    for (name, least) in [("dark", 4.5), ("light", 4.5), ("colour-blind", 4.5), ("high-contrast", 7.0)] {
        let theme = Theme::builtin(name).expect("shipped");
        // The palette's nearest colours lie a little beside the wanted ones.
        for (depth, least) in [(Depth::True, least), (Depth::Palette, least * 0.9)] {
            let theme = theme.at(depth);
            for meaning in Meaning::ALL {
                let (fg, bg) = seen(&theme, *meaning);
                let ratio = contrast(fg, bg);
                assert!(ratio >= least, "{name}, {depth:?}: {} has {ratio:.2}:1, wants {least}:1", meaning.name());
            }
        }
    }
}

/// How eyes without one kind of cone see, in linear light: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (6), 2009, severity 1.0.
const BLIND: [(&str, [[f64; 3]; 3]); 2] = [
    ("protanopia", [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]]),
    ("deuteranopia", [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]]),
];

/// CIE L*a*b* of linear light (sRGB primaries, D65).
fn lab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let root = |part: f64| if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 };
    let x = root((0.412_456 * red + 0.357_576 * green + 0.180_437 * blue) / 0.950_47);
    let y = root(0.212_673 * red + 0.715_152 * green + 0.072_175 * blue);
    let z = root((0.019_334 * red + 0.119_192 * green + 0.950_304 * blue) / 1.088_83);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// How far two colours lie apart for such eyes: CIE76, where 2.3 is just seen.
fn apart(matrix: [[f64; 3]; 3], one: Color, other: Color) -> f64 {
    let see = |colour| {
        let c = linear(colour);
        lab(matrix.map(|row| (row[0] * c[0] + row[1] * c[1] + row[2] * c[2]).clamp(0.0, 1.0)))
    };
    see(one).iter().zip(see(other)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// The pairs that a mistake would be made with.
const PAIRS: [(Meaning, Meaning); 8] = {
    use Meaning::{Allowed, AtRisk, Chargeable, Check, Error, Good, Normal, Overdue, Stop};
    [
        (Overdue, AtRisk),
        (Overdue, Normal),
        (AtRisk, Normal),
        (Allowed, Stop),
        (Allowed, Chargeable),
        (Chargeable, Stop),
        (Check, Allowed),
        (Good, Error),
    ]
};

/// Apart at a glance: ten times what is just seen.
const GLANCE: f64 = 23.0;

#[test]
fn eyes_that_do_not_tell_red_from_green_tell_the_states_of_their_theme_apart() {
    let theme = Theme::builtin("colour-blind").expect("shipped");
    for (eyes, matrix) in BLIND {
        for (one, other) in PAIRS {
            let ((fg1, bg1), (fg2, bg2)) = (seen(&theme, one), seen(&theme, other));
            let far = apart(matrix, fg1, fg2).max(apart(matrix, bg1, bg2));
            assert!(far >= GLANCE, "{eyes}: {} and {} lie {far:.1} apart", one.name(), other.name());
        }
    }
}

#[test]
fn such_a_theme_is_needed_because_the_dark_one_fails_them() {
    let theme = Theme::builtin("dark").expect("shipped");
    let worst =
        BLIND.iter().flat_map(|(_, matrix)| PAIRS.map(|(one, other)| apart(*matrix, seen(&theme, one).0, seen(&theme, other).0)));
    assert!(worst.fold(f64::MAX, f64::min) < GLANCE, "then one theme would do for all eyes");
}

#[test]
fn the_pairs_differ_in_shape_too_so_that_they_hold_without_any_colour() {
    let theme = Theme::builtin("colour-blind").expect("shipped");
    let shape = |meaning| {
        let style: Style = theme.style(meaning);
        (style.add_modifier, style.bg.is_some_and(|bg| Some(bg) != theme.style(Meaning::Normal).bg))
    };
    for (one, other) in PAIRS {
        assert_ne!(shape(one), shape(other), "{} and {}", one.name(), other.name());
    }
}
