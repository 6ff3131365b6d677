// The registry of models: what everybody sees of it, and what administrators do with it.
import type { Actor } from '../platform/client.ts'
import { AppError } from '../platform/errors.ts'
import { isoTime } from '../platform/times.ts'
import type { Trail } from '../platform/trail.ts'
import { isKeySecret } from './key-values.ts'
import type { Keys } from './keys.ts'
import { BUILT_IN, type ModelStore, type Note, type StoredModel } from './model-store.ts'
import { addedEvent, editedEvent, removedEvent } from './model-trail.ts'
import { isUsable } from './one-model.ts'
import {
  KEY_SECRETS,
  type Model,
  type ModelCreation,
  type ModelEdit,
  type ModelHealth,
  type ModelUsage,
  type PublicModel,
} from './schemas.ts'
import { modelNamed } from './service.ts'
import type { Usage } from './usage.ts'

export interface ModelsDeps {
  store: ModelStore
  keys: Pick<Keys, 'health'>
  usage: Pick<Usage, 'list'>
  trail: Pick<Trail, 'record'>
  changed(): void
  now: () => number
  newId: () => string
}

/** More would make the list of fallbacks longer than anybody waits. */
const MOST_MODELS = 50

export type Models = ReturnType<typeof createModels>

export function createModels({ store, keys, usage, trail, changed, now, newId }: ModelsDeps) {
  async function isAvailable(model: StoredModel): Promise<boolean> {
    if (model.id === BUILT_IN.id) return true
    return isUsable(model) && (await keys.health(model)).some(({ state }) => state !== 'refused')
  }

  async function describe(model: StoredModel): Promise<Model> {
    const { retiredAt, createdAt, updatedAt, ...plain } = model
    return {
      ...plain,
      isAvailable: await isAvailable(model),
      retiredAt: isoTime(retiredAt),
      createdAt: isoTime(createdAt),
      updatedAt: isoTime(updatedAt),
    }
  }

  /** The event is on the trail of the administrator who acted. */
  function noteBy({ id: accountId, client }: Actor): Note {
    return (transaction, after, before) => {
      const event = before && after ? editedEvent(before, after) : after ? addedEvent(after) : null
      const told = before && !after ? removedEvent(before) : event
      if (told) trail.record(transaction, { accountId, client, ...told })
    }
  }

  return {
    /** Those that are active, for everybody. */
    async listPublic(): Promise<PublicModel[]> {
      const active = (await store.list()).filter(({ isActive }) => isActive)
      return Promise.all(
        active.map(async (model) => {
          const {
            id,
            displayName,
            modelName,
            provider,
            isLoginRequired,
            dailyLimit,
            responseTime,
            description,
          } = model
          const told = {
            id,
            displayName,
            modelName,
            provider,
            isLoginRequired,
            dailyLimit,
            responseTime,
            description,
          }
          return { ...told, isActive: true, isAvailable: await isAvailable(model) }
        }),
      )
    },

    /** The display name of an active model, by that or its id. Throws AppError `not-found`. */
    async displayName(name: string): Promise<string> {
      return modelNamed(await store.list(), name).displayName
    },

    list: async (): Promise<Model[]> => Promise.all((await store.list()).map(describe)),

    async create(creation: ModelCreation, actor: Actor): Promise<Model> {
      checkSecrets(creation.secretNames)
      const models = await store.list()
      if (models.length > MOST_MODELS) throw new AppError('quota', `There can be ${MOST_MODELS} models`)
      const last = models.filter(({ id }) => id !== BUILT_IN.id).at(-1)
      const model: StoredModel = {
        id: newId(),
        isActive: true,
        isLoginRequired: true,
        dailyLimit: null,
        responseTime: '',
        description: '',
        inputPrice: null,
        outputPrice: null,
        order: Math.min((last?.order ?? 0) + 10, 1000),
        ...creation,
        retiredAt: null,
        createdAt: now(),
        updatedAt: now(),
      }
      await store.create(model, noteBy(actor))
      changed()
      return describe(model)
    },

    /** Another name at the provider makes a retired model usable again, and so does switching it on. */
    async edit(id: string, edit: ModelEdit, actor: Actor): Promise<Model> {
      refuseBuiltIn(id)
      if (edit.provider === 'built-in')
        throw invalid('provider', 'cannot be the built-in engine, which is always there')
      checkSecrets(edit.secretNames ?? [])
      const renew = (before: StoredModel): StoredModel => {
        const isRenewed = edit.isActive === true || (edit.modelName ?? before.modelName) !== before.modelName
        return { ...before, ...edit, retiredAt: isRenewed ? null : before.retiredAt, updatedAt: now() }
      }
      const model = await store.change(id, renew, noteBy(actor))
      changed()
      return describe(model)
    },

    async remove(id: string, actor: Actor): Promise<void> {
      refuseBuiltIn(id)
      await store.remove(id, noteBy(actor))
      changed()
    },

    /** As this instance knows it; others may have other experiences with the same keys. */
    async health(): Promise<ModelHealth[]> {
      const models = (await store.list()).filter(({ id }) => id !== BUILT_IN.id)
      return Promise.all(
        models.map(async (model) => {
          const found = (await keys.health(model)).map(({ key, state, restsUntil }) => ({
            secretName: key.secretName,
            number: key.number,
            state,
            restsUntil: isoTime(restsUntil),
          }))
          const empty = model.secretNames.filter(
            (name) => !found.some(({ secretName }) => secretName === name),
          )
          const missing = empty.map((secretName) => ({
            secretName,
            number: 1,
            state: 'missing' as const,
            restsUntil: null,
          }))
          return { modelId: model.id, keys: [...found, ...missing] }
        }),
      )
    },

    usage: (): Promise<ModelUsage[]> => usage.list(),
  }
}

function refuseBuiltIn(id: string): void {
  if (id === BUILT_IN.id) throw new AppError('conflict', 'The built-in engine cannot be changed')
}

function checkSecrets(names: readonly string[]): void {
  if (!names.every(isKeySecret)) throw invalid('secretNames', `may name only ${KEY_SECRETS.join(', ')}`)
}

const invalid = (field: string, message: string) =>
  new AppError('invalid', 'This model is not acceptable', { errors: [{ field, message }] })
