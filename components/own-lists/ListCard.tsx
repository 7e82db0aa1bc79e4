import { useState } from 'react';
import { Ask } from '@/components/ui/Ask';
import { Switch } from '@/components/ui/Switch';
import { takeFocus } from '@/components/ui/take-focus';
import { useWords } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import { beyondRoom, type OwnList } from '@/lib/domain/own-list';
import { Findings } from './Findings.tsx';
import { FORMAT, momentText, readReason, refusalText } from './list-words.ts';
import { useOwnLists } from './OwnListsContext.tsx';

/** One list: what it is, what of it is in force, and what can be done with it. */
export function ListCard(props: {
  readonly list: OwnList;
  readonly onEdit: () => void;
  /** Whether its editor was closed just now. */
  readonly wasEdited: boolean;
}) {
  const { list, onEdit, wasEdited } = props;
  const words = useWords();
  const send = useOwnLists((state) => state.send);
  const pending = useOwnLists((state) => state.pending.has(list.id));
  const act = (change: 'remove' | 'refresh' | 'on' | 'off') =>
    void send({ type: 'own-list', change, id: list.id });
  return (
    <li className="own-list" aria-busy={pending}>
      <div className="own-list-head">
        <div>
          <h3>{list.name}</h3>
          {list.url !== undefined && <p className="detail own-list-url">{list.url}</p>}
        </div>
        <Switch
          label={words.say(list.on ? 'ownListOn' : 'ownListOff', list.name)}
          on={list.on}
          pending={pending}
          onChange={(on) => act(on ? 'on' : 'off')}
        />
      </div>
      <p>{stateText(words, list)}</p>
      <RefusedRules rules={list.refused ?? []} />
      {list.refusal && <Refused list={list} refusal={list.refusal} />}
      {list.url !== undefined && <p className="detail">{timesText(words, list)}</p>}
      <Problems list={list} />
      <div className="own-list-actions">
        {list.url === undefined ? (
          <>
            <button
              ref={wasEdited ? takeFocus : null}
              type="button"
              className="link"
              onClick={onEdit}
            >
              {words.say('ownEdit')}
            </button>
            <Ask
              label={words.say('ownRemove')}
              disabled={pending}
              question={<p>{words.say('ownRemoveMeans')}</p>}
              yes={words.say('ownRemoveYes')}
              no={words.say('dataKeepIt')}
              onYes={() => act('remove')}
            />
          </>
        ) : (
          <>
            <button
              type="button"
              className="link"
              // Not disabled: it keeps the focus while the list is fetched.
              aria-disabled={pending}
              onClick={() => pending || act('refresh')}
            >
              {words.say(pending ? 'ownFetching' : 'ownRefresh')}
            </button>
            <button type="button" className="link" disabled={pending} onClick={() => act('remove')}>
              {words.say('ownRemove')}
            </button>
          </>
        )}
      </div>
    </li>
  );
}

function stateText(words: Words, list: OwnList): string {
  const { on, report, inForce, regexesBeyond = 0 } = list;
  if (!report) return words.say('ownNoReport');
  const lines = words.count(FORMAT[report.format], report.filters);
  if (!on) return `${lines}. ${words.say('ownOff')}`;
  const inUse = words.count('ownInUse', report.inUse, words.number(inForce));
  const left = beyondRoom(list);
  return [
    `${lines}. ${inUse}`,
    ...(left > 0 ? [words.count('ownNoRoom', left)] : []),
    ...(regexesBeyond > 0 ? [words.count('ownNoRegexRoom', regexesBeyond)] : []),
  ].join(' ');
}

function RefusedRules({ rules }: { readonly rules: readonly string[] }) {
  const words = useWords();
  if (rules.length === 0) return null;
  return (
    <div>
      <p>{words.count('ownRulesRefused', rules.length)}</p>
      <ul className="finding-lines">
        {[...new Set(rules)].map((rule) => (
          <li key={rule}>
            <code>{rule}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

function timesText(words: Words, { changedAt, nextAt, on, report }: OwnList): string {
  const next =
    on && nextAt !== undefined
      ? words.say('ownNext', momentText(words, nextAt))
      : words.say('ownNotAgain');
  return report ? `${words.say('ownFetched', momentText(words, changedAt))} ${next}` : next;
}

function Refused(props: {
  readonly list: OwnList;
  readonly refusal: NonNullable<OwnList['refusal']>;
}) {
  const words = useWords();
  const { list, refusal } = props;
  const { why, detail, at } = refusal;
  const said = readReason(detail === '' ? why : `${why}: ${detail}`).detail;
  return (
    <p className="own-list-refusal" role="status">
      {list.report && words.say('ownKept', momentText(words, at))} {refusalText(words, why)}{' '}
      {said !== '' && <span className="detail">{words.say('browserSays', said)}</span>}
    </p>
  );
}

function Problems({ list }: { readonly list: OwnList }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const { report } = list;
  if (!report || report.problems.length + report.differences.length === 0) return null;
  const lost = report.filters - report.inUse;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{lost > 0 ? words.count('ownNotInUse', lost) : words.say('ownDifferences')}</summary>
      {open && <Findings report={report} />}
    </details>
  );
}
