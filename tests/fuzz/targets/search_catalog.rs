#![no_main]

yidi_fuzz::target!(search_catalog, json);
