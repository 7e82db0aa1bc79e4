import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes a minute and more, whatever the size of its file. */
const LONG = [
  ...['decisions', 'bad-input', 'observing', 'finder'],
  ...['replica', 'embeds', 'parameters', 'worker-killed'],
];

/**
 * Begins with the longest files, so that at the end no browser is left to run one of them alone. On a
 * clean checkout nothing else tells how long they take: by size, tables of cases would come last.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) =>
      LONG.some((name) => moduleId.endsWith(`/e2e/${name}.test.ts`));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
