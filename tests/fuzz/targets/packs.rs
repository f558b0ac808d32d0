#![no_main]

yidi_fuzz::target!(packs, json);
