import { startAtlas } from './start.tsx';

startAtlas({ docked: false });
