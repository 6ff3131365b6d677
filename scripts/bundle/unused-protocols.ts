import { readFileSync } from 'node:fs'
import type { Plugin } from 'rolldown'

interface Namespace {
  nested?: Record<string, Namespace>
}

/**
 * Firestore's client includes the protocol of the database administration service, and describes it to gRPC at every
 * start, which is two fifths of that work. None of the bundled code administers databases.
 */
export const unusedProtocols: Plugin = {
  name: 'unused-protocols',
  load(id) {
    if (!id.endsWith('/firestore-api/build/protos/protos.json')) return null
    const root = JSON.parse(readFileSync(id, 'utf8')) as Namespace
    const firestore = root.nested?.google?.nested?.firestore?.nested
    if (!firestore?.admin) throw new Error(`${id} is not laid out as it was`)
    delete firestore.admin
    return { code: JSON.stringify(root), moduleType: 'json' }
  },
}
