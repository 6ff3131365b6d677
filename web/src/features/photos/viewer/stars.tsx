import { Star } from 'lucide-react'
import { cx } from '../../../ui/cx.ts'

/** Five stars; choosing the one that is set takes all away. */
export function Stars({ rating, onRate }: { rating: number; onRate(rating: number): void }) {
  return (
    <fieldset className="flex items-center">
      <legend className="sr-only">Stars</legend>
      {[1, 2, 3, 4, 5].map((star) => (
        <button
          key={star}
          type="button"
          aria-label={star === 1 ? '1 star' : `${star} stars`}
          aria-pressed={rating >= star}
          onClick={() => onRate(rating === star ? 0 : star)}
          className={cx(
            'grid size-9 place-items-center rounded-sm hover:bg-wash',
            rating >= star ? 'text-accent' : 'text-ink-faint',
          )}
        >
          <Star aria-hidden="true" className={cx('size-5', rating >= star && 'fill-current')} />
        </button>
      ))}
    </fieldset>
  )
}
