//! One file a command: one-shot, text or JSON.
