// <yidi-calculator> as a component. React 19 hands the props of a custom element on by itself: as a property where the element has one
// (claim), as an attribute otherwise (insured-area), and `onyidi-receipt={…}` would be enough for the event. Through the ref it works
// in older ones too, which would also have to set `calculator.current.claim` there.
import { useEffect, useRef } from 'react';
import 'yidi/elements';

export function Estimate({ insuredArea, claim, onReceipt, lang = 'zh' }) {
  const calculator = useRef(null);
  useEffect(() => {
    const node = calculator.current;
    const told = (event) => onReceipt(event.detail);
    node.addEventListener('yidi-receipt', told);
    return () => node.removeEventListener('yidi-receipt', told);
  }, [onReceipt]);
  return <yidi-calculator ref={calculator} lang={lang} insured-area={insuredArea} claim={claim} />;
}
