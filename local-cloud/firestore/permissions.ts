import type { ApiPermissions } from '../grpc-guard.ts'
import type { ListenRequest } from './listen/messages.ts'
import { targetChange } from './wire/listen-answers.ts'
import type { WriteMessage } from './writes/messages.ts'

const BEGIN = 'datastore.databases.get'
const GET = 'datastore.entities.get'
const LIST = 'datastore.entities.list'
const CREATE = 'datastore.entities.create'
const UPDATE = 'datastore.entities.update'
const DELETE = 'datastore.entities.delete'

interface Request {
  database?: string
  name?: string
  parent?: string
  document?: { name?: string }
  writes?: WriteMessage[]
  currentDocument?: WriteMessage['currentDocument'] | undefined
  newTransaction?: object
}

type Permissions = readonly string[] | ((request: Request) => readonly string[])

/** A write that says nothing of whether its document exists may create it and may change it. */
function ofWrite({
  delete: deleted,
  currentDocument,
}: Pick<Request, 'currentDocument'> & { delete?: string }): readonly string[] {
  if (deleted !== undefined) return [DELETE]
  if (!currentDocument?.conditionType) return [CREATE, UPDATE]
  return currentDocument.exists === false ? [CREATE] : [UPDATE]
}

const ofWrites = ({ writes = [] }: Request) =>
  writes.length === 0 ? [BEGIN] : [...new Set(writes.flatMap(ofWrite))]

/** A read may begin the transaction that it belongs to. */
const reading =
  (...permissions: string[]) =>
  ({ newTransaction }: Request) =>
    newTransaction ? [...permissions, BEGIN] : permissions

/**
 * By method: the field of the request that names the database, and the permissions.
 * Source: https://cloud.google.com/firestore/docs/security/iam#required_permissions
 */
const METHODS: Record<string, [field: (request: Request) => string | undefined, Permissions]> = {
  GetDocument: [({ name }) => name, reading(GET)],
  BatchGetDocuments: [({ database }) => database, reading(GET)],
  ListDocuments: [({ parent }) => parent, [GET, LIST]],
  ListCollectionIds: [({ parent }) => parent, [LIST]],
  RunQuery: [({ parent }) => parent, reading(GET, LIST)],
  RunAggregationQuery: [({ parent }) => parent, reading(GET, LIST)],
  PartitionQuery: [({ parent }) => parent, [GET, LIST]],
  ExecutePipeline: [({ database }) => database, reading(GET, LIST)],
  Listen: [({ database }) => database, [GET, LIST]],
  BeginTransaction: [({ database }) => database, [BEGIN]],
  Rollback: [({ database }) => database, [BEGIN]],
  Commit: [({ database }) => database, ofWrites],
  BatchWrite: [({ database }) => database, ofWrites],
  Write: [({ database }) => database, ofWrites],
  CreateDocument: [({ parent }) => parent, [CREATE]],
  UpdateDocument: [({ document }) => document?.name, ofWrite],
  DeleteDocument: [({ name }) => name, [DELETE]],
}

export function firestorePermissions(projectId: string): ApiPermissions {
  // What names no database cannot be allowed by a binding for one.
  const resourceOf = (name = '') => {
    const id = /^projects\/[^/]+\/databases\/([^/]+)/.exec(name)?.[1]
    return id === undefined ? `project/${projectId}` : `database/${id}`
  }
  return {
    service: 'google.firestore.v1.Firestore',
    demands: Object.fromEntries(
      Object.entries(METHODS).map(([method, [field, permissions]]) => [
        method,
        (request: Request) => {
          const resource = resourceOf(field(request))
          const needed = typeof permissions === 'function' ? permissions(request) : permissions
          return needed.map((permission) => ({ permission, resource }))
        },
      ]),
    ),
    refusal: () => 'Missing or insufficient permissions.',
    // A listener hears that its target is gone and why; the stream may have others.
    refusalsIn: {
      Listen: ({ addTarget, removeTarget = 0 }: ListenRequest, { code, details }) =>
        targetChange({
          type: 'REMOVE',
          targets: [addTarget?.targetId ?? removeTarget],
          cause: { code, message: details },
        }),
    },
  }
}
