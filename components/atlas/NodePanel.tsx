import './node-panel.css';
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '@/components/ui/Icon';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import { readableHosts } from '@/lib/domain/readable-host';
import { nameOfNode } from '@/lib/graph/atlas/node-name';
import type { Look } from '@/lib/stores/atlas-look';
import { useAtlas, useAtlasStore } from './AtlasContext.tsx';
import { CompanyPanel } from './CompanyPanel.tsx';
import { SitePanel } from './SitePanel.tsx';

/** The node that is pinned, with all that is known of it and what can be decided on it. */
export function NodePanel({ look }: { readonly look: Look }) {
  const node = useAtlas((state) => state.address.node);
  if (node === undefined) return null;
  const { kind, name } = nameOfNode(node);
  return (
    <PanelFrame key={node} node={node}>
      {kind === 'company' ? (
        <CompanyPanel company={name} look={look} />
      ) : (
        <SitePanel site={name} look={look} />
      )}
    </PanelFrame>
  );
}

/** Takes the focus when it opens, and gives it back when it closes: with Escape, or the button. */
function PanelFrame({ node, children }: { readonly node: string; readonly children: ReactNode }) {
  const words = useWords();
  const go = useAtlasStore().getState().go;
  const close = useRef<HTMLButtonElement>(null);
  // What it shows may be forgotten, or change with the lens.
  const kept = useKeptFocus();
  useEffect(() => {
    const before = document.activeElement;
    // Opened in the picture: the picture keeps the focus, and its keys walk on.
    if (!before?.closest('.graph-ground')) close.current?.focus({ preventScroll: true });
    close.current?.parentElement?.scrollIntoView({ block: 'nearest' });
    return () => giveFocusBack(before, node);
  }, [node]);
  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // What is open above the panel closes first.
      if (document.querySelector('.flyout [aria-expanded="true"]')) return;
      go({ node: undefined });
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [go]);
  return (
    <section ref={kept} className="node-panel" aria-label={readableHosts(nameOfNode(node).name)}>
      <button
        ref={close}
        type="button"
        className="icon-button panel-close"
        aria-label={words.say('panelClose')}
        title={words.say('panelClose')}
        onClick={() => go({ node: undefined })}
      >
        <Icon name="close" />
      </button>
      {children}
    </section>
  );
}

/** What had the focus may be gone, as the list makes room for the panel: then its row has it. */
function giveFocusBack(before: Element | null, node: string): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const rows = [...document.querySelectorAll<HTMLElement>('[data-node]')];
    const row = rows.find(({ dataset }) => dataset.node === node);
    const target = before?.isConnected && before !== document.body ? (before as HTMLElement) : row;
    (target ?? document.getElementById('view'))?.focus({ preventScroll: true });
  });
}
