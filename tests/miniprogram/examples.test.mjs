// The examples for uni-app and Taro, compiled and run without those frameworks: their hooks are stand-ins of a line each, and what
// the pages come to is compared with the README's figures. frameworks.mjs builds them with the frameworks themselves.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { build } = require('esbuild');
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const yidi = require('../../pkg/node.cjs');

/** The exports of `code`; what it imports comes from `stubs`. */
async function run(code, loader, stubs) {
  const { outputFiles } = await build({
    stdin: { contents: code, loader, resolveDir: here('.') }, bundle: true, write: false, format: 'cjs', jsx: 'transform', jsxFactory: 'h', external: Object.keys(stubs), logLevel: 'silent',
  });
  const module = { exports: {} };
  const h = (type, _, ...children) => (typeof type === 'function' ? type() : children.join(''));
  new Function('require', 'module', 'exports', 'h', outputFiles[0].text)((name) => stubs[name], module, module.exports, h);
  return module.exports;
}

describe('the examples', () => {
  const asked = [];
  const loaded = Promise.resolve(yidi);
  const package_ = { init: (options) => { asked.push(options); return loaded; } };

  test('uni-app: the page computes and shows the README’s receipt', async () => {
    const page = readFileSync(here('uni-app/src/pages/index/index.vue'), 'utf8');
    const [, script] = page.match(/<script setup>([\s\S]*)<\/script>/);
    const { fund, cash } = await run(`${script}\nexport { fund, cash };`, 'js', { vue: { ref: (value) => ({ value }) }, 'yidi/miniprogram': package_ });
    await loaded;
    assert.deepEqual([fund.value, cash.value], ['17017.00', '2983.00']);
    assert.deepEqual(asked.splice(0), [{ path: '/static/yidi.wasm.br' }]);
    assert.match(page, /\{\{ fund \}\}.*\{\{ cash \}\}/);
    assert.match(readFileSync(here('uni-app/vite.config.js'), 'utf8'), /'node_modules\/yidi\/miniprogram\/yidi\.wasm\.br', 'src\/static\/yidi\.wasm\.br'/);
  });

  test('Taro: the page computes and shows the README’s receipt', async () => {
    let state;
    const react = { useState: (value) => [state ??= value, (next) => { state = next; }], useEffect: (effect) => (state.fundTotal ? null : effect()) };
    const { default: Index } = await run(readFileSync(here('taro/src/pages/index/index.jsx'), 'utf8'), 'jsx', { react, '@tarojs/components': { View: 'view' }, 'yidi/miniprogram': package_ });
    Index();
    await loaded;
    assert.equal(Index(), '医保付 17017.00，自己付 2983.00');
    assert.deepEqual(asked.splice(0), [{ path: '/yidi.wasm.br' }]);
    assert.deepEqual(require('./taro/config/index.js').copy.patterns, [{ from: 'node_modules/yidi/miniprogram/yidi.wasm.br', to: 'dist/yidi.wasm.br' }]);
  });

  test('what they copy is where the package has it', () => {
    assert.ok(existsSync(here('../../pkg/miniprogram/yidi.wasm.br')));
    assert.ok(require('../../pkg/package.json').files.includes('miniprogram/yidi.wasm.br'));
  });
});
