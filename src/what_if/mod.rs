//! The questions after the first answer: what a year comes to, what still has to be asked.

mod questions;
mod year;

pub use questions::{Choice, Question, QuestionKind, next_questions};
pub use year::{LedgerSums, Reversal, Reversed, Year, YearAnswer, simulate_year};
