import type { Replica } from '../../support/replica/server.ts';
import { launchMeasured, type MeasuredBrowser } from './browser.ts';
import type { Sample, Sitting } from './rounds.ts';

/** What a comparison of browsers does with each of its sides. */
export interface SideBySide<Side, Metric extends string> {
  readonly replica: Replica;
  readonly sides: readonly Side[];
  /** Makes a fresh browser ready; what it throws ends the whole sitting. */
  prepare(browser: MeasuredBrowser, side: Side): Promise<void>;
  measure(browser: MeasuredBrowser, side: Side): Promise<Sample<Metric>>;
}

/**
 * Starts a browser for each side, one after the other. Sides with the same `shares` are measured in
 * the same browser, which the first of them prepares.
 */
export async function sitSideBySide<
  Side extends { readonly name: string; readonly extension?: string; readonly shares?: string },
  Metric extends string,
>({ replica, sides, prepare, measure }: SideBySide<Side, Metric>): Promise<Sitting<Metric>> {
  const browsers = new Map<string, MeasuredBrowser>();
  const close = async () => {
    await Promise.all([...browsers.values()].map((browser) => browser.close()));
  };
  const nameOf = ({ shares, name }: Side) => shares ?? name;
  try {
    for (const side of sides) {
      if (browsers.has(nameOf(side))) continue;
      const browser = await launchMeasured(replica, side.extension);
      browsers.set(nameOf(side), browser);
      await prepare(browser, side);
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    close,
    measure(name) {
      const side = sides.find((one) => one.name === name);
      const browser = side && browsers.get(nameOf(side));
      if (!side || !browser) throw new Error(`no such side: ${name}`);
      return measure(browser, side);
    },
  };
}
