import { startAtlas } from '../atlas/start.tsx';

startAtlas({ docked: true });
