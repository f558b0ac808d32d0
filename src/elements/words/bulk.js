// @ts-check
// The words of the table of claims, in both languages.

/** @type {Record<'zh' | 'en', Record<string, string>>} */
export const bulkWords = {
  zh: {
    'bulk.far': '已算 {rows} 行 · {percent}%', 'bulk.saidFar': '已完成 {percent}%。', 'bulk.began': '开始算 {name}。',
    'bulk.done': '{rows} 行都算好了。', 'bulk.doneWith': '{rows} 行里算好 {settled} 行，{failed} 行有问题。', 'bulk.refused': '这个文件还不能算，有 {n} 处要改。',
    'bulk.stopped': '已停下，没有结果。', 'bulk.unreadable': '读不到这个文件。它可能被移走或改动过，请重新选。', 'bulk.failed': '计算线程出错，没有算完。请刷新页面再试；仍不行就分成几个小文件。',
    'bulk.rows': '行数（不含表头）', 'bulk.settled': '算好的', 'bulk.failed.rows': '有问题的', 'bulk.blank': '空行',
    'bulk.why': '有问题的行也在结果里，最后两列写明问题和怎么改。', 'bulk.read': '读了这些列：', 'bulk.save': '下载结果', 'bulk.suffix': '测算结果', 'bulk.exampleName': '批量测算示例.csv',
    'bulk.estimate': '每一行单独算，不累计同一个人前面的费用。结果是估算，以参保地实际结算为准。', 'bulk.one': '一次算一个文件，先算第一个。',
    'bulk.outdated': '开始算这个文件以后，本页的规则有变动：这份结果不一定是按现在的规则算的。请重新选文件再算。',
  },
  en: {
    'bulk.far': '{rows} rows · {percent} %', 'bulk.saidFar': '{percent} % done.', 'bulk.began': 'Working on {name}.',
    'bulk.done': 'All {rows} rows are settled.', 'bulk.doneWith': 'Of {rows} rows {settled} are settled; {failed} have something wrong.', 'bulk.refused': 'This file cannot be settled yet. To put right: {n}.',
    'bulk.stopped': 'Stopped; there is no result.', 'bulk.unreadable': 'The file could not be read. It may have been moved or changed: choose it again.', 'bulk.failed': 'The thread failed before the end. Reload the page and try again; if that does not help, split the file.',
    'bulk.rows': 'Rows below the headings', 'bulk.settled': 'Settled', 'bulk.failed.rows': 'With something wrong', 'bulk.blank': 'Empty rows',
    'bulk.why': 'Rows with something wrong are in the result too; their last two columns say what, and what to do.', 'bulk.read': 'Columns read: ', 'bulk.save': 'Download the result', 'bulk.suffix': 'result', 'bulk.exampleName': 'claims-example.csv',
    'bulk.estimate': 'Each row stands for itself: what a person was paid before is not counted. These are estimates; what the insured area settles is what counts.', 'bulk.one': 'One file at a time: the first is taken.',
    'bulk.outdated': 'The rules at hand have changed since this file was begun: the result may not go by those of now. Choose the file again to settle it anew.',
  },
};
