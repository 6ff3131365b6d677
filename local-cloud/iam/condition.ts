// IAM conditions: the part of the Common Expression Language that compares the name, type and service of a
// resource. Source: https://cloud.google.com/iam/docs/conditions-attribute-reference

export interface ConditionResource {
  name: string
  type: string
  service: string
}

export type Condition = (resource: ConditionResource) => boolean

/** Throws an error that shows the part of an expression that is not simulated. */
export function parseCondition(source: string): Condition {
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

  function either(): Condition {
    const options = [both()]
    while (match(/\|\|/)) options.push(both())
    return (resource) => options.some((option) => option(resource))
  }

  function both(): Condition {
    const needed = [single()]
    while (match(/&&/)) needed.push(single())
    return (resource) => needed.every((each) => each(resource))
  }

  function single(): Condition {
    if (match(/!(?!=)/)) {
      const inner = single()
      return (resource) => !inner(resource)
    }
    if (match(/\(/)) {
      const inner = either()
      return match(/\)/) ? inner : fail()
    }
    return comparison()
  }

  function comparison(): Condition {
    const attribute = match(/resource\.(name|type|service)\b/)?.[1]
    if (!isAttribute(attribute)) return fail()
    const call = match(/\.(startsWith|endsWith)\(/)?.[1]
    if (call === 'startsWith' || call === 'endsWith') {
      const value = text()
      if (!match(/\)/)) return fail()
      return (resource) => resource[attribute][call](value)
    }
    const operator = match(/==|!=/)?.[0].trim()
    if (operator === undefined) return fail()
    const value = text()
    return (resource) => (resource[attribute] === value) === (operator === '==')
  }

  function text(): string {
    const quoted = match(/"([^"\\]*)"|'([^'\\]*)'/)
    return quoted?.[1] ?? quoted?.[2] ?? fail()
  }

  const condition = either()
  return source.slice(at).trim() === '' ? condition : fail()
}

const isAttribute = (name: string | undefined): name is keyof ConditionResource =>
  name === 'name' || name === 'type' || name === 'service'
