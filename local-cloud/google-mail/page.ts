// The consent page, as plain as Google's own is not: which account, and what it allows.
import { CLIENT } from './clients.ts'
import { OPTIONAL_SCOPES, SCOPES } from './scopes.ts'

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  * { box-sizing: border-box }
  body { display: grid; place-items: center; min-height: 100vh; margin: 0; padding: 1rem; background: light-dark(#f3f4f8, #111114) }
  main { width: 100%; max-width: 28rem; padding: 1.5rem; border-radius: 1rem; background: light-dark(#fff, #1c1c20); overflow-wrap: anywhere }
  h1 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .5rem } fieldset { border: 0; padding: 0; margin: 1.25rem 0 } legend { font-weight: 600; padding: 0 }
  label { display: flex; gap: .6rem; align-items: flex-start; padding: .4rem 0 } input[type=email] { width: 100% }
  input[type=email], button { font: inherit; min-height: 2.75rem; padding: .5rem 1rem; border-radius: .5rem; border: 1px solid light-dark(#c9cad4, #3d3d45); background: transparent; color: inherit }
  input[type=radio], input[type=checkbox] { width: 1.2rem; height: 1.2rem; flex: none; margin-top: .15rem }
  .buttons { display: flex; flex-direction: row-reverse; gap: .75rem } button { cursor: pointer }
  button.allow { background: light-dark(#2f46c9, #a9b4ff); color: light-dark(#fff, #14141c); border-color: transparent }
  :focus-visible { outline: 2px solid light-dark(#2f46c9, #a9b4ff); outline-offset: 2px } .quiet { color: light-dark(#5c5c66, #a5a5b0) }
`

export interface ConsentPage {
  accounts: string[]
  scopes: string[]
  /** What the decision has to come with. */
  hidden: Record<string, string>
  /** Who the application thinks it is. */
  hint: string
}

export function consentPage({ accounts, scopes, hidden, hint }: ConsentPage): string {
  const known = accounts.map(
    (email, index) =>
      `<label><input type="radio" name="account" value="${escapeHtml(email)}"${index === 0 && hint === '' ? ' checked' : ''}> ${escapeHtml(email)}</label>`,
  )
  const asked = scopes.map((scope) => {
    const words = escapeHtml(SCOPES[scope] ?? scope)
    return OPTIONAL_SCOPES.includes(scope)
      ? `<label><input type="checkbox" name="allowed" value="${escapeHtml(scope)}" checked> ${words}</label>`
      : `<label><input type="checkbox" checked disabled> ${words}</label>`
  })
  const inputs = Object.entries(hidden).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  return page(
    'Sign in with a pretended Google account',
    `<h1>${escapeHtml(CLIENT.name)} wants to access a Google account</h1>
    <p class="quiet">This page stands in for Google’s on this machine. Any address will do; nothing leaves the machine.</p>
    <form method="post" action="/o/oauth2/v2/auth/decision">${inputs.join('')}
    <fieldset><legend>Account</legend>${known.join('')}
      <label for="other">${known.length > 0 ? 'or another one' : 'Address'}</label><input id="other" type="email" name="other" value="${escapeHtml(hint)}" placeholder="ana@gmail.com" autocomplete="off"></fieldset>
    <fieldset><legend>It would be able to</legend>${asked.join('')}</fieldset>
    <div class="buttons"><button class="allow" name="decision" value="allow">Continue</button><button name="decision" value="deny" formnovalidate>Cancel</button></div></form>`,
  )
}

/** What Google shows instead of leading back to an application that it does not know. */
export const refusedPage = (error: string, message: string) =>
  page(
    'Access blocked',
    `<h1>Access blocked</h1><p>${escapeHtml(message)}</p><p class="quiet">Error 400: ${escapeHtml(error)}</p>`,
  )

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (text: string) =>
  text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
