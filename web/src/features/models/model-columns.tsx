import type { KeyHealth, Model, ModelHealth } from '../../../../services/ai/schemas.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import type { DataColumn } from '../../ui/data-table.tsx'
import { formatClock, formatCount, formatDate } from '../../ui/format.ts'
import { PROVIDERS } from './model-form.ts'
import { ModelMenu } from './model-menu.tsx'

export interface ModelRow extends Model {
  keys: ModelHealth['keys']
}

const KEY_TONES: Record<KeyHealth['state'], Tone> = {
  ready: 'ok',
  resting: 'warn',
  refused: 'danger',
  missing: 'neutral',
}

function keyWords({ state, restsUntil }: KeyHealth): string {
  if (state === 'ready') return 'ready'
  if (state === 'missing') return 'no key'
  const until = restsUntil ? ` until ${formatClock(restsUntil)}` : ''
  return state === 'refused' ? `refused${until}` : `rests${until}`
}

const providerName = ({ provider }: Model) =>
  PROVIDERS.find(({ value }) => value === provider)?.label ?? 'This server'

export const modelColumns: DataColumn<ModelRow>[] = [
  {
    id: 'name',
    heading: 'Name',
    isTitle: true,
    sortBy: ({ displayName }) => displayName,
    cell: ({ displayName, modelName, description, provider }) => (
      <span className="grid">
        <span className="font-medium">{displayName}</span>
        <span className="text-ink-faint text-note">{provider === 'built-in' ? description : modelName}</span>
      </span>
    ),
  },
  { id: 'provider', heading: 'Provider', sortBy: providerName, cell: providerName },
  {
    id: 'state',
    heading: 'State',
    cell: ({ isActive, isAvailable, retiredAt, isLoginRequired }) => (
      <span className="flex flex-wrap gap-1">
        {retiredAt && <Badge tone="danger">Retired {formatDate(retiredAt)}</Badge>}
        {!retiredAt && !isActive && <Badge>Off</Badge>}
        {!retiredAt && isActive && (
          <Badge tone={isAvailable ? 'ok' : 'warn'}>{isAvailable ? 'Available' : 'Cannot answer'}</Badge>
        )}
        {!isLoginRequired && <Badge tone="info">For everybody</Badge>}
      </span>
    ),
  },
  {
    id: 'keys',
    heading: 'Keys',
    cell: ({ keys, provider }) =>
      keys.length === 0 ? (
        <span className="text-ink-faint">{provider === 'built-in' ? 'Needs none' : 'None named'}</span>
      ) : (
        <ul className="grid gap-1">
          {keys.map((key) => (
            <li key={`${key.secretName} ${key.number}`} className="flex flex-wrap items-center gap-x-2">
              <span className="text-note">
                {key.secretName} {key.number}
              </span>
              <Badge tone={KEY_TONES[key.state]}>{keyWords(key)}</Badge>
            </li>
          ))}
        </ul>
      ),
  },
  {
    id: 'limit',
    heading: 'A day',
    className: 'md:whitespace-nowrap',
    sortBy: ({ dailyLimit }) => dailyLimit ?? Number.POSITIVE_INFINITY,
    cell: ({ dailyLimit }) => (dailyLimit === null ? 'No limit' : formatCount(dailyLimit, 'answer')),
  },
  {
    id: 'actions',
    heading: '',
    className: 'md:w-12',
    cell: (model) => <ModelMenu model={model} />,
  },
]
