//! Where phone calls come from.
