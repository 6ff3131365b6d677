// Conditions of workload identity providers: the part of the Common Expression Language that compares the claims of a
// token. Source: https://cloud.google.com/iam/docs/workload-identity-federation#conditions

export type Claims = Record<string, unknown>
export type ClaimsCondition = (claims: Claims) => boolean

/** Throws an error that shows the part of an expression that is not simulated. */
export function parseClaimsCondition(source: string): ClaimsCondition {
  let at = 0
  const fail = (): never => {
    throw new Error(`the condition ${source} is not simulated from ${JSON.stringify(source.slice(at))} on`)
  }
  const match = (pattern: RegExp): RegExpExecArray | null => {
    const sticky = new RegExp(`\\s*(?:${pattern.source})`, 'y')
    sticky.lastIndex = at
    const found = sticky.exec(source)
    if (found) at = sticky.lastIndex
    return found
  }

  function either(): ClaimsCondition {
    const options = [both()]
    while (match(/\|\|/)) options.push(both())
    return (claims) => options.some((option) => option(claims))
  }

  function both(): ClaimsCondition {
    const needed = [single()]
    while (match(/&&/)) needed.push(single())
    return (claims) => needed.every((each) => each(claims))
  }

  function single(): ClaimsCondition {
    if (match(/!(?!=)/)) {
      const inner = single()
      return (claims) => !inner(claims)
    }
    if (match(/\(/)) {
      const inner = either()
      return match(/\)/) ? inner : fail()
    }
    return comparison()
  }

  /** A claim that a token does not have is an error in CEL, and Google then refuses the token. */
  function comparison(): ClaimsCondition {
    const name = match(/assertion\.(\w+)/)?.[1] ?? fail()
    const claimOf = (claims: Claims) => {
      if (!(name in claims)) throw new MissingClaim(name)
      return claims[name]
    }
    const call = match(/\.(startsWith|endsWith)\(/)?.[1]
    if (call === 'startsWith' || call === 'endsWith') {
      const value = text()
      if (!match(/\)/)) return fail()
      return (claims) => String(claimOf(claims))[call](value)
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

  function text(): string {
    const quoted = match(/"([^"\\]*)"|'([^'\\]*)'/)
    return quoted?.[1] ?? quoted?.[2] ?? fail()
  }

  const condition = either()
  return source.slice(at).trim() === '' ? condition : fail()
}

export class MissingClaim extends Error {
  constructor(name: string) {
    super(`no such key: ${name}`)
  }
}
