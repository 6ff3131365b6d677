// What the chat asks the shop for, besides answers. Everything belongs to the customer's account, or to this browser.
import type {
  Conversation,
  ConversationWithMessages,
  Feedback,
  HandOverRequest,
} from '../../../../services/assistant/conversations/schemas.ts'
import type { createApi } from '../../../src/api.ts'

type Api = Pick<ReturnType<typeof createApi>, 'get' | 'post' | 'patch' | 'delete'>

export interface RequestsDeps {
  api: Api
  handle: string
  /** Done before each request. */
  prepare: () => Promise<unknown>
}

export function createRequests({ api, handle, prepare }: RequestsDeps) {
  const assistant = `/shops/${handle}/assistant`
  const all = `${assistant}/conversations`
  const prepared = async <Answer>(send: () => Promise<Answer>): Promise<Answer> => {
    await prepare()
    return send()
  }
  return {
    prepare,
    list: () => prepared(async () => (await api.get<{ items: Conversation[] }>(all)).items),
    get: (id: string) => prepared(() => api.get<ConversationWithMessages>(`${all}/${id}`)),
    rename: (id: string, title: string) => prepared(() => api.patch<Conversation>(`${all}/${id}`, { title })),
    remove: (id: string) => prepared(() => api.delete(`${all}/${id}`)),
    handOver: (id: string, body: HandOverRequest) =>
      prepared(() => api.post<Conversation>(`${all}/${id}/hand-over`, body)),
    resume: (id: string) => prepared(() => api.post<Conversation>(`${all}/${id}/resume`)),
    judge: (messageId: string, feedback: Feedback) =>
      prepared(() => api.post(`${assistant}/messages/${messageId}/feedback`, feedback)),
    /** Where the browser saves it from. */
    exportAddress: (id: string, format: 'markdown' | 'json') =>
      `/api/v1${all}/${id}/export?${new URLSearchParams({ format })}`,
  }
}
export type Requests = ReturnType<typeof createRequests>
