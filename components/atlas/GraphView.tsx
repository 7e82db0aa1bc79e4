import './graph-view.css';
import { useDeferredValue } from 'react';
import { useMedia } from '@/components/ui/use-media';
import { AtlasCanvas } from './AtlasCanvas.tsx';
import { useAtlas, useLook } from './AtlasContext.tsx';
import { CanvasTools } from './CanvasTools.tsx';
import { Empty } from './Empty.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import { Headline } from './Headline.tsx';
import { NextBlock } from './NextBlock.tsx';
import { NodePanel } from './NodePanel.tsx';
import { ReachList } from './ReachList.tsx';
import { ROOM_FOR_RAIL } from './room.ts';
import { Timeline } from './Timeline.tsx';

/** The graph, the sentence that tells it, the list that says the same, and its time. */
export function GraphView() {
  const look = useLook();
  // What stands beside the sentence and the picture may follow them, in short tasks.
  const aside = useDeferredValue(look);
  const failed = useAtlas((state) => state.recordFailure);
  const isEmpty = useAtlas(({ record }) => record?.visits.length === 0);
  const wide = useMedia(ROOM_FOR_RAIL);
  const open = useAtlas((state) => state.address.node !== undefined);
  if (!look && failed !== undefined) return <Empty why="unreadable" alone />;
  if (!look) return <Loading />;
  if (isEmpty) {
    return (
      <div className="graph-view empty">
        <Empty why="look" alone />
      </div>
    );
  }
  return (
    <div className={open ? 'graph-view with-panel' : 'graph-view'}>
      <Headline look={look} />
      <div className="graph-stage">
        <AtlasCanvas />
        <Empty why="look" />
        <div className="stage-top">
          <CanvasTools />
          {!wide && <FilterMenu />}
        </div>
      </div>
      <aside className="graph-aside">
        {open ? (
          <NodePanel look={look} />
        ) : (
          <>
            <ReachList look={aside ?? look} />
            <NextBlock look={aside ?? look} />
          </>
        )}
      </aside>
      <Timeline look={look} />
    </div>
  );
}

/** The page as it will be, before anything was read: nothing that could be mistaken for a fact. */
function Loading() {
  return (
    <div className="graph-view loading" aria-busy="true">
      <div className="headline-row">
        <span className="ghost ghost-title" />
      </div>
      <div className="graph-stage" />
      <div className="graph-aside" />
      <div className="timeline" />
    </div>
  );
}
