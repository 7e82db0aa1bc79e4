import { useCallback } from 'react';
import { threadsOf } from '@/lib/domain/dossier';
import type { Thread } from '@/lib/domain/what-if';
import { useAtlas } from './AtlasContext.tsx';

/**
 * Reads the threads of a company from the record that is shown; a new function for a new record. As
 * long as there is none nothing is told, or that it could not be read.
 */
export function useThreads(): (company: string) => Promise<readonly Thread[]> {
  const record = useAtlas((state) => state.record);
  const failure = useAtlas((state) => state.recordFailure);
  return useCallback(
    async (company: string) => {
      if (record) return threadsOf(record, company);
      if (failure !== undefined) throw new Error(failure);
      return new Promise<readonly Thread[]>(() => undefined);
    },
    [record, failure],
  );
}
