import type { Browser } from 'playwright-core'
import { unpackChromium } from './unpack-chromium.ts'

/** Nobody listens there: what is not answered by us leads nowhere. */
const NOWHERE = 'http://127.0.0.1:9'

/** Loaded when the first page needs it. */
export async function launchChromium(): Promise<Browser> {
  const [executablePath, { chromium: playwright }] = await Promise.all([
    unpackChromium(),
    import('playwright-core'),
  ])
  return playwright.launch({
    executablePath,
    args: [
      // Cloud Run has no user namespaces; its own sandbox is around all of it.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      `--proxy-server=${NOWHERE}`,
      '--proxy-bypass-list=<-loopback>',
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    ],
    headless: true,
  })
}
