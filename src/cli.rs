//! The command line: flags -> one call -> exit code.
