#![no_main]

yidi_fuzz::target!(validate_filing, json);
