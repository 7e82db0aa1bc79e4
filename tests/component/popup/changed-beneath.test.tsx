import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { Namings } from '@/lib/stores/popup';
import { pageReport } from '../../support/fixtures/page-reports.ts';
import { fixtureSource, popupFacts } from '../../support/fixtures/popup-source.ts';
import { renderPopup } from '../render-popup.tsx';

afterEach(cleanup);

const HOST = 'widget.example';
const PAGE = pageReport([{ name: 'Widgets', hosts: [HOST, 'other.example'], allowed: 2 }]);

/** Opens the row of a company; `says`: what lists say of its hosts, under which settings and where. */
async function openRow(says: (level: string | undefined, site: string) => Namings) {
  const source = fixtureSource(popupFacts({ page: { kind: 'report', report: PAGE } }));
  source.readLists = async (hosts, site) => {
    const levels = source.sent.map((command) => command.type === 'level' && command.level);
    const nothing = Object.fromEntries(hosts.map((host) => [host, []]));
    return { ...nothing, ...says(levels.at(-1) || undefined, site) };
  };
  const { user } = await renderPopup(source);
  const row = within(screen.getByText('Widgets').closest('li') as HTMLElement);
  await user.click(row.getByText('Widgets'));
  const why = () => row.getAllByText(HOST)[0]?.closest('li')?.querySelector('p')?.textContent;
  return { source, user, row, why };
}

const listed = (list: string): Namings => ({ [HOST]: [{ list, says: 'host' }] });

describe('an opened row', () => {
  test('says what the lists of the level say that was chosen since', async () => {
    const { user, why } = await openRow((level) => (level === 'strict' ? listed('social') : {}));
    await expect.poll(why).toContain('no list names it');
    await user.click(screen.getByRole('button', { name: 'Standard' }));
    await user.click(screen.getByRole('radio', { name: /^Strict/ }));
    await expect.poll(why).toContain('Listed by AdGuard Social Media');
    await user.click(screen.getByRole('radio', { name: /^Standard/ }));
    await expect.poll(why).not.toContain('Social Media');
  });

  test('says what lists say on the site that the tab shows now', async () => {
    const { source, why } = await openRow((_, site) =>
      listed(site === PAGE.site ? 'base' : 'tracking'),
    );
    await expect.poll(why).toContain('Listed by AdGuard Base');
    source.change({ page: { kind: 'report', report: { ...PAGE, site: 'shop.example' } } });
    await expect.poll(why).toContain('Listed by AdGuard Tracking Protection');
  });

  test('weighs a decision on the company where the domain that was chosen is not there any more', async () => {
    const { source, user, row } = await openRow(() => ({}));
    await user.click(row.getByText('What would a decision change?'));
    await user.selectOptions(row.getByRole('combobox'), 'other.example');
    const fewer = pageReport([{ name: 'Widgets', hosts: [HOST], allowed: 1 }]);
    source.change({ page: { kind: 'report', report: fewer } });
    await expect.poll(() => row.queryAllByText('other.example')).toEqual([]);
    await user.click(row.getByRole('button', { name: 'Do it' }));
    expect(source.sent).toMatchObject([{ subject: { kind: 'company', id: 'Widgets' } }]);
  });
});
