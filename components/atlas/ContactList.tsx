import { useId, useState } from 'react';
import { CookieMark } from '@/components/ui/CookieMark';
import { countsLine } from '@/components/ui/counts';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import { type NamedContact, outcomeOf } from '@/lib/domain/dossier';
import { nodeId } from '@/lib/graph/build';
import { useAtlasStore } from './AtlasContext.tsx';
import { ThreadSample } from './ThreadSample.tsx';

/** So many lines before the person asks for more. */
const LINES = 8;

/** Sites, companies or hosts with what became of the requests; where they are nodes, ways to them. */
export function ContactList(props: {
  readonly title: string;
  /** What they are in the picture; absent for hosts, which it does not draw. */
  readonly kind?: 'site' | 'company';
  readonly contacts: readonly NamedContact[];
  readonly nameOf: (name: string) => string;
}) {
  const { title, kind, contacts, nameOf } = props;
  const words = useWords();
  const heading = useId();
  // Hosts are no controls: where all of them are shown, none is left.
  const kept = useKeptFocus(heading);
  const [all, setAll] = useState(false);
  const shown = all ? contacts : contacts.slice(0, LINES);
  return (
    <section ref={kept} className="contacts" aria-labelledby={heading}>
      <h3 id={heading} tabIndex={-1}>
        {title}
      </h3>
      <ul>
        {shown.map((contact) => (
          <Line key={contact.name} contact={contact} kind={kind} name={nameOf(contact.name)} />
        ))}
      </ul>
      {contacts.length > shown.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {words.say('showAll', words.number(contacts.length))}
        </button>
      )}
    </section>
  );
}

function Line(props: {
  readonly contact: NamedContact;
  readonly kind: 'site' | 'company' | undefined;
  readonly name: string;
}) {
  const { contact, kind, name } = props;
  const words = useWords();
  const { go, light } = useAtlasStore().getState();
  const id = kind && nodeId(kind, contact.name);
  const { allowed, limited, stopped } = contact;
  const counts = countsLine(words, { allowed, limited, blocked: stopped, stubbed: 0 });
  return (
    <li className="contact">
      <ThreadSample outcome={outcomeOf(contact)} />
      {id === undefined ? (
        <span className="contact-name">{name}</span>
      ) : (
        <button
          type="button"
          className="contact-name"
          onClick={() => go({ node: id })}
          onPointerEnter={() => light(id)}
          onPointerLeave={() => light(undefined)}
          onFocus={() => light(id)}
          onBlur={() => light(undefined)}
        >
          {name}
        </button>
      )}
      {contact.cookie && <CookieMark />}
      <span className="contact-counts">{counts}</span>
    </li>
  );
}
