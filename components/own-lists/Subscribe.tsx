import { useState } from 'react';
import { is } from 'valibot';
import { useWords } from '@/components/ui/WordsContext';
import { ListAddressSchema } from '@/lib/domain/own-list';
import { useOwnLists } from './OwnListsContext.tsx';

/** Subscribes to a list by its address, and says what that means. */
export function Subscribe() {
  const words = useWords();
  const send = useOwnLists((state) => state.send);
  const pending = useOwnLists((state) => state.pending.has('subscribe'));
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);

  async function subscribe(): Promise<void> {
    const isAddress = is(ListAddressSchema, address);
    setWrong(!isAddress);
    if (!isAddress) return;
    const done = await send({ type: 'own-list', change: 'subscribe', url: address.trim() });
    if (done) setAddress('');
  }

  return (
    <form
      className="own-lists-part"
      onSubmit={(event) => {
        event.preventDefault();
        void subscribe();
      }}
    >
      <h2>{words.say('ownSubscribeTitle')}</h2>
      <p>{words.say('ownSubscribeWhat')}</p>
      <label className="field">
        <span>{words.say('ownAddress')}</span>
        <input
          type="text"
          inputMode="url"
          value={address}
          aria-invalid={wrong}
          placeholder="https://"
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
      </label>
      {wrong && <p role="alert">{words.say('ownAddressWrong')}</p>}
      {/^\s*http:/i.test(address) && <p role="status">{words.say('ownAddressOpen')}</p>}
      <button type="submit" className="button primary" disabled={pending}>
        {words.say(pending ? 'ownFetching' : 'ownSubscribe')}
      </button>
    </form>
  );
}
