import { api } from '../../../src/api.ts'
import { freshCustomer } from '../../customer.ts'
import type { TabMemoryStore } from '../door/tab-memory.ts'
import { createAsking } from '../talk/asking.ts'
import { createChatStore } from '../talk/chat-store.ts'
import { createRequests } from '../talk/requests.ts'

export function createChat(handle: string, memory: TabMemoryStore) {
  const requests = createRequests({ api, handle, prepare: freshCustomer })
  const ask = createAsking({ handle, fetch: (...request) => fetch(...request) })
  const store = createChatStore({ requests, ask, memory, newId, now: () => new Date().toISOString() })
  return { requests, store }
}

/** `crypto.randomUUID` is missing where the shop is tried without TLS. */
const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
