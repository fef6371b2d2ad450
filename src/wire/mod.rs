//! PURE. The JSON of the command line's contract.
