// @ts-check
// Printing one element and nothing else of the page around it.

/** Hides all but the element and what it stands in, and lets nothing of that take up paper; made when it is needed, and taken away with the last sheet. */
const ALONE = `@media print {
  :has([data-yidi-print]) > :not(:has([data-yidi-print]), [data-yidi-print]) { display: none !important; }
  :has([data-yidi-print]), [data-yidi-print] { display: block !important; position: static !important; overflow: visible !important; margin: 0 !important; border: 0 !important; padding: 0 !important; min-height: 0 !important; height: auto !important; max-height: none !important; max-width: none !important; background: none !important; }
}`;
const ONE_PAGE = '@page { size: A4; margin: 12mm; }';

/** Of all that the page shows, the next print has the element alone. @param {import('./ui.js').Ui} ui @param {string} what its style sheet prints: `report`, `sheet`, `receipt` … */
export function alone(ui, what) {
  if (document.adoptedStyleSheets.some((sheet) => alones.has(sheet))) return; // it was asked for already, by this element or another
  const sheet = new CSSStyleSheet();
  alones.add(sheet);
  sheet.replaceSync(what === 'receipt' ? ONE_PAGE + ALONE : ALONE);
  document.adoptedStyleSheets.push(sheet);
  ui.host.dataset.yidiPrint = what;
  addEventListener('afterprint', () => {
    delete ui.host.dataset.yidiPrint;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet); // the page may have others by now
  }, { once: true });
}
/** @type {WeakSet<CSSStyleSheet>} */
const alones = new WeakSet();

/** @param {import('./ui.js').Ui} ui @param {string} what */
export function printAlone(ui, what) {
  alone(ui, what);
  print();
}
