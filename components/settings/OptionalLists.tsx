import { listName } from '@/components/ui/lists';
import { useWords } from '@/components/ui/WordsContext';
import type { PlainKey, Words } from '@/components/ui/words';
import { subjectOf } from '@/lib/stores/sending';
import type { OptionalList, SettingsFacts } from '@/lib/stores/settings';
import { useSettings } from './SettingsContext.tsx';
import { SwitchRow } from './SwitchRow.tsx';

/** Lists for all sites, with what each does; any other is for sites in one language. */
const ABOUT: Readonly<Record<string, PlainKey>> = {
  social: 'settingsSocialAbout',
  urlhaus: 'settingsUrlhausAbout',
  badware: 'settingsBadwareAbout',
  'cookie-notices': 'settingsCookieNoticesAbout',
  annoyances: 'settingsAnnoyancesAbout',
};

/** Packaged lists that can be switched on, and how much room the browser has left for them. */
export function OptionalLists({ facts }: { readonly facts: SettingsFacts }) {
  const words = useWords();
  const { lists, rulesLeft } = facts;
  const everywhere = lists.filter(({ id }) => id in ABOUT);
  const regional = lists.filter(({ id }) => !(id in ABOUT));
  const chosen = facts.protection.lists;
  return (
    <>
      <NoRoom facts={facts} />
      {lists.length === 0 && <p className="card padded muted">{words.say('settingsNoLists')}</p>}
      {everywhere.length > 0 && (
        <div className="card">
          {everywhere.map((list) => (
            <ListRow key={list.id} list={list} chosen={chosen.includes(list.id)} left={rulesLeft} />
          ))}
        </div>
      )}
      {regional.length > 0 && (
        <>
          <h3>{words.say('settingsRegional')}</h3>
          <div className="card columns">
            {regional.map((list) => (
              <ListRow
                key={list.id}
                list={list}
                chosen={chosen.includes(list.id)}
                left={rulesLeft}
              />
            ))}
          </div>
        </>
      )}
      {rulesLeft !== undefined && lists.length > 0 && (
        <p className="below">{words.count('settingsRulesLeft', rulesLeft)}</p>
      )}
      <p className="below">
        <a className="link" href="/lists.html">
          {words.say('settingsOwnLists')}
        </a>{' '}
        {words.say('settingsOwnListsAbout')}
      </p>
    </>
  );
}

/** Which lists are on and not in force, or that no other will fit. */
function NoRoom({ facts }: { readonly facts: SettingsFacts }) {
  const words = useWords();
  const pending = useSettings((state) => state.pending);
  const { lists, missing, rulesLeft, protection } = facts;
  const isLeftOut = ({ id, active }: OptionalList) =>
    !active &&
    protection.lists.includes(id) &&
    !pending.has(subjectOf({ type: 'list', list: id, on: true }));
  const out = [...missing, ...lists.filter(isLeftOut).map(({ id }) => id)];
  if (out.length === 0 && rulesLeft !== 0) return null;
  return (
    <p className="no-room" role="status">
      {out.length > 0
        ? words.say('settingsNotInForce', words.list(out.map((id) => listName(words, id))))
        : words.say('settingsFull')}
    </p>
  );
}

function ListRow(props: {
  readonly list: OptionalList;
  readonly chosen: boolean;
  /** How many rules the browser has room for, where it tells. */
  readonly left: number | undefined;
}) {
  const { list, chosen, left } = props;
  const words = useWords();
  const { id, active } = list;
  const send = useSettings((state) => state.send);
  const waiting = useSettings((state) =>
    state.pending.get(subjectOf({ type: 'list', list: id, on: true })),
  );
  const byLevel = active && !chosen && !waiting;
  return (
    <SwitchRow
      title={listName(words, id)}
      about={aboutOf(words, list, chosen && !waiting, byLevel, left)}
      note={list.rules === undefined ? undefined : words.count('settingsRules', list.rules)}
      on={waiting?.type === 'list' ? waiting.on : chosen || active}
      fixed={byLevel}
      pending={waiting !== undefined}
      onChange={(on) => void send({ type: 'list', list: id, on })}
    />
  );
}

function aboutOf(
  words: Words,
  { id, active, rules = 0 }: OptionalList,
  chosen: boolean,
  byLevel: boolean,
  left = Number.POSITIVE_INFINITY,
) {
  const key = ABOUT[id];
  const about = key && words.say(key);
  if (byLevel) return `${about ?? ''} ${words.say('settingsListOfLevel')}`.trim();
  if (active || (!chosen && rules <= left)) return about;
  return (
    <>
      {about}{' '}
      <b className="warn">{words.say(chosen ? 'settingsListNoRoom' : 'settingsListTooLarge')}</b>
    </>
  );
}
