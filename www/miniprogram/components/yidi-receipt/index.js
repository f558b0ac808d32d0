// Draws a receipt (common/receipt.js): the answer first, then every figure, the working, the documents and the doubts.
Component({
  properties: {
    receipt: { type: Object, value: null },
    t: { type: Object, value: {} },
    stale: Boolean,
  },
  data: { doubts: false },
  methods: {
    next() { this.triggerEvent('next'); },
    fold() { this.setData({ doubts: !this.data.doubts }); },
    call() { wx.makePhoneCall({ phoneNumber: this.data.receipt.hotline, fail() {} }); }, // to decline the call is no fault
    copy({ currentTarget }) { wx.setClipboardData({ data: currentTarget.dataset.url }); },
  },
});
