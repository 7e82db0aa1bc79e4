import './popup.css';
import { useMemo } from 'react';
import { HereProvider } from '@/components/decisions/HereContext';
import { Message } from '@/components/ui/Message';
import { useWords } from '@/components/ui/WordsContext';
import { momentOf } from '@/lib/domain/standing';
import { summarise } from '@/lib/domain/summary';
import { type PopupFacts, siteOf } from '@/lib/stores/popup';
import { Banners } from './Banners.tsx';
import { Bar } from './Bar.tsx';
import { Header } from './Header.tsx';
import { usePopup } from './PopupContext.tsx';
import { REPORT, Report } from './Report.tsx';
import { Search } from './Search.tsx';

/** Everything the popup shows. */
export function Popup() {
  const facts = usePopup((state) => state.facts);
  return <div className="popup">{facts ? <Known facts={facts} /> : <Unknown />}</div>;
}

function Known({ facts }: { readonly facts: PopupFacts }) {
  const { page, protection, passing, now, tabId, learned } = facts;
  const { isPrivate } = facts;
  const site = siteOf(page) ?? '';
  const here = useMemo(
    () => ({
      moment: momentOf({ protection, passing }, now, learned),
      place: { site, tabId, isPrivate },
      from: 'popup' as const,
    }),
    [protection, passing, now, learned, site, tabId, isPrivate],
  );
  const report = page.kind === 'report' ? page.report : undefined;
  const summary = useMemo(() => report && summarise(report), [report]);
  return (
    <HereProvider value={here}>
      {page.kind !== 'internal' && <Header site={site} {...(summary && { summary })} />}
      <Banners facts={facts} />
      {report && summary ? (
        <Report report={report} summary={summary} />
      ) : (
        <WithoutReport facts={facts} />
      )}
      {report && <Search facts={facts} report={report} />}
      <Bar moment={here.moment} facts={facts} />
    </HereProvider>
  );
}

/** Why there is no picture, and what to do about it. */
function WithoutReport({ facts }: { readonly facts: PopupFacts }) {
  const words = useWords();
  const reloadPage = usePopup((state) => state.reloadPage);
  const requestPermission = usePopup((state) => state.requestPermission);
  if (!facts.permitted) {
    return (
      <Message
        id={REPORT}
        title={words.say('permissionTitle')}
        body={words.say('permissionBody')}
        action={words.say('permissionButton')}
        onAction={requestPermission}
      />
    );
  }
  if (facts.page.kind === 'internal') {
    return (
      <Message id={REPORT} title={words.say('internalTitle')} body={words.say('internalBody')} />
    );
  }
  return (
    <Message
      id={REPORT}
      title={words.say('unseenTitle')}
      body={words.say('unseenBody')}
      action={words.say('reloadPage')}
      onAction={reloadPage}
    />
  );
}

/** Nothing was read: for a moment nothing is known, or the reading failed. */
function Unknown() {
  const words = useWords();
  const reason = usePopup((state) => state.readFailure);
  if (reason === undefined) return null;
  return <Message title={words.say('readFailed')} body={words.say('browserSays', reason)} />;
}
