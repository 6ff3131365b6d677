import Type, { type Static } from 'typebox'
import { documents } from '../../platform/documents.ts'
import { shortListFacts, shortListFields } from '../short-lists/record.ts'
import { Faq } from './schemas.ts'

export const FAQS = 'shopFaqs'

const { id: _id, updatedAt: _updatedAt, ...fields } = Faq.properties

const FaqFacts = Type.Object({ ...fields, ...shortListFacts })
export type FaqFacts = Static<typeof FaqFacts> & { id: string }

const StoredFaq = Type.Object({ ...FaqFacts.properties, ...shortListFields })
export type FaqRecord = Static<typeof StoredFaq> & { id: string }
export const faqDocuments = documents(StoredFaq)
