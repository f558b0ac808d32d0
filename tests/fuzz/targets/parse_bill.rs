#![no_main]

yidi_fuzz::target!(parse_bill, table);
