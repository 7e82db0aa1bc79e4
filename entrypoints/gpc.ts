import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

// Runs in pages, before any script of their own: nothing may be imported, nothing may be left behind.
export default defineUnlistedScript(() => {
  // https://w3c.github.io/gpc/#javascript-property-to-detect-preference
  Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', {
    get: () => true,
    enumerable: true,
    configurable: true,
  });
});
