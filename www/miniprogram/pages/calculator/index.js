// The calculator is one component; the page gives it the language and shows how to take its receipt.
const page = require('../page.js');

page('calculator', {
  receipt({ detail }) { this.latest = detail; }, // a host mini-program would go on from here
});
