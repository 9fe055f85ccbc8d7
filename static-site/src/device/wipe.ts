/**
 * Taking everything of ours off this device, and looking afterwards whether it is gone. One origin, one owner: whatever
 * begins with our prefix is ours, from every page.
 */
const STORAGE = 'sc.';
const CACHES = 'sc-';

/** What lies on this device, by where. */
export interface OnDevice {
  /** Entries in the device's storage. */
  local: number;
  /** Entries in the tab's storage. */
  session: number;
  /** Files kept for working without a network. */
  files: number;
  /** Programs that run beside the page for that. */
  workers: number;
}

export interface Device {
  local: Storage | null;
  session: Storage | null;
  caches: CacheStorage | null;
  workers: ServiceWorkerContainer | null;
}

/** Each may be missing or forbidden; merely asking for it may throw. */
export function browserDevice(): Device {
  return {
    local: allowed(() => window.localStorage),
    session: allowed(() => window.sessionStorage),
    caches: allowed(() => window.caches),
    workers: allowed(() => navigator.serviceWorker),
  };
}

function allowed<T>(open: () => T | undefined): T | null {
  try {
    return open() ?? null;
  } catch {
    return null;
  }
}

export async function lookOnDevice(device: Device): Promise<OnDevice> {
  return {
    local: ourKeys(device.local).length,
    session: ourKeys(device.session).length,
    files: (await Promise.all((await ourCaches(device)).map((name) => filesIn(device, name)))).reduce(
      (sum, one) => sum + one,
      0,
    ),
    workers: (await registrations(device)).length,
  };
}

/** Removes everything; gives what is there afterwards. */
export async function wipeDevice(device: Device): Promise<OnDevice> {
  // First the program: it could put files back.
  for (const registration of await registrations(device)) await quietly(() => registration.unregister());
  for (const name of await ourCaches(device)) await quietly(() => device.caches!.delete(name));
  for (const storage of [device.local, device.session]) {
    for (const key of ourKeys(storage)) storage?.removeItem(key);
  }
  return lookOnDevice(device);
}

/** How many unsaved entries lie here that are not of the given scope (check and department). */
export function unsavedOfOthers(device: Device, scope: string): number {
  const unsaved = `${STORAGE}unsaved.`;
  return [device.local, device.session]
    .flatMap(ourKeys)
    .filter((key) => key.startsWith(unsaved) && !key.startsWith(`${unsaved}${scope}.`)).length;
}

function ourKeys(storage: Storage | null): string[] {
  try {
    return Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '').filter((key) =>
      key.startsWith(STORAGE),
    );
  } catch {
    return [];
  }
}

const ourCaches = async (device: Device): Promise<string[]> =>
  ((await quietly(() => device.caches!.keys())) ?? []).filter((name) => name.startsWith(CACHES));

const filesIn = async (device: Device, name: string): Promise<number> =>
  (await quietly(async () => (await (await device.caches!.open(name)).keys()).length)) ?? 0;

const registrations = async (device: Device): Promise<readonly ServiceWorkerRegistration[]> =>
  (await quietly(() => device.workers!.getRegistrations())) ?? [];

/** What is missing or forbidden holds nothing of ours. */
async function quietly<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch {
    return null;
  }
}
