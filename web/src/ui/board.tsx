// Columns of cards. A card is moved by dragging it, by mouse or by touch, by its menu, or by the arrow keys on that menu's button.
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { GripVertical } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { type BoardPlace, placeBeside, placeByKey } from './board-places.ts'
import { dragByTouch } from './board-touch.ts'
import { cx } from './cx.ts'
import { IconButton } from './icon-button.tsx'
import { Menu, MenuItem, MenuLabel } from './menu.tsx'

export interface BoardColumn<Card> {
  id: string
  heading: string
  cards: readonly Card[]
}

export interface BoardProps<Card> {
  label: string
  columns: readonly BoardColumn<Card>[]
  keyOf: (card: Card) => string
  /** What a screen reader calls the card. */
  nameOf: (card: Card) => string
  render: (card: Card) => ReactNode
  onMove: (card: Card, place: BoardPlace) => void
}

/** Milliseconds in which a moved card arrives at its place. */
const FOLLOWED_MS = 2000

export function Board<Card>({ label, columns, keyOf, nameOf, render, onMove }: BoardProps<Card>) {
  const [over, setOver] = useState<BoardPlace | null>(null)
  const [said, setSaid] = useState('')
  const focusNext = useRef({ key: '', until: 0 })
  const board = useRef<HTMLDivElement>(null)
  const latest = useRef({ columns, move })
  latest.current = { columns, move }

  function move(key: string, place: BoardPlace) {
    const cards = columns.flatMap((column) => column.cards)
    const card = cards.find((each) => keyOf(each) === key)
    const column = columns.find(({ id }) => id === place.column)
    if (!card || !column || place.before === key) return
    const others = column.cards.map(keyOf).filter((each) => each !== key)
    const at = place.before === null ? others.length : others.indexOf(place.before)
    setSaid(`${nameOf(card)}: ${column.heading}, place ${at + 1} of ${others.length + 1}`)
    onMove(card, place)
  }

  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => typeof source.data.card === 'string',
        onDrag: ({ location }) => setOver(overOf(location.current.dropTargets[0]?.data)),
        onDrop({ source, location }) {
          setOver(null)
          const place = overOf(location.current.dropTargets[0]?.data)
          if (place) latest.current.move(String(source.data.card), place)
        },
      }),
    [],
  )

  useEffect(() => {
    if (!board.current) return
    return dragByTouch(board.current, {
      onOver: (place) => setOver((shown) => (isSamePlace(shown, place) ? shown : place)),
      onDrop: (key, place) => latest.current.move(key, place),
    })
  }, [])

  // A card that went to another place is a new element there, so the focus would be lost.
  useEffect(() => {
    const { key, until } = focusNext.current
    if (Date.now() > until || document.activeElement !== document.body) return
    board.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(key)}"] [data-move]`)?.focus()
  })

  const keepFocus = (key: string) => {
    focusNext.current = { key, until: Date.now() + FOLLOWED_MS }
  }

  function onKeyDown(event: KeyboardEvent, key: string) {
    const keys = columns.map(({ id, cards }) => ({ id, cards: cards.map(keyOf) }))
    const place = placeByKey(keys, key, event.key)
    if (place === undefined) return
    event.preventDefault()
    if (place === null) return
    keepFocus(key)
    move(key, place)
  }

  return (
    <>
      <section
        ref={board}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an area that scrolls must be reachable with the keyboard
        tabIndex={0}
        className="-mx-4 flex snap-x scroll-px-4 items-start gap-3 overflow-x-auto px-4 pb-3 max-md:snap-mandatory md:-mx-8 md:scroll-px-8 md:px-8"
      >
        {columns.map((column) => (
          <Column key={column.id} column={column} isOver={over?.column === column.id}>
            {column.cards.map((card) => (
              <BoardCard
                key={keyOf(card)}
                id={keyOf(card)}
                column={column.id}
                next={keyAfter(column.cards.map(keyOf), keyOf(card))}
                isBelowGap={over?.column === column.id && over.before === keyOf(card)}
                move={
                  <Menu
                    trigger={
                      <IconButton
                        size="sm"
                        data-move=""
                        label={`Move ${nameOf(card)}`}
                        aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown"
                        onKeyDown={(event) => onKeyDown(event, keyOf(card))}
                      >
                        <GripVertical />
                      </IconButton>
                    }
                  >
                    <MenuLabel>Move to…</MenuLabel>
                    {columns
                      .filter(({ id }) => id !== column.id)
                      .map(({ id, heading, cards }) => (
                        <MenuItem
                          key={id}
                          onSelect={() => {
                            keepFocus(keyOf(card))
                            const [first] = cards
                            move(keyOf(card), { column: id, before: first ? keyOf(first) : null })
                          }}
                        >
                          {heading}
                        </MenuItem>
                      ))}
                  </Menu>
                }
              >
                {render(card)}
              </BoardCard>
            ))}
            <Gap isShown={over?.column === column.id && over.before === null} />
          </Column>
        ))}
      </section>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  )
}

