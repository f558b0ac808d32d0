module.exports = {
  projectName: 'yidi-in-taro',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  sourceRoot: 'src',
  outputRoot: 'dist',
  designWidth: 750,
  deviceRatio: { 750: 1 },
  copy: { patterns: [{ from: 'node_modules/yidi/miniprogram/yidi.wasm.br', to: 'dist/yidi.wasm.br' }], options: {} }, // the module is a file of the code package
};
