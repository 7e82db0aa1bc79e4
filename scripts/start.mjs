import { giveUp, handOver, setup } from './setup.mjs';

await setup()
  .then(() => handOver('start.ts'))
  .catch(giveUp);
