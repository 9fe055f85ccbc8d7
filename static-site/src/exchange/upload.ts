/** Sending a file to a presigned address. */
import { type Problem, networkProblem, problemFrom } from '../problem.ts';

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
