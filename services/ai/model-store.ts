import { createHash } from 'node:crypto'
import type { Firestore, Transaction } from '@google-cloud/firestore'
import Type, { type Static } from 'typebox'
import { documents, readAll, Time, TimeOrNull } from '../platform/documents.ts'
import { AppError } from '../platform/errors.ts'
import { nullable } from '../platform/schemas.ts'
import { Provider } from './schemas.ts'

const Stored = Type.Object({
  displayName: Type.String(),
  modelName: Type.String(),
  provider: Provider,
  isActive: Type.Boolean(),
  isLoginRequired: Type.Boolean(),
  dailyLimit: nullable(Type.Integer()),
  responseTime: Type.String({ default: '' }),
  description: Type.String({ default: '' }),
  secretNames: Type.Array(Type.String()),
  inputPrice: Type.Union([Type.Number(), Type.Null()], { default: null }),
  outputPrice: Type.Union([Type.Number(), Type.Null()], { default: null }),
  order: Type.Integer(),
  retiredAt: TimeOrNull,
  createdAt: Time,
  updatedAt: Time,
})
export type StoredModel = Static<typeof Stored> & { id: string }
const stored = documents(Stored)

/**
 * The engine that needs no provider. It is not stored, so it is there in an empty database, and nobody can remove it or
 * give it another name.
 */
export const BUILT_IN: StoredModel = {
  id: 'built-in',
  displayName: 'Built-in rules',
  modelName: 'rules',
  provider: 'built-in',
  isActive: true,
  isLoginRequired: false,
  dailyLimit: null,
  responseTime: 'At once',
  description:
    'Sorts a text by rules, on this server. It is not a language model: it writes nothing of its own.',
  secretNames: [],
  inputPrice: null,
  outputPrice: null,
  order: 1000,
  retiredAt: null,
  createdAt: 0,
  updatedAt: 0,
}

/** Adds to the same write what should be true exactly when the change is. Null is a model that is not there. */
export type Note = (transaction: Transaction, after: StoredModel | null, before: StoredModel | null) => void

export type ModelStore = ReturnType<typeof createModelStore>

export function createModelStore(firestore: Firestore) {
  const models = firestore.collection('aiModels')
  /** One document for each name that is taken. */
  const names = firestore.collection('aiModelNames')
  const nameOf = (displayName: string) =>
    names.doc(createHash('sha256').update(canonical(displayName)).digest('hex').slice(0, 40))

  return {
    /** In the order in which they are tried; the built-in engine is always the last. */
    async list(): Promise<StoredModel[]> {
      const found = readAll(stored, await models.get())
      return [...found.sort((a, b) => a.order - b.order || a.createdAt - b.createdAt), BUILT_IN]
    },

    async create(model: StoredModel, note: Note): Promise<void> {
      await firestore.runTransaction(async (transaction) => {
        const name = nameOf(model.displayName)
        if (isReserved(model.displayName) || (await transaction.get(name)).exists) throw nameTaken()
        transaction.create(name, { modelId: model.id })
        transaction.create(models.doc(model.id), stored.data(model))
        note(transaction, model, null)
      })
    },

    /** Throws `not-found`, and `conflict` for a name that another model has. */
    async change(id: string, edit: (model: StoredModel) => StoredModel, note?: Note): Promise<StoredModel> {
      return firestore.runTransaction(async (transaction) => {
        const before = stored.read(await transaction.get(models.doc(id)))
        if (!before) throw noModel()
        const after = edit(before)
        const [oldName, newName] = [nameOf(before.displayName), nameOf(after.displayName)]
        if (!newName.isEqual(oldName)) {
          if (isReserved(after.displayName) || (await transaction.get(newName)).exists) throw nameTaken()
          transaction.delete(oldName)
          transaction.create(newName, { modelId: id })
        }
        transaction.update(models.doc(id), stored.data(after))
        note?.(transaction, after, before)
        return after
      })
    },

    async remove(id: string, note: Note): Promise<void> {
      await firestore.runTransaction(async (transaction) => {
        const model = stored.read(await transaction.get(models.doc(id)))
        if (!model) throw noModel()
        transaction.delete(nameOf(model.displayName))
        transaction.delete(models.doc(id))
        note(transaction, null, model)
      })
    },

    /** Tells of the present state and of every change. Returns a function that stops it. */
    watch(listener: { changed(): void; failed(error: Error): void }): () => void {
      return models.select('updatedAt').onSnapshot(
        () => listener.changed(),
        (error) => listener.failed(error),
      )
    },
  }
}

const canonical = (displayName: string) =>
  displayName.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
/** `selection` is what tailors a CV without a model. */
const isReserved = (displayName: string) =>
  [BUILT_IN.displayName, BUILT_IN.id, 'selection'].map(canonical).includes(canonical(displayName))

const noModel = () => new AppError('not-found', 'There is no such model')
const nameTaken = () =>
  new AppError('conflict', 'Another model has this name', {
    reason: 'name-taken',
    errors: [{ field: 'displayName', message: 'is taken by another model' }],
  })
