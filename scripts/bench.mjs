import { giveUp, handOver, setup } from './setup.mjs';

await setup()
  .then(() => handOver('bench.ts'))
  .catch(giveUp);
