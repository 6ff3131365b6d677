// https://developers.google.com/identity/protocols/oauth2/web-server#creatingclient
import { CLIENT, isUsableRedirect } from './clients.ts'
import { consentPage, refusedPage } from './page.ts'
import { OPTIONAL_SCOPES, SCOPES } from './scopes.ts'
import type { GoogleMailStore } from './store.ts'

export interface HtmlAnswer {
  status: number
  html: string
  /** Where the page's form leads in the end, for its content security policy. */
  leadsTo: string
}
export type ConsentAnswer = HtmlAnswer | { location: string }

/** The parameters that the decision has to come with. */
const CARRIED = [
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
  'access_type',
  'response_type',
]
const EMAIL = /^[^\s@<>",;:\\()[\]]{1,64}@[^\s@<>",;:\\()[\]]{1,255}$/

export function askConsent(store: GoogleMailStore, query: URLSearchParams): ConsentAnswer {
  const refused = refusal(query)
  if (refused) return refused
  const hidden = Object.fromEntries(CARRIED.map((name) => [name, query.get(name) ?? '']))
  return {
    status: 200,
    leadsTo: new URL(query.get('redirect_uri') ?? '').origin,
    html: consentPage({
      accounts: store.accounts(),
      scopes: scopesIn(query),
      hidden,
      hint: query.get('login_hint') ?? '',
    }),
  }
}

export function decide(store: GoogleMailStore, form: URLSearchParams): ConsentAnswer {
  const refused = refusal(form)
  if (refused) return refused
  const redirect = form.get('redirect_uri') ?? ''
  const back = new URL(redirect)
  const state = form.get('state')
  if (state) back.searchParams.set('state', state)
  if (form.get('decision') !== 'allow') {
    back.searchParams.set('error', 'access_denied')
    return { location: back.href }
  }
  const email = (form.get('other')?.trim() || form.get('account')?.trim() || '').toLowerCase()
  if (!EMAIL.test(email)) return blocked('invalid_request', 'Choose an account first.')
  const allowed = form.getAll('allowed')
  const scope = scopesIn(form)
    .filter((each) => !OPTIONAL_SCOPES.includes(each) || allowed.includes(each))
    .join(' ')
  const code = store.grant({
    email,
    scope,
    redirect,
    challenge: form.get('code_challenge') || null,
    isOffline: form.get('access_type') === 'offline',
  })
  back.searchParams.set('code', code)
  back.searchParams.set('scope', scope)
  return { location: back.href }
}

const scopesIn = (parameters: URLSearchParams) => (parameters.get('scope') ?? '').split(' ').filter(Boolean)

function refusal(parameters: URLSearchParams): HtmlAnswer | null {
  if (parameters.get('client_id') !== CLIENT.id)
    return blocked('invalid_client', 'The OAuth client was not found.')
  if (!isUsableRedirect(parameters.get('redirect_uri') ?? ''))
    return blocked('redirect_uri_mismatch', 'The redirect URI is not one of this application.')
  if (parameters.get('response_type') !== 'code')
    return blocked('unsupported_response_type', 'Only response_type=code is simulated.')
  const unknown = scopesIn(parameters).filter((scope) => !Object.hasOwn(SCOPES, scope))
  if (scopesIn(parameters).length === 0 || unknown.length > 0)
    return blocked(
      'invalid_scope',
      `Some requested scopes were invalid or are not simulated: ${unknown.join(' ')}`,
    )
  const method = parameters.get('code_challenge_method')
  if (parameters.get('code_challenge') && method !== 'S256')
    return blocked('invalid_request', 'Only the code challenge method S256 is simulated.')
  return null
}

const blocked = (error: string, message: string): HtmlAnswer => ({
  status: 400,
  html: refusedPage(error, message),
  leadsTo: '',
})
