import { giveUp, handOver, setup } from './setup.mjs';

await setup()
  .then(() => handOver('score.ts'))
  .catch(giveUp);
