// Reads of a résumé only what a CV needs: its facts, and what one of its versions says.
import type { Firestore } from '@google-cloud/firestore'
import Type from 'typebox'
import { documents } from '../../platform/documents.ts'
import { nullable } from '../../platform/schemas.ts'
import { ResumeContent, ResumeStatus } from '../resumes/schemas.ts'
import type { SourcesDeps } from './sources.ts'

const facts = documents(
  Type.Object({
    ownerId: Type.String(),
    state: Type.Enum(['live', 'deleting']),
    status: ResumeStatus,
    title: Type.String(),
    version: Type.Number(),
    language: nullable(Type.String()),
  }),
)
const versions = documents(Type.Object({ content: ResumeContent }))

export const createResumeReading = (firestore: Firestore): SourcesDeps['resumes'] => ({
  async get(id) {
    const snapshot = await firestore.collection('resumes').doc(id).get()
    // Only a note is left of one that was removed.
    return snapshot.get('state') === 'removed' ? null : facts.read(snapshot)
  },
  async content(id, version) {
    const snapshot = await firestore.collection('resumeVersions').doc(`${id}_${version}`).get()
    return versions.read(snapshot)?.content ?? null
  },
})
