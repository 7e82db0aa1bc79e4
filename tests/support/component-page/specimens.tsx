import type { ReactNode } from 'react';
import { Bars } from '@/components/atlas/Bars';
import { ReachBar } from '@/components/atlas/ReachList';
import { ThreadSample } from '@/components/atlas/ThreadSample';
import { ActionButtons } from '@/components/decisions/ActionButtons';
import { DecisionEditor } from '@/components/decisions/DecisionEditor';
import { SiteControl } from '@/components/decisions/SiteControl';
import { CategoryMark } from '@/components/graph/CategoryMark';
import { Banner } from '@/components/notices/Banner';
import { SwitchRow } from '@/components/settings/SwitchRow';
import { Ask } from '@/components/ui/Ask';
import { CookieMark } from '@/components/ui/CookieMark';
import { CATEGORY } from '@/components/ui/categories';
import { Flyout } from '@/components/ui/Flyout';
import { Icon } from '@/components/ui/Icon';
import { ICONS, type IconName } from '@/components/ui/icons';
import { Letter } from '@/components/ui/Letter';
import { Levels } from '@/components/ui/Levels';
import { Message } from '@/components/ui/Message';
import { Pause } from '@/components/ui/Pause';
import { Segments } from '@/components/ui/Segments';
import { Switch } from '@/components/ui/Switch';
import type { Category } from '@/lib/domain/catalog';
import { ACTIONS, type Decision } from '@/lib/domain/decision';
import { DEFAULT_PROTECTION, NOTHING_PASSING } from '@/lib/domain/protection';
import type { Reach } from '@/lib/domain/reach';
import { momentOf } from '@/lib/domain/standing';

/** The moment of all specimens, in milliseconds since the epoch. */
const NOW = Date.UTC(2026, 10, 21, 9, 31);

const nothing = () => undefined;
const send = async () => undefined;

/** What holds where nothing was decided, and while everything is paused. */
export const PLAIN = momentOf({ protection: DEFAULT_PROTECTION, passing: NOTHING_PASSING }, NOW);
const PAUSED = momentOf(
  {
    protection: { ...DEFAULT_PROTECTION, pausedUntil: NOW + 3_600_000 },
    passing: NOTHING_PASSING,
  },
  NOW,
);

const subject = { kind: 'company', id: 'Google' } as const;
const decisionTo = (action: Decision['action']): Decision => ({
  ...{ subject, action, madeAt: NOW, from: 'atlas' },
});

const REACH: Reach = {
  entity: { id: 'Google', name: 'Google', category: 'advertising', source: 'third-party-web' },
  ...{ attempted: 71, through: 12, limited: 2, recognised: 4, knowsYou: true },
  ...{ requestsThrough: 200, requestsStopped: 4_000, first: NOW, last: NOW },
};

const DAYS = [20261118, 20261119, 20261120, 20261121];
const BINS = DAYS.map((day, index) => ({
  ...{
    from: day,
    to: day,
    attempted: [0, 4, 30, 16][index] ?? 0,
    through: [0, 1, 4, 9][index] ?? 0,
  },
}));

const chosen = (action?: Decision['action']) => (
  <ActionButtons
    key={action ?? 'none'}
    choice={{
      ...{ subject, site: undefined, onlyHere: false },
      decision: action && decisionTo(action),
    }}
    label={`Google ${action ?? ''}`}
    became={action ? [] : ['block', 'allow']}
  />
);

const segments = (value: 'one' | 'two', pending: boolean) => (
  <Segments
    key={`${value} ${pending}`}
    label={`Choice ${value}${pending ? ', pending' : ''}`}
    options={[
      { value: 'one', label: 'One' },
      { value: 'two', label: 'The other' },
    ]}
    value={value}
    pending={pending}
    onChange={nothing}
  />
);

/** Every component by the name of its file, in every state. */
export const SPECIMENS: Readonly<Record<string, readonly ReactNode[]>> = {
  Icon: (Object.keys(ICONS) as IconName[]).map((name) => <Icon key={name} name={name} />),
  CategoryMark: (Object.keys(CATEGORY) as Category[]).flatMap((category) =>
    [false, true].map((hollow) => (
      <CategoryMark key={`${category} ${hollow}`} category={category} hollow={hollow} />
    )),
  ),
  Letter: [<Letter key="n" site="nytimes.com" />, <Letter key="1" site="192.0.2.1" />],
  CookieMark: [<CookieMark key="cookie" />],
  ThreadSample: (['through', 'limited', 'stopped'] as const).map((outcome) => (
    <ThreadSample key={outcome} outcome={outcome} />
  )),
  Buttons: [
    ...[
      'button primary small',
      'button small',
      'link',
      'choice-button',
      'choice-button danger',
    ].map((name) => (
      <button key={name} type="button" className={name}>
        {name}
      </button>
    )),
    <button key="disabled" type="button" className="choice-button" disabled>
      disabled
    </button>,
  ],
  Switch: [true, false].flatMap((on) =>
    [false, true].map((pending) => (
      <Switch
        key={`${on} ${pending}`}
        label={`${on ? 'On' : 'Off'}${pending ? ', pending' : ''}`}
        on={on}
        pending={pending}
        onChange={nothing}
      />
    )),
  ),
  Segments: [segments('one', false), segments('two', false), segments('two', true)],
  ActionButtons: [chosen(), ...ACTIONS.map(chosen)],
  DecisionEditor: [
    <DecisionEditor key="block" decision={decisionTo('block')} name="Google" onlyHere={false} />,
  ],
  SiteControl: [<SiteControl key="on" site="nytimes.com" />],
  Levels: (['watch', 'standard', 'strict'] as const).map((level) => (
    <Levels key={level} level={level} pending={new Map()} send={send} />
  )),
  Pause: [PLAIN, PAUSED].map((moment) => (
    <Pause key={String(moment.inForce.paused)} moment={moment} pending={new Map()} send={send} />
  )),
  SwitchRow: [true, false].map((on) => (
    <SwitchRow
      key={String(on)}
      title={on ? 'Something that is on' : 'Something that is off'}
      about="What that means, in a line."
      on={on}
      pending={false}
      onChange={nothing}
    />
  )),
  Flyout: [
    <Flyout
      key="below"
      place="below"
      className="choice-button"
      title="Panel"
      button="Opens a panel"
    >
      {() => <p className="panel-title">A panel</p>}
    </Flyout>,
  ],
  Ask: [
    <Ask
      key="ask"
      label="Forget…"
      question={<p>What that would mean. It cannot be undone.</p>}
      yes="Forget"
      no="Keep it"
      onYes={nothing}
    />,
  ],
  Message: [
    <Message key="plain" within={2} title="Nothing is on record yet." body="Visit a few sites." />,
    <Message
      key="action"
      within={2}
      title="Unweave may not watch yet."
      body="It needs your permission."
      action="Give permission"
      onAction={nothing}
    />,
  ],
  Banner: [
    <Banner key="calm" action="Dismiss" onAction={nothing}>
      Something is not as it should be.
    </Banner>,
    <Banner key="urgent" urgent>
      Something could not be done.
    </Banner>,
  ],
  ReachBar: [<ReachBar key="reach" reach={REACH} sites={96} />],
  Bars: [<Bars key="bars" bins={BINS} days={DAYS} chosen={[1, 2]} />],
};
