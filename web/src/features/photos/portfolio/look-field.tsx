import type { PortfolioLook } from '../../../../../services/photos/portfolio/schemas.ts'
import { cx } from '../../../ui/cx.ts'

interface LookFieldProps {
  value: PortfolioLook
  onValueChange: (value: PortfolioLook) => void
}

const LOOKS: { value: PortfolioLook; label: string; hint: string }[] = [
  { value: 'grid', label: 'Grid', hint: 'Rows of photos, close together' },
  { value: 'editorial', label: 'Editorial', hint: 'Like a magazine, with words' },
  { value: 'wall', label: 'Wall', hint: 'Framed, on a dark wall' },
]

export const LookField = ({ value, onValueChange }: LookFieldProps) => (
  <fieldset>
    <legend className="mb-2 font-medium text-sm">Look</legend>
    <div className="grid gap-3 sm:grid-cols-3">
      {LOOKS.map((look) => (
        <label
          key={look.value}
          className="relative grid cursor-pointer gap-2 rounded-md border p-3 has-checked:border-accent has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
        >
          <input
            type="radio"
            name="look"
            checked={value === look.value}
            onChange={() => onValueChange(look.value)}
            className="absolute inset-0 cursor-pointer appearance-none rounded-md outline-none"
          />
          <Sketch look={look.value} />
          <span className="font-medium text-sm">{look.label}</span>
          <span className="text-ink-soft text-note">{look.hint}</span>
        </label>
      ))}
    </div>
  </fieldset>
)

/** How the pages are laid out, in a few strokes. */
function Sketch({ look }: { look: PortfolioLook }) {
  const [wall, photo] =
    look === 'wall' ? ['fill-[#171513]', 'fill-[#ede7db]'] : ['fill-paper-sunk', 'fill-ink-faint']
  return (
    <svg viewBox="0 0 90 54" aria-hidden="true" className="w-full rounded-sm">
      <rect width="90" height="54" className={wall} />
      {SHAPES[look].map(([x, y, width, height]) => (
        <rect key={`${x} ${y}`} {...{ x, y, width, height }} className={cx(photo)} />
      ))}
    </svg>
  )
}

const SHAPES: Record<PortfolioLook, [x: number, y: number, width: number, height: number][]> = {
  grid: [
    [4, 4, 26, 22],
    [31, 4, 18, 22],
    [50, 4, 36, 22],
    [4, 27, 34, 22],
    [39, 27, 26, 22],
    [66, 27, 20, 22],
  ],
  editorial: [
    [8, 5, 40, 4],
    [8, 13, 74, 20],
    [8, 37, 42, 13],
    [58, 37, 24, 13],
  ],
  wall: [
    [12, 17, 24, 18],
    [44, 15, 14, 22],
    [66, 18, 14, 16],
  ],
}
