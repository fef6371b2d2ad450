//! The desk's own clock: the only place of this room that knows what time it is.

use crate::desk::Moment;

/// Now, for wishes that do not say when they were made.
#[allow(clippy::disallowed_methods, reason = "a desk stamps the wishes that carry no time of their own")]
pub(super) fn now() -> Moment {
    chrono::Utc::now().into()
}
