// What something rests on: documents named where they are cited, and listed at the end.
const { fill } = require('./words.js');

/** "d2#36" and "d2#annex1" as words: 《…》第 36 条、附件 1; each document once. */
exports.basis = (references, documents, t) => {
  const order = [];
  const articles = {};
  (references || []).forEach((reference) => {
    const parts = reference.split('#');
    if (!articles[parts[0]]) { articles[parts[0]] = []; order.push(parts[0]); }
    if (parts[1]) articles[parts[0]].push(parts[1]);
  });
  if (!order.length) return '';
  return t.basis + order.map((id) => {
    const found = documents.filter((document) => document.id === id)[0];
    const within = articles[id].map((article) => (/^annex/.test(article) ? fill(t.annex, { n: article.slice(5) }) : fill(t.article, { n: article })));
    return (found ? `《${found.title}》` : id) + (within.length ? ` ${within.join(t.and)}` : '');
  }).join(t.comma);
};

/** The list at the end. */
exports.listed = (documents, t) => {
  const seen = {};
  return documents.filter(({ id }) => (seen[id] ? false : (seen[id] = true)))
    .map(({ id, title, number, url }) => ({ id, title: `《${title}》`, number: number || '', url: url || '', noLink: t.receipt.noLink }));
};
