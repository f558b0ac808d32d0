// @ts-check
// The forms, each a tree made of its .html file.
import bulk from '../bulk/bulk.html';
import calculator from '../calculator/calculator.html';
import coverage from '../coverage/coverage.html';
import direct from '../direct/direct.html';
import error from '../error/error.html';
import filing from '../filing/filing.html';
import rules from '../rules/rules.html';
import year from '../year/year.html';

export const forms = [bulk, calculator, coverage, direct, error, filing, rules, year];
