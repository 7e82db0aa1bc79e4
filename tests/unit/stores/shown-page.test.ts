import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { CommandSchema } from '@/lib/domain/command.ts';
import { shownPage } from '@/lib/stores/shown-page.ts';
import { NEWS } from '../../support/fixtures/pages.ts';

const REPORT = { kind: 'report', report: NEWS };

describe('the page that a tab shows', () => {
  it.each([
    ['https://www.shop.example/cart?a=1', 'shop.example'],
    ['http://a.b.bbc.co.uk:8080/', 'bbc.co.uk'],
    ['https://x.someone.github.io/', 'someone.github.io'],
    ['http://localhost:3000/', 'localhost'],
    ['http://[2001:db8::1]/', '[2001:db8::1]'],
  ])('is without a report of %s a page of %s, which may be trusted', async (url, site) => {
    expect(await shownPage(url, undefined)).toEqual({ kind: 'unseen', site });
    const term = { duration: 'always' };
    const command = { type: 'trust', site, term, from: 'popup' };
    expect(v.is(CommandSchema, command)).toBe(true);
  });

  it('is the one that the report tells of', async () => {
    expect(await shownPage(`https://${NEWS.host}/other?page=2`, NEWS)).toEqual(REPORT);
    // Without permission the browser does not tell the address.
    expect(await shownPage(undefined, NEWS)).toEqual(REPORT);
  });

  it('is not the page before, whose report may still be kept', async () => {
    const unseen = { kind: 'unseen', site: 'shop.example' };
    expect(await shownPage('https://www.shop.example/', NEWS)).toEqual(unseen);
    // Nor one of which the hosts were let go: a reload tells them again.
    const partial = { ...NEWS, partial: true } as const;
    const itself = { kind: 'unseen', site: NEWS.site };
    expect(await shownPage(`https://${NEWS.host}/`, partial)).toEqual(itself);
    expect(await shownPage('about:blank', NEWS)).toEqual({ kind: 'internal' });
  });

  it.each(['about:blank', 'chrome://settings/', 'file:///a.html', undefined])(
    'is none to be watched at %s',
    async (url) => {
      expect(await shownPage(url, undefined)).toEqual({ kind: 'internal' });
    },
  );
});
