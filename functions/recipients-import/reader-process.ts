// The process in which one list at a time is read; see reader.ts.
import { answerQuestions } from '../../services/platform/reading-process.ts'
import { type ListQuestion, readForStorage } from './read-list.ts'

answerQuestions((question: ListQuestion) => readForStorage(question))
