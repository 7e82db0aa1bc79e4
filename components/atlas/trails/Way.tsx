import './way.css';
import { useMemo } from 'react';
import { CategoryMark } from '@/components/graph/CategoryMark';
import { CookieMark } from '@/components/ui/CookieMark';
import { countsLine } from '@/components/ui/counts';
import { Letter } from '@/components/ui/Letter';
import { useWords } from '@/components/ui/WordsContext';
import type { Entity } from '@/lib/domain/catalog';
import { readableHosts } from '@/lib/domain/readable-host';
import type { Stop, Trail } from '@/lib/domain/trails';
import { type Step, wayOf } from '@/lib/domain/way';
import { nodeId } from '@/lib/graph/build';
import { useAtlas, useAtlasStore } from '../AtlasContext.tsx';
import { ThreadSample } from '../ThreadSample.tsx';

/** Your way through a day, from site to site; where the company was, its thread leads off it. */
export function Way({ trail, entity }: { readonly trail: Trail; readonly entity: Entity }) {
  const words = useWords();
  const record = useAtlas((state) => state.record);
  const steps = useMemo(
    () => (record ? wayOf(record, entity.id, trail) : []),
    [record, entity, trail],
  );
  return (
    <ol className="way" aria-label={words.say('trailWay')}>
      {steps.map((step) => (
        <Site key={step.site} step={step} entity={entity} />
      ))}
    </ol>
  );
}

function Site({ step, entity }: { readonly step: Step; readonly entity: Entity }) {
  const { site, at, stop, isOwn } = step;
  const words = useWords();
  const { go } = useAtlasStore().getState();
  const id = nodeId('site', site);
  // Where no date can hold the moment this is null, and `toISOString` would throw.
  const dateTime = new Date(at).toJSON();
  return (
    <li className="way-step" data-outcome={stop?.outcome ?? 'absent'}>
      <time className="way-time" dateTime={dateTime}>
        {words.hour(at)}
      </time>
      <span className="way-place">{stop && <Letter site={site} />}</span>
      <button type="button" className="way-site" data-node={id} onClick={() => go({ node: id })}>
        {readableHosts(site)}
      </button>
      {stop ? (
        <>
          <ThreadSample outcome={stop.outcome} />
          <CategoryMark category={entity.category} hollow={stop.outcome === 'stopped'} />
          <span className="way-counts">
            {countsOf(words, stop)} {stop.recognised && <CookieMark />}
          </span>
        </>
      ) : (
        <span className={isOwn ? 'way-own' : 'unseen'}>
          {words.say(isOwn ? 'trailOwn' : 'trailAbsent', entity.name)}
        </span>
      )}
    </li>
  );
}

function countsOf(words: ReturnType<typeof useWords>, stop: Stop): string {
  const { outcome, requestsThrough, requestsStopped } = stop;
  const [allowed, limited] = outcome === 'limited' ? [0, requestsThrough] : [requestsThrough, 0];
  return countsLine(words, { allowed, limited, blocked: requestsStopped, stubbed: 0 });
}
