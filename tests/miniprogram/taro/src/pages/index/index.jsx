import { useEffect, useState } from 'react';
import { View } from '@tarojs/components';
import { init } from 'yidi/miniprogram';

export default function Index() {
  const [receipt, setReceipt] = useState({ fundTotal: '', cash: '' });
  useEffect(() => {
    init({ path: '/yidi.wasm.br' }).then(({ estimate }) => setReceipt(estimate({
      person: { scheme: 'employee', status: 'retired', age: 66 },
      insuredArea: '110000', treatmentArea: '310000', date: '2026-03-10',
      service: 'inpatient', level: 'tertiary',
      filing: { category: 'resettled_retiree' }, bill: { total: '20000' },
    })));
  }, []);
  return <View>医保付 {receipt.fundTotal}，自己付 {receipt.cash}</View>;
}
