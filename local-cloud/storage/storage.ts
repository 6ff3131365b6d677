// Cloud Storage on one machine: the JSON API, the XML API and their uploads over node:http, with the buckets of the
// description, real permissions and signatures, and Pub/Sub notifications.

import type { IncomingMessage, ServerResponse } from 'node:http'
import { tellNobody } from '../happenings.ts'
import { createAccess } from './access.ts'
import { createBlobs } from './blobs.ts'
import type { Call } from './call.ts'
import { openDatabase } from './database.ts'
import { createDirect } from './direct.ts'
import { createJsonApi, jsonPath } from './json-api.ts'
import { createJsonBuckets } from './json-buckets.ts'
import { createJsonCopies } from './json-copies.ts'
import { createJsonObjects } from './json-objects.ts'
import { createJsonUploads } from './json-uploads.ts'
import { createLifecycle } from './lifecycle.ts'
import { createListing } from './listing.ts'
import { createLook, type StorageLook } from './look.ts'
import { createNotifications } from './notifications.ts'
import { createObjects } from './objects.ts'
import { operationOf } from './operation.ts'
import { createPolicyUploads } from './policy-uploads.ts'
import { splitTarget } from './raw-url.ts'
import { createRequestBody } from './request-body.ts'
import { createResumable } from './resumable.ts'
import { createSessions } from './sessions.ts'
import type { StorageDeps } from './storage-deps.ts'
import { createXmlApi } from './xml-api.ts'
import { createXmlObjects } from './xml-objects.ts'

export interface LocalStorage {
  /**
   * The handler for `http.createServer`. Give the server `requestTimeout: 0`, because Node's five minutes would cut
   * long uploads off.
   */
  handler(request: IncomingMessage, response: ServerResponse): void
  look: StorageLook
  /** Stops everything that runs by the clock and closes the database. Stop the server first. */
  close(): void
}

export function createStorage(deps: StorageDeps): LocalStorage {
  const { clock, dataDir, tell = tellNobody, isOut = () => false, log } = deps

  const database = openDatabase(dataDir)
  const blobs = createBlobs(dataDir, database)
  const access = createAccess(deps)
  const notifications = createNotifications(deps, database)
  const objects = createObjects({ database, blobs, notifications, clock })
  const sessions = createSessions({ database, blobs, clock })
  const resumable = createResumable({ sessions, blobs, objects, access })
  const direct = createDirect({ blobs, objects, access })
  const lifecycle = createLifecycle({ storage: deps, database, objects, sessions })

  const list = createListing(database)

  const json = createJsonApi({
    access,
    isOut,
    buckets: createJsonBuckets(deps, access),
    objects: createJsonObjects({ access, objects, blobs, list, clock }),
    copies: createJsonCopies({ access, objects, blobs }),
    uploads: createJsonUploads({ access, direct, objects, sessions, resumable }),
  })
  const xml = createXmlApi({
    storage: deps,
    access,
    isOut,
    sessions,
    objects: createXmlObjects({ access, objects, blobs, direct, sessions, resumable }),
    forms: createPolicyUploads({ storage: deps, access, direct }),
  })

  const closing = new AbortController()
  blobs
    .collect(closing.signal)
    .catch((error) => log?.('Could not collect orphaned files', { error: String(error) }))
  notifications.flush()
  lifecycle.start()

  function report({ response, body, method, path, query, account, sent }: Call) {
    const operation = operationOf({ method, path, query })
    const status = response.headersSent ? response.statusCode : 499
    if (operation) tell({ kind: 'object', ...operation, received: body.size, sent, status, account })
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const { path, rawQuery } = splitTarget(request.url ?? '/')
    const method = request.method ?? 'GET'
    const body = createRequestBody(request)
    const query = new URLSearchParams(rawQuery)
    const call: Call = { request, response, body, method, path, rawQuery, query, account: null, sent: 0 }
    response.once('close', () => report(call))
    response.setHeader('Server', 'UploadServer')
    try {
      const jsonRequest = jsonPath(path)
      await (jsonRequest ? json(call, jsonRequest) : xml(call))
    } finally {
      await body.release()
    }
  }

  return {
    look: createLook({ list, objects, blobs }),
    handler(request, response) {
      answer(request, response).catch((error) => {
        // A client that went away during an upload is not an error, and nobody is left to answer.
        if (request.destroyed || response.destroyed) return
        log?.('A storage request failed', { url: request.url, error: String(error?.stack ?? error) })
        if (response.headersSent) response.destroy()
        else response.writeHead(500, { 'Content-Type': 'text/plain' }).end('Internal Server Error')
      })
    },
    close() {
      closing.abort()
      lifecycle.stop()
      notifications.close()
      database.close()
    },
  }
}
