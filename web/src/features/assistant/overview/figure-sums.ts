import type { AssistantDay } from '../../../../../services/assistant/figures/schemas.ts'

export interface FigureSums {
  questions: number
  /** Of those that were answered or refused, 0 to 1; null without any. */
  answeredShare: number | null
  refused: number
  handedOver: number
  helped: number
  rated: number
}

export function sumsOf(days: readonly AssistantDay[]): FigureSums {
  const sum = (field: 'questions' | 'answered' | 'refused' | 'handedOver' | 'helped' | 'didNotHelp') =>
    days.reduce((total, day) => total + day[field], 0)
  const decided = sum('answered') + sum('refused')
  return {
    questions: sum('questions'),
    answeredShare: decided === 0 ? null : sum('answered') / decided,
    refused: sum('refused'),
    handedOver: sum('handedOver'),
    helped: sum('helped'),
    rated: sum('helped') + sum('didNotHelp'),
  }
}
