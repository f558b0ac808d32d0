//! What the native and the browser tests share.

// Each test program uses a part of it.
#![allow(dead_code)]

pub mod ask;
pub mod bad_input;
pub mod bill_text;
pub mod broken_packs;
pub mod catalog;
pub mod catalog_laws;
pub mod clearing;
pub mod decide;
pub mod draw;
pub mod edited;
pub mod golden;
pub mod laws;
pub mod model;
pub mod sound;
pub mod speaks;
pub mod what_if;
