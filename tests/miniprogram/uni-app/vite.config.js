import { cpSync } from 'node:fs';
import { defineConfig } from 'vite';
import uni from '@dcloudio/vite-plugin-uni';

// The module is a file of the code package; what lies in static/ is copied as it is.
cpSync('node_modules/yidi/miniprogram/yidi.wasm.br', 'src/static/yidi.wasm.br');

export default defineConfig({ plugins: [(uni.default || uni)()] });
