import { type Browser, chromium } from 'playwright-core'
import { unpackChromium } from '../../functions/job-browse/unpack-chromium.ts'

/** Milliseconds, for a slow and busy machine. */
const STARTS_WITHIN = 120_000

/** A real Chromium from npm. It makes no connections of its own. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await unpackChromium(),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-gpu',
    ],
    headless: true,
    timeout: STARTS_WITHIN,
  })
}

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 360, height: 780 }
