//! Which calls of a PBX are ours to show.

/// What counts: contexts of the dialplan, and who of the peers is a person's extension.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Calls that came in by these contexts; all when empty.
    pub contexts: Vec<String>,
    /// Extensions as Asterisk writes patterns (`2XX`, `310`); without any, each number of two to five digits.
    pub extensions: Vec<String>,
}

impl Filter {
    /// Does a call of this context count?
    #[must_use]
    pub fn takes(&self, context: Option<&str>) -> bool {
        self.contexts.is_empty() || context.is_none_or(|context| self.contexts.iter().any(|one| one == context))
    }

    /// Is this a person's extension, and not a trunk?
    #[must_use]
    pub fn is_extension(&self, peer: &str) -> bool {
        if self.extensions.is_empty() {
            return (2..=5).contains(&peer.len()) && peer.bytes().all(|byte| byte.is_ascii_digit());
        }
        self.extensions.iter().any(|pattern| fits(pattern.trim_start_matches('_'), peer))
    }

    /// The extension behind a channel: `PJSIP/201-0000000a`, `SIP/201-…`, `Local/201@from-queue-00000001;1`.
    #[must_use]
    pub fn extension(&self, channel: &str) -> Option<String> {
        let (_, rest) = channel.split_once('/')?;
        let end = rest.find(['@', ';', '/']).unwrap_or(rest.len());
        let peer = &rest[..end];
        // The number of the channel comes after the last hyphen; a peer's own name may hold hyphens.
        let named = if rest[end..].starts_with('@') { peer } else { peer.rsplit_once('-').map_or(peer, |(peer, _)| peer) };
        self.is_extension(named).then(|| named.to_owned())
    }
}

/// `X` is any digit, `Z` 1 to 9, `N` 2 to 9; anything else is itself.
fn fits(pattern: &str, peer: &str) -> bool {
    pattern.len() == peer.len()
        && pattern.bytes().zip(peer.bytes()).all(|(wanted, is)| match wanted.to_ascii_uppercase() {
            b'X' => is.is_ascii_digit(),
            b'Z' => matches!(is, b'1'..=b'9'),
            b'N' => matches!(is, b'2'..=b'9'),
            _ => wanted == is,
        })
}

#[cfg(test)]
mod tests {
    use super::Filter;

    #[test]
    fn an_extension_is_found_in_every_kind_of_channel_name_and_a_trunk_is_none() {
        let filter = Filter::default();
        let found = |channel: &str| filter.extension(channel);
        for channel in
            ["PJSIP/201-0000000a", "SIP/201-00000001", "Local/201@from-queue-00000001;1", "Local/201@from-queue/n", "PJSIP/201"]
        {
            assert_eq!(found(channel).as_deref(), Some("201"), "{channel}");
        }
        for channel in ["PJSIP/trunk-mts-0000000a", "SIP/74951234567-00000001", "", "201", "PJSIP/"] {
            assert_eq!(found(channel), None, "{channel}");
        }
    }

    #[test]
    fn patterns_are_read_as_asterisk_reads_them() {
        let filter = Filter { extensions: vec!["_2XX".into(), "olga".into(), "9Z".into()], ..Filter::default() };
        let is = |peer| filter.is_extension(peer);
        assert!(is("201") && is("299") && is("olga") && is("91"));
        assert!(!is("301") && !is("90") && !is("2011"));
    }

    #[test]
    fn a_call_of_another_context_is_not_ours() {
        let filter = Filter { contexts: vec!["from-trunk".into()], ..Filter::default() };
        assert!(filter.takes(Some("from-trunk")) && filter.takes(None) && !filter.takes(Some("from-internal")));
    }
}
