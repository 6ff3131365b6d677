// The assistant of the person's shop, as the API has it.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  AskedQuestion,
  QuestionQuery,
  Trial,
  TrialRequest,
} from '../../../../../services/assistant/conversations/schemas.ts'
import type { AssistantDay } from '../../../../../services/assistant/figures/schemas.ts'
import type {
  AssistantSettingsEdit,
  AssistantState,
} from '../../../../../services/assistant/settings/schemas.ts'
import type { PageOf } from '../../../../../services/platform/schemas.ts'
import type { Faq, FaqCreation } from '../../../../../services/shop/faqs/schemas.ts'
import { ApiError, api } from '../../../api.ts'
import { queryClient } from '../../../query-client.ts'

const stateKey = ['assistant', 'state'] as const
const figuresKey = ['assistant', 'figures'] as const
const questionsKey = ['assistant', 'questions'] as const

/** Null for somebody who has no shop. */
export const assistantQuery = queryOptions({
  queryKey: stateKey,
  async queryFn(): Promise<AssistantState | null> {
    try {
      return await api.get<AssistantState>('/assistant/settings')
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null
      throw error
    }
  },
})

export const figuresQuery = (days: number) =>
  queryOptions({
    queryKey: [...figuresKey, days],
    queryFn: async () =>
      (await api.get<{ items: AssistantDay[] }>('/assistant/figures', { query: { days } })).items,
    placeholderData: (before) => before,
  })

export const questionsQuery = (outcome: QuestionQuery['outcome']) =>
  infiniteQueryOptions({
    queryKey: [...questionsKey, outcome ?? 'all'],
    queryFn: ({ pageParam, signal }) =>
      api.get<PageOf<AskedQuestion>>('/assistant/questions', {
        query: { outcome, cursor: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  })

export async function editAssistant(edit: AssistantSettingsEdit): Promise<void> {
  queryClient.setQueryData(stateKey, await api.patch<AssistantState>('/assistant/settings', edit))
}

/** All entries are made anew, while the present ones answer. */
export async function readAgain(): Promise<void> {
  await api.post('/assistant/knowledge/rebuild')
  await queryClient.invalidateQueries({ queryKey: stateKey })
}

export const tryOut = (request: TrialRequest, signal: AbortSignal) =>
  api.post<Trial>('/assistant/trial', request, { signal })

/** The same message twice gives the same FAQ. */
export async function makeFaq(messageId: string, faq: FaqCreation): Promise<Faq> {
  const made = await api.post<Faq>(`/assistant/messages/${messageId}/faq`, faq)
  void queryClient.invalidateQueries({ queryKey: questionsKey })
  void queryClient.invalidateQueries({ queryKey: ['assistant', 'conversation'] })
  return made
}

/** Something was asked or answered. */
export function refreshFigures(): void {
  for (const queryKey of [stateKey, figuresKey, questionsKey])
    void queryClient.invalidateQueries({ queryKey })
}
