//! PURE over `&State`. Views and widgets; the cost of a frame does not depend on how many tickets there are.
