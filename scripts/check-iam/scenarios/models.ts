// Providers of models are asked with the keys of a secret, by everybody who may read it.
import type { Model } from '../../../services/ai/schemas.ts'
import type { Cv } from '../../../services/careers/cvs/schemas.ts'
import type { Job } from '../../../services/careers/jobs/schemas.ts'
import type { SecretName } from '../../../services/platform/secrets.ts'
import type { Scenario } from '../scenario.ts'
import type { World } from '../world.ts'
import { readyJob, readyResume } from './careers.ts'
import { newProduct, shopOf } from './shop.ts'

const PROVIDERS = {
  'google-ai-keys': 'google',
  'openrouter-keys': 'openrouter',
  'groq-keys': 'groq',
} as const satisfies Partial<Record<SecretName, Model['provider']>>
type KeySecret = keyof typeof PROVIDERS

const KEY_SECRETS = Object.keys(PROVIDERS) as KeySecret[]
const keyOf = (secret: SecretName) => `a key of ${secret}`.replaceAll(' ', '-')

const RESUME = 'Mira Okafor\nmira@example.com\nExperience\nEngineer at Acme, 2019 - present'
const ANSWER = { basics: { name: 'Mira Okafor', email: 'mira@example.com' }, work: [{ employer: 'Acme' }] }
/** The rules find neither a title nor a company in it. */
const PROSE = 'somebody wanted us to say that they look for a person who likes to work with wood and paint. '

export async function putSecret({ cloud, secrets }: World, secret: SecretName, value: string): Promise<void> {
  const parent = `projects/${cloud.projectId}/secrets/${secret}`
  await secrets.addSecretVersion({ parent, payload: { data: Buffer.from(value) } })
}

const prepared = new WeakMap<World, Map<KeySecret, string>>()

/** One model of each provider, which all rest; by the secret of its keys. */
async function modelsOf(world: World): Promise<Map<KeySecret, string>> {
  const known = prepared.get(world)
  if (known) return known
  const entries = await Promise.all(
    KEY_SECRETS.map(async (secret): Promise<[KeySecret, string]> => {
      await putSecret(world, secret, keyOf(secret))
      const { id } = await world.maker.call<Model>('POST', '/models', {
        ...{ displayName: secret, modelName: secret, provider: PROVIDERS[secret] },
        ...{ secretNames: [secret], isActive: false },
      })
      return [secret, id]
    }),
  )
  const made = new Map(entries)
  prepared.set(world, made)
  return made
}

/** What `work` asks models for is asked of the model with this secret. */
async function asking(
  world: World,
  secret: KeySecret,
  work: (model: string) => Promise<unknown>,
): Promise<void> {
  const id = (await modelsOf(world)).get(secret) ?? ''
  const { models, maker } = world
  models.answerWith(() => ({ text: JSON.stringify(ANSWER) }))
  await maker.call('PATCH', `/models/${id}`, { isActive: true })
  const before = models.requests.length
  try {
    await work(id)
    await world.until('the provider is asked', () =>
      models.requests.slice(before).some(({ key }) => key === keyOf(secret)),
    )
  } finally {
    await maker.call('PATCH', `/models/${id}`, { isActive: false })
  }
}

export const models: Scenario[] = [
  ...KEY_SECRETS.flatMap((secret): Scenario[] => [
    {
      name: `the API asks a model with ${secret}`,
      fresh: ['api'],
      run: (world) =>
        asking(world, secret, (model) =>
          world.maker.call('POST', '/ai/generate', { model, input: `${RESUME}\n${crypto.randomUUID()}` }),
        ),
    },
    {
      name: `a CV is tailored by a model with ${secret}`,
      fresh: ['cv-generate'],
      async run(world) {
        const [job, resume] = [await readyJob(world), await readyResume(world)]
        await asking(world, secret, (model) =>
          world.maker.call<Cv>('POST', '/cvs', { jobId: job.id, resumeId: resume.id, model }),
        )
      },
    },
    {
      name: `a posting is read by a model with ${secret}`,
      fresh: ['job-scrape'],
      run: (world) =>
        asking(world, secret, () =>
          world.maker.call<Job>('POST', '/jobs', { text: PROSE.repeat(4) + crypto.randomUUID() }),
        ),
    },
  ]),
  {
    name: 'what a shop sells is embedded by Google',
    fresh: ['knowledge-index'],
    async run(world) {
      await modelsOf(world)
      await shopOf(world)
      const before = world.models.embeddings.length
      await newProduct(world)
      await world.until('Google is asked for vectors', () =>
        world.models.embeddings.slice(before).some(({ key }) => key === keyOf('google-ai-keys')),
      )
    },
  },
]
