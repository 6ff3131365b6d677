// The process in which one document at a time is read; see reader.ts.
import { newId } from '../../services/platform/ids.ts'
import { answerQuestions } from '../../services/platform/reading-process.ts'
import { readDocument } from './read-document.ts'
import type { Question } from './reader.ts'

answerQuestions(({ bytes, contentType }: Question) =>
  readDocument({ bytes: Buffer.from(bytes), contentType, newId }),
)
