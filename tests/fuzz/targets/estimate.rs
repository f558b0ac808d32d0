#![no_main]

yidi_fuzz::target!(estimate, json);
