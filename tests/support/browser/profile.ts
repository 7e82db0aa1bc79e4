import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes an empty folder for a Chromium's profile. */
export function newProfile(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'unweave-chromium-'));
}

/** Removes a profile; the browser may still be letting go of its files. */
export function removeProfile(profile: string): Promise<void> {
  return rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Debian's Chromium refuses third-party cookies by default, Google's allows them. */
export async function allowThirdPartyCookies(profile: string, allowed: boolean): Promise<void> {
  const file = join(profile, 'Default', 'Preferences');
  await mkdir(join(profile, 'Default'), { recursive: true });
  const preferences = { profile: { cookie_controls_mode: allowed ? 0 : 1 } };
  // `wx`: a profile that was used before keeps what it has learnt.
  await writeFile(file, JSON.stringify(preferences), { flag: 'wx' }).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
