//! The solver for work of different sizes against brute force, and on the instances with known optima.

mod brute;
mod fillings;
mod instances;
