/** The browser of all tests: how it is found and started. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** CHROMIUM wins; else where Debian and others put it. */
const CANDIDATES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * What the browser does without. The last list on the command line counts, so those that playwright leaves out on this
 * system stand here as well. The rest are windows' suggestions under the address and a process kept ready: nobody sees
 * them without a screen, and they cost three quarters of the time that a new page takes.
 */
const WITHOUT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'SpareRendererForSitePerProcess',
];

/** @throws an error that says how to get a Chromium, if there is none */
export function launchChromium() {
  const executablePath = CANDIDATES.find((one) => one && existsSync(one));
  if (!executablePath) {
    throw new Error('No Chromium found. Install it (Debian: apt-get install chromium) or name it in CHROMIUM.');
  }
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--disable-sync',
      `--disable-features=${WITHOUT.join(',')}`,
    ],
  });
}
