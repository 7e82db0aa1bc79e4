import { ICONS, type IconName } from './icons.ts';

/** A small line drawing beside words that say the same. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {ICONS[name].map((path) => (
        <path key={path.d} d={path.d} className={path.fill ? 'icon-fill' : 'icon-line'} />
      ))}
    </svg>
  );
}
