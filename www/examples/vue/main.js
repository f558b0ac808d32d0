import { createApp, h, ref, shallowRef } from 'vue';
import Estimate from './Estimate.vue';

const EXAMPLE = {
  person: { scheme: 'employee', status: 'retired', age: 66 }, insuredArea: '110000', treatmentArea: '310000',
  date: '2026-03-10', service: 'inpatient', level: 'tertiary', filing: { category: 'resettled_retiree' }, bill: { total: '20000' },
};

createApp({
  setup() {
    const area = ref('110000');
    const claim = ref();
    const receipt = shallowRef();
    return () => h('main', [
      h('h1', 'What would it cost?'),
      h('button', { type: 'button', id: 'hangzhou', onClick: () => { area.value = '330100'; } }, 'I am insured in Hangzhou'),
      h('button', { type: 'button', id: 'example', onClick: () => { claim.value = EXAMPLE; } }, 'An example'),
      h('p', { id: 'told', role: 'status' }, receipt.value ? `${receipt.value.cash} yuan in cash, says the component` : 'nothing yet'),
      h(Estimate, { lang: 'en', insuredArea: area.value, claim: claim.value, onReceipt: (told) => { receipt.value = told; } }),
    ]);
  },
}).mount('#app');
