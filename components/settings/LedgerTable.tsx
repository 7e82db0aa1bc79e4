import { useId, useState } from 'react';
import { useWords } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import type { LedgerEntry } from '@/lib/domain/ledger';
import { readableHosts } from '@/lib/domain/readable-host';
import type { Moment } from '@/lib/domain/standing';
import { subjectOf } from '@/lib/stores/sending';
import { KIND, ORIGIN } from './kinds.ts';
import { useSettings } from './SettingsContext.tsx';
import { TakingBack } from './TakingBack.tsx';

/** The lines of the ledger. */
export function LedgerTable(props: {
  readonly entries: readonly LedgerEntry[];
  readonly moment: Moment;
}) {
  const words = useWords();
  return (
    <table className="ledger">
      <thead>
        <tr>
          <th scope="col">{words.say('settingsWhat')}</th>
          <th scope="col">{words.say('settingsWhere')}</th>
          <th scope="col">{words.say('settingsUntil')}</th>
          <th scope="col">{words.say('settingsMade')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {props.entries.map((entry) => (
          <Line key={entry.key} entry={entry} moment={props.moment} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ entry, moment }: { readonly entry: LedgerEntry; readonly moment: Moment }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const preview = useId();
  const send = useSettings((state) => state.send);
  const pending = useSettings((state) => state.pending.has(subjectOf(entry.undo)));
  const { kind, name, site, held } = entry;
  const line = (
    <tr aria-busy={pending}>
      <th scope="row">
        <span className="ledger-name" title={name}>
          {readableHosts(name)}
        </span>
        <span className="ledger-kind" data-action={kind}>
          {words.say(KIND[kind])}
        </span>
      </th>
      <td data-label={words.say('settingsWhere')}>{whereOf(words, kind, site)}</td>
      <td data-label={words.say('settingsUntil')}>{untilOf(words, entry, moment.now)}</td>
      <td data-label={words.say('settingsMade')} className="muted">
        {held.madeAt === 0 ? words.say('settingsLongAgo') : words.date(held.madeAt)}
        <br />
        {words.say(ORIGIN[held.from])}
      </td>
      <td className="ledger-undo">
        <button
          type="button"
          className="link"
          disabled={pending}
          aria-label={words.say('takeBackOf', name)}
          onClick={() => void send(entry.undo)}
        >
          {words.say('takeBack')}
        </button>
        <button
          type="button"
          className="link ledger-ask"
          aria-expanded={open}
          aria-controls={preview}
          aria-label={words.say('takeBackMeansOf', name)}
          onClick={() => setOpen(!open)}
        >
          {words.say('takeBackMeans')}
        </button>
      </td>
    </tr>
  );
  return (
    <>
      {line}
      {open && (
        <tr className="ledger-preview" id={preview}>
          <td colSpan={5}>
            <TakingBack entry={entry} moment={moment} />
          </td>
        </tr>
      )}
    </>
  );
}

function whereOf(words: Words, kind: LedgerEntry['kind'], site: string | undefined): string {
  if (kind === 'trust') return words.say('settingsWholeSite');
  return site === undefined ? words.say('reachEverywhere') : words.say('settingsOnSite', site);
}

function untilOf(words: Words, { held, afterwards }: LedgerEntry, now: number): string {
  const until = remaining(words, held, now);
  return afterwards ? words.say('settingsThen', until, words.say(KIND[afterwards.action])) : until;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long something still holds. */
function remaining(words: Words, { visit, until }: LedgerEntry['held'], now: number): string {
  if (visit) return words.say('durationVisit');
  if (until === undefined) return words.say('durationAlways');
  const left = until - now;
  if (left >= HOUR) return words.count('settingsHoursLeft', Math.round(left / HOUR));
  return words.count('settingsMinutesLeft', Math.max(1, Math.ceil(left / MINUTE)));
}
