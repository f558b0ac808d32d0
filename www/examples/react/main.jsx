import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Estimate } from './Estimate.jsx';

const EXAMPLE = {
  person: { scheme: 'employee', status: 'retired', age: 66 }, insuredArea: '110000', treatmentArea: '310000',
  date: '2026-03-10', service: 'inpatient', level: 'tertiary', filing: { category: 'resettled_retiree' }, bill: { total: '20000' },
};

function App() {
  const [area, setArea] = useState('110000');
  const [claim, setClaim] = useState();
  const [receipt, setReceipt] = useState();
  return (
    <main>
      <h1>What would it cost?</h1>
      <button type="button" id="hangzhou" onClick={() => setArea('330100')}>I am insured in Hangzhou</button>
      <button type="button" id="example" onClick={() => setClaim(EXAMPLE)}>An example</button>
      <p id="told" role="status">{receipt ? `${receipt.cash} yuan in cash, says the component` : 'nothing yet'}</p>
      <Estimate lang="en" insuredArea={area} claim={claim} onReceipt={setReceipt} />
    </main>
  );
}

createRoot(document.getElementById('root')).render(<App />);
