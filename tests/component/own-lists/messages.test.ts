import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };

test('no text of own lists or of sync is there that no page says', async () => {
  let source = '';
  for await (const file of glob(
    '{components/{own-lists,settings-sync},entrypoints/lists}/**/*.ts*',
  )) {
    source += await readFile(file, 'utf8');
  }
  const keys = Object.keys(messages).filter((key) => /^(?:own|sync)[A-Z]/.test(key));
  expect(keys.length).toBeGreaterThan(60);
  expect(keys.filter((key) => !source.includes(`'${key.replace(/_[a-z]+$/, '')}'`))).toEqual([]);
});
