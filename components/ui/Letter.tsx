import { letterOf } from '@/lib/domain/letter';

/** A site's sign: its first letter. Favicons would have to be fetched, and nothing is fetched. */
export function Letter({ site }: { readonly site: string }) {
  return (
    <span className="letter" aria-hidden="true">
      {letterOf(site)}
    </span>
  );
}
