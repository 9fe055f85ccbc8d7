/** Asking the server: to open a page, to read what a view shows, to do something. */
import { type StateUpdater, useEffect, useRef, useState } from 'preact/hooks';
import type { Reply } from './api.ts';
import type { Problem } from './problem.ts';

/**
 * What a page is opened with: asked for once, unless the page knows at the `start` where it stands, and again when
 * somebody wants that. The state is null while it is on its way.
 */
export function useOpening<S>(open: () => Promise<S>, start: S | null = null) {
  const [state, put] = useState(start);
  const again = () => {
    put(null);
    void open().then((opened) => put(opened));
  };
  useEffect(() => {
    if (start === null) again();
  }, []);
  return { state, put, again };
}

export interface Loaded<T> {
  value: T | null;
  /** What went wrong the last time; what was loaded before stays. */
  problem: Problem | null;
  /** Reads anew without a sign of it: what went wrong stays in sight until there is an answer. */
  again: () => Promise<void>;
  /** As `again`, for somebody who asked for it: what went wrong goes at once, so that it is told anew if it stays. */
  retry: () => void;
  /** Puts in place what the server has answered elsewhere. */
  put: (change: StateUpdater<T | null>) => void;
}

/** Loads once, and again when asked. */
export function useLoaded<T>(load: () => Promise<Reply<T>>): Loaded<T> {
  const [value, put] = useState<T | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const again = async () => {
    const reply = await load();
    if (reply.ok) put(reply.value);
    setProblem(reply.ok ? null : reply.problem);
  };
  const retry = () => {
    setProblem(null);
    void again();
  };
  useEffect(() => void again(), []);
  return { value, problem, again, retry, put };
}

/** Something is being done: one at a time, with what went wrong. */
export function useAction() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const gone = useRef(false);
  useEffect(() => () => void (gone.current = true), []);
  /** The value, or null when it did not work; then `problem` says why. */
  const run = async <T>(call: () => Promise<Reply<T>>): Promise<T | null> => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    setProblem(null);
    const reply = await call();
    running.current = false;
    if (!gone.current) {
      setBusy(false);
      setProblem(reply.ok ? null : reply.problem);
    }
    return reply.ok ? reply.value : null;
  };
  return { busy, problem, setProblem, run };
}
