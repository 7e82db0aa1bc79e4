import './own-lists.css';
import { useState } from 'react';
import { takeFocus } from '@/components/ui/take-focus';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import { beyondRoom, type OwnLists as Facts, type OwnList } from '@/lib/domain/own-list';
import { ListCard } from './ListCard.tsx';
import { ListEditor } from './ListEditor.tsx';
import { readReason, refusalText } from './list-words.ts';
import { useOwnLists } from './OwnListsContext.tsx';
import { Subscribe } from './Subscribe.tsx';

/** The page of a person's own lists: what is there, and ways to add more. */
export function OwnLists() {
  const words = useWords();
  const facts = useOwnLists((state) => state.facts);
  const readFailure = useOwnLists((state) => state.readFailure);
  return (
    <main className="own-lists">
      <a className="link back" href="/settings.html#lists">
        {words.say('ownBack')}
      </a>
      <h1>{words.say('ownTitle')}</h1>
      <p>{words.say('ownWhat')}</p>
      {readFailure !== undefined && (
        <p role="alert">
          {words.say('ownReadFailed')} {words.say('browserSays', readFailure)}
        </p>
      )}
      <Failure />
      {facts && <Known facts={facts} />}
    </main>
  );
}

/** The id of the button that begins a new list. */
const WRITE = 'own-write';

interface Editing {
  readonly list?: OwnList;
  readonly text: string;
}

function Known({ facts }: { readonly facts: Facts }) {
  const words = useWords();
  const readText = useOwnLists((state) => state.text);
  const [editing, setEditing] = useState<Editing>();
  /** Whose editor was closed last: the focus goes back to where it was opened. */
  const [edited, setEdited] = useState<string>();
  const kept = useKeptFocus(WRITE);
  const close = () => {
    setEdited(editing?.list?.id ?? WRITE);
    setEditing(undefined);
  };
  const open = (next: Editing) => {
    // What comes back in the place of another editor leaves the focus to this one.
    setEdited(undefined);
    setEditing(next);
  };
  const edit = async (list: OwnList) => {
    const text = await readText(list.id);
    if (text !== undefined) open({ list, text });
  };
  return (
    <>
      <Used facts={facts} />
      {facts.lists.length > 0 && (
        <ul ref={kept} className="own-lists-all">
          {facts.lists.map((list) =>
            editing?.list?.id === list.id ? (
              <li key={list.id} className="own-list">
                <ListEditor list={list} text={editing.text} onClose={close} />
              </li>
            ) : (
              <ListCard
                key={list.id}
                list={list}
                onEdit={() => void edit(list)}
                wasEdited={edited === list.id}
              />
            ),
          )}
        </ul>
      )}
      <Subscribe />
      <section className="own-lists-part">
        <h2>{words.say('ownWriteTitle')}</h2>
        <p>{words.say('ownWriteWhat')}</p>
        {editing && !editing.list ? (
          <ListEditor text="" onClose={close} />
        ) : (
          <button
            ref={edited === WRITE ? takeFocus : null}
            id={WRITE}
            type="button"
            className="button primary"
            onClick={() => open({ text: '' })}
          >
            {words.say('ownWrite')}
          </button>
        )}
      </section>
    </>
  );
}

/** How much of the browser's room is taken; plain words when there is none left. */
function Used({ facts }: { readonly facts: Facts }) {
  const words = useWords();
  if (facts.lists.length === 0) return <p className="detail">{words.say('ownNone')}</p>;
  const inForce = facts.lists.reduce((sum, list) => sum + list.inForce, 0);
  const left = facts.lists.reduce((sum, list) => sum + beyondRoom(list), 0);
  return (
    <>
      <p>{words.count('ownRoom', inForce, words.number(facts.room))}</p>
      {left > 0 && (
        <p role="alert" className="own-lists-warning">
          {words.count('ownBeyond', left, words.number(facts.room))}
        </p>
      )}
    </>
  );
}

function Failure() {
  const words = useWords();
  const failure = useOwnLists((state) => state.failure);
  const forget = useOwnLists((state) => state.forgetFailure);
  if (!failure) return null;
  const { why, detail } = readReason(failure.reason);
  return (
    <div role="alert" className="own-lists-warning">
      <p>
        {words.say('ownFailed')} {why && refusalText(words, why)}{' '}
        {detail !== '' && <span className="detail">{words.say('browserSays', detail)}</span>}
      </p>
      <button type="button" className="link" onClick={forget}>
        {words.say('dismiss')}
      </button>
    </div>
  );
}
