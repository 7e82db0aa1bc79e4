import { giveUp, handOver, setup } from './setup.mjs';

await setup()
  .then(() => handOver('make-pictures.ts'))
  .catch(giveUp);
