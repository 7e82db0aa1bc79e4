import { useWords } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import type { LedgerEntry } from '@/lib/domain/ledger';
import { subjectOf } from '@/lib/stores/sending';
import { KIND, ORIGIN } from './kinds.ts';
import { useSettings } from './SettingsContext.tsx';

/** The lines of the ledger. */
export function LedgerTable(props: {
  readonly entries: readonly LedgerEntry[];
  /** Milliseconds since the epoch. */
  readonly now: number;
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
          <Line key={entry.key} entry={entry} now={props.now} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ entry, now }: { readonly entry: LedgerEntry; readonly now: number }) {
  const words = useWords();
  const send = useSettings((state) => state.send);
  const pending = useSettings((state) => state.pending.has(subjectOf(entry.undo)));
  const { kind, name, site, held } = entry;
  return (
    <tr aria-busy={pending}>
      <th scope="row">
        <span className="ledger-name" title={name}>
          {name}
        </span>
        <span className="ledger-kind" data-action={kind}>
          {words.say(KIND[kind])}
        </span>
      </th>
      <td data-label={words.say('settingsWhere')}>{whereOf(words, kind, site)}</td>
      <td data-label={words.say('settingsUntil')}>{untilOf(words, entry, now)}</td>
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
      </td>
    </tr>
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
