import type { Plugin } from 'vite';

const POLYFILL = /webextension-polyfill\/dist\/browser-polyfill\.js$/;

/**
 * Makes an ES module of `webextension-polyfill`. The bundler would otherwise copy every property of
 * its exports, and those are the browser's own interfaces: to look at each makes the browser build
 * it, which takes a cold page 10 ms before its first line.
 */
export function polyfillModule(): Plugin {
  return {
    name: 'unweave:polyfill-module',
    transform(code, id) {
      if (!POLYFILL.test(id)) return undefined;
      return {
        code: `const module = { exports: {} }, exports = module.exports;\n${code}\nexport default module.exports;`,
        map: null,
      };
    },
  };
}
