// Google's Security Token Service: takes a token of another issuer, if a provider's condition allows it, and gives one
// with which its bearer may become a service account.
import { createPublicKey, type JsonWebKey, verify } from 'node:crypto'
import { type Claims, MissingClaim, parseClaimsCondition } from './claims-condition.ts'
import type { FederationDescription, ProviderDescription } from './read-providers.ts'

/** An error as OAuth describes it (RFC 6749), which is how this service answers. */
export class ExchangeError extends Error {
  readonly error: 'invalid_request' | 'invalid_grant' | 'invalid_target' | 'unauthorized_client'
  constructor(error: ExchangeError['error'], description: string) {
    super(description)
    this.error = error
  }
}

export interface Identity {
  /** `principal://…/subject/S` and `principalSet://…/attribute.NAME/VALUE` for each attribute. */
  members: string[]
}

export interface ExchangeRequest {
  grantType: string
  /** `//iam.googleapis.com/` and the provider's name. */
  audience: string
  subjectTokenType: string
  subjectToken: string
}

interface ExchangeDeps {
  description: FederationDescription
  /** An issuer's published keys; null when it cannot be reached. */
  keysOf: (issuer: string) => readonly (JsonWebKey & { kid?: string })[] | null
  /** Milliseconds. */
  now: () => number
}

const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange'
const TOKEN_TYPES = ['urn:ietf:params:oauth:token-type:jwt', 'urn:ietf:params:oauth:token-type:id_token']
const HOST = '//iam.googleapis.com/'
/** Seconds that clocks may differ. */
const CLOCKS_DIFFER = 60
/** Seconds that a token may be old. Google takes none that is older than a day. */
const LONGEST = 24 * 60 * 60

/** Source: https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token */
export function createExchange({ description, keysOf, now }: ExchangeDeps) {
  const providers = new Map(
    description.providers.map((provider) => [
      `${HOST}${provider.name}`,
      { ...provider, allows: parseClaimsCondition(provider.condition) },
    ]),
  )

  return {
    /** Throws an ExchangeError for every token that Google would refuse. */
    exchange({ grantType, audience, subjectTokenType, subjectToken }: ExchangeRequest): Identity {
      if (grantType !== GRANT) throw new ExchangeError('invalid_request', 'Invalid grant type')
      if (!TOKEN_TYPES.includes(subjectTokenType))
        throw new ExchangeError('invalid_request', 'Invalid subject token type')
      const provider = providers.get(audience)
      if (!provider)
        throw new ExchangeError(
          'invalid_target',
          'The target service indicated by the "audience" parameters is invalid. This might either be because the pool or provider is disabled or deleted or because it doesn\'t exist.',
        )
      const claims = verified(subjectToken, provider)
      if (!isAllowed(provider.allows, claims))
        throw new ExchangeError(
          'unauthorized_client',
          'The given credential is rejected by the attribute condition.',
        )
      return { members: membersOf(provider, claims) }
    },

    /** Whether somebody who was let in may become this account. */
    mayBecome({ members }: Identity, account: string): boolean {
      return description.bindings.some(
        (binding) =>
          binding.account === account &&
          binding.role === 'roles/iam.workloadIdentityUser' &&
          members.includes(binding.member),
      )
    },
  }

  function verified(token: string, { issuer, audiences, name }: ProviderDescription): Claims {
    const [head = '', body = '', signature = '', ...more] = token.split('.')
    const header = decoded(head)
    const claims = decoded(body)
    if (!header || !claims || more.length > 0)
      throw new ExchangeError('invalid_grant', 'Unable to parse the ID Token.')
    if (claims.iss !== issuer)
      throw new ExchangeError(
        'invalid_grant',
        `The issuer in ID Token ${shown(claims.iss)} does not match the expected ones: ${issuer}`,
      )
    const keys = keysOf(issuer)
    if (!keys) throw new ExchangeError('invalid_grant', `Error connecting to the given credential's issuer.`)
    const key = keys.find(({ kid }) => kid === header.kid)
    const bytes = Buffer.from(`${head}.${body}`)
    // The token does not choose how it is checked: `none` and keyed hashes are no signatures of the issuer's.
    const isSigned =
      header.alg === 'RS256' &&
      key !== undefined &&
      verify('sha256', bytes, createPublicKey({ key, format: 'jwk' }), Buffer.from(signature, 'base64url'))
    if (!isSigned)
      throw new ExchangeError('invalid_grant', 'Invalid ID Token: the signature cannot be verified.')

    const expected = audiences.length > 0 ? audiences : [`https:${HOST}${name}`, `${HOST}${name}`]
    const given: unknown[] = Array.isArray(claims.aud) ? claims.aud : [claims.aud]
    if (!given.some((each) => typeof each === 'string' && expected.includes(each)))
      throw new ExchangeError(
        'invalid_grant',
        `The audience in ID Token [${given.map(shown).join(', ')}] does not match the expected audience ${expected[0]}.`,
      )
    const { iat, exp, nbf = iat } = claims
    const seconds = now() / 1000
    const isFresh =
      typeof iat === 'number' &&
      typeof exp === 'number' &&
      typeof nbf === 'number' &&
      Math.max(iat, nbf) <= seconds + CLOCKS_DIFFER &&
      seconds < exp &&
      exp - iat <= LONGEST
    if (!isFresh)
      throw new ExchangeError('invalid_grant', `ID Token issued at ${shown(iat)} is stale to sign-in.`)
    return claims
  }
}

function isAllowed(allows: (claims: Claims) => boolean, claims: Claims): boolean {
  try {
    return allows(claims)
  } catch (error) {
    if (error instanceof MissingClaim) return false
    throw error
  }
}

function membersOf({ mapping, pool }: ProviderDescription, claims: Claims): string[] {
  return Object.entries(mapping).map(([target, source]) => {
    const name = /^assertion\.(\w+)$/.exec(source)?.[1]
    if (name === undefined) throw new Error(`The mapping ${source} is not simulated`)
    const value = claims[name]
    if (typeof value !== 'string')
      throw new ExchangeError(
        'invalid_grant',
        `The mapped attribute ${target} has no text as its value: ${name}`,
      )
    const kind = target === 'google.subject' ? 'principal' : 'principalSet'
    const what = target === 'google.subject' ? 'subject' : target
    return `${kind}://iam.googleapis.com/${pool}/${what}/${value}`
  })
}

/** For messages: an object may hide what makes text of it. */
const shown = (value: unknown) =>
  typeof value === 'object' && value !== null ? 'an object' : String(value).slice(0, 200)

function decoded(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
