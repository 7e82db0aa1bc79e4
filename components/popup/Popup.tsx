import './popup.css';
import { useMemo } from 'react';
import { useWords } from '@/components/ui/WordsContext';
import { inForceAt } from '@/lib/domain/in-force';
import { summarise } from '@/lib/domain/summary';
import type { PopupFacts } from '@/lib/stores/popup';
import { Banners } from './Banners.tsx';
import { Header } from './Header.tsx';
import { Message } from './Message.tsx';
import { usePopup } from './PopupContext.tsx';
import { Report } from './Report.tsx';

/** Everything the popup shows. */
export function Popup() {
  const facts = usePopup((state) => state.facts);
  return <div className="popup">{facts ? <Known facts={facts} /> : <Unknown />}</div>;
}

function Known({ facts }: { readonly facts: PopupFacts }) {
  const { page, protection, passing, now } = facts;
  const inForce = useMemo(() => inForceAt(protection, now, passing), [protection, now, passing]);
  const report = page.kind === 'report' ? page.report : undefined;
  const summary = useMemo(() => report && summarise(report), [report]);
  if (report && summary) {
    return (
      <>
        <Header site={report.site} summary={summary} inForce={inForce} />
        <Banners facts={facts} />
        <Report report={report} summary={summary} inForce={inForce} />
      </>
    );
  }
  return (
    <>
      {page.kind === 'unseen' && <Header site={page.site} inForce={inForce} />}
      <Banners facts={facts} />
      <WithoutReport facts={facts} />
    </>
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
        title={words.say('permissionTitle')}
        body={words.say('permissionBody')}
        action={words.say('permissionButton')}
        onAction={requestPermission}
      />
    );
  }
  if (facts.page.kind === 'internal') {
    return <Message title={words.say('internalTitle')} body={words.say('internalBody')} />;
  }
  return (
    <Message
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
