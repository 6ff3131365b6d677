// Everything that is demanded of the synthesized cloud.
import type { Rule } from './rule.ts'
import { backupRules } from './rules/backups.ts'
import { bootstrapRules } from './rules/bootstrap.ts'
import { bucketRules } from './rules/buckets.ts'
import { databaseRules } from './rules/database.ts'
import { deployerRules } from './rules/deployers.ts'
import { edgeRules } from './rules/edge.ts'
import { edgeDoorRules } from './rules/edge-doors.ts'
import { eventRules } from './rules/events.ts'
import { everythingRules } from './rules/everything.ts'
import { exposureRules } from './rules/exposure.ts'
import { firewallRules } from './rules/firewall.ts'
import { monitoringRules } from './rules/monitoring.ts'
import { rightsRules } from './rules/rights.ts'
import { serviceRules } from './rules/services.ts'
import { trailRules } from './rules/trail.ts'
import { unjudgedRule } from './rules/unjudged.ts'
import { variableRules } from './rules/variables.ts'

const single: readonly Rule[] = [
  ...exposureRules,
  ...rightsRules,
  ...deployerRules,
  ...serviceRules,
  ...variableRules,
  ...eventRules,
  ...bucketRules,
  ...databaseRules,
  ...backupRules,
  ...edgeRules,
  ...edgeDoorRules,
  ...firewallRules,
  ...bootstrapRules,
  ...monitoringRules,
  ...trailRules,
  ...everythingRules,
]

export const rules: readonly Rule[] = [...single, unjudgedRule(single)]