function Column<Card>({
  column,
  isOver,
  children,
}: {
  column: BoardColumn<Card>
  isOver: boolean
  children: ReactNode
}) {
  const ref = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!ref.current) return
    return dropTargetForElements({
      element: ref.current,
      getData: () => ({ column: column.id, before: null }),
    })
  }, [column.id])
  return (
    <section
      ref={ref}
      data-column={column.id}
      aria-label={column.heading}
      className={cx(
        'grid w-[min(17.5rem,82vw)] shrink-0 snap-start content-start gap-2 rounded-lg p-2 transition-colors',
        isOver ? 'bg-accent-wash' : 'bg-paper-sunk',
      )}
    >
      <h2 className="flex items-baseline gap-2 px-1.5 py-1 font-semibold text-sm">
        {column.heading}
        <span className="font-normal text-ink-soft text-xs">{column.cards.length}</span>
      </h2>
      <ul className="grid min-h-14 content-start gap-2">{children}</ul>
    </section>
  )
}

interface BoardCardProps {
  id: string
  column: string
  next: string | null
  isBelowGap: boolean
  move: ReactNode
  children: ReactNode
}

function BoardCard({ id, column, next, isBelowGap, move, children }: BoardCardProps) {
  const ref = useRef<HTMLLIElement>(null)
  const [isDragged, setDragged] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    return combine(
      draggable({
        element,
        getInitialData: () => ({ card: id }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        getData: ({ input }) => {
          const { top, height } = element.getBoundingClientRect()
          return { column, before: placeBeside({ id, next, at: input.clientY - top, height }) }
        },
      }),
    )
  }, [id, column, next])
  return (
    <>
      <Gap isShown={isBelowGap} />
      <li
        ref={ref}
        data-card={id}
        className={cx(
          'flex items-start gap-1 rounded-md border bg-paper-raised py-2.5 pr-3 pl-1 pointer-coarse:select-none pointer-coarse:[-webkit-touch-callout:none]',
          isDragged && 'opacity-45',
        )}
      >
        {move}
        <div className="grid min-w-0 flex-1 gap-1 pt-1">{children}</div>
      </li>
    </>
  )
}

/** Where a dragged card will be. */
const Gap = ({ isShown }: { isShown: boolean }) =>
  isShown ? <li aria-hidden="true" className="h-1 rounded-sm bg-accent" /> : null

const overOf = (data: Record<string | symbol, unknown> | undefined): BoardPlace | null =>
  typeof data?.column === 'string'
    ? { column: data.column, before: typeof data.before === 'string' ? data.before : null }
    : null

const isSamePlace = (one: BoardPlace | null, other: BoardPlace | null) =>
  one?.column === other?.column && one?.before === other?.before

const keyAfter = (keys: readonly string[], key: string) => keys[keys.indexOf(key) + 1] ?? null
