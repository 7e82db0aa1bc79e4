import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './command.ts';
import { missingBuilds } from './lock-file.ts';

// Run it after every change of dependencies: `node scripts/complete-lock.ts`.

const file = join(ROOT, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const missing = missingBuilds(lock.packages);
const names = Object.keys(missing);
if (names.length > 0) {
  const [root, ...others] = Object.entries({ ...lock.packages, ...missing });
  others.sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries([...(root ? [root] : []), ...others]);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(names.length > 0 ? `Added:\n${names.join('\n')}` : 'The lock file is complete.');
