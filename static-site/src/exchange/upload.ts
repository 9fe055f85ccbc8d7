/** Sending a file to a presigned address. */
import { bytes } from '../format.ts';
import { type Problem, networkProblem, problemFrom } from '../problem.ts';

/** What the server takes; more would only be refused after a long upload. */
const MOST_BYTES = 5_000_000;

/** The file, if there is one worth sending; else what is wrong, in a sentence. */
export function worthSending(file: File | null): File | string {
  if (file === null) return 'Wählen Sie zuerst eine Datei aus.';
  if (file.size === 0) return 'Diese Datei ist leer.';
  if (file.size > MOST_BYTES) return `Diese Datei ist zu groß (${bytes(file.size)}). Es gehen höchstens 5 MB.`;
  return file;
}

/** Not by `fetch`, which cannot say how far it is. `under` holds the request, so that one can abort it. */
export function upload(
  url: string,
  file: File,
  under: { current: XMLHttpRequest | null },
  onProgress: (percent: number) => void,
): Promise<'done' | 'cancelled' | Problem> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    under.current = request;
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(Math.floor((100 * event.loaded) / event.total));
    };
    request.onload = () =>
      resolve(
        request.status >= 200 && request.status < 300
          ? 'done'
          : problemFrom(request.status === 401 ? 500 : request.status, null),
      );
    request.onerror = () => resolve(networkProblem());
    request.onabort = () => resolve('cancelled');
    request.open('PUT', url);
    // The address is signed without a content type, so none may be sent: a slice has none of its own.
    request.send(file.slice());
  });
}
