import { useCallback } from 'react';
import { threadsOf } from '@/lib/domain/dossier';
import type { Thread } from '@/lib/domain/what-if';
import { useAtlas } from './AtlasContext.tsx';

/** Reads the threads of a company from the record that is shown; a new function for a new record. */
export function useThreads(): (company: string) => Promise<readonly Thread[]> {
  const record = useAtlas((state) => state.record);
  return useCallback(
    async (company: string) => (record ? threadsOf(record, company) : []),
    [record],
  );
}
