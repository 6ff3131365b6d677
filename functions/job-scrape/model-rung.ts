// The rung of the model: what the rules cannot read of a page, or leave open of a text.
import { describe } from '../../services/careers/postings/description.ts'
import { readWithModel } from '../../services/careers/postings/read-with-model.ts'
import { fillIn } from '../../services/careers/postings/reading.ts'
import { refuse } from '../../services/careers/postings/refusal.ts'
import type { AnswerQuestion } from '../../services/careers/tailoring/ask-model.ts'
import type { Climbed } from './ladder.ts'

/** What a pasted text often says in a way that no rule knows. */
const OFTEN_MISSING = ['title', 'company', 'places', 'salary', 'employmentTypes', 'remote'] as const

export function createModelRung(answer: AnswerQuestion) {
  return {
    /** Reads what a browser saw. */
    async readSeen(text: string): Promise<Climbed> {
      const reading = await readWithModel({ text, answer })
      return reading ? { read: { reading, page: null } } : { refusal: refuse('no-posting') }
    },

    /** Goes on where the rules did not find a posting in what the person sent, or neither title nor company. */
    async afterRules(climbed: Climbed, content: string): Promise<Climbed> {
      if (climbed === 'browser') return climbed
      if ('refusal' in climbed) {
        if (climbed.refusal.refused !== 'no-posting') return climbed
        const reading = await readWithModel({ text: describe(content).text, answer })
        return reading ? { read: { reading, page: content } } : climbed
      }
      const { reading, page } = climbed.read
      if (reading.fields.title && reading.fields.company) return climbed
      const told = await readWithModel({ text: reading.fields.descriptionText ?? '', answer })
      return told ? { read: { reading: fillIn(reading, told, [...OFTEN_MISSING]), page } } : climbed
    },
  }
}
