// The buckets and secrets that a program's facts declare, by name. A program that asks for another one does not compile.
import Type, { type TString } from 'typebox'
import { type BucketName, bucketVariable } from './buckets.ts'
import { perName } from './per-name.ts'
import { secretVariable } from './secrets.ts'
import type { ServiceFacts } from './service-facts.ts'

export type DeclaredBuckets = Pick<ServiceFacts, 'buckets'>
export type DeclaredSecrets = Pick<ServiceFacts, 'secrets' | 'seenSecrets' | 'ownSecrets'>

export type BucketOf<Facts extends DeclaredBuckets> = keyof NonNullable<Facts['buckets']> & BucketName

type Each<List> = List extends readonly (infer Item)[] ? Item : never
export type SecretOf<Facts extends DeclaredSecrets> = Each<
  Facts['secrets'] | Facts['seenSecrets'] | Facts['ownSecrets']
>

/** Where they are, by the variables that say it. */
export type BucketVariables<Facts extends DeclaredBuckets> = Record<
  ReturnType<typeof bucketVariable<BucketOf<Facts>>>,
  string
>
export type SecretVariables<Facts extends DeclaredSecrets> = Record<
  ReturnType<typeof secretVariable<SecretOf<Facts>>>,
  string
>

/** The settings that locate what is declared; spread them into the program's own schema. */
export function resourceConfig<const Facts extends DeclaredBuckets & DeclaredSecrets>(facts: Facts) {
  const variables = [...bucketsIn(facts).map(bucketVariable), ...secretsIn(facts).map(secretVariable)]
  return perName(variables, () => Type.String({ minLength: 1 })) as Record<
    keyof (BucketVariables<Facts> & SecretVariables<Facts>),
    TString
  >
}

/** The deployed name of each declared bucket. */
export function locateBuckets<const Facts extends DeclaredBuckets>(
  facts: Facts,
  config: BucketVariables<Facts>,
) {
  const names: Record<string, string> = config
  return perName(bucketsIn(facts), (bucket) => names[bucketVariable(bucket)] as string)
}

/** `projects/P/secrets/S` of each declared secret. */
export function locateSecrets<const Facts extends DeclaredSecrets>(
  facts: Facts,
  config: SecretVariables<Facts>,
) {
  const names: Record<string, string> = config
  return perName(secretsIn(facts), (secret) => names[secretVariable(secret)] as string)
}

const bucketsIn = <Facts extends DeclaredBuckets>({ buckets = {} }: Facts) =>
  Object.keys(buckets) as BucketOf<Facts>[]

const secretsIn = <Facts extends DeclaredSecrets>(facts: Facts) =>
  [...(facts.secrets ?? []), ...(facts.seenSecrets ?? []), ...(facts.ownSecrets ?? [])] as SecretOf<Facts>[]
