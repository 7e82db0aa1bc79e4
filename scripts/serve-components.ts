import { buildGallery, serveGallery } from '../tests/support/popup-gallery/serve.ts';

// `npm run components`: every component and every state of every screen, to look at in any browser.
await buildGallery();
const gallery = await serveGallery();
console.log(`Every component and every screen: ${gallery.url('', 'all')}\nCtrl-C ends it.`);
