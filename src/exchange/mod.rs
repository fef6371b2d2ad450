//! Import and export: CSV, maps, reports of bad rows.
