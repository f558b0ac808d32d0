#![no_main]

yidi_fuzz::target!(classify, json);
