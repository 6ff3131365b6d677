// Conditions of workload identity providers: the part of the Common Expression Language that compares the claims of a
// token. Source: https://cloud.google.com/iam/docs/workload-identity-federation#conditions
import { parseExpression, type Reader, type Test } from '../expression.ts'

export type Claims = Record<string, unknown>
export type ClaimsCondition = Test<Claims>

/** Throws an error that shows the part of an expression that is not simulated. */
export const parseClaimsCondition = (source: string): ClaimsCondition => parseExpression(source, comparison)

/** A claim that a token does not have is an error in CEL, and Google then refuses the token. */
function comparison({ match, text, ofText, fail }: Reader): ClaimsCondition {
  const name = match(/assertion\.(\w+)/)?.[1] ?? fail()
  const claimOf = (claims: Claims) => {
    if (!(name in claims)) throw new MissingClaim(name)
    return claims[name]
  }
  const compare = ofText()
  if (compare)
    return (claims) => {
      const value = claimOf(claims)
      return typeof value === 'string' && compare(value)
    }
  if (match(/in\s*\[/)) {
    const values = [text()]
    while (match(/,/)) values.push(text())
    if (!match(/\]/)) return fail()
    return (claims) => values.includes(claimOf(claims) as string)
  }
  const operator = match(/==|!=/)?.[0].trim() ?? fail()
  const value = text()
  return (claims) => (claimOf(claims) === value) === (operator === '==')
}

export class MissingClaim extends Error {
  constructor(name: string) {
    super(`no such key: ${name}`)
  }
}
