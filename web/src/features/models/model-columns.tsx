import type { KeyHealth, Model, ModelHealth, ModelUsage } from '../../../../services/ai/schemas.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import type { DataColumn } from '../../ui/data-table.tsx'
import { formatClock, formatCount } from '../../ui/format.ts'
import { Progress } from '../../ui/progress.tsx'
import { PROVIDERS } from './model-form.ts'
import { ModelMenu } from './model-menu.tsx'
import { stateOf } from './model-state.ts'

export interface ModelRow extends Model {
  keys: ModelHealth['keys']
  /** Its turn among those that can be asked, from 1; null for one that is not asked. */
  turn: number | null
  /** What it did today (UTC); undefined while that is not known. */
  today: Pick<ModelUsage, 'answers' | 'failures'> | undefined
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
    id: 'turn',
    heading: 'Turn',
    className: 'md:w-16',
    sortBy: ({ turn, order }) => turn ?? 10_000 + order,
    cell: ({ turn, provider }) =>
      provider === 'built-in' ? 'Last' : (turn ?? <span className="text-ink-faint">Not asked</span>),
  },
  {
    id: 'name',
    heading: 'Name',
    isTitle: true,
    sortBy: ({ displayName }) => displayName,
    cell: ({ displayName, modelName, description, provider }) => (
      <span className="grid">
        <span className="font-medium">{displayName}</span>
        <span className="text-ink-faint text-note wrap-anywhere">
          {provider === 'built-in' ? description : modelName}
        </span>
      </span>
    ),
  },
  {
    id: 'provider',
    heading: 'Provider',
    className: 'md:whitespace-nowrap',
    sortBy: providerName,
    cell: providerName,
  },
  {
    id: 'state',
    heading: 'State',
    cell: (model) => {
      const { tone, words, advice } = stateOf(model)
      return (
        <span className="grid gap-1">
          <span className="flex flex-wrap gap-1">
            <Badge tone={tone}>{words}</Badge>
            {!model.isLoginRequired && <Badge tone="info">For everybody</Badge>}
          </span>
          {advice && <span className="text-ink-soft text-note">{advice}</span>}
        </span>
      )
    },
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
    id: 'today',
    heading: 'Today',
    className: 'md:w-40',
    sortBy: ({ today }) => today?.answers ?? 0,
    cell: (model) => <Today {...model} />,
  },
  {
    id: 'actions',
    heading: '',
    className: 'md:w-12',
    cell: (model) => <ModelMenu model={model} />,
  },
]

/** The share of a limit from which on it is shown as nearly used up. */
const NEARLY = 0.8

function Today({ displayName, dailyLimit, today }: ModelRow) {
  if (!today) return null
  const { answers, failures } = today
  return (
    <span className="grid gap-1">
      <span>
        {dailyLimit === null
          ? formatCount(answers, 'answer')
          : `${answers.toLocaleString('en')} of ${formatCount(dailyLimit, 'answer')}`}
      </span>
      {dailyLimit !== null && (
        <Progress
          label={`Answers of ${displayName} used today`}
          value={dailyLimit === 0 ? 1 : answers / dailyLimit}
          tone={answers >= dailyLimit ? 'danger' : answers >= dailyLimit * NEARLY ? 'warn' : 'accent'}
        />
      )}
      {failures > 0 && <span className="text-danger text-note">{formatCount(failures, 'failure')}</span>}
    </span>
  )
}
