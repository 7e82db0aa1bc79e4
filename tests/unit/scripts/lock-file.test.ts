import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { missingBuilds } from '../../../scripts/lock-file.ts';

it('the lock file lists every build for other platforms, as npm ci wants it', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  expect(Object.keys(packages).length).toBeGreaterThan(300);
  // Run `node scripts/complete-lock.ts` when this fails.
  expect(missingBuilds(packages)).toEqual({});
});

it('a build that is left out is described by its name', () => {
  const tool = {
    version: '1.0.0',
    dev: true,
    optionalDependencies: {
      '@tool/cli-darwin-arm64': '1.0.0',
      '@tool/cli-linux-x64': '1.0.0',
      '@tool/cli-linux-x64-musl': '1.0.0',
      fsevents: '2.3.3',
    },
  };
  const packages = { '': {}, 'node_modules/@tool/cli-linux-x64': {}, 'node_modules/tool': tool };
  expect(missingBuilds(packages)).toEqual({
    'node_modules/@tool/cli-darwin-arm64': {
      version: '1.0.0',
      cpu: ['arm64'],
      os: ['darwin'],
      dev: true,
      optional: true,
    },
    'node_modules/@tool/cli-linux-x64-musl': {
      version: '1.0.0',
      cpu: ['x64'],
      libc: ['musl'],
      os: ['linux'],
      dev: true,
      optional: true,
    },
  });
});
