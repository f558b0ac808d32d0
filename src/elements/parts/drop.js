// @ts-check
// Files dropped on an element: marked while they hover over it, handed on when they fall.

/** @param {import('./ui.js').Ui} ui @param {(files: FileList) => void} take */
export function prepareDrop(ui, take) {
  const frame = ui.id('frame');
  /** @param {DragEvent} event */
  const files = (event) => event.dataTransfer?.types.includes('Files');
  for (const kind of /** @type {const} */ (['dragenter', 'dragover'])) {
    frame.addEventListener(kind, (event) => {
      if (!files(event)) return;
      event.preventDefault();
      frame.classList.add('dropping');
    });
  }
  frame.addEventListener('dragleave', (event) => { if (!frame.contains(/** @type {Node | null} */ (event.relatedTarget))) frame.classList.remove('dropping'); });
  frame.addEventListener('drop', (event) => {
    frame.classList.remove('dropping');
    if (!files(event)) return;
    event.preventDefault();
    if (event.dataTransfer?.files.length) take(event.dataTransfer.files);
  });
}
