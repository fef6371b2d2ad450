//! What every theme promises.

use super::{Depth, Meaning, Theme};
use ratatui::style::{Color, Modifier, Style};

#[test]
fn every_shipped_theme_names_every_meaning_and_nothing_else() {
    for name in Theme::names() {
        let (theme, complaints) = Theme::read(Theme::builtin_toml(name).expect("shipped"));
        assert_eq!(complaints, [], "{name}");
        for meaning in Meaning::ALL {
            assert!(theme.styles.contains_key(meaning), "{name} does not say how `{}` looks", meaning.name());
        }
    }
}

#[test]
fn the_arrows_in_the_default_theme_are_the_ones_that_hold() {
    let text = Theme::builtin_toml("default").expect("shipped");
    for line in text.lines().filter(|l| l.contains("# ->")) {
        let name = line.split(' ').next().expect("a name");
        let said = line.split("# -> ").nth(1).and_then(|rest| rest.split([':', ' ']).next()).expect("an arrow");
        let meaning = Meaning::named(name).expect("a meaning");
        assert_eq!(meaning.behind().name(), said, "{name}");
    }
}

#[test]
fn every_meaning_comes_to_normal_in_the_end() {
    for meaning in Meaning::ALL {
        assert_eq!(meaning.and_behind().take(9).last(), Some(Meaning::Normal), "{}", meaning.name());
    }
}

#[test]
fn an_empty_theme_answers_for_every_meaning_and_one_word_reaches_those_in_front_of_it() {
    let (theme, complaints) = Theme::read("[styles]\nerror = 'bold red'\nnormal = 'gray'\n");
    assert_eq!(complaints, []);
    let red = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
    assert_eq!(theme.style(Meaning::Overdue), red);
    assert_eq!(theme.style(Meaning::Lost), red);
    assert_eq!(theme.style(Meaning::Key), Style::new().fg(Color::Gray));
    assert_eq!(Theme::default().style(Meaning::Stop), Style::new());
}

#[test]
fn the_mono_theme_has_no_colour() {
    for meaning in Meaning::ALL {
        let style = Theme::mono().style(*meaning);
        assert_eq!((style.fg, style.bg, style.underline_color), (None, None, None), "{}", meaning.name());
    }
}

#[test]
fn the_default_theme_keeps_to_the_terminals_own_colours() {
    for meaning in Meaning::ALL {
        let style = Theme::standard().style(*meaning);
        for colour in [style.fg, style.bg].into_iter().flatten() {
            assert!(!matches!(colour, Color::Rgb(..) | Color::Indexed(_)), "{}", meaning.name());
        }
    }
}

#[test]
fn states_that_stand_side_by_side_look_different_in_every_theme() {
    use Meaning::{
        Allowed, AtRisk, Chargeable, Check, Chosen, Dim, Error, Mark, Marked, Normal, Overdue, Paused, Promise, Stop, Unassigned,
    };
    let depths = [Depth::True, Depth::Palette, Depth::Sixteen, Depth::Mono];
    for (name, depth) in Theme::names().flat_map(|name| depths.map(|depth| (name, depth))) {
        let theme = Theme::builtin(name).expect("shipped").at(depth);
        for group in [
            &[Normal, Overdue, AtRisk, Paused, Promise][..],
            &[Allowed, Chargeable, Stop, Check],
            &[Normal, Chosen, Marked],
            &[Normal, Mark, Dim],
            &[Normal, Unassigned, Error],
        ] {
            for (i, a) in group.iter().enumerate() {
                for b in &group[i + 1..] {
                    assert_ne!(theme.style(*a), theme.style(*b), "{name}, {depth:?}: {} and {}", a.name(), b.name());
                }
            }
        }
    }
}

#[test]
fn a_persons_theme_is_a_diff() {
    let (theme, complaints) = Theme::read("inherits = 'default'\n[styles]\noverdue = 'white on red'\n");
    assert_eq!(complaints, []);
    assert_eq!(theme.style(Meaning::Overdue), Style::new().fg(Color::White).bg(Color::Red));
    assert_eq!(theme.style(Meaning::AtRisk), Theme::standard().style(Meaning::AtRisk));
}

#[test]
fn all_complaints_come_at_once_with_their_lines_and_the_rest_holds() {
    let toml = "inherits = 'solar'\ncolour = 1\n[styles]\noverdue = 'rde'\nlate = 'red'\nstop = 5\nerror = 'red on'\ngood = 'blue'\nhigh 5\n";
    let (theme, complaints) = Theme::read(toml);
    let said: Vec<(usize, &str)> = complaints.iter().map(|c| (c.line, c.wrong.key())).collect();
    let expected = [
        (1, "theme-wrong-inherits"),
        (2, "theme-wrong-key"),
        (4, "theme-wrong-word"),
        (5, "theme-wrong-meaning"),
        (6, "theme-wrong-quotes"),
        (7, "theme-wrong-on"),
        (9, "theme-wrong-syntax"),
    ];
    assert_eq!(said, expected);
    assert_eq!(complaints[2].wrong.values(), [("name", "overdue".to_owned()), ("word", "rde".to_owned())]);
    assert_eq!(theme.style(Meaning::Good), Style::new().fg(Color::Blue));
}

#[test]
fn a_theme_in_true_colour_is_shown_on_any_terminal() {
    let (theme, _) = Theme::read("[styles]\noverdue = 'bold #fa0a00'\n");
    let bold = Style::new().add_modifier(Modifier::BOLD);
    assert_eq!(theme.at(Depth::Sixteen).style(Meaning::Overdue), bold.fg(Color::LightRed));
    assert_eq!(theme.at(Depth::Mono), Theme::mono());
}

#[test]
fn a_theme_without_colours_of_ones_own_stays_where_there_are_none() {
    let (theme, _) = Theme::read("inherits = 'mono'\n[styles]\noverdue = 'bold reverse'\n");
    assert_eq!(theme.at(Depth::Mono), theme);
}
