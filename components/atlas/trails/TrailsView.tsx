import '../table/table.css';
import './trails.css';
import { useMemo } from 'react';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import type { Reach } from '@/lib/domain/reach';
import { type Trail, trailsOf } from '@/lib/domain/trails';
import { wayOf } from '@/lib/domain/way';
import type { Look } from '@/lib/stores/atlas-look';
import { useAtlas, useLook } from '../AtlasContext.tsx';
import { Empty } from '../Empty.tsx';
import { Headline } from '../Headline.tsx';
import { LensLine } from '../LensLine.tsx';
import { NodePanel } from '../NodePanel.tsx';
import { Reading } from '../Reading.tsx';
import { DayPicker } from './DayPicker.tsx';
import { TrailPicker } from './TrailPicker.tsx';
import { Way } from './Way.tsx';

/** Which of your sites a company could link: one company, one day, and your way through it. */
export function TrailsView() {
  const look = useLook();
  const failed = useAtlas((state) => state.recordFailure);
  const node = useAtlas((state) => state.address.node);
  const asked = useAtlas((state) => state.address.trail?.company);
  const kept = useKeptFocus('view');
  if (!look && failed !== undefined) return <Empty why="unreadable" />;
  if (!look) return <div className="table-view" aria-busy="true" />;
  const company = asked ?? look.companies[0]?.entity.id;
  return (
    <div className={node === undefined ? 'table-view' : 'table-view with-panel'}>
      <Headline look={look} />
      <div ref={kept} className="trails">
        {company === undefined ? (
          <Nobody />
        ) : (
          <>
            <TrailPicker look={look} company={company} />
            <CompanyTrail key={company} look={look} company={company} />
          </>
        )}
      </div>
      {node !== undefined && (
        <aside className="graph-aside">
          <NodePanel look={look} />
        </aside>
      )}
    </div>
  );
}

/** Nothing on record, or nobody but you and your sites. */
function Nobody() {
  const words = useWords();
  const look = useLook();
  return (
    <div className="trail-empty">
      <Empty why="look" />
      {look && look.report.sites > 0 && <p>{words.say('trailNobody')}</p>}
    </div>
  );
}

function CompanyTrail({ look, company }: { readonly look: Look; readonly company: string }) {
  const words = useWords();
  const record = useAtlas((state) => state.record);
  const day = useAtlas((state) => state.address.trail?.day);
  const trails = useMemo(
    () => (record ? trailsOf(record, company, look.period) : []),
    [record, company, look.period],
  );
  const entity = record?.companies.find(({ id }) => id === company);
  const reach = look.report.companies.find((one) => one.entity.id === company);
  const trail = chosen(trails, day);
  const sites = record && trail ? wayOf(record, company, trail).length : 0;
  const { name } = entity ?? reach?.entity ?? { name: company };
  return (
    <section className="trail" aria-label={words.say('trailOf', name)}>
      <h2>{words.say('trailOf', name)}</h2>
      <LensLine />
      {trail && reach ? (
        <>
          <DayPicker trails={trails} trail={trail} company={company} />
          <p className="trail-told" role="status">
            <Told trail={trail} reach={reach} sites={sites} />
          </p>
          <Way trail={trail} entity={reach.entity} />
        </>
      ) : record ? (
        <p className="trail-told">
          {words.say(entity ? 'panelNotInPeriod' : 'panelUnknown', company)}
        </p>
      ) : (
        <Reading />
      )}
    </section>
  );
}

/** The day that is asked for, or the latest on which it was on more than one site. */
function chosen(trails: readonly Trail[], day: number | undefined): Trail | undefined {
  return (
    trails.find((trail) => trail.day === day) ??
    trails.find(({ stops }) => stops.length > 1) ??
    trails[0]
  );
}

/** "Criteo was on 6 of your 14 sites that day. It got through on 2 of them and could link these visits." */
function Told(props: {
  readonly trail: Trail;
  readonly reach: Reach;
  /** Sites of the day, whoever was there. */
  readonly sites: number;
}) {
  const { trail, reach, sites } = props;
  const words = useWords();
  const { stops } = trail;
  const reached = stops.filter(({ outcome }) => outcome !== 'stopped').length;
  return (
    <>
      {words.count('trailSites', sites, reach.entity.name, words.number(stops.length))}{' '}
      <b className={reached === 0 ? 'calm' : ''}>
        {reached === 0 ? words.say('panelNone') : words.count('trailThrough', reached)}
      </b>
    </>
  );
}
