import { Flyout } from '@/components/ui/Flyout';
import { Icon } from '@/components/ui/Icon';
import { Letter } from '@/components/ui/Letter';
import { Switch } from '@/components/ui/Switch';
import { useWords } from '@/components/ui/WordsContext';
import { commandOfTrust, durationOf } from '@/lib/domain/choosing';
import type { Command } from '@/lib/domain/command';
import { DURATIONS } from '@/lib/domain/decision';
import { restOn } from '@/lib/domain/explain';
import { trustOn } from '@/lib/domain/standing';
import type { PageSummary } from '@/lib/domain/summary';
import { subjectOf } from '@/lib/stores/sending';
import { useHere } from './HereContext.tsx';
import { usePopup } from './PopupContext.tsx';
import { DURATION } from './rules.ts';
import { headerLine } from './sentence.ts';

/** The site, what protection does here, and the switch that turns it off for this site. */
export function Header(props: {
  readonly site: string;
  /** `undefined` for a page that was not watched. */
  readonly summary?: PageSummary;
}) {
  const { site, summary } = props;
  const words = useWords();
  const { moment } = useHere();
  const rest = restOn(moment.inForce, site);
  const everywhere = rest === 'pause' || rest === 'watch';
  return (
    <header className="header" data-rest={rest}>
      <Letter site={site} />
      <div className="header-text">
        <div className="header-site" title={site}>
          {site}
        </div>
        <div className="header-state">{headerLine(words, moment, site, summary)}</div>
      </div>
      {everywhere ? (
        <Resume paused={rest === 'pause'} />
      ) : (
        <SiteSwitch trusted={rest === 'trust'} />
      )}
    </header>
  );
}

/** Protection rests everywhere: a switch for this site would say nothing. One click ends the rest. */
function Resume({ paused }: { readonly paused: boolean }) {
  const words = useWords();
  const send = usePopup((state) => state.send);
  const command: Command = paused
    ? { type: 'pause', until: 'now' }
    : { type: 'level', level: 'standard' };
  const pending = usePopup((state) => state.pending.has(subjectOf(command)));
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

function SiteSwitch({ trusted }: { readonly trusted: boolean }) {
  const words = useWords();
  const { place } = useHere();
  const { site } = place;
  const pending = usePopup((state) => state.pending.get(subjectOf({ type: 'distrust', site })));
  const send = usePopup((state) => state.send);
  const shown = pending ? pending.type === 'distrust' : !trusted;
  return (
    <>
      <TrustMenu />
      <Switch
        label={words.say(shown ? 'protectionOn' : 'protectionOff')}
        on={shown}
        pending={pending !== undefined}
        onChange={(on) => {
          void send(on ? { type: 'distrust', site } : commandOfTrust('always', place));
        }}
      />
    </>
  );
}

/** For how long protection is to be off on this site. */
function TrustMenu() {
  const words = useWords();
  const { moment, place } = useHere();
  const send = usePopup((state) => state.send);
  const trust = trustOn(moment, place.site);
  const current = trust && durationOf(trust);
  const durations = DURATIONS.filter((one) => one !== 'visit' || place.tabId !== undefined);
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
            {durations.map((duration) => (
              <button
                key={duration}
                type="button"
                className="choice-button"
                aria-pressed={duration === current}
                onClick={() => {
                  void send(commandOfTrust(duration, place));
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
