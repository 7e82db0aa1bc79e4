import { Flyout } from '@/components/ui/Flyout';
import { Icon } from '@/components/ui/Icon';
import { Switch } from '@/components/ui/Switch';
import { useWords } from '@/components/ui/WordsContext';
import { commandOfTrust, durationOf, durationsAt } from '@/lib/domain/choosing';
import type { Command } from '@/lib/domain/command';
import { restOn } from '@/lib/domain/explain';
import { trustOn } from '@/lib/domain/standing';
import { subjectOf } from '@/lib/stores/sending';
import { useDeciding } from './DecidingContext.tsx';
import { useHere } from './HereContext.tsx';
import { DURATION } from './rules.ts';

/** Protection of one site: its switch, or the way back where protection rests on every site. */
export function SiteControl({ site }: { readonly site: string }) {
  const { moment } = useHere();
  const rest = restOn(moment.inForce, site);
  if (rest === 'pause' || rest === 'watch') return <Resume paused={rest === 'pause'} />;
  return <SiteSwitch site={site} trusted={rest === 'trust'} />;
}

/** Protection rests everywhere: a switch for this site would say nothing. One click ends the rest. */
function Resume({ paused }: { readonly paused: boolean }) {
  const words = useWords();
  const send = useDeciding((state) => state.send);
  const command: Command = paused
    ? { type: 'pause', until: 'now' }
    : { type: 'level', level: 'standard' };
  const pending = useDeciding((state) => state.pending.has(subjectOf(command)));
  return (
    <button
      type="button"
      className="button primary small"
      disabled={pending}
      onClick={() => void send(command)}
    >
      {words.say(paused ? 'endPause' : 'startBlocking')}
    </button>
  );
}

function SiteSwitch({ site, trusted }: { readonly site: string; readonly trusted: boolean }) {
  return (
    <>
      <TrustMenu site={site} />
      <ProtectionSwitch site={site} trusted={trusted} />
    </>
  );
}

/** Protection of a site: on, or off for good. In a grid the label says which site is meant. */
export function ProtectionSwitch(props: {
  readonly site: string;
  readonly trusted: boolean;
  readonly inGrid?: boolean;
}) {
  const { site, trusted, inGrid } = props;
  const words = useWords();
  const { place, from } = useHere();
  const pending = useDeciding((state) => state.pending.get(subjectOf({ type: 'distrust', site })));
  const send = useDeciding((state) => state.send);
  const shown = pending ? pending.type === 'distrust' : !trusted;
  const label = inGrid
    ? words.say(shown ? 'protectionOnAt' : 'protectionOffAt', site)
    : words.say(shown ? 'protectionOn' : 'protectionOff');
  return (
    <Switch
      label={label}
      on={shown}
      pending={pending !== undefined}
      {...(inGrid && { tabIndex: -1 })}
      onChange={(on) => {
        void send(
          on ? { type: 'distrust', site } : commandOfTrust('always', { ...place, site }, from),
        );
      }}
    />
  );
}

/** For how long protection is to be off on this site. */
function TrustMenu({ site }: { readonly site: string }) {
  const words = useWords();
  const { moment, place, from } = useHere();
  const send = useDeciding((state) => state.send);
  const trust = trustOn(moment, site);
  const current = trust && durationOf(trust);
  return (
    <Flyout
      place="below"
      className="icon-button"
      label={words.say('trustMenu')}
      title={words.say('trustMenu')}
      button={<Icon name="down" />}
    >
      {(close) => (
        <>
          <p className="panel-title">{words.say('trustMenu')}</p>
          <div className="panel-buttons">
            {durationsAt(place, current).map((duration) => (
              <button
                key={duration}
                type="button"
                className="choice-button"
                aria-pressed={duration === current}
                onClick={() => {
                  void send(commandOfTrust(duration, { ...place, site }, from));
                  close();
                }}
              >
                {words.say(DURATION[duration])}
              </button>
            ))}
          </div>
        </>
      )}
    </Flyout>
  );
}
