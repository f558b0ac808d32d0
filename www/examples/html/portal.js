// What a page does with the answers: it listens. All is computed in the page; what is passed on from here is the page's own decision.
const told = document.getElementById('told');
const calculator = document.querySelector('yidi-calculator');

calculator.addEventListener('yidi-receipt', ({ detail: receipt }) => {
  told.textContent = `医保付 ${receipt.fundTotal} 元，个人现金 ${receipt.cash} 元（估算，依据 ${receipt.documents.length} 份文件）。`;
});
calculator.addEventListener('yidi-issues', ({ detail: issues }) => {
  told.textContent = `还有 ${issues.length} 处要改。`;
});
