//! A real ticket log's own verdict, reproduced by our working time.

use super::calendars::data;
use crate::desk::moment::HOUR;
use crate::desk::{CalendarId, Moment};
use crate::sla::Calendars;
use chrono::NaiveDateTime;

/// The log says for each incident whether it was closed in time. Measured over the whole log, priority 3 fails at more than
/// 153.4 weekday hours from opening to closing.
#[test]
fn the_log_s_own_verdict_is_reproduced_with_at_most_one_error_in_a_hundred() {
    let Some(path) = data("tickets_servicenow/incidents.csv") else { return };
    let all = Calendars::builtin();
    let weekdays = all.get(&CalendarId::new("weekdays-24h")).unwrap();
    let mut table = csv::Reader::from_path(path).unwrap();
    let heads = table.headers().unwrap().clone();
    let column = |name: &str| heads.iter().position(|h| h == name).unwrap();
    let (priority, made) = (column("o_priority"), column("o_made_sla"));
    let (opened, closed) = (column("opened_at"), column("o_closed_at"));
    let (mut judged, mut missed, mut errors) = (0, 0, 0);
    for row in table.records() {
        let row = row.unwrap();
        if &row[priority] != "3 - Moderate" || row[closed].is_empty() {
            continue;
        }
        let spent = weekdays.working_between(moment(&row[opened]), moment(&row[closed]));
        let in_time = spent * 10 <= 1534 * HOUR;
        judged += 1;
        missed += usize::from(&row[made] == "false");
        errors += usize::from(in_time != (&row[made] == "true"));
    }
    eprintln!("priority 3: {judged} incidents, {missed} missed by the log, {errors} judged otherwise by us");
    assert!(judged > 10_000, "only {judged} incidents were judged");
    assert!(errors * 100 <= judged, "{errors} errors in {judged}");
}

fn moment(text: &str) -> Moment {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap().and_utc().into()
}
