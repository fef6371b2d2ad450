//! Performs effects: the only room that knows clocks, ids and the desk on behalf of the console.
