import { Banner, Detail, NoticeBanner } from '@/components/notices/Banner';
import { commandFailureText } from '@/components/notices/notice-words';
import { useKeptFocus } from '@/components/ui/use-kept-focus';
import { useWords } from '@/components/ui/WordsContext';
import type { Words } from '@/components/ui/words';
import type { AtlasFailure, AtlasSettings } from '@/lib/stores/atlas';
import { useAtlas, useAtlasStore, useLook } from './AtlasContext.tsx';

/** What went wrong and what still works: the last failure first, then the standing notices. */
export function Notices({ settings }: { readonly settings: AtlasSettings }) {
  const words = useWords();
  const failure = useAtlas((state) => state.failure);
  const readFailure = useAtlas((state) => state.readFailure);
  const look = useLook();
  // Where nothing is shown, the view itself says why.
  const recordFailure = useAtlas((state) => state.recordFailure);
  const isEmpty = useAtlas(({ record }) => record?.visits.length === 0);
  const partly = look !== undefined && !isEmpty && !settings.permitted;
  const kept = useKeptFocus('view');
  const { forgetFailure, requestPermission } = useAtlasStore().getState();
  const failed = [readFailure, look && recordFailure].find((reason) => reason !== undefined);
  if (!failure && failed === undefined && !partly && settings.notices.length === 0) return null;
  return (
    <div ref={kept} className="banners">
      {failure && (
        <Banner urgent action={words.say('dismiss')} onAction={forgetFailure}>
          {failureText(words, failure)} <Detail text={failure.reason} />
        </Banner>
      )}
      {failed !== undefined && (
        <Banner urgent>
          {words.say('atlasOutdated')} <Detail text={failed} />
        </Banner>
      )}
      {partly && (
        <Banner action={words.say('permissionButton')} onAction={() => void requestPermission()}>
          {words.say('permissionPartly')}
        </Banner>
      )}
      {settings.notices.map((notice) => (
        <NoticeBanner key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function failureText(words: Words, failure: AtlasFailure): string {
  if (failure.kind === 'permission') return words.say('failedPermission');
  if (failure.kind === 'dock') return words.say('failedDock');
  return commandFailureText(words, failure);
}
