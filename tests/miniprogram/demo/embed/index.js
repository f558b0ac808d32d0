// Another mini-program's page with the component alone, as the README tells to embed it.
Page({
  receipt({ detail }) { this.latest = detail; },
});
