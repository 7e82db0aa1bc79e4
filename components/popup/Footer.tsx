import { useWords } from '@/components/ui/WordsContext';
import { usePopup } from './PopupContext.tsx';

/** What the choices above mean; after a change, how to see it. */
export function Footer({ trusted, empty }: { readonly trusted: boolean; readonly empty: boolean }) {
  const words = useWords();
  const applied = usePopup((state) => state.applied);
  const reloadPage = usePopup((state) => state.reloadPage);
  if (applied) {
    return (
      <footer className="footer applied" role="status">
        {words.say('appliedHint')}
        <button type="button" className="link" onClick={reloadPage}>
          {words.say('reloadPage')}
        </button>
      </footer>
    );
  }
  if (empty) return null;
  return <footer className="footer">{words.say(trusted ? 'choicesRest' : 'choicesHold')}</footer>;
}
