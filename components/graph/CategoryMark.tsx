import type { Category } from '@/lib/domain/catalog';
import { MARK_LINE, MARKS } from '@/lib/graph/marks';
import { categoryToken } from '@/lib/graph/theme';

/** The diamond of a company, as the picture draws it: hollow when nothing got through. */
export function CategoryMark(props: { readonly category: Category; readonly hollow: boolean }) {
  const { path, style } = MARKS[props.category];
  const fill = `var(${categoryToken(props.category)})`;
  const line = `var(${categoryToken(props.category)}-line)`;
  const ink = props.hollow ? line : 'var(--on-company)';
  return (
    <svg className="mark" viewBox="-12 -12 24 24" width="20" height="20" aria-hidden="true">
      <path
        d="M0-10.6L10.6 0L0 10.6L-10.6 0z"
        fill={props.hollow ? 'none' : fill}
        stroke={props.hollow ? line : fill}
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <path
        d={path}
        transform="scale(.92)"
        fill={style === 'fill' ? ink : 'none'}
        stroke={style === 'line' ? ink : 'none'}
        strokeWidth={MARK_LINE}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
