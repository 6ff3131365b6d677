// The process in which one catalogue at a time is read; see reader.ts.
import { answerQuestions } from '../../services/platform/reading-process.ts'
import { type CatalogueQuestion, readCatalogue } from '../../services/shop/imports/rows/read-catalogue.ts'

answerQuestions(async (question: CatalogueQuestion) => readCatalogue(question))
