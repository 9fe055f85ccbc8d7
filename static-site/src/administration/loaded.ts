import { useEffect, useState } from 'preact/hooks';
import type { Reply } from '../api.ts';
import type { Problem } from '../problem.ts';

export interface Loaded<T> {
  value: T | null;
  /** What went wrong the last time; what was loaded before stays. */
  problem: Problem | null;
  again: () => Promise<void>;
}

/** Loads once, and again when asked. */
export function useLoaded<T>(load: () => Promise<Reply<T>>): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const again = async () => {
    const reply = await load();
    if (reply.ok) setValue(reply.value);
    setProblem(reply.ok ? null : reply.problem);
  };
  useEffect(() => void again(), []);
  return { value, problem, again };
}
