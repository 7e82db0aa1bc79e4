/**
 * Lays rows out as a table in plain text: the first column to the left, figures to the right.
 * The first row is the head.
 */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => String(row[column] ?? '').length)),
  );
  const lines = rows.map((row) =>
    widths
      .map((width, column) => {
        const text = String(row[column] ?? '');
        return column === 0 ? text.padEnd(width) : text.padStart(width);
      })
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  return [head, '-'.repeat(head.length), ...body].join('\n');
}

/** A share in per cent with one digit, or a dash where there is nothing to share. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`;
}

/** "1 third-party host", "2 third-party hosts". */
export function countHosts(count: number): string {
  return `${count} third-party ${count === 1 ? 'host' : 'hosts'}`;
}
