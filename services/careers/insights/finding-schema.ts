// What insights remember of a job, so that one more job does not make them read all the others again.
import Type, { type Static } from 'typebox'
import { nullable } from '../../platform/schemas.ts'
import { RemoteKind } from '../jobs/schemas.ts'
import { JobPay } from './schemas.ts'

export const Finding = Type.Object({
  jobId: Type.String(),
  title: Type.String(),
  company: Type.String(),
  /** Each inner list is one must-have: any of its skills covers it. */
  must: Type.Array(Type.Array(Type.String())),
  nice: Type.Array(Type.String()),
  /** Named by the posting, but neither as a must nor as nice to have. */
  named: Type.Array(Type.String()),
  salary: nullable(Type.Object({ yearly: Type.Integer(), currency: Type.String() })),
  places: Type.Array(Type.String()),
  /** Places without "Remote", which is a kind of its own. */
  towns: Type.Array(Type.String()),
  remote: nullable(RemoteKind),
  /** As the posting says it; null without amount, currency or period. */
  pay: nullable(Type.Omit(JobPay, ['jobId'])),
})
export type Finding = Static<typeof Finding>
