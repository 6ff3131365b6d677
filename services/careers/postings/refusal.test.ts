import { expect, test } from 'vitest'
import { refusalOf } from './refusal.ts'

const url = 'https://jobs.example.com/1'
const page = (text: string) => `<html><body>${text}</body></html>`

test.each([
  ['404', { status: 404 }, 'not-found'],
  ['410', { status: 410 }, 'not-found'],
  ['401', { status: 401 }, 'login-wall'],
  ['LinkedIn’s 999', { status: 999 }, 'blocked'],
  ['403', { status: 403 }, 'blocked'],
  ['429', { status: 429 }, 'too-many-requests'],
  ['503', { status: 503 }, 'unavailable'],
  ['a PDF', { contentType: 'application/pdf' }, 'not-html'],
  ['a PDF called HTML', { html: '%PDF-1.7\n%âãÏÓ' }, 'not-html'],
  ['0 bytes', { html: '' }, 'empty'],
  ['a shell for scripts', { html: page('<div id="root"></div><script src="/app.js"></script>') }, 'empty'],
  [
    'a redirect to a wall',
    { url: 'https://www.linkedin.com/authwall?trk=x', html: page('Join LinkedIn') },
    'login-wall',
  ],
  ['a form to sign in', { html: page('<h1>Welcome</h1><form><input type="password"></form>') }, 'login-wall'],
  [
    'a German wall',
    { html: page('<p>Bitte melden Sie sich an, um diese Stelle zu sehen.</p>') },
    'login-wall',
  ],
  [
    'a question about cookies',
    { html: page('<p>Before you continue: we use cookies. Accept all cookies or manage choices.</p>') },
    'consent-wall',
  ],
  [
    'a check for robots',
    {
      html: page(
        '<p>Checking your browser before you enter. Please enable JavaScript and cookies to continue.</p>',
      ),
    },
    'blocked',
  ],
  [
    'a posting that is gone, with 200',
    { html: page('<h1>Sorry</h1><p>This position has been filled.</p>') },
    'closed',
  ],
  [
    'a Czech one',
    { html: page('<p>Nabídka již není aktuální. Podívejte se na jiné nabídky.</p>') },
    'closed',
  ],
  [
    'a soft 404',
    { html: page('<h1>Page not found</h1><p>Please check the address of the page that you look for.</p>') },
    'not-found',
  ],
])('%s is refused', (_, fetched, code) => {
  const refusal = refusalOf({ status: 200, url, html: page('x'.repeat(200)), ...fetched })
  expect(refusal?.refused).toBe(code)
  // Every reason says what the person can do.
  expect(refusal?.reason).toMatch(/paste|try again|check the address/i)
})

test('a long page is not refused, nor a page with a posting that has a form to sign in', () => {
  const long = page(
    `<h1>Nurse</h1><p>${'You care for people. '.repeat(200)}</p><form><input type="password"></form>`,
  )
  expect(refusalOf({ status: 200, url, html: long })).toBeNull()
  expect(refusalOf({ status: 200, url, html: page('Sign in to continue') }, true)).toBeNull()
})
