// IAM conditions: the part of the Common Expression Language that compares the name, type and service of a
// resource. Source: https://cloud.google.com/iam/docs/conditions-attribute-reference
import { parseExpression, type Reader, type Test } from './expression.ts'

export interface ConditionResource {
  name: string
  type: string
  service: string
}

export type Condition = Test<ConditionResource>

/** Throws an error that shows the part of an expression that is not simulated. */
export const parseCondition = (source: string): Condition => parseExpression(source, comparison)

function comparison({ match, text, ofText, fail }: Reader): Condition {
  const attribute = match(/resource\.(name|type|service)\b/)?.[1]
  if (!isAttribute(attribute)) return fail()
  const compare = ofText()
  if (compare) return (resource) => compare(resource[attribute])
  const operator = match(/==|!=/)?.[0].trim()
  if (operator === undefined) return fail()
  const value = text()
  return (resource) => (resource[attribute] === value) === (operator === '==')
}

const isAttribute = (name: string | undefined): name is keyof ConditionResource =>
  name === 'name' || name === 'type' || name === 'service'
