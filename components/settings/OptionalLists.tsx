import { listName } from '@/components/ui/lists';
import { useWords } from '@/components/ui/WordsContext';
import type { PlainKey, Words } from '@/components/ui/words';
import { rulesetsOfLevel } from '@/lib/domain/rulesets';
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
  const wishOf = useWishes(facts);
  const everywhere = lists.filter(({ id }) => id in ABOUT);
  const regional = lists.filter(({ id }) => !(id in ABOUT));
  return (
    <>
      <NoRoom facts={facts} />
      {lists.length === 0 && <p className="card padded muted">{words.say('settingsNoLists')}</p>}
      {everywhere.length > 0 && (
        <div className="card">
          {everywhere.map((list) => (
            <ListRow key={list.id} list={list} wish={wishOf(list)} left={rulesLeft} />
          ))}
        </div>
      )}
      {regional.length > 0 && (
        <>
          <h3>{words.say('settingsRegional')}</h3>
          <div className="card columns">
            {regional.map((list) => (
              <ListRow key={list.id} list={list} wish={wishOf(list)} left={rulesLeft} />
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

/** Who asks for a list: the person, the level, or nobody. */
type Wish = 'person' | 'level' | undefined;

/** Who asks for each list, as far as that should be in force: not while it is being changed. */
function useWishes({ protection }: SettingsFacts): (list: OptionalList) => Wish {
  const pending = useSettings((state) => state.pending);
  const ofLevel = pending.has('level') ? [] : rulesetsOfLevel(protection.level);
  return ({ id }) => {
    const isChanging = pending.has(subjectOf({ type: 'list', list: id, on: true }));
    if (!isChanging && protection.lists.includes(id)) return 'person';
    return ofLevel.includes(id) ? 'level' : undefined;
  };
}

/** Which lists are on and not in force, or that no other will fit. */
function NoRoom({ facts }: { readonly facts: SettingsFacts }) {
  const words = useWords();
  const wishOf = useWishes(facts);
  const { lists, missing, rulesLeft } = facts;
  const isLeftOut = (list: OptionalList) => !list.active && wishOf(list) !== undefined;
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
  readonly wish: Wish;
  /** How many rules the browser has room for, where it tells. */
  readonly left: number | undefined;
}) {
  const { list, wish, left } = props;
  const words = useWords();
  const { id, active } = list;
  const send = useSettings((state) => state.send);
  const waiting = useSettings((state) =>
    state.pending.get(subjectOf({ type: 'list', list: id, on: true })),
  );
  const byLevel = !waiting && (wish === 'level' || (active && !wish));
  return (
    <SwitchRow
      title={listName(words, id)}
      about={aboutOf(words, list, wish !== undefined, byLevel, left)}
      note={list.rules === undefined ? undefined : words.count('settingsRules', list.rules)}
      on={waiting?.type === 'list' ? waiting.on : wish !== undefined || active}
      fixed={byLevel}
      pending={waiting !== undefined}
      onChange={(on) => void send({ type: 'list', list: id, on })}
    />
  );
}

function aboutOf(
  words: Words,
  { id, active, rules = 0 }: OptionalList,
  isWanted: boolean,
  byLevel: boolean,
  left = Number.POSITIVE_INFINITY,
) {
  const key = ABOUT[id];
  const about = key && words.say(key);
  if (byLevel && active) return `${about ?? ''} ${words.say('settingsListOfLevel')}`.trim();
  if (active || (!isWanted && rules <= left)) return about;
  return (
    <>
      {about}{' '}
      <b className="warn">{words.say(isWanted ? 'settingsListNoRoom' : 'settingsListTooLarge')}</b>
    </>
  );
}
