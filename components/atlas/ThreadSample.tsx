import type { Outcome } from '@/lib/domain/lens';

/** A thread as the picture draws it: solid, solid and thin, or dashed and short of its end. */
export function ThreadSample({ outcome }: { readonly outcome: Outcome }) {
  return (
    <svg className="thread-sample" data-outcome={outcome} viewBox="0 0 22 8" aria-hidden="true">
      {outcome === 'stopped' ? (
        <path d="M1 4h15" className="thread-cut" />
      ) : (
        <path d="M1 4h20" className={outcome === 'limited' ? 'thread-thin' : 'thread-full'} />
      )}
    </svg>
  );
}
