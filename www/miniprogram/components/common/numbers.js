// How amounts look, and what a typed text means. Only the look of the text received: no arithmetic on money.

/** "12345.60" → "¥12,345.60". */
exports.yuan = (amount) => {
  const parts = amount.split('.');
  return `¥${parts[0].replace(/\B(?=(\d{3})+$)/g, ',')}${parts.length > 1 ? `.${parts[1]}` : ''}`;
};

/** A share as per cent, "0.7859" → "78.59%", by moving the point. */
exports.percent = (share) => {
  const parts = share.split('.');
  const digits = `${parts[1] || ''}00`;
  const whole = (parts[0] + digits.slice(0, 2)).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${whole}${rest && `.${rest}`}%`;
};

/** What a typed text means: full-width digits (１２．５) and thousands separators are the same number, written differently. */
exports.typed = (text, kind) => {
  const plain = String(text).normalize('NFKC').trim();
  const digits = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(plain) ? plain.replace(/,/g, '') : plain;
  if (kind === 'amount') return digits.replace(/^[¥￥]\s*/, '');
  if (kind === 'whole') return /^\d+$/.test(digits) ? Number(digits) : digits;
  return plain;
};

/** Today where the reader is; the engine itself knows no clock. */
exports.today = () => {
  const now = new Date();
  const two = (n) => (n < 10 ? `0${n}` : String(n));
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
