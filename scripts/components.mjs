import { giveUp, handOver, setup } from './setup.mjs';

await setup()
  .then(() => handOver('serve-components.ts'))
  .catch(giveUp);
