import { giveUp, handOver, setup } from './setup.mjs';

await setup()
  .then(() => handOver('test.ts'))
  .catch(giveUp);
