import { useRef, useState } from 'react';
import { takeFocus } from '@/components/ui/take-focus';
import { useWords } from '@/components/ui/WordsContext';
import { LARGEST_LIST, type OwnList } from '@/lib/domain/own-list';
import { refuseText } from '@/lib/own-lists/accept';
import { Findings } from './Findings.tsx';
import { refusalText } from './list-words.ts';
import { useOwnLists } from './OwnListsContext.tsx';
import { type Checked, useCheck } from './use-check.ts';

/** More than this is no pleasure to edit; a file of it can be opened. In characters. */
const LARGEST_PASTE = 2 * 1024 * 1024;

/** Writes a list: text on the one hand, what becomes of it line by line on the other. */
export function ListEditor(props: {
  /** The list that is edited; a new one without it. */
  readonly list?: OwnList;
  readonly text: string;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const send = useOwnLists((state) => state.send);
  const key = props.list?.id ?? 'write';
  const pending = useOwnLists((state) => state.pending.has(key));
  const [name, setName] = useState(props.list?.name ?? words.say('ownNewName'));
  const [text, setText] = useState(props.text);
  const [refused, setRefused] = useState<string>();
  const area = useRef<HTMLTextAreaElement>(null);
  const checked = useCheck(text);

  /** Asked before a text reaches the page: what is much too large would stop it. */
  function isWelcome(fresh: string): boolean {
    const why = refuseText(fresh);
    const isNoList = why !== undefined && why !== 'empty';
    setRefused(isNoList ? refusalText(words, why) : undefined);
    return !isNoList;
  }

  function mayPaste(pasted: string): boolean {
    if (pasted.length <= LARGEST_PASTE) return isWelcome(pasted);
    setRefused(words.say('ownPasteTooLarge', words.number(LARGEST_PASTE / 1024 / 1024)));
    return false;
  }

  async function save(): Promise<void> {
    const { list, onClose } = props;
    const id = list ? { id: list.id } : {};
    const named = name.trim() === '' ? words.say('ownNewName') : name.trim();
    if (await send({ type: 'own-list', change: 'write', name: named, text, ...id })) onClose();
  }

  async function openFile(file: File | undefined): Promise<void> {
    if (!file) return;
    if (file.size > LARGEST_LIST) return setRefused(refusalText(words, 'too-large'));
    const content = await file.text();
    if (!isWelcome(content)) return;
    setText(content);
    setName(file.name.slice(0, 120));
  }

  return (
    <section className="own-lists-part editor" aria-label={words.say('ownEditorTitle')}>
      <label className="field">
        <span>{words.say('ownName')}</span>
        <input
          ref={takeFocus}
          type="text"
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label className="field">
        <span>{words.say('ownText')}</span>
        <textarea
          ref={area}
          rows={16}
          spellCheck={false}
          value={text}
          onPaste={(event) => {
            if (!mayPaste(event.clipboardData.getData('text'))) event.preventDefault();
          }}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <label className="field">
        <span>{words.say('ownFile')}</span>
        <input
          type="file"
          accept=".txt,.tpl,.hosts,text/plain"
          onChange={(event) => void openFile(event.currentTarget.files?.[0])}
        />
      </label>
      {refused !== undefined && <p role="alert">{refused}</p>}
      <Outcome checked={checked} onLine={(line) => showLine(area.current, line)} />
      <p className="own-list-actions">
        <button type="button" className="button primary" disabled={pending} onClick={save}>
          {words.say(pending ? 'ownSaving' : 'ownSave')}
        </button>
        <button type="button" className="link" onClick={props.onClose}>
          {words.say('ownClose')}
        </button>
      </p>
    </section>
  );
}

function Outcome(props: { readonly checked: Checked; readonly onLine: (line: number) => void }) {
  const words = useWords();
  const { checked, onLine } = props;
  if (checked.state === 'checking') return <p className="detail">{words.say('ownChecking')}</p>;
  if (checked.state === 'failed') {
    const { why, detail } = checked;
    return (
      <p role="alert">
        {refusalText(words, why)}{' '}
        {detail !== '' && <span className="detail">{words.say('browserSays', detail)}</span>}
      </p>
    );
  }
  const { report } = checked;
  return (
    <div role="status">
      <p>{words.count('ownWouldUse', report.inUse, words.number(report.rules))}</p>
      <Findings report={report} onLine={onLine} />
    </div>
  );
}

/** Selects a line and brings it into view. */
function showLine(area: HTMLTextAreaElement | null, line: number): void {
  if (!area) return;
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  area.scrollTop = (area.scrollHeight * (line - 4)) / lines.length;
}
