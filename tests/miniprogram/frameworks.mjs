// Builds the examples for uni-app and Taro with the frameworks themselves, for WeChat, and looks at what came out. Not among the
// tests that always run: their tools take some 700 MB and several minutes to install.
//
//     .ci/test frameworks
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const pkg = fileURLToPath(new URL('../../pkg', import.meta.url));
const files = (folder) => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? files(join(folder, name)) : [join(folder, name)]));

for (const { name, out, module, path } of [
  { name: 'uni-app', out: 'dist/build/mp-weixin', module: 'static/yidi.wasm.br', path: '/static/yidi.wasm.br' },
  { name: 'taro', out: 'dist', module: 'yidi.wasm.br', path: '/yidi.wasm.br' },
]) {
  test(`${name} builds for WeChat with yidi inside`, (t) => {
    const cwd = fileURLToPath(new URL(name, import.meta.url));
    const npm = (...words) => execFileSync('npm', words, { cwd, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28 }); // what they say, only if they fail
    rmSync(join(cwd, 'node_modules/yidi'), { recursive: true, force: true }); // a copy, which may be of an earlier build
    npm(existsSync(join(cwd, 'node_modules/.package-lock.json')) ? 'install' : 'ci', '--ignore-scripts', '--loglevel=error');
    rmSync(join(cwd, 'dist'), { recursive: true, force: true });
    npm('run', 'build', '--silent');

    const built = join(cwd, out);
    assert.deepEqual(JSON.parse(readFileSync(join(built, 'app.json'), 'utf8')).pages, ['pages/index/index']);
    assert.ok(readFileSync(join(built, module)).equals(readFileSync(join(pkg, 'miniprogram/yidi.wasm.br'))), 'the module is copied as it is');
    const all = files(built);
    const scripts = all.filter((file) => file.endsWith('.js')).map((file) => readFileSync(file, 'utf8'));
    assert.ok(scripts.some((code) => code.includes('WXWebAssembly')), 'the glue is bundled');
    assert.ok(scripts.some((code) => code.includes(`"${path}"`)), 'the page names the place of the module');
    assert.ok(!scripts.some((code) => /\brequire\(["']yidi/.test(code)), 'nothing is left to be found in node_modules');
    assert.ok(!scripts.some((code) => /\bimport\.meta\b|\bnode:fs\b/.test(code)), 'nothing for browsers or Node came along');
    t.diagnostic(`${name}: ${all.reduce((sum, file) => sum + statSync(file).size, 0)} bytes in all, ${statSync(join(built, module)).size} of them the module`);
  });
}
